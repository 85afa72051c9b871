import NLopt
import Testing

@Suite struct PublishedProblemsTests {
  /// Whether `solution` is the known minimum, as the success of a solve is counted here.
  private func isMinimum(_ solution: Solution, of problem: TestProblem) -> Bool {
    abs(solution.objective - problem.minimum) <= 1e-5 * max(1, abs(problem.minimum))
      && solution.scaledViolation <= 1e-6
  }

  /// The largest violation at `x`, computed afresh.
  private func violation(_ problem: TestProblem, at x: [Double]) -> Double {
    let values = problem.formulas(x.map { Dual($0) }).map(\.value)
    let inequalities = values[1..<1 + problem.inequalities].map { max(0, $0) }
    return (inequalities + values[(1 + problem.inequalities)...].map(abs)).max() ?? 0
  }

  @Test func atLeast99PercentOfTheStartsReachTheMinimum() throws {
    var solved = 0
    var missed: [String] = []
    for problem in PublishedProblems.unimodal {
      let session = try SolverSession(problem.program())
      for k in 0..<100 {
        let solution = try session.solve(from: problem.start(k, seed: 1))
        if isMinimum(solution, of: problem) { solved += 1 } else { missed.append("\(problem.name) \(k): \(solution)") }
      }
    }
    #expect(solved >= 1782, "of 1800, starts of seed 1; missed \(missed)")
  }

  @Test(arguments: PublishedProblems.unimodal)
  func noVerdictIsBetterThanItsPoint(_ problem: TestProblem) throws {
    let session = try SolverSession(problem.program())
    for k in 0..<100 {
      let solution = try session.solve(from: problem.start(k, seed: 2))
      let place: Comment = "start \(k) of seed 2: \(solution)"
      #expect(abs(violation(problem, at: solution.x) - solution.violation) <= 1e-9 * max(1, solution.violation), place)
      for (i, x) in solution.x.enumerated() { #expect(x >= problem.lower[i] && x <= problem.upper[i], place) }
      switch solution.verdict {
      case .stationary:
        // These problems have one stationary point in their boxes, so another one is a lie.
        #expect(isMinimum(solution, of: problem), place)
        #expect(solution.scaledViolation <= 1e-8, place)
      case .feasible, .budget: #expect(solution.scaledViolation <= 1e-8, place)
      case .infeasible: #expect(solution.scaledViolation > 1e-8, place)
      case .cancelled: Issue.record("nobody cancelled", sourceLocation: #_sourceLocation)
      }
    }
  }

  @Test(arguments: PublishedProblems.unimodal)
  func aSolveFromASolutionStaysThere(_ problem: TestProblem) throws {
    let session = try SolverSession(problem.program())
    let first = try session.solve(from: problem.start(1, seed: 4))
    let again = try session.solve(from: first.x)
    #expect(again.verdict == .stationary && isMinimum(again, of: problem), "\(first) and \(again)")
    #expect(again.evaluations <= 50, "\(first) and \(again)")
  }

  @Test(arguments: PublishedProblems.unimodal)
  func derivativesOfTheFormulasAreRight(_ problem: TestProblem) throws {
    let program = problem.program()
    for k in 1...5 {
      let deviation = try program.largestDerivativeDeviation(at: problem.start(k, seed: 3))
      #expect(try #require(deviation).relative < 1e-4, "start \(k) of seed 3: \(String(describing: deviation))")
    }
  }
}
