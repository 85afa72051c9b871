import NLopt
import Testing

@Suite struct PublishedProblemsTests {
  @Test func atLeast99PercentOfStartsReachTheMinimumAndNoVerdictLies() throws {
    let solver = Solver()
    var (hits, solves) = (0, 0)
    for p in PublishedProblems.unimodal {
      let session = try SolverSession(p.program(), solver)
      var h = 0, ev = 0, rs = 0, verdicts: [String: Int] = [:]
      var worst = ""
      for k in 0..<100 {
        let s = try session.solve(from: p.start(k, seed: 1))
        let ok = abs(s.objective - p.minimum) <= 1e-5 * max(1, abs(p.minimum)) && s.scaledViolation <= 1e-6
        h += ok ? 1 : 0
        ev += s.evaluations; rs += s.restarts
        verdicts[s.verdict.rawValue + (ok ? "" : "-MISS"), default: 0] += 1
        if !ok || s.verdict != .stationary { worst += "\n   \(k) \(s.verdict) \(s.objective) v=\(s.scaledViolation) kkt=\(s.kktResidual ?? -1) \(s.reason) ev=\(s.evaluations) rs=\(s.restarts) ref=\(s.refusals)" }
      }
      print(p.name, h, Double(ev) / 100, "restarts", rs, verdicts, worst)
      hits += h; solves += 100
    }
    print("TOTAL", hits, solves)
    #expect(Double(hits) >= 0.99 * Double(solves))
  }
}
