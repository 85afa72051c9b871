/// The derivative of a program that differs most from what central differences say.
public struct DerivativeDeviation: Sendable, Hashable {
  /// Row of the Jacobian: 0 for f, then c, then h.
  public var row: Int
  /// Index of the variable.
  public var column: Int
  /// What the evaluation wrote.
  public var written: Double
  /// What central differences say.
  public var difference: Double
  /// |written − difference| relative to the larger of them or, for small ones, to the row's largest entry.
  public var relative: Double
}

extension NonlinearProgram {
  /// Holds the derivatives at `x` against central differences with steps of `step` times each variable's magnitude.
  ///
  /// - Returns: The largest deviation; nil where the program refuses `x` or a point beside it.
  /// - Throws: What the evaluation throws.
  public func largestDerivativeDeviation(at x: [Double], step: Double = 1e-6) throws -> DerivativeDeviation? {
    precondition(hasDerivatives && x.count == dimension, "a point with derivatives to check")
    let (n, rows) = (dimension, 1 + inequalities + equalities)
    var jacobian = [Double](repeating: 0, count: rows * n)
    guard try values(at: x, jacobian: &jacobian) != nil else { return nil }
    var worst: DerivativeDeviation?
    var none: [Double] = []
    for j in 0..<n {
      let change = step * max(abs(x[j]), 1e-3)
      var (low, high) = (x, x)
      low[j] -= change
      high[j] += change
      guard let below = try values(at: low, jacobian: &none), let above = try values(at: high, jacobian: &none) else {
        return nil
      }
      for i in 0..<rows {
        let (written, difference) = (jacobian[i * n + j], (above[i] - below[i]) / (high[j] - low[j]))
        let row = jacobian[i * n..<(i + 1) * n].reduce(0) { max($0, abs($1)) }
        let size = max(abs(written), abs(difference), 1e-6 * row, .leastNormalMagnitude)
        let relative = abs(written - difference) / size
        // Also true of a relative deviation that is not a number.
        if !(relative <= worst?.relative ?? -1) {
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
