import Modeling
import Quantities
import Studies

/// One evaluation of the flagship study's graph, all components, with and without derivatives along eight directions.
enum GraphBenchmark: Benchmark {
  static let name = "graph"

  static func run() throws {
    let plan = try Flagship.plan()
    let combination = plan.combinations[0]
    let x = combination.moving.map { at -> Double in
      guard case .interval(let min, let max, _, _) = plan.document.variables[at].domain else { return 0 }
      return (min.quantity.value + max.quantity.value) / 2
    }
    let full = try ModelEvaluator(combination.fullModel)
    let search = try ModelEvaluator(combination.searchModel)
    let rounds = 2_000
    var answered = 0
    func repeated(_ evaluator: ModelEvaluator, _ evaluations: Int, derivatives: Bool) -> () -> Void {
      {
        for _ in 0..<rounds * evaluations where evaluator.evaluate(x, derivatives: derivatives) == .valued {
          answered += 1
        }
      }
    }
    // What a user of a tool without derivatives would pay: central differences along every variable.
    let differences = 1 + 2 * x.count
    let times = try fastest(
      of: [
        repeated(full, 1, derivatives: true), repeated(full, 1, derivatives: false),
        repeated(search, 1, derivatives: true),
        repeated(full, differences, derivatives: false),
      ], repeats: 50
    ).map { $0 / Double(rounds) * 1e6 }
    print("One evaluation of the graph of \(plan.label(0)), \(x.count) variables, fastest of 50 rounds of \(rounds).")
    func row(_ name: String, _ i: Int) -> [String] { [name, format(times[i]), format(times[i] / times[0])] }
    printTable(
      ["", "µs", "ratio"],
      [
        row("all components, values and gradient (8 directions)", 0), row("all components, values alone", 1),
        row("what the search needs, values and gradient", 2),
        row("the same gradient by central differences (\(differences) evaluations)", 3),
      ])
    precondition(answered == 50 * rounds * (3 + differences), "an evaluation had no answer")
  }
}
