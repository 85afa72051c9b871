import Glibc
import NLopt
import Testing

@Suite struct VastBoundsTests {
  @Test(arguments: [NonlinearProgram.Scale.automatic, .linear(1e300), .linear(1e308)])
  func boundsMayBeAsFarApartAsNumbersGo(_ scale: NonlinearProgram.Scale) throws {
    let program = NonlinearProgram(lower: [-1.5e308], upper: [1.5e308], scales: [scale]) { x, values, jacobian in
      let y = x[0] / 1e308
      values[0] = (y - 0.5) * (y - 0.5)
      jacobian?[0] = 2 * (y - 0.5) / 1e308
      return .given
    }
    for start in [-1.5e308, 0, 1.4e308] {
      let solution = try Solver().solve(program, from: [start])
      #expect(solution.verdict == .stationary && abs(solution.x[0] / 1e308 - 0.5) < 1e-4, "\(solution)")
    }
  }

  @Test(arguments: [(1e-200, 1e200), (1e-300, 1e300), (1e-300, 1e3)])
  func aLogarithmMaySpanHundredsOfDecades(_ lower: Double, _ upper: Double) throws {
    let program = NonlinearProgram(lower: [lower], upper: [upper], scales: [.logarithmic]) { x, values, jacobian in
      values[0] = (log(x[0]) - 1) * (log(x[0]) - 1)
      jacobian?[0] = 2 * (log(x[0]) - 1) / x[0]
      return .given
    }
    // One that lies outside is moved inside.
    for start in [lower, 1, 100, upper, 0, -5] {
      let solution = try Solver().solve(program, from: [start])
      #expect(solution.verdict == .stationary && abs(log(solution.x[0]) - 1) < 1e-3, "\(solution)")
    }
  }
}
