import NLopt
import Testing

/// A published problem: its functions, a start, the box other starts are drawn from, and the known minimum.
struct TestProblem: Sendable, CustomTestStringConvertible {
  var name: String
  var start: [Double]
  /// The published bounds.
  var lower: [Double]
  var upper: [Double]
  /// Where starts are drawn; its widths are the variables' scales.
  var box: [ClosedRange<Double>]
  var inequalities = 0
  var equalities = 0
  var minimum: Double
  /// f, then c ≤ 0, then h = 0.
  var formulas: @Sendable (_ x: [Dual]) -> [Dual]

  var testDescription: String { name }

  /// The problem in the program's terms, `changing` variables, objective and constraints by units.
  func program(xUnits: [Double]? = nil, fUnit: Double = 1, cUnits: [Double]? = nil) -> NonlinearProgram {
    let n = start.count
    let units = xUnits ?? Array(repeating: 1, count: n)
    let rows = [fUnit] + (cUnits ?? Array(repeating: 1, count: inequalities + equalities))
    let formulas = formulas
    return NonlinearProgram(
      lower: zip(lower, units).map { $0 * $1 }, upper: zip(upper, units).map { $0 * $1 },
      scales: zip(box, units).map { .linear(($0.upperBound - $0.lowerBound) * $1) },
      inequalities: inequalities, equalities: equalities
    ) { x, values, jacobian in
      let results = formulas((0..<n).map { Dual(x[$0] / units[$0], direction: $0) })
      for (i, result) in results.enumerated() {
        values[i] = result.value * rows[i]
        for j in 0..<n { jacobian?[i * n + j] = result.slopes[j] * rows[i] / units[j] }
      }
      return .given
    }
  }
}
