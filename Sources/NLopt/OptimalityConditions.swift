/// The first-order optimality conditions of a scaled program at one point: with the multipliers that fit best, how much of
/// the objective's gradient do the active constraints and bounds leave?
final class OptimalityConditions {
  /// Distance from a constraint or bound, scaled, up to which it counts as active.
  static let activity = 1e-6
  /// Part of the objective's gradient at the reference point below which a residual is rounding.
  private static let floor = 1e-2
  /// Part of the objective's value that stands in for a gradient that vanishes.
  static let valueShare = 1e-3
  /// Gradient of an active constraint, scaled, below which its scale, and so its tolerance, is out of date.
  private static let fadedGradient = 1e-2

  /// Multipliers of the scaled constraints, inequalities first.
  let constraints: UnsafeMutablePointer<Double>
  /// Multipliers of the scaled variables' lower and upper bounds, the upper ones negative.
  let bounds: UnsafeMutablePointer<Double>

  /// What the active constraints and bounds could still give: Σ multiplier · distance, relative like the residual. It is 0 where
  /// each holds exactly; near a corner the residual alone is small long before.
  private(set) var complementarity = 0.0
  /// The largest entry of the Lagrangian's gradient, what it is relative to, and the largest entry of the objective's.
  private(set) var remainder = 0.0
  private(set) var size = 0.0
  private(set) var steepest = 0.0
  /// The Lagrangian's gradient, turned round: the way on which the objective falls and active constraints hold.
  var descent: UnsafePointer<Double> { UnsafePointer(leastSquares.residual) }
  /// Whether an active constraint is much flatter at the point than where its scale was taken from.
  private(set) var hasFadedScale = false

  private let free: Int
  private let inequalities: Int
  private let equalities: Int
  private let leastSquares: NonnegativeLeastSquares
  private let active: UnsafeMutablePointer<Int>

  init(free: Int, inequalities: Int, equalities: Int) {
    (self.free, self.inequalities, self.equalities) = (free, inequalities, equalities)
    let columns = inequalities + equalities + free
    leastSquares = NonnegativeLeastSquares(rows: free, capacity: columns)
    constraints = .allocate(capacity: inequalities + equalities)
    bounds = .allocate(capacity: free)
    active = .allocate(capacity: columns)
  }

  deinit {
    constraints.deallocate()
    bounds.deallocate()
    active.deallocate()
  }

  /// The largest entry of the Lagrangian's gradient at `sample`, relative to the objective's gradient or to a small part of
  /// its value there; also sets the multipliers and `complementarity`.
  func residual(at sample: Sample, in variables: UnsafeMutableBufferPointer<ScaledVariable>) -> Double {
    let (values, jacobian) = (sample.scaledValues, sample.scaledJacobian)
    var slope = 0.0
    for j in 0..<free {
      leastSquares.target[j] = -jacobian[j]
      slope = max(slope, abs(jacobian[j]))
    }
    let size = max(Self.floor, Self.valueShare * abs(values[0]), slope)
    leastSquares.reset()
    hasFadedScale = false
    var count = 0
    func take(_ constraint: Int, free isFree: Bool) {
      let row = jacobian + (1 + constraint) * free
      leastSquares.addColumn(free: isFree).update(from: row, count: free)
      var steepest = 0.0
      for j in 0..<free { steepest = max(steepest, abs(row[j])) }
      if steepest < Self.fadedGradient { hasFadedScale = true }
      active[count] = constraint
      count += 1
    }
    for i in inequalities..<inequalities + equalities { take(i, free: true) }
    for i in 0..<inequalities where values[1 + i] >= -Self.activity { take(i, free: false) }
    let constrained = count
    for j in 0..<free {
      let box = variables[j].box
      let isLow = sample.u[j] - box.lower <= Self.activity
      guard isLow || box.upper - sample.u[j] <= Self.activity else { continue }
      let column = leastSquares.addColumn()
      column.update(repeating: 0, count: free)
      column[j] = isLow ? -1 : 1
      active[count] = j
      count += 1
    }
    leastSquares.solve()
    constraints.update(repeating: 0, count: inequalities + equalities)
    bounds.update(repeating: 0, count: free)
    complementarity = 0
    for k in 0..<constrained {
      constraints[active[k]] = leastSquares.solution[k]
      complementarity += abs(leastSquares.solution[k] * values[1 + active[k]]) / size
    }
    for k in constrained..<count {
      let (j, multiplier) = (active[k], leastSquares.solution[k])
      let (box, u) = (variables[j].box, sample.u[j])
      bounds[j] = u - box.lower <= Self.activity ? multiplier : -multiplier
      complementarity += multiplier * min(u - box.lower, box.upper - u) / size
    }
    var largest = 0.0
    for j in 0..<free { largest = max(largest, abs(leastSquares.residual[j])) }
    (remainder, self.size, steepest) = (largest, size, slope)
    return largest / size
  }
}
