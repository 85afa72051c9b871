import Modeling
import TestComponents
import Testing

struct ModelEvaluatorTests {
  private let square = FormulaComponent("square", ["x"], ["x2"], jacobian: { [[2 * $0[0]]] }) { [$0[0] * $0[0]] }
  private let product = FormulaComponent(
    "product", ["x2", "k = 3"], ["y", "z"], jacobian: { [[$0[1], $0[0]], [1, 1]] }
  ) {
    [$0[0] * $0[1], $0[0] + $0[1]]
  }

  @Test func derivativesChainThroughComponents() throws {
    let graph = try ComponentGraph([Placement(product), Placement(square)])
    let evaluator = try ModelEvaluator(try graph.compiled(fixed: [:], variables: ["x", "k"], wanted: ["y", "z", "x"]))
    #expect(evaluator.evaluate([5, 7], derivatives: true) == .valued)
    #expect((0..<3).map { evaluator.value($0) } == [175, 32, 5])
    #expect((0..<3).map { evaluator.slope($0, 0) } == [70, 10, 1])
    #expect((0..<3).map { evaluator.slope($0, 1) } == [25, 1, 0])
  }

  @Test func moreThanEightVariablesAreServed() throws {
    let names = (0..<11).map { "x\($0)" }
    let sum = FormulaComponent("sum", names, ["s"], jacobian: { _ in [(0..<11).map(Double.init)] }) { x in
      [x.enumerated().reduce(0) { $0 + Double($1.offset) * $1.element }]
    }
    let evaluator = try ModelEvaluator(
      try ComponentGraph([Placement(sum)]).compiled(fixed: [:], variables: names, wanted: ["s"]))
    #expect(evaluator.evaluate((0..<11).map { _ in 1 }, derivatives: true) == .valued)
    #expect(evaluator.value(0) == 55)
    #expect((0..<11).map { evaluator.slope(0, $0) } == (0..<11).map(Double.init))
  }

