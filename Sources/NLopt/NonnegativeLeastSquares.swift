/// min ‖A z − b‖ over z whose entries past the free ones are ≥ 0, by the active-set method of Lawson & Hanson (1974),
/// on an orthogonal factorization that grows and shrinks with the set.
///
/// All memory is taken at creation; the sizes are those of optimality conditions, at most some dozens.
package final class NonnegativeLeastSquares {
  /// Entries of b.
  package let rows: Int
  /// b; written by the caller.
  package let target: UnsafeMutablePointer<Double>
  /// What `solve` left of b.
  package let residual: UnsafeMutablePointer<Double>
  /// z, one a column.
  package let solution: UnsafeMutablePointer<Double>

  private let columns: UnsafeMutablePointer<Double>
  private let norms: UnsafeMutablePointer<Double>
  private let basis: UnsafeMutablePointer<Double>
  private let triangle: UnsafeMutablePointer<Double>
  private let projection: UnsafeMutablePointer<Double>
  private let trial: UnsafeMutablePointer<Double>
  private let passive: UnsafeMutablePointer<Int>
  private let isPassive: UnsafeMutablePointer<Bool>
  private var passiveCount = 0
  private var count = 0
  private var freeCount = 0

  package init(rows: Int, capacity: Int) {
    self.rows = rows
    target = .allocate(capacity: rows)
    residual = .allocate(capacity: rows)
    solution = .allocate(capacity: capacity)
    columns = .allocate(capacity: rows * capacity)
    norms = .allocate(capacity: capacity)
    basis = .allocate(capacity: rows * rows)
    triangle = .allocate(capacity: rows * rows)
    projection = .allocate(capacity: rows)
    trial = .allocate(capacity: rows)
    passive = .allocate(capacity: rows)
    isPassive = .allocate(capacity: capacity)
  }

  deinit {
    for memory in [target, residual, solution, columns, norms, basis, triangle, projection, trial] {
      memory.deallocate()
    }
    passive.deallocate()
    isPassive.deallocate()
  }

  /// Forgets all columns.
  package func reset() { (count, freeCount, passiveCount) = (0, 0, 0) }

  /// Takes a column, to be filled by the caller; free ones come first.
  package func addColumn(free: Bool = false) -> UnsafeMutablePointer<Double> {
    precondition(!free || freeCount == count, "free columns come first")
    count += 1
    if free { freeCount += 1 }
    return columns + (count - 1) * rows
  }

  /// Solves for z and leaves the residual.
  package func solve() {
    for column in 0..<count {
      solution[column] = 0
      isPassive[column] = false
      norms[column] = dot(columns + column * rows, columns + column * rows).squareRoot()
      // The guess that every column takes part is right at most optima, and then nothing is searched.
      _ = enter(column)
    }
    solveTriangle()
    while let worst = mostNegative() {
      leave(worst)
      solveTriangle()
    }
    acceptTrial()
    for _ in 0..<3 * count {
      guard let column = mostUseful(), enter(column) else { break }
      solveTriangle()
      while let (position, step) = firstToVanish() {
        for i in 0..<passiveCount { solution[passive[i]] += step * (trial[i] - solution[passive[i]]) }
        solution[passive[position]] = 0
        leave(position)
        solveTriangle()
      }
      acceptTrial()
    }
  }

  /// The column outside the set that would reduce the residual, the steepest first.
  private func mostUseful() -> Int? {
    let floor = 1e-12 * dot(target, target).squareRoot()
    var best: Int?
    var steepest = floor
    for column in freeCount..<max(freeCount, count) where !isPassive[column] && norms[column] > 0 {
      let slope = dot(columns + column * rows, residual) / norms[column]
      if slope > steepest { (best, steepest) = (column, slope) }
    }
    return best
  }

  private func mostNegative() -> Int? {
    var worst: Int?
    var least = 0.0
    for i in 0..<passiveCount where passive[i] >= freeCount && trial[i] * norms[passive[i]] < least {
      (worst, least) = (i, trial[i] * norms[passive[i]])
    }
    return worst
  }

  /// Where the way from the solution to the trial first leaves the feasible set, as a fraction.
  private func firstToVanish() -> (position: Int, step: Double)? {
    var first: (position: Int, step: Double)?
    for i in 0..<passiveCount where passive[i] >= freeCount && trial[i] <= 0 {
      let value = solution[passive[i]]
      let step = value > 0 ? value / (value - trial[i]) : 0
      if step < first?.step ?? .infinity { first = (i, step) }
    }
    return first
  }

  private func acceptTrial() {
    for column in 0..<count { solution[column] = 0 }
    for i in 0..<passiveCount { solution[passive[i]] = trial[i] }
    residual.update(from: target, count: rows)
    for i in 0..<passiveCount { subtract(projection[i], basis + i * rows, from: residual) }
  }

  /// Adds a column to the set unless it depends on those in it.
  private func enter(_ column: Int) -> Bool {
    guard passiveCount < rows, norms[column] > 0 else { return false }
    let direction = basis + passiveCount * rows
    let coefficients = triangle + passiveCount * rows
    direction.update(from: columns + column * rows, count: rows)
    for i in 0..<passiveCount { coefficients[i] = 0 }
    // Twice is enough to be orthogonal to rounding (Kahan, Parlett).
    for _ in 0..<2 {
      for i in 0..<passiveCount {
        let part = dot(basis + i * rows, direction)
        coefficients[i] += part
        subtract(part, basis + i * rows, from: direction)
      }
    }
    let length = dot(direction, direction).squareRoot()
    guard length > 1e-10 * norms[column] else { return false }
    for j in 0..<rows { direction[j] /= length }
    coefficients[passiveCount] = length
    projection[passiveCount] = dot(direction, target)
    passive[passiveCount] = column
    isPassive[column] = true
    passiveCount += 1
    return true
  }

  /// Takes the column at `position` out and factorizes those behind it again.
  private func leave(_ position: Int) {
    let last = passiveCount
    isPassive[passive[position]] = false
    passiveCount = position
    for i in position + 1..<max(last, position + 1) {
      let column = passive[i]
      isPassive[column] = false
      _ = enter(column)
    }
  }

  private func solveTriangle() {
    for i in stride(from: passiveCount - 1, through: 0, by: -1) {
      var value = projection[i]
      for j in i + 1..<max(passiveCount, i + 1) { value -= triangle[j * rows + i] * trial[j] }
      trial[i] = value / triangle[i * rows + i]
    }
  }

  private func dot(_ a: UnsafePointer<Double>, _ b: UnsafePointer<Double>) -> Double {
    var sum = 0.0
    for j in 0..<rows { sum += a[j] * b[j] }
    return sum
  }

  private func subtract(_ factor: Double, _ a: UnsafePointer<Double>, from b: UnsafeMutablePointer<Double>) {
    for j in 0..<rows { b[j] -= factor * a[j] }
  }
}
