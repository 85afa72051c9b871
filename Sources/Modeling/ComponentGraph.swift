// Components matched by name: who produces each quantity, who reads it, where its default comes from.
public import Documents
import Quantities

/// A component and the slot it fills.
public struct Placement: Sendable {
  /// The component.
  public var component: any Component
  /// Prefixed to the component's undotted names; `nil` for a component that fills no slot.
  public var slot: String?

  /// A component in a slot, or in none.
  public init(_ component: any Component, slot: String? = nil) {
    self.component = component
    self.slot = slot
  }

  /// The global name of one of the component's ports.
  public func globalName(_ port: String) -> String {
    guard let slot, !port.contains(".") else { return port }
    return slot + "." + port
  }

  /// What messages call it: `'nmc811' in slot 'cathode'`.
  var label: String {
    "'\(component.description.id)'" + (slot.map { " in slot '\($0)'" } ?? "")
  }
}

/// A named number of a graph.
public struct GraphQuantity: Sendable {
  /// Its global name.
  public let name: String
  /// The port that says most about it: the producer's, else the slot owner's, else the first reader's.
  public let port: Port
  /// The index of the placement whose port that is.
  public let owner: Int
  /// The placement that computes it; `nil` when it has to be supplied or has a default.
  public let producer: Int?
  /// Those who read it, in order of placement.
  public let readers: [Int]
  /// Its default, unless it is computed [SI].
  public let initial: Double?
  /// Why there is no default although some are declared: they disagree.
  let disagreement: String?
}

/// Components matched by name.
///
/// A slot's own default outranks those that other components declare for the same name; defaults of equal rank must
/// be equal.
public struct ComponentGraph: Sendable {
  /// The components and the slots they fill.
  public let placements: [Placement]
  /// All quantities, sorted by name.
  public let quantities: [GraphQuantity]
  let index: [String: Int]

  /// - Throws: Every name that two components produce, and every name declared with units of different dimensions.
  public init(_ placements: [Placement]) throws(Faults) {
    self.placements = placements
    var builders: [String: Builder] = [:]
    var faults = Faults()
    for (at, placement) in placements.enumerated() {
      for port in placement.component.description.outputs {
        let name = placement.globalName(port.name)
        var builder = builders[name] ?? Builder()
        if let other = builder.producer {
          faults.add(
            name, "is produced by both \(placements[other.placement].label) and \(placement.label)",
            remedy: "leave one of them out")
        } else {
          builder.producer = Declaration(placement: at, port: port)
        }
        builders[name] = builder
      }
      for port in placement.component.description.inputs {
        let local = placement.slot != nil && !port.name.contains(".")
        builders[placement.globalName(port.name), default: Builder()].readers.append(
          Declaration(placement: at, port: port, local: local))
      }
    }
    quantities = builders.keys.sorted().map { builders[$0]!.quantity($0, placements, &faults) }
    index = Dictionary(uniqueKeysWithValues: quantities.enumerated().map { ($1.name, $0) })
    try faults.throwIfAny()
  }

  /// What is known of a name; `nil` when no component declares it.
  public subscript(_ name: String) -> GraphQuantity? { index[name].map { quantities[$0] } }
}

private struct Declaration {
  var placement: Int
  var port: Port
  /// Declared under a name local to the slot: the slot owner's word.
  var local = false
}

private struct Builder {
  var producer: Declaration?
  var readers: [Declaration] = []

  func quantity(_ name: String, _ placements: [Placement], _ faults: inout Faults) -> GraphQuantity {
    let all = (producer.map { [$0] } ?? []) + readers
    let owner = producer ?? readers.first { $0.local } ?? readers.first { $0.port.initial != nil } ?? readers[0]
    for other in all where other.port.unit.dimension != owner.port.unit.dimension {
      faults.add(
        name,
        "is declared as \(owner.port.unit.dimension.described) [\(owner.port.unit)] by \(placements[owner.placement].label)"
          + " and as \(other.port.unit.dimension.described) [\(other.port.unit)] by \(placements[other.placement].label)",
        remedy: "one of the two must change")
    }
    let stated = readers.filter { $0.port.initial != nil }
    let local = stated.filter(\.local)
    let ranking = local.isEmpty ? stated : local
    var disagreement: String?
    if let first = ranking.first, let other = ranking.first(where: { $0.port.initial != first.port.initial }) {
      let unit = first.port.unit
      disagreement =
        "\(placements[first.placement].label) gives it the default \(Quantity(si: first.port.initial!, unit: unit))"
        + " and \(placements[other.placement].label) \(Quantity(si: other.port.initial!, unit: unit))"
    }
    return GraphQuantity(
      name: name, port: owner.port, owner: owner.placement, producer: producer?.placement,
      readers: readers.map(\.placement), initial: disagreement == nil ? ranking.first?.port.initial : nil,
      disagreement: disagreement)
  }
}
