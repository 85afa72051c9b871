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
    guard let slot, Self.isLocal(port) else { return port }
    return slot + "." + port
  }

  /// Whether a name is local to the slot, if there is one.
  static func isLocal(_ port: String) -> Bool {
    !port.utf8.contains(UInt8(ascii: "."))
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
  /// For each placement the quantities behind its inputs and its outputs, in its own order.
  let inputs: [[Int]]
  let outputs: [[Int]]

  /// - Throws: Every name that two components produce, and every name declared with units of different dimensions.
  public init(_ placements: [Placement]) throws(Faults) {
    self.placements = placements
    var builders: [Builder] = []
    var numbers: [String: Int] = [:]
    var (inputs, outputs): ([[Int]], [[Int]]) = ([], [])
    var faults = Faults()
    func number(_ placement: Placement, _ port: Port) -> Int {
      let name = placement.globalName(port.name)
      if let known = numbers[name] { return known }
      numbers[name] = builders.count
      builders.append(Builder(name: name))
      return builders.count - 1
    }
    let descriptions = placements.map(\.component.description)
    for (at, (placement, description)) in zip(placements, descriptions).enumerated() {
      outputs.append(description.outputs.map { number(placement, $0) })
      for (port, number) in outputs[at].enumerated() {
        if let other = builders[number].producer {
          faults.add(
            builders[number].name,
            "is produced by both \(placements[other.placement].label) and \(placement.label)",
            remedy: "leave one of them out")
        } else {
          builders[number].producer = Declaration(
            placement: at, port: port, isOutput: true, description.outputs[port])
        }
      }
      inputs.append(description.inputs.map { number(placement, $0) })
      for (port, number) in inputs[at].enumerated() {
        let isLocal = placement.slot != nil && Placement.isLocal(description.inputs[port].name)
        builders[number].readers.append(
          Declaration(placement: at, port: port, isOutput: false, isLocal: isLocal, description.inputs[port]))
      }
    }
    let order = builders.indices.sorted { builders[$0].name < builders[$1].name }
    var ranks = order
    for (rank, number) in order.enumerated() { ranks[number] = rank }
    quantities = order.map { builders[$0].quantity(placements, descriptions, &faults) }
    index = numbers.mapValues { ranks[$0] }
    self.inputs = inputs.map { $0.map { ranks[$0] } }
    self.outputs = outputs.map { $0.map { ranks[$0] } }
    try faults.throwIfAny()
  }

  /// What is known of a name; `nil` when no component declares it.
  public subscript(_ name: String) -> GraphQuantity? { index[name].map { quantities[$0] } }
}

/// What a graph is built from: small, since every port of every combination of materials has one.
private struct Declaration {
  let placement: Int
  /// Which of the component's outputs or inputs it is.
  let port: Int
  let isOutput: Bool
  /// Declared under a name local to the slot: the slot owner's word.
  let isLocal: Bool
  let dimension: Dimension
  let initial: Double?

  init(placement: Int, port: Int, isOutput: Bool, isLocal: Bool = false, _ declared: Port) {
    (self.placement, self.port, self.isOutput, self.isLocal) = (placement, port, isOutput, isLocal)
    (dimension, initial) = (declared.unit.dimension, declared.initial)
  }
}

private struct Builder {
  let name: String
  var producer: Declaration?
  var readers: [Declaration] = []

  func quantity(
    _ placements: [Placement], _ descriptions: [ComponentDescription], _ faults: inout Faults
  ) -> GraphQuantity {
    func port(_ declaration: Declaration) -> Port {
      let description = descriptions[declaration.placement]
      return declaration.isOutput ? description.outputs[declaration.port] : description.inputs[declaration.port]
    }
    let owner = producer ?? readers.first { $0.isLocal } ?? readers.first { $0.initial != nil } ?? readers[0]
    for other in readers where other.dimension != owner.dimension {
      let (mine, others) = (port(owner).unit, port(other).unit)
      faults.add(
        name,
        "is declared as \(mine.dimension.described) [\(mine)] by \(placements[owner.placement].label)"
          + " and as \(others.dimension.described) [\(others)] by \(placements[other.placement].label)",
        remedy: "one of the two must change")
    }
    // The slot owner's defaults outrank the others.
    let stated = readers.filter { $0.initial != nil }
    let ranking = stated.contains { $0.isLocal } ? stated.filter(\.isLocal) : stated
    var disagreement: String?
    if let first = ranking.first, let other = ranking.first(where: { $0.initial != first.initial }) {
      let unit = port(first).unit
      disagreement =
        "\(placements[first.placement].label) gives it the default \(Quantity(si: first.initial!, unit: unit))"
        + " and \(placements[other.placement].label) \(Quantity(si: other.initial!, unit: unit))"
    }
    return GraphQuantity(
      name: name, port: port(owner), owner: owner.placement, producer: producer?.placement,
      readers: readers.map(\.placement), initial: disagreement == nil ? ranking.first?.initial : nil,
      disagreement: disagreement)
  }
}
