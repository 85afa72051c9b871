// What can be run and is seldom meant: values that what reads them is not made for, as after a slip of units by a thousand, and
// slots and variables that nothing reads, as after a misspelt name.
import Documents
import Modeling
import Quantities

extension StudyPlan {
  /// What is worth a look before a run, a line each.
  public var notes: [String] {
    let graphs = combinations.indices.filter { $0 == 0 || combinations[$0].fillings != combinations[$0 - 1].fillings }
      .map { combinations[$0].graph }
    return outsideNotes(graphs) + unreadNotes(graphs)
  }

  // MARK: Values outside the range of what reads them

  /// A value that does not move, and who gives it.
  private struct Held: Hashable {
    let name: String
    let value: Quantity
    let origin: String

    var words: String { "\(name) is \(value) (\(origin))" }
  }

  private func outsideNotes(_ graphs: [ComponentGraph]) -> [String] {
    let fixed = Dictionary(document.fixed.map { ($0.name.value, $0.value.quantity) }) { first, _ in first }
    let moving = Set(document.variables.map(\.name.value))
    // Many combinations share a material: its ports are named once.
    var ranged: [ObjectIdentifier: [(name: String, port: Port, range: ClosedRange<Double>)]] = [:]
    var held: [Held] = []
    var readers: [Held: [String]] = [:]
    for graph in graphs {
      for placement in graph.placements {
        let ports =
          ranged[ObjectIdentifier(placement)]
          ?? placement.description.inputs.compactMap { port in
            let name = placement.globalName(port.name)
            return moving.contains(name) ? nil : port.range.map { (name, port, $0) }
          }
        ranged[ObjectIdentifier(placement)] = ports
        for (name, port, range) in ports {
          guard let quantity = graph[name],
            let value = fixed[name]
              ?? (quantity.producer == nil ? quantity.initial : nil).map({ Quantity(si: $0, unit: quantity.port.unit) }),
            !range.contains(value.value)
          else { continue }
          let origin = fixed[name] == nil ? "the default of \(graph.placements[quantity.owner].label)" : "fixed"
          let one = Held(name: name, value: value, origin: origin)
          let reader = "\(placement.label) is made for \(Self.words(range, port.unit))"
          if readers[one] == nil { held.append(one) }
          if readers[one]?.contains(reader) != true { readers[one, default: []].append(reader) }
        }
      }
    }
    return held.map { "\($0.words), and \(readers[$0]!.joined(separator: ", "))" }
  }

  private static func words(_ range: ClosedRange<Double>, _ unit: Unit) -> String {
    let (low, high) = (Quantity(si: range.lowerBound, unit: unit), Quantity(si: range.upperBound, unit: unit))
    if !low.value.isFinite { return "at most \(high)" }
    return high.value.isFinite ? "\(low) to \(high)" : "at least \(low)"
  }

  // MARK: Slots and variables that nothing reads

  private func unreadNotes(_ graphs: [ComponentGraph]) -> [String] {
    let figures = (document.figures ?? []).flatMap { [$0.across, $0.up] }
    let wanted = Set(
      (document.objectives.map(\.name) + document.constraints.map(\.name) + document.report + figures).map(\.value))
    let slots = document.slots.map(\.name.value)
    let unread = slots.filter { slot in
      !wanted.contains { $0.hasPrefix(slot + ".") } && !graphs.contains { $0.isRead(slot: slot, wanted) }
    }
    let variables = document.variables.map(\.name.value).filter { name in
      !wanted.contains(name) && !graphs.contains { !$0.readers(of: name).isEmpty }
    }
    return unread.map { slot in
      let prefixes = Set(graphs.flatMap { $0.quantities.map { String($0.name.prefix { $0 != "." }) } }).subtracting(
        slots)
      let hint = nearest(slot, among: prefixes).map { "; did you mean '\($0)'?" } ?? ""
      return "nothing reads what fills the slot '\(slot)': it only multiplies the combinations\(hint)"
    } + variables.map { "nothing reads the variable '\($0)': the designs do not depend on it" }
  }
}

extension ComponentGraph {
  /// Whether a component besides the one that fills a slot reads what that one has or computes, or the study wants it.
  fileprivate func isRead(slot: String, _ wanted: Set<String>) -> Bool {
    guard let own = placements.first(where: { $0.slot == slot }) else { return false }
    let ports = own.description.inputs.filter { !$0.name.contains(".") } + own.description.outputs
    let names = Set(ports.map { own.globalName($0.name) })
    return !names.isDisjoint(with: wanted)
      || placements.contains { other in
        other !== own && other.description.inputs.contains { names.contains(other.globalName($0.name)) }
      }
  }
}
