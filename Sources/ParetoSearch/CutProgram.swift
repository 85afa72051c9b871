// Which mixture of bounds says most? Over a box each objective has a linear lower bound a_j + s_j·e and a least value, each
// constraint a linear one that must not exceed 0. With weights w, v >= 0 (sum of w = 1) and u >= 0
//   sum (w_j + v_j) f_j  >=  sum w_j a_j + sum v_j l_j + sum u_g a_g - sum_i |sum w_j s_ji + sum u_g s_gi|      for feasible e,
// and the weights that put this farthest above the same mixture of a corner p solve a small linear program, of which any
// feasible solution gives a valid bound. It is solved by the simplex method on a dense tableau.

/// A half space that holds what a box can reach: weights · f >= bound.
struct Cut: Sendable {
  var weights: [Double]
  var bound: Double
  /// The multipliers of the constraints.
  var multipliers: [Double]
  /// The design of the box, e in [-1, 1]^n, that comes farthest below the corner as far as the linear bounds can tell.
  var place: [Double]

  /// How far the corner lies beyond the half space's border; 0 or less: nothing of the box lies below the corner.
  func depth(of corner: [Double]) -> Double {
    var sum = -bound
    for index in corner.indices { sum += weights[index] * corner[index] }
    return sum
  }
}

/// Linear lower bounds over a box.
struct LinearBounds: Sendable {
  /// The least value of each objective.
  var least: [Double]
  /// Each objective's linear bound in the middle; then each constraint's.
  var constants: [Double]
  /// Their slopes, by rows of n.
  var slopes: [Double]
  /// What has been taken off the constants for each direction, by rows of n.
  var spreads: [Double]
  let dimension: Int
  var objectiveCount: Int { least.count }
  var constraintCount: Int { constants.count - least.count }

  /// What the program comes to.
  enum Answer {
    case cut(Cut)
    /// No design of the box keeps the constraints.
    case infeasible
  }

  /// The half space that lies farthest above a corner.
  func bestCut(above corner: [Double]) -> Answer {
    var tableau = Tableau(self, corner)
    let ray = tableau.solve()
    let weights = tableau.solution(along: ray)
    if ray != nil {
      let constraints = Array(weights[(2 * objectiveCount)...])
      return bound(linear: [], least: [], constraints) > 0 ? .infeasible : .cut(plainCut(corner, tableau))
    }
    let sum = weights[..<(2 * objectiveCount)].reduce(0, +)
    guard sum > 0 else { return .cut(plainCut(corner, tableau)) }
    let linear = weights[..<objectiveCount].map { $0 / sum }
    let least = weights[objectiveCount..<(2 * objectiveCount)].map { $0 / sum }
    let constraints = weights[(2 * objectiveCount)...].map { $0 / sum }
    return .cut(
      Cut(
        weights: zip(linear, least).map(+), bound: bound(linear: linear, least: least, constraints),
        multipliers: constraints, place: tableau.place))
  }

  /// The least value of the objective that comes least below the corner.
  private func plainCut(_ corner: [Double], _ tableau: Tableau) -> Cut {
    let best = corner.indices.min { corner[$0] - least[$0] < corner[$1] - least[$1] }!
    var weights = [Double](repeating: 0, count: objectiveCount)
    weights[best] = 1
    return Cut(
      weights: weights, bound: least[best], multipliers: Array(repeating: 0, count: constraintCount),
      place: tableau.place)
  }

  /// The bound that weights give, with what its own rounding may cost taken off.
  private func bound(linear: [Double], least leastWeights: [Double], _ constraints: [Double]) -> Double {
    var (sum, size) = (0.0, 0.0)
    func add(_ term: Double) {
      sum += term
      size += abs(term)
    }
    for (index, weight) in leastWeights.enumerated() where weight > 0 { add(weight * least[index]) }
    let rows = linear + Array(repeating: 0, count: objectiveCount - linear.count) + constraints
    for (row, weight) in rows.enumerated() where weight > 0 { add(weight * constants[row]) }
    for direction in 0..<dimension {
      var (slope, steepness) = (0.0, 0.0)
      for (row, weight) in rows.enumerated() where weight > 0 {
        slope += weight * slopes[row * dimension + direction]
        steepness += weight * abs(slopes[row * dimension + direction])
      }
      sum -= abs(slope)
      size += steepness
    }
    return sum - 1e-13 * size
  }
}

