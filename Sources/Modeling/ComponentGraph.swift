// Components matched by name: who produces each quantity, who reads it, where its default comes from.
public import Documents
import Quantities

/// A component and the slot it fills; many graphs may share one.
public final class Placement: Sendable {
  /// The component.
  public let component: any Component
  /// What the component says of itself.
  public let description: ComponentDescription
  /// Prefixed to the component's undotted names; `nil` for a component that fills no slot.
  public let slot: String?
  /// The global names of the component's ports, in its own order.
  let inputs: [String], outputs: [String]
  /// Whether an input's name is local to the slot.
  let isLocal: [Bool]

  /// A component in a slot, or in none.
  public init(_ component: any Component, slot: String? = nil) {
    self.component = component
    self.slot = slot
    description = component.description
    inputs = description.inputs.map { Self.globalName($0.name, slot) }
    outputs = description.outputs.map { Self.globalName($0.name, slot) }
    isLocal = zip(inputs, description.inputs).map { $0 != $1.name }
  }

  /// The global name of one of the component's ports.
  public func globalName(_ port: String) -> String { Self.globalName(port, slot) }

  /// A name without a dot is local to the slot, if there is one.
  private static func globalName(_ port: String, _ slot: String?) -> String {
    guard let slot, !port.utf8.contains(UInt8(ascii: ".")) else { return port }
    return slot + "." + port
  }

  /// What messages call it: `'nmc811' in slot 'cathode'`.
  public var label: String {
    "'\(description.id)'" + (slot.map { " in slot '\($0)'" } ?? "")
  }
}

/// A named number of a graph: small, since every combination of materials has hundreds.
public struct GraphQuantity: Sendable {
  /// Its global name.
  public let name: String
  /// The port that says most about it: the producer's, else the slot owner's, else the first reader's.
  public var port: Port { ports[portIndex] }
  /// Its number among the component's outputs, of a quantity that is computed, or else among its inputs.
  public let portIndex: Int
  /// Those outputs, or inputs, shared with the component.
  private let ports: [Port]
  /// The index of the placement whose port that is.
  public let owner: Int
  /// The placement that computes it; `nil` when it has to be supplied or has a default.
  public let producer: Int?
  /// Its default, unless it is computed [SI].
  public let initial: Double?
  /// Why there is no default although some are declared: they disagree.
  let disagreement: String?
  /// A component computes it, or it has a default.
  public var isSupplied: Bool { producer != nil || initial != nil }
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
  private let names: PortNames
  /// The quantity of each of the names, or -1.
  private let indices: [Int32]
  /// For each placement the names of its ports.
  private let ports: [PortNames.Numbers]

  /// - Parameter names: Those of at least these placements, where several graphs share them.
  /// - Throws: Every name that two components produce, and every name declared with units of different dimensions.
  public init(_ placements: [Placement], names: PortNames? = nil) throws(Faults) {
    let names = names ?? PortNames(placements)
    let ports = placements.map { names[$0] }
    var faults = Faults()
    var producers = [Declaration?](repeating: nil, count: names.sorted.count)
    for (at, numbers) in ports.enumerated() {
      for (port, name) in numbers.outputs.enumerated() {
        if let other = producers[name] {
          faults.add(
            names.sorted[name],
            "is produced by both \(placements[other.placement].label) and \(placements[at].label)",
            remedy: "leave one of them out")
        } else {
          producers[name] = Declaration(placement: at, port: port, isOutput: true)
        }
      }
    }
    // The readers of each name side by side, those of the first name first.
    var starts = [Int](repeating: 0, count: names.sorted.count + 1)
    for numbers in ports { for name in numbers.inputs { starts[name + 1] += 1 } }
    for name in names.sorted.indices { starts[name + 1] += starts[name] }
    var ends = starts
    var readers = [Declaration](
      repeating: Declaration(placement: 0, port: 0, isOutput: false), count: starts[names.sorted.count])
    for (at, numbers) in ports.enumerated() {
      for (port, name) in numbers.inputs.enumerated() {
        readers[ends[name]] = Declaration(placement: at, port: port, isOutput: false)
        ends[name] += 1
      }
    }
    var quantities: [GraphQuantity] = []
    var indices = [Int32](repeating: -1, count: names.sorted.count)
    for name in names.sorted.indices where producers[name] != nil || starts[name] < ends[name] {
      indices[name] = Int32(quantities.count)
      quantities.append(
        GraphQuantity(
          names.sorted[name], placements, producer: producers[name], readers: readers[starts[name]..<ends[name]],
          &faults))
    }
    self.placements = placements
    self.quantities = quantities
    self.names = names
    self.indices = indices
    self.ports = ports
    try faults.throwIfAny()
  }

