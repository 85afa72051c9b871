// A scalarised problem laid out for evaluation: flat memory, no arrays to retain, nothing allocated.

/// Turns the numbers of a model into those of a scalarised problem.
struct ScalarisedProgram {
  private let objectiveCount: Int
  private let constraintCount: Int
  /// The constraints without the equalities, which are the last.
  private let inequalityCount: Int
  private let dimension: Int
  private let margin: Double
  /// Weight and unit of each objective, in one factor, and its origin.
  private let weights: UnsafeMutablePointer<Double>
  private let origins: UnsafeMutablePointer<Double>
  /// For each bounded objective: its number, 1 / unit, its limit, the direction of the slack.
  private let bounded: UnsafeMutablePointer<(objective: Int, factor: Double, limit: Double, direction: Double)>
  private var boundedCount = 0
  private var slackWeight = 0.0
  private var hasSlack = false
  private var relaxesConstraints = false

  /// Room for scalarisations of a model; each inequality is asked to keep `margin` below its limit.
  init(objectives: Int, constraints: Int, equalities: Int, dimension: Int, margin: Double) {
    objectiveCount = objectives
    constraintCount = constraints
    inequalityCount = constraints - equalities
    self.dimension = dimension
    self.margin = margin
    weights = .allocate(capacity: objectives)
    origins = .allocate(capacity: objectives)
    bounded = .allocate(capacity: objectives)
  }

  func deallocate() {
    weights.deallocate()
    origins.deallocate()
    bounded.deallocate()
  }

  /// Takes on a scalarised problem with at most one limit an objective.
  mutating func adopt(_ scalarisation: Scalarisation) {
    for index in 0..<objectiveCount {
      weights[index] = scalarisation.weights[index] / scalarisation.span[index]
      origins[index] = scalarisation.origin[index]
    }
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

  /// Writes what is minimised, then the bounded objectives, then the constraints.
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
      row[index] = index < inequalityCount ? value + margin - relief : value - relief
    }
    guard relaxesConstraints else { return }
    // An equality is relaxed to either side.
    row += constraintCount
    for index in inequalityCount..<constraintCount {
      row[index - inequalityCount] = -model[objectiveCount + index] - relief
    }
  }

  /// Writes the derivatives, the slack's last in each row.
  @inline(__always)
  func writeDerivatives(_ model: UnsafePointer<Double>, to out: UnsafeMutablePointer<Double>) {
    for column in 0..<dimension {
      var sum = 0.0
      for index in 0..<objectiveCount { sum += weights[index] * model[index * dimension + column] }
      out[column] = sum
    }
    if hasSlack { out[dimension] = slackWeight }
    let width = hasSlack ? dimension + 1 : dimension
    var row = out + width
    for index in 0..<boundedCount {
      let (objective, factor, _, direction) = bounded[index]
      for column in 0..<dimension { row[column] = factor * model[objective * dimension + column] }
      if hasSlack { row[dimension] = -direction }
      row += width
    }
    for index in 0..<constraintCount {
      for column in 0..<dimension { row[column] = model[(objectiveCount + index) * dimension + column] }
      if hasSlack { row[dimension] = relaxesConstraints ? -1 : 0 }
      row += width
    }
    guard relaxesConstraints else { return }
    for index in inequalityCount..<constraintCount {
      for column in 0..<dimension { row[column] = -model[(objectiveCount + index) * dimension + column] }
      if hasSlack { row[dimension] = -1 }
      row += width
    }
  }
}
