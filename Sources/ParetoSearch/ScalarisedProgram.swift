// A scalarised problem laid out for evaluation: flat memory, no arrays to retain, nothing allocated.

/// Turns the numbers of a model into those of a scalarised problem.
struct ScalarisedProgram {
  private let objectiveCount: Int
  private let constraintCount: Int
  /// The constraints without the equalities, which are the last.
  private let inequalityCount: Int
  private let dimension: Int
  private let margin: Double
  private let tolerance: Double
  /// The width of each variable's interval.
  private let widths: UnsafeMutablePointer<Double>
  /// Whether no step of a solver changes a constraint by more than `margin` from where derivatives were last seen.
  private let isFlat: UnsafeMutablePointer<Bool>
  /// Weight and unit of each objective, in one factor, and its origin.
  private let weights: UnsafeMutablePointer<Double>
  private let origins: UnsafeMutablePointer<Double>
  /// For each bounded objective: its number, 1 / unit, its limit, the direction of the slack.
  private let bounded: UnsafeMutablePointer<(objective: Int, factor: Double, limit: Double, direction: Double)>
  private var boundedCount = 0
  private var slackWeight = 0.0
  private var hasSlack = false
  private var relaxesConstraints = false

  /// Room for scalarisations of a model; each inequality is asked to keep `margin` below its limit where it can, and each equality to
  /// hold within it: as two inequalities, since a solver gives up where derivatives of an equality vanish.
  init(
    objectives: Int, constraints: Int, equalities: Int, variables: [SearchVariable], margin: Double, tolerance: Double
  ) {
    objectiveCount = objectives
    constraintCount = constraints
    inequalityCount = constraints - equalities
    dimension = variables.count
    self.margin = margin
    self.tolerance = tolerance
    widths = .allocate(capacity: max(dimension, 1))
    for (index, variable) in variables.enumerated() { widths[index] = variable.upper - variable.lower }
    isFlat = .allocate(capacity: max(constraints, 1))
    weights = .allocate(capacity: objectives)
    origins = .allocate(capacity: objectives)
    bounded = .allocate(capacity: objectives)
  }

  func deallocate() {
    weights.deallocate()
    origins.deallocate()
    bounded.deallocate()
    widths.deallocate()
    isFlat.deallocate()
  }

  /// Takes on a scalarised problem with at most one limit an objective.
  mutating func adopt(_ scalarisation: Scalarisation) {
    for index in 0..<objectiveCount {
      weights[index] = scalarisation.weights[index] / scalarisation.span[index]
      origins[index] = scalarisation.origin[index]
    }
    isFlat.update(repeating: false, count: constraintCount)
    boundedCount = 0
    for limit in scalarisation.limits {
      bounded[boundedCount] = (
        limit.objective, 1 / scalarisation.span[limit.objective], limit.limit, limit.direction
      )
      boundedCount += 1
    }
    slackWeight = scalarisation.slackWeight ?? 0
    hasSlack = scalarisation.slackWeight != nil
    relaxesConstraints = scalarisation.relaxesConstraints
  }

  /// Looks for constraints that are not met by the margin, wherever a solver may go from here.
  @inline(__always)
  func lookForFlat(_ model: UnsafePointer<Double>, _ derivatives: UnsafePointer<Double>) {
    for index in 0..<constraintCount {
      isFlat[index] = false
      let value = model[objectiveCount + index]
      guard index < inequalityCount ? value > -margin : abs(value) > margin else { continue }
      var most = 0.0
      for column in 0..<dimension {
        most += abs(derivatives[(objectiveCount + index) * dimension + column]) * widths[column]
      }
      isFlat[index] = most <= margin
    }
  }

  /// Writes what is minimised, then the bounded objectives, then the constraints, then the other sides of equalities.
  @inline(__always)
  func write(_ model: UnsafePointer<Double>, slack: Double, to out: UnsafeMutablePointer<Double>) {
    var sum = slackWeight * slack
    for index in 0..<objectiveCount { sum += weights[index] * (model[index] - origins[index]) }
    out[0] = sum
    for row in 0..<boundedCount {
      let (objective, factor, limit, direction) = bounded[row]
      out[1 + row] = (model[objective] - origins[objective]) * factor - limit - direction * slack
    }
    let relief = relaxesConstraints ? slack : 0
    var row = out + 1 + boundedCount
    for index in 0..<constraintCount {
      let value = model[objectiveCount + index]
      row[index] = kept(value, isFlat[index], by: index < inequalityCount ? margin : -margin) - relief
    }
    row += constraintCount
    for index in inequalityCount..<constraintCount {
      row[index - inequalityCount] = kept(-model[objectiveCount + index], isFlat[index], by: -margin) - relief
    }
  }

  /// What a solver is to bring below 0; what it cannot, and the tolerance allows, is so.
  @inline(__always)
  private func kept(_ value: Double, _ isFlat: Bool, by margin: Double) -> Double {
    if isFlat && value <= tolerance { return min(value, 0) }
    return (relaxesConstraints ? Scalarisation.eased(value) : value) + margin
  }

  /// Writes the derivatives, the slack's last in each row.
  @inline(__always)
  func writeDerivatives(
    _ values: UnsafePointer<Double>, _ derivatives: UnsafePointer<Double>, to out: UnsafeMutablePointer<Double>
  ) {
    for column in 0..<dimension {
      var sum = 0.0
      for index in 0..<objectiveCount { sum += weights[index] * derivatives[index * dimension + column] }
      out[column] = sum
    }
    if hasSlack { out[dimension] = slackWeight }
    let width = hasSlack ? dimension + 1 : dimension
    var row = out + width
    for index in 0..<boundedCount {
      let (objective, factor, _, direction) = bounded[index]
      for column in 0..<dimension { row[column] = factor * derivatives[objective * dimension + column] }
      if hasSlack { row[dimension] = -direction }
      row += width
    }
    for index in 0..<constraintCount {
      writeSide(1, index, values, derivatives, to: row)
      row += width
    }
    for index in inequalityCount..<constraintCount {
      writeSide(-1, index, values, derivatives, to: row)
      row += width
    }
  }

  /// Writes the derivatives of one side of a constraint.
  @inline(__always)
  private func writeSide(
    _ sign: Double, _ index: Int, _ values: UnsafePointer<Double>, _ derivatives: UnsafePointer<Double>,
    to row: UnsafeMutablePointer<Double>
  ) {
    let factor = relaxesConstraints ? sign * Scalarisation.easing(sign * values[objectiveCount + index]) : sign
    for column in 0..<dimension { row[column] = factor * derivatives[(objectiveCount + index) * dimension + column] }
    if hasSlack { row[dimension] = relaxesConstraints ? -1 : 0 }
  }
}
