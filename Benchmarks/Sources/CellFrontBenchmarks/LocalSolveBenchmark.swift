import CBaseline
import NLopt

/// One local solve, n = 6, m = 6, by a plain C program and by the Swift solver, which also scales and verifies.
enum LocalSolveBenchmark: Benchmark {
  static let name = "local-solve"

  static func run() throws {
    let (n, m) = (Int(BASELINE_N), Int(BASELINE_M))
    let program = NonlinearProgram(
      lower: Array(repeating: -2, count: n), upper: Array(repeating: 2, count: n), inequalities: m
    ) { x, values, jacobian in
      let start = jacobian?.baseAddress
      values[0] = baseline_objective(x.baseAddress, start)
      baseline_constraints(x.baseAddress, values.baseAddress! + 1, start.map { $0 + n })
      return .given
    }
    let session = try SolverSession(program)
    let starts = (0..<200).map { k in (0..<n).map { i in coordinate(i, ofStart: k) } }

    var calls = [0, 0]
    var worstGap = 0.0
    var objectives = [Double](repeating: 0, count: starts.count)
    func plain(scaled: Bool) {
      var x = [Double](repeating: 0, count: n)
      calls[scaled ? 1 : 0] = 0
      for (k, start) in starts.enumerated() {
        calls[scaled ? 1 : 0] += Int(baseline_solve(start, scaled ? 1 : 0, &x, &objectives[k]))
      }
    }
    var evaluations = 0
    var (stationary, restarts) = (0, 0)
    func wrapped() throws {
      (evaluations, stationary, restarts) = (0, 0, 0)
      for (k, start) in starts.enumerated() {
        let solution = try session.solve(from: start)
        evaluations += solution.evaluations
        restarts += solution.restarts
        stationary += solution.verdict == .stationary ? 1 : 0
        worstGap = max(worstGap, abs(solution.objective - objectives[k]))
      }
    }
    let bodies: [() throws -> Void] = [{ plain(scaled: false) }, { plain(scaled: true) }, wrapped]
    let rounds = 150
    let times = try fastest(of: bodies, repeats: rounds).map { $0 / Double(starts.count) * 1e6 }
    func row(_ name: String, _ i: Int, _ points: Int) -> [String] {
      [name, format(times[i]), format(Double(points) / Double(starts.count)), format(times[i] / times[0])]
    }
    print("One solve, n = \(n), m = \(m), SLSQP: mean over \(starts.count) starts, fastest of \(rounds) rounds.")
    print("Evaluations: calls of the objective for C, distinct points for Swift, which asks once a point.")
    printTable(
      ["", "µs", "evaluations", "ratio"],
      [
        row("plain C", 0, calls[0]), row("plain C, scaled by hand", 1, calls[1]),
        row("Swift, scaled and verified", 2, evaluations),
      ])
    print("\(stationary) of \(starts.count) verified stationary, \(restarts) restarts.")
    print("Largest difference of objectives: \(worstGap)")
  }

  /// Spread over [-2, 2] without a pattern that matters.
  private static func coordinate(_ i: Int, ofStart k: Int) -> Double {
    let mixed = (k * 37 + i * 61 + k * i * 17) % 101
    return Double(mixed) / 25 - 2
  }
}