/// The program's tableau: columns for w, v, u, the positive and the negative parts of each direction's slope, and the right side.
private struct Tableau {
  private let rows: Int, columns: Int
  private var cells: [Double]
  private var basis: [Int]
  private let firstPart: Int
  private let weightCount: Int

  init(_ bounds: LinearBounds, _ corner: [Double]) {
    let (objectives, constraints, n) = (bounds.objectiveCount, bounds.constraintCount, bounds.dimension)
    weightCount = 2 * objectives + constraints
    firstPart = weightCount
    rows = n + 2
    columns = weightCount + 2 * n + 1
    cells = Array(repeating: 0, count: rows * columns)
    let (sumRow, costRow) = (n, n + 1)
    func column(ofRow row: Int) -> Int { row < objectives ? row : objectives + row }
    for row in bounds.constants.indices where bounds.constants[row] > -.infinity {
      for i in 0..<n { cells[i * columns + column(ofRow: row)] = -bounds.slopes[row * n + i] }
      cells[costRow * columns + column(ofRow: row)] = bounds.constants[row] - (row < objectives ? corner[row] : 0)
      if row < objectives { cells[sumRow * columns + row] = 1 }
    }
    for objective in 0..<objectives {
      cells[sumRow * columns + objectives + objective] = 1
      cells[costRow * columns + objectives + objective] = bounds.least[objective] - corner[objective]
    }
    for i in 0..<n {
      cells[i * columns + firstPart + i] = 1
      cells[i * columns + firstPart + n + i] = -1
      cells[costRow * columns + firstPart + i] = -1
      cells[costRow * columns + firstPart + n + i] = -1
    }
    cells[sumRow * columns + columns - 1] = 1
    let best = (0..<objectives).max { bounds.least[$0] - corner[$0] < bounds.least[$1] - corner[$1] }!
    basis = Array(firstPart..<firstPart + n) + [objectives + best]
    // The costs of the basis are taken out of the cost row.
    for i in 0..<n { addRow(i, to: costRow, times: 1) }
    addRow(sumRow, to: costRow, times: -cells[costRow * columns + objectives + best])
  }

  /// - Returns: The column along which the objective has no end, if there is one.
  mutating func solve() -> Int? {
    let costs = (rows - 1) * columns
    for step in 0..<80 {
      // The steepest column, and towards the end the first one, which cannot go round in circles.
      var entering: Int?
      var steepest = 1e-11
      for column in 0..<(columns - 1) where cells[costs + column] > steepest {
        entering = column
        if step > 40 { break }
        steepest = cells[costs + column]
      }
      guard let entering else { return nil }
      var leaving: Int?
      var least = Double.infinity
      for row in 0..<(rows - 1) where cells[row * columns + entering] > 1e-10 {
        let ratio = cells[row * columns + columns - 1] / cells[row * columns + entering]
        if ratio < least { (leaving, least) = (row, ratio) }
      }
      guard let leaving else { return entering }
      pivot(leaving, entering)
    }
    return nil
  }

  /// The weights of the basis, or those of the ray that leaves it along a column; none below 0.
  func solution(along ray: Int?) -> [Double] {
    var weights = [Double](repeating: 0, count: weightCount)
    if let ray, ray < weightCount { weights[ray] = 1 }
    for (row, column) in basis.enumerated() where column < weightCount {
      let value = ray.map { -cells[row * columns + $0] } ?? cells[row * columns + columns - 1]
      weights[column] = max(0, value)
    }
    return weights
  }

  /// The multipliers of the rows: the design that the best weights belong to.
  var place: [Double] {
    (0..<(rows - 2)).map { min(1, max(-1, -1 - cells[(rows - 1) * columns + firstPart + $0])) }
  }

  private mutating func pivot(_ row: Int, _ column: Int) {
    let factor = 1 / cells[row * columns + column]
    for at in 0..<columns { cells[row * columns + at] *= factor }
    for other in 0..<rows where other != row { addRow(row, to: other, times: -cells[other * columns + column]) }
    basis[row] = column
  }

  private mutating func addRow(_ row: Int, to other: Int, times factor: Double) {
    if factor == 0 { return }
    cells.withUnsafeMutableBufferPointer { cells in
      let (from, to) = (row * columns, other * columns)
      for at in 0..<columns { cells[to + at] += factor * cells[from + at] }
    }
  }
}
