// Lower bounds on Pascoletti–Serafini slacks. With t(r) = min max(F - r), t(r') >= t(r) - max(r' - r) for any two references.

/// References that were solved, with the least slack found at each.
struct SlackBounds: Sendable {
  private let dimensions: Int
  /// The improvement, in spans, beyond what solver tolerances explain.
  private static let doubt = 1e-3
  /// Reference and slack, row by row.
  private var rows: [Double] = []

  init(dimensions: Int) { self.dimensions = dimensions }

  /// Adds the end of a solve at a reference; the other references at which it is better than what was found there.
  ///
  /// Such a reference was solved to a poor local optimum: it bounds nothing any more and should be solved again.
  mutating func add(_ end: [Double], at reference: [Double]) -> [[Double]] {
    let width = dimensions + 1
    var doubtful: [[Double]] = []
    for row in stride(from: 0, to: rows.count, by: width) {
      var slack = -Double.infinity
      for index in 0..<dimensions { slack = max(slack, end[index] - rows[row + index]) }
      guard slack < rows[row + dimensions] else { continue }
      let isDoubtful = slack < rows[row + dimensions] - Self.doubt
      if isDoubtful { doubtful.append(Array(rows[row..<(row + dimensions)])) }
      rows[row + dimensions] = isDoubtful ? -.infinity : slack
    }
    rows += reference
    rows.append(ReferencePlane.slack(end, reference))
    return doubtful
  }

  /// What the slack at a reference is at least, as far as the solves found global optima; -∞ before the first.
  ///
  /// `steepness` is how much of a reference's move the slack follows, (0, 1]: 1 is a bound, less an expectation.
  func leastSlack(at reference: [Double], steepness: Double = 1) -> Double {
    var bound = -Double.infinity
    let width = dimensions + 1
    rows.withUnsafeBufferPointer { rows in
      for row in stride(from: 0, to: rows.count, by: width) {
        var move = -Double.infinity
        for index in 0..<dimensions { move = max(move, reference[index] - rows[row + index]) }
        bound = max(bound, rows[row + dimensions] - steepness * move)
      }
    }
    return bound
  }
}
