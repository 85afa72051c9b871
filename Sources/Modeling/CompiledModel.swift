// From a graph to a plan: which components run, in which order, where every number stands in one flat buffer.
// What depends on no variable is found here and evaluated once, when an evaluator is made.
public import Documents
import Quantities

/// A graph made ready for evaluation: give it to `ModelEvaluator`, one for each thread.
public struct CompiledModel: Sendable {
  /// The variables, in the order of the evaluator's `x`.
  public let variables: [String]
  /// The quantities that an evaluator hands out, in order.
  public let wanted: [String]
  /// The components that are differentiated by central differences, by id.
  public let differenced: [String]

  /// One component's turn.
  struct Step: Sendable {
    var placement: Int
    /// Where each input stands in the flat buffer.
    var inputs: [Int]
    /// The outputs stand together from here.
    var outputs: Int
    /// Whether each input depends on a variable.
    var moves: [Bool]
    /// Depends on a variable.
    var isActive: Bool { moves.contains(true) }
    /// Whether an earlier step's outputs serve: the same component with the same inputs, as where one material fills two slots.
    var isRepeated = false
  }
  let placements: [Placement]
  let steps: [Step]
  /// The flat buffer before anything is computed: fixed values and defaults.
  let initial: [Double]
  let variablePlaces: [Int]
  let wantedPlaces: [Int]
  /// A multiple of eight, at least the number of variables.
  var directions: Int { max(8, (variables.count + 7) / 8 * 8) }
}

extension ComponentGraph {
  /// Plans the evaluation of `wanted` and of nothing that they do not need.
  /// - Parameters:
  ///   - fixed: Quantities held at a value [SI]; a computed one is thereby replaced.
  ///   - variables: Quantities that an evaluation sets; a computed one is thereby replaced.
  ///   - wanted: What an evaluation hands out.
  /// - Throws: Every name that no component declares, input that nobody supplies, disagreement of defaults, and cycle.
  public func compiled(fixed: [String: Double], variables: [String], wanted: [String]) throws(Faults) -> CompiledModel {
    var faults = Faults()
    for name in fixed.keys.sorted() + variables + wanted where number(of: name) == nil {
      faults.add(
        name, "is not a quantity of this model",
        remedy: suggestion(for: name, among: quantities.lazy.map(\.name)))
    }
    try faults.throwIfAny()

    let variables = variables.map { (name: $0, quantity: number(of: $0)!) }
    let wanted = wanted.map { (name: $0, quantity: number(of: $0)!) }
    var values = [Double?](repeating: nil, count: quantities.count)
    var isGiven = [Bool](repeating: false, count: quantities.count)
    for (name, value) in fixed {
      let quantity = number(of: name)!
      (values[quantity], isGiven[quantity]) = (value, true)
    }
    for variable in variables { isGiven[variable.quantity] = true }
    var order = Order(graph: self, isGiven: isGiven)
    for quantity in wanted { order.visit(quantity.quantity) }
    faults = order.faults
    try faults.throwIfAny()

    var layout = Layout(graph: self, fixed: values)
    let variablePlaces = variables.map { layout.place($0.quantity) }
    for place in variablePlaces { layout.moves[place] = true }
    var steps: [CompiledModel.Step] = []
    for placement in order.placements { steps.append(layout.step(placement, isGiven, after: steps)) }
    let wantedPlaces = wanted.map { layout.place($0.quantity) }
    let differenced = steps.filter {
      $0.isActive && !$0.isRepeated && !placements[$0.placement].description.hasDerivatives
    }
    return CompiledModel(
      variables: variables.map(\.name), wanted: wanted.map(\.name),
      differenced: differenced.map { placements[$0.placement].description.id },
      placements: placements, steps: steps, initial: layout.initial, variablePlaces: variablePlaces,
      wantedPlaces: wantedPlaces)
  }
}

extension ComponentGraph {
  /// What is said of a quantity that nothing supplies.
  public static func isMissing(neededBy readers: [String]) -> String {
    "is needed by \(readers.joined(separator: ", ")), and nothing supplies it"
  }

  /// What messages call the components that read a quantity, in order.
  public func readerLabels(of name: String) -> [String] { readers(of: name).map { placements[$0].label } }
}

/// Where every number stands. Each component's outputs stand together, in its own order.
private struct Layout {
  let graph: ComponentGraph
  /// The value at which each quantity is held, if it is.
  let fixed: [Double?]
  var initial: [Double] = []
  /// Whether each number depends on a variable, and whether a component computes it.
  var moves: [Bool] = []
  private var isComputed: [Bool] = []
  /// Where each quantity stands, once that is known.
  private var places: [Int?]

  init(graph: ComponentGraph, fixed: [Double?]) {
    self.graph = graph
    self.fixed = fixed
    places = Array(repeating: nil, count: fixed.count)
  }

