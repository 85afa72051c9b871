import Glibc
import NLopt
import Testing

/// What a problem is written in must not decide whether it is solved.
@Suite struct UnitChangeTests {
  private static let problems = PublishedProblems.unimodal + [PublishedProblems.hs71]

  /// Solves from the published start and ten others, and holds each solution against the one in the problem's own units; what that
  /// costs is compared over twenty more, so that one start on which a line search is stuck does not decide.
  private func compare(
    _ problem: TestProblem, xUnits: [Double], fUnit: Double, cUnits: [Double], band: Double = 1.5
  ) throws {
    let own = try SolverSession(problem.program())
    let other = try SolverSession(problem.program(xUnits: xUnits, fUnit: fUnit, cUnits: cUnits))
    var (evaluations, otherEvaluations) = (0, 0)
    for k in 0...30 {
      let start = problem.start(k, seed: 11)
      let expected = try own.solve(from: start)
      let found = try other.solve(from: zip(start, xUnits).map { $0 * $1 })
      evaluations += expected.evaluations
      otherEvaluations += found.evaluations
      if k > 10 { continue }
      let place: Comment = "\(problem.name), start \(k) of seed 11: \(expected) and \(found)"
      #expect(found.verdict == expected.verdict, place)
      #expect(abs(found.objective / fUnit - expected.objective) <= 2e-6 * max(1, abs(expected.objective)), place)
    }
    let ratio = Double(otherEvaluations) / Double(evaluations)
    #expect(ratio < band && ratio > 1 / band, "\(problem.name): \(evaluations) and \(otherEvaluations) evaluations")
  }

  @Test(arguments: problems, [1e-6, 1e6])
  func allVariablesMaySwitchUnits(_ problem: TestProblem, _ unit: Double) throws {
    try compare(
      problem, xUnits: problem.start.map { _ in unit }, fUnit: 1,
      cUnits: Array(repeating: 1, count: problem.inequalities + problem.equalities))
  }

  @Test(arguments: problems)
  func eachVariableMayHaveItsOwnUnit(_ problem: TestProblem) throws {
    let units = problem.start.indices.map { [1e-6, 1, 1e3, 1e6, 1e-3][$0 % 5] }
    try compare(
      problem, xUnits: units, fUnit: 1,
      cUnits: Array(repeating: 1, count: problem.inequalities + problem.equalities))
  }

  @Test(arguments: problems, [1e-6, 1e6])
  func theObjectiveMaySwitchUnits(_ problem: TestProblem, _ unit: Double) throws {
    try compare(
      problem, xUnits: problem.start.map { _ in 1 }, fUnit: unit,
      cUnits: Array(repeating: 1, count: problem.inequalities + problem.equalities))
  }

  @Test(arguments: problems)
  func everythingMayHaveItsOwnUnit(_ problem: TestProblem) throws {
    let units = problem.start.indices.map { [1e6, 1e-3, 1, 1e-6, 1e3][$0 % 5] }
    let rows = (0..<problem.inequalities + problem.equalities).map { [1e3, 1e-6, 1e6, 1e-3][$0 % 4] }
    try compare(problem, xUnits: units, fUnit: 1e4, cUnits: rows)
  }

  @Test(arguments: problems)
  func variablesMayBePermuted(_ problem: TestProblem) throws {
    let n = problem.start.count
    // Position k of the new order holds the old variable order[k].
    let order = (0..<n).map { ($0 + n / 2) % n }
    var permuted = problem
    permuted.lower = order.map { problem.lower[$0] }
    permuted.upper = order.map { problem.upper[$0] }
    permuted.box = order.map { problem.box[$0] }
    permuted.formulas = { y in
      var x = y
      for (k, old) in order.enumerated() { x[old] = y[k] }
      return problem.formulas(x)
    }
    let own = try SolverSession(problem.program())
    let other = try SolverSession(permuted.program())
    for k in 0...30 {
      let start = problem.start(k, seed: 13)
      let expected = try own.solve(from: start)
      let found = try other.solve(from: order.map { start[$0] })
      #expect(found.verdict == expected.verdict, "\(problem.name), start \(k) of seed 13: \(expected) and \(found)")
      #expect(
        abs(found.objective - expected.objective) <= 2e-6 * max(1, abs(expected.objective)),
        "\(problem.name), start \(k) of seed 13: \(expected) and \(found)")
    }
  }
}
