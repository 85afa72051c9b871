/// The derivative of a program that differs most from what differences say.
public struct DerivativeDeviation: Sendable, Hashable {
  /// Row of the Jacobian: 0 for f, then c, then h.
  public var row: Int
  /// Index of the variable.
  public var column: Int
  /// What the evaluation wrote.
  public var written: Double
  /// What differences say.
  public var difference: Double
  /// |written − difference| relative to the larger of them or, for small ones, to the row's largest entry; infinite where one of
  /// them is not a number.
  public var relative: Double
}

extension NonlinearProgram {
  /// Holds the derivatives at `x` against differences with steps of `step` times each variable's magnitude: central ones, and at a
  /// bound ones from within, through three points as well. Fixed variables are passed over.
  ///
  /// - Returns: The largest deviation; nil where the program refuses `x` or a point beside it, or all variables are fixed.
  /// - Throws: What the evaluation throws.
  public func largestDerivativeDeviation(at x: [Double], step: Double = 1e-6) throws -> DerivativeDeviation? {
    precondition(hasDerivatives && x.count == dimension, "a point with derivatives to check")
    let (n, rows) = (dimension, 1 + inequalities + equalities)
    var jacobian = [Double](repeating: 0, count: rows * n)
    guard let here = try values(at: x, jacobian: &jacobian) else { return nil }
    var worst: DerivativeDeviation?
    var none: [Double] = []
    for j in 0..<n {
      if lower[j] == upper[j] { continue }
      let wanted = step * max(abs(x[j]), 1e-3)
      let (below, above) = (x[j] - lower[j], upper[j] - x[j])
      let isCentral = below >= wanted && above >= wanted
      let change = isCentral ? wanted : min(wanted, 0.5 * max(below, above)) * (above > below ? 1 : -1)
      var (first, second) = (x, x)
      first[j] += change
      second[j] += isCentral ? -change : 2 * change
      guard let one = try values(at: first, jacobian: &none), let two = try values(at: second, jacobian: &none) else {
        return nil
      }
      // The slope at 0 of the parabola through what was found at 0, p and q.
      let (p, q) = (first[j] - x[j], second[j] - x[j])
      for i in 0..<rows {
        let written = jacobian[i * n + j]
        let difference = ((one[i] - here[i]) * q / p - (two[i] - here[i]) * p / q) / (q - p)
        let row = jacobian[i * n..<(i + 1) * n].reduce(0) { max($0, abs($1)) }
        let size = max(abs(written), abs(difference), 1e-6 * row, .leastNormalMagnitude)
        let deviation = abs(written - difference) / size
        let relative = deviation.isNaN ? .infinity : deviation
        if relative > worst?.relative ?? -1 {
          worst = DerivativeDeviation(row: i, column: j, written: written, difference: difference, relative: relative)
        }
      }
    }
    return worst
  }

  /// f, c and h at `x`, with derivatives where `jacobian` has room; nil where refused.
  private func values(at x: [Double], jacobian: inout [Double]) throws -> [Double]? {
    var values = [Double](repeating: 0, count: 1 + inequalities + equalities)
    let answer = try x.withUnsafeBufferPointer { x in
      try values.withUnsafeMutableBufferPointer { values in
        try jacobian.withUnsafeMutableBufferPointer { try evaluate(x, values, $0.isEmpty ? nil : $0) }
      }
    }
    return answer == .given ? values : nil
  }
}