  @Test func whatDependsOnNoVariableIsEvaluatedOnce() throws {
    let graph = try ComponentGraph([Placement(product), Placement(square)])
    let evaluator = try ModelEvaluator(try graph.compiled(fixed: ["x": 2], variables: ["k"], wanted: ["y"]))
    for k in 1...10 { #expect(evaluator.evaluate([Double(k)], derivatives: k % 2 == 0) == .valued) }
    #expect(square.calls.value == 1)
    #expect(product.calls.value == 10)
    #expect(evaluator.value(0) == 40)
    #expect(evaluator.slope(0, 0) == 4)
  }

  @Test func oneMaterialInTwoSlotsIsEvaluatedOnceUnlessItsNumbersDiffer() throws {
    func salt() -> FormulaComponent {
      FormulaComponent("salt", ["cell.t", "k = 3"], ["c"], jacobian: { [[$0[1], $0[0]]] }) { [$0[0] * $0[1]] }
    }
    for (fixed, calls, values) in [([:], 1, [6.0, 6]), (["b.k": 5.0], 2, [6, 10])] {
      let salt = salt()
      let graph = try ComponentGraph([Placement(salt, slot: "a"), Placement(salt, slot: "b")])
      let model = try graph.compiled(fixed: fixed, variables: ["cell.t"], wanted: ["a.c", "b.c"])
      let evaluator = try ModelEvaluator(model)
      #expect(evaluator.evaluate([2], derivatives: true) == .valued)
      #expect([evaluator.value(0), evaluator.value(1)] == values)
      #expect([evaluator.slope(0, 0), evaluator.slope(1, 0)] == values.map { $0 / 2 })
      #expect(salt.calls.value == calls)
    }
  }

  @Test func aFixedValueReplacesAComputedOne() throws {
    let graph = try ComponentGraph([Placement(product), Placement(square)])
    let evaluator = try ModelEvaluator(
      try graph.compiled(fixed: ["x2": 10, "x": 1], variables: ["k"], wanted: ["y", "x2"]))
    #expect(evaluator.evaluate([2], derivatives: true) == .valued)
    #expect([evaluator.value(0), evaluator.value(1)] == [20, 10])
    #expect(square.calls.value == 0)
  }

  @Test func aVariableMayReplaceAComputedOneToo() throws {
    let graph = try ComponentGraph([Placement(product), Placement(square)])
    let evaluator = try ModelEvaluator(try graph.compiled(fixed: ["x": 1], variables: ["x2"], wanted: ["y"]))
    #expect(evaluator.evaluate([4], derivatives: true) == .valued)
    #expect(evaluator.value(0) == 12)
    #expect(evaluator.slope(0, 0) == 3)
  }

  @Test func centralDifferencesServeAComponentWithoutDerivatives() throws {
    let cubic = FormulaComponent("cubic", ["x"], ["y"]) { [$0[0] * $0[0] * $0[0]] }
    let model = try ComponentGraph([Placement(cubic)]).compiled(fixed: [:], variables: ["x"], wanted: ["y"])
    #expect(model.differenced == ["cubic"])
    let evaluator = try ModelEvaluator(model)
    #expect(evaluator.evaluate([2], derivatives: true) == .valued)
    #expect(abs(evaluator.slope(0, 0) - 12) < 1e-8)
  }

  @Test func aNaNNamesTheComponentAndItsOutput() throws {
    let root = FormulaComponent("root", ["x"], ["y", "z"], jacobian: { _ in [[1], [1]] }) { [1, $0[0].squareRoot()] }
    let evaluator = try ModelEvaluator(
      try ComponentGraph([Placement(root, slot: "part")]).compiled(
        fixed: [:], variables: ["part.x"], wanted: ["part.y"]))
    #expect(evaluator.evaluate([-1], derivatives: false) == .failed)
    #expect(evaluator.failure?.description == "root: its output 'part.z' is not a number")
    #expect(evaluator.failure?.origin == "root.test")
    #expect(evaluator.evaluate([1], derivatives: false) == .valued)
    #expect(evaluator.failure == nil)
  }

  @Test func aDerivativeThatIsNotFiniteIsAFailureToo() throws {
    let root = FormulaComponent("root", ["x"], ["y"], jacobian: { [[0.5 / $0[0].squareRoot()]] }) {
      [$0[0].squareRoot()]
    }
    let evaluator = try ModelEvaluator(
      try ComponentGraph([Placement(root)]).compiled(fixed: [:], variables: ["x"], wanted: ["y"]))
    #expect(evaluator.evaluate([0], derivatives: false) == .valued)
    #expect(evaluator.evaluate([0], derivatives: true) == .failed)
    #expect(evaluator.failure?.message == "a derivative of its outputs is not finite")
  }

  @Test func aRefusalIsAValueThatSaysWho() throws {
    let shy = FormulaComponent("shy", ["x"], ["y"], jacobian: { _ in [[1]] }) {
      if $0[0] < 0 { throw FormulaComponent.Refused() }
      return $0
    }
    let graph = try ComponentGraph([Placement(shy)])
    let evaluator = try ModelEvaluator(try graph.compiled(fixed: [:], variables: ["x"], wanted: ["y"]))
    #expect(evaluator.evaluate([-1], derivatives: true) == .refused)
    #expect(evaluator.failure?.description == "shy: it is not meant for this")
    #expect(throws: ModelEvaluator.Failure.self) {
      try ModelEvaluator(try graph.compiled(fixed: ["x": -1], variables: [], wanted: ["y"]))
    }
  }

  @Test func inputsOutsideTheirRangeAreNamedWithTheComponent() throws {
    var ranged = FormulaComponent("ranged", ["x"], ["y"], jacobian: { _ in [[1]] }) { $0 }
    ranged.description.inputs[0].range = 0...1
    let evaluator = try ModelEvaluator(
      try ComponentGraph([Placement(ranged, slot: "a")]).compiled(fixed: [:], variables: ["a.x"], wanted: ["a.y"]))
    _ = evaluator.evaluate([2], derivatives: false)
    #expect(evaluator.extrapolations() == ["ranged: a.x"])
    _ = evaluator.evaluate([1], derivatives: false)
    #expect(evaluator.extrapolations() == [])
  }

  @Test func anOutputThatIsNotToBeBelievedIsNamed() throws {
    var ranged = square
    ranged.description.outputs[0].range = 0...3
    let evaluator = try ModelEvaluator(
      try ComponentGraph([Placement(ranged)]).compiled(fixed: [:], variables: ["x"], wanted: ["x2"]))
    _ = evaluator.evaluate([2], derivatives: false)
    #expect(evaluator.extrapolations() == ["square: x2"])
    _ = evaluator.evaluate([1], derivatives: false)
    #expect(evaluator.extrapolations() == [])
  }
}
