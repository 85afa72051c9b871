import Modeling
import PluginHost
import Quantities

/// One shipped model by itself, its inputs given by hand.
struct LoneModel {
  let graph: ComponentGraph

  init(_ id: String, with placed: [(slot: String, id: String)] = []) throws {
    graph = try ComponentGraph(
      [Placement(try StandardCell.component(id))]
        + placed.map { Placement(try StandardCell.component($0.id), slot: $0.slot) })
  }

  /// All outputs, in the units they declare.
  func evaluate(_ settings: [String: String]) throws -> [String: Double] {
    let fixed = try settings.mapValues { try Quantity.parse($0).value }
    let wanted = graph.quantities.filter { $0.producer != nil }.map(\.name)
    let evaluator = try ModelEvaluator(try graph.compiled(fixed: fixed, variables: [], wanted: wanted))
    var results: [String: Double] = [:]
    for (i, name) in wanted.enumerated() { results[name] = graph[name]?.port.unit.fromSI(evaluator.value(i)) }
    return results
  }
}
