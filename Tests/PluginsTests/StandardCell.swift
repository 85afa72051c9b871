import Documents
import Modeling
import PluginHost
import Quantities

/// The shipped plugins put together as the standard studies do it, and evaluated at one design.
struct StandardCell {
  /// Everything beside the test program: what a user gets.
  static let plugins = Plugins.load()
  static let cathodes = ["nmc811", "nmc622", "lfp"]
  static let anodes = ["graphite", "lithium-metal", "anode-free"]
  static let electrolytes = [
    "liquid-carbonate", "gel-20", "hybrid-10", "hybrid-5", "peo-litfsi", "llzo", "latp", "lagp", "lpscl", "lgps",
    "li3incl6",
    "li3ycl6", "lipon",
  ]

  let graph: ComponentGraph

  init(
    _ cathode: String = "nmc811", _ anode: String = "graphite", _ electrolyte: String = "liquid-carbonate",
    catholyte: String? = nil, model: String = "layered-cell", models: [String] = ["transport", "ageing", "cost"],
    also: [(slot: String, id: String)] = []
  ) throws {
    var placements = try ([model] + models).map { Placement(try Self.component($0)) }
    let slots =
      [(slot: "cathode", id: cathode), (slot: "anode", id: anode), (slot: "separator", id: electrolyte)]
      + [(slot: "catholyte", id: catholyte ?? electrolyte)] + also
    for (slot, id) in slots {
      placements.append(Placement(try Self.component(id), slot: slot))
    }
    graph = try ComponentGraph(placements)
  }

  static func component(_ id: String) throws -> any Component {
    guard let component = plugins[id] else { throw Fault(id, "is not among the shipped plugins") }
    return component
  }

  /// Everything that the models compute, in the units they declare, at the defaults, 25 degC and what is given here.
  func evaluate(_ settings: [String: String] = [:]) throws -> [String: Double] {
    let (evaluator, wanted) = try evaluated(settings)
    var results: [String: Double] = [:]
    for (i, name) in wanted.enumerated() { results[name] = graph[name]?.port.unit.fromSI(evaluator.value(i)) }
    return results
  }

  /// What lies outside the range in which it is to be believed, as `component: quantity`.
  func extrapolations(_ settings: [String: String] = [:]) throws -> [String] {
    try evaluated(settings).evaluator.extrapolations()
  }

  private func evaluated(_ settings: [String: String]) throws -> (evaluator: ModelEvaluator, wanted: [String]) {
    var fixed = ["cell.temperature": 298.15]
    for (name, text) in settings { fixed[name] = try Quantity.parse(text).value }
    let wanted = graph.quantities.filter { $0.producer != nil }.map(\.name)
    return (try ModelEvaluator(try graph.compiled(fixed: fixed, variables: [], wanted: wanted)), wanted)
  }
}

/// Whether two numbers agree to a relative tolerance.
func agree(_ a: Double?, _ b: Double?, within tolerance: Double = 1e-12) -> Bool {
  guard let a, let b else { return false }
  return abs(a - b) <= tolerance * max(abs(a), abs(b))
}
