import Testing

@testable import NLopt

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

  /// The problem as a program, in which one old unit is so many new ones.
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

  /// Where solve number `k` starts: the published start, then points drawn from the box.
  func start(_ k: Int, seed: UInt64) -> [Double] {
    guard k > 0 else { return start }
    var generator = SplitMix64(seed: seed &+ UInt64(k) &* 0x9E37_79B9)
    return box.map { $0.lowerBound + ($0.upperBound - $0.lowerBound) * generator.nextUnit() }
  }
}

extension TestProblem {
  /// A problem in `free` variables without bounds.
  init(
    name: String, start: [Double], free: Int, box: [ClosedRange<Double>], inequalities: Int = 0, equalities: Int = 0,
    minimum: Double, formulas: @escaping @Sendable ([Dual]) -> [Dual]
  ) {
    self.init(
      name: name, start: start, lower: Array(repeating: -.infinity, count: free),
      upper: Array(repeating: .infinity, count: free), box: box, inequalities: inequalities, equalities: equalities,
      minimum: minimum, formulas: formulas)
  }

  /// A problem in variables that are at least 0.
  init(
    name: String, start: [Double], nonnegative: Int, box: [ClosedRange<Double>], inequalities: Int = 0,
    minimum: Double, formulas: @escaping @Sendable ([Dual]) -> [Dual]
  ) {
    self.init(
      name: name, start: start, lower: Array(repeating: 0, count: nonnegative),
      upper: Array(repeating: .infinity, count: nonnegative), box: box, inequalities: inequalities, minimum: minimum,
      formulas: formulas)
  }
}
