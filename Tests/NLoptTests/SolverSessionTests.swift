import NLopt
import Testing

@Suite struct SolverSessionTests {
  @Test func solvesHS71WithItsMultipliers() throws {
    let p = TestProblem(name: "HS71", start: [1, 5, 5, 1], lower: [1, 1, 1, 1], upper: [5, 5, 5, 5], box: [1...5, 1...5, 1...5, 1...5],
      inequalities: 1, equalities: 1, minimum: 17.0140173) { x in
      let a: Dual = x[0] * x[3] * (x[0] + x[1] + x[2]) + x[2]
      let b: Dual = 25 - x[0] * x[1] * x[2] * x[3]
      let c: Dual = square(x[0]) + square(x[1]) + square(x[2]) + square(x[3]) - 40
      return [a, b, c]
    }
    let s = try Solver().solve(p.program(), from: p.start)
    print(s)
    #expect(abs(s.objective - 17.0140173) < 1e-6 && s.verdict == .stationary)
  }
}