  /// What is known of a name; `nil` when no component declares it.
  public subscript(_ name: String) -> GraphQuantity? { number(of: name).map { quantities[$0] } }

  /// The place of a name among the quantities.
  func number(of name: String) -> Int? {
    guard let place = names[name], indices[place] >= 0 else { return nil }
    return Int(indices[place])
  }

  /// The quantities behind a placement's inputs, in its own order.
  func inputs(_ placement: Int) -> some Collection<Int> { ports[placement].inputs.lazy.map { Int(indices[$0]) } }

  /// The quantities behind a placement's outputs, in its own order.
  func outputs(_ placement: Int) -> some Collection<Int> { ports[placement].outputs.lazy.map { Int(indices[$0]) } }

  /// The placements that read a quantity, in order.
  public func readers(of name: String) -> [Int] {
    names[name].map { place in placements.indices.filter { ports[$0].inputs.contains(place) } } ?? []
  }

  /// Where all components that read a quantity are valid [SI].
  public func meant(for name: String) -> ClosedRange<Double> {
    readers(of: name).reduce(-.infinity ... .infinity) { range, reader in
      let placement = placements[reader]
      let port = placement.inputs.firstIndex(of: name).map { placement.description.inputs[$0] }
      return port?.range.map { range.clamped(to: $0) } ?? range
    }
  }
}

/// A port that declares a name.
private struct Declaration {
  let placement: Int
  /// Which of the component's outputs or inputs it is.
  let port: Int
  let isOutput: Bool

  func ports(_ placements: [Placement]) -> [Port] {
    let description = placements[placement].description
    return isOutput ? description.outputs : description.inputs
  }

  func unit(_ placements: [Placement]) -> Unit { ports(placements)[port].unit }

  /// Its default, unless it is computed.
  func initial(_ placements: [Placement]) -> Double? { isOutput ? nil : ports(placements)[port].initial }

  /// Whether its name is local to the slot: the slot owner's word.
  func isLocal(_ placements: [Placement]) -> Bool { placements[placement].isLocal[port] }
}

extension GraphQuantity {
  /// - Parameter faults: Where it is noted that the name is declared with units of different dimensions.
  fileprivate init(
    _ name: String, _ placements: [Placement], producer: Declaration?, readers: ArraySlice<Declaration>,
    _ faults: inout Faults
  ) {
    let stated = readers.filter { $0.initial(placements) != nil }
    let owner = producer ?? readers.first { $0.isLocal(placements) } ?? stated.first ?? readers.first!
    let unit = owner.unit(placements)
    for other in readers where other.unit(placements).dimension != unit.dimension {
      let others = other.unit(placements)
      faults.add(
        name,
        "is declared as \(unit.dimension.described) [\(unit)] by \(placements[owner.placement].label)"
          + " and as \(others.dimension.described) [\(others)] by \(placements[other.placement].label)",
        remedy: "one of the two must change")
    }
    // The slot owner's defaults outrank the others.
    let local = stated.filter { $0.isLocal(placements) }
    let ranking = local.isEmpty ? stated : local
    let first = ranking.first.flatMap { $0.initial(placements) }
    if let other = ranking.first(where: { $0.initial(placements) != first }) {
      func words(_ declaration: Declaration) -> Quantity {
        Quantity(si: declaration.initial(placements)!, unit: ranking[0].unit(placements))
      }
      disagreement =
        "\(placements[ranking[0].placement].label) gives it the default \(words(ranking[0]))"
        + " and \(placements[other.placement].label) \(words(other))"
      initial = nil
    } else {
      disagreement = nil
      initial = first
    }
    self.name = name
    portIndex = owner.port
    ports = owner.ports(placements)
    self.owner = owner.placement
    self.producer = producer?.placement
  }
}