  /// The place of a quantity; one that no step has computed is given, or has a default.
  mutating func place(_ quantity: Int) -> Int {
    if let known = places[quantity] { return known }
    places[quantity] = initial.count
    add(fixed[quantity] ?? graph.quantities[quantity].initial ?? .nan, isComputed: false)
    return initial.count - 1
  }

  /// A component's turn, after all those that it needs.
  mutating func step(_ at: Int, _ isGiven: [Bool], after steps: [CompiledModel.Step]) -> CompiledModel.Step {
    let placement = graph.placements[at]
    let inputs = graph.inputs(at).map { place($0) }
    let twin = steps.first {
      graph.placements[$0.placement].description.id == placement.description.id && areSame($0.inputs, inputs)
    }
    let step = CompiledModel.Step(
      placement: at, inputs: inputs, outputs: twin?.outputs ?? initial.count, moves: inputs.map { moves[$0] },
      isRepeated: twin != nil)
    if twin == nil {
      for moving in placement.component.moving(step.moves) { add(.nan, isComputed: true, moves: moving) }
    }
    for (output, quantity) in graph.outputs(at).enumerated() where !isGiven[quantity] {
      places[quantity] = step.outputs + output
    }
    return step
  }

  private mutating func add(_ value: Double, isComputed: Bool, moves: Bool = false) {
    initial.append(value)
    self.isComputed.append(isComputed)
    self.moves.append(moves)
  }

  /// Whether inputs are the same numbers in every evaluation.
  private func areSame(_ a: [Int], _ b: [Int]) -> Bool {
    zip(a, b).allSatisfy { a, b in
      a == b || (!moves[a] && !moves[b] && !isComputed[a] && !isComputed[b] && initial[a] == initial[b])
    }
  }
}

/// A depth-first walk from what is wanted to what it needs; the placements come out in an order of dependency.
private struct Order {
  let graph: ComponentGraph
  let isGiven: [Bool]
  var placements: [Int] = []
  var faults = Faults()
  private var done: Set<Int> = []
  /// The placements on the way down, each with the name through which it was reached.
  private var trail: [(placement: Int, name: String)] = []
  private var reported: Set<String> = []

  init(graph: ComponentGraph, isGiven: [Bool]) {
    self.graph = graph
    self.isGiven = isGiven
  }

  mutating func visit(_ number: Int) {
    guard !isGiven[number] else { return }
    let quantity = graph.quantities[number]
    guard let producer = quantity.producer else { return require(quantity) }
    if let start = trail.firstIndex(where: { $0.placement == producer }) {
      return reportCycle(from: start, through: quantity.name)
    }
    guard done.insert(producer).inserted else { return }
    trail.append((producer, quantity.name))
    for input in graph.inputs(producer) { visit(input) }
    trail.removeLast()
    placements.append(producer)
  }

  private mutating func require(_ quantity: GraphQuantity) {
    guard quantity.initial == nil, reported.insert(quantity.name).inserted else { return }
    if let disagreement = quantity.disagreement {
      return faults.add(quantity.name, "has two defaults: \(disagreement)", remedy: "fix it in the study")
    }
    // What a model computes is seldom what another one was to be given, however near its name is.
    let near = nearest(quantity.name, among: graph.quantities.filter { $0.isSupplied }.map(\.name)).flatMap {
      graph[$0]
    }
    let hint = near.flatMap { $0.producer == nil ? "; the nearest name that is supplied is '\($0.name)'" : nil } ?? ""
    let others = "fix it, make it a variable, or add a component that computes it\(hint)"
    faults.add(
      quantity.name, ComponentGraph.isMissing(neededBy: graph.readerLabels(of: quantity.name)),
      remedy: parameter(quantity).map { "\($0), \(others)" } ?? others)
  }

  /// What the component that fills a quantity's slot would have to declare.
  private func parameter(_ quantity: GraphQuantity) -> String? {
    guard let dot = quantity.name.firstIndex(of: "."),
      let owner = graph.placements.first(where: { $0.slot == String(quantity.name[..<dot]) })
    else { return nil }
    let unit = quantity.port.unit.text == "1" ? "" : " [\(quantity.port.unit)]"
    return "give '\(owner.description.id)' a parameter '\(quantity.name[quantity.name.index(after: dot)...])'\(unit)"
  }

  private mutating func reportCycle(from start: Int, through name: String) {
    let ring = trail[start...]
    guard reported.insert(ring.map { "\($0.placement)" }.sorted().joined(separator: " ")).inserted else { return }
    // The first component of the ring may have been reached through another of its outputs.
    let names = [name] + ring.dropFirst().map(\.name)
    let links = zip(names, ring).map { "'\($0)' (\(graph.placements[$1.placement].label))" } + ["'\(name)'"]
    faults.add(
      name, "depends on itself: \(links.joined(separator: " needs "))",
      remedy: "fix one of them in the study, or leave out a component")
  }
}
