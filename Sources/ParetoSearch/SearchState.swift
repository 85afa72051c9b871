// All that a search knows between two rounds; written by one thread, read by all.

/// What is known of one combination.
struct CombinationState: Sendable {
  let variables: [SearchVariable]
  /// Designs from which solves can start: samples and ends.
  var pool: StartPool
  /// The least value of each objective over all its feasible designs, relaxed ones included; infinite before the first.
  var ideal: [Double]
  /// The objectives of whose best value the optimality conditions have said that it is one.
  var verified: Set<Int> = []
  /// Why it is no longer searched, or nil.
  var closed: CombinationOutcome?
  /// Its infeasible design with the least violation.
  var nearestMiss: NearestMiss?
  /// Whether the model answered for any design.
  var hasAnswer = false
  /// Whether a design with whole integers is feasible.
  var hasFeasibleDesign = false
  /// Whether all its designs have been evaluated.
  var isEnumerated = false
  /// What its model's making or evaluating came to.
  var counts = SearchCounts()

  /// Whether there is anything left to search.
  var isOpen: Bool { closed == nil && !isEnumerated }
  var isFeasible: Bool { ideal[0] < .infinity }
}

/// What makes two points the same design.
struct DesignKey: Hashable, Sendable {
  private let combination: Int
  private let x: [Double]

  init(combination: Int, x: [Double]) { (self.combination, self.x) = (combination, x) }

  init(_ point: FrontPoint) { self.init(combination: point.combination, x: point.x) }
}

/// The knowledge of a search.
struct SearchState: Sendable {
  let objectiveCount: Int
  let constraintCount: Int
  /// How many of the constraints, the last ones, are equalities.
  let equalityCount: Int
  let tolerance: Double
  /// Whether solves are led by derivatives.
  private let usesDerivatives: Bool
  var combinations: [CombinationState]
  private(set) var archive: Archive
  /// The nondominated designs worth having, in order, as of the last round.
  private(set) var efficient: EfficientSet
  /// Designs that have been polished, and what came of it.
  var polished: Set<DesignKey> = []
  /// The objectives of `efficient` after some of the rounds, row by row, with the evaluations made until then.
  private(set) var snapshots: [(evaluations: Int, rows: [Double])] = []
  /// What the archive lacked when that was last estimated.
  private(set) var remainingGap = 1.0
  /// The evaluations made until then.
  private var estimated = 0

  /// The loss in one objective per gain in the others below which a design is not worth having.
  ///
  /// Without it a design better by a rounding error in one objective, and far worse in another, would be an extreme of the front.
  static let leastTradeOff = 1e-5
  /// By how much of its spans the box may move before what is worth having is measured anew.
  private static let looseness = 0.02

  init(problem: any SearchProblem, tolerance: Double, usesDerivatives: Bool = true) {
    self.usesDerivatives = usesDerivatives
    objectiveCount = problem.objectiveCount
    constraintCount = problem.constraintCount
    equalityCount = problem.equalityCount
    self.tolerance = tolerance
    archive = Archive(objectiveCount: objectiveCount)
    efficient = EfficientSet(
      objectiveCount: objectiveCount, tradeOff: Self.leastTradeOff, looseness: Self.looseness)
    let unknown = [Double](repeating: .infinity, count: objectiveCount)
    combinations = (0..<problem.combinationCount).map {
      let variables = problem.variables(ofCombination: $0)
      return CombinationState(
        variables: variables, pool: StartPool(variables: variables, objectiveCount: problem.objectiveCount),
        ideal: unknown)
    }
  }

  /// Whether a point of the archive has been polished: no chance find, and nothing close by is better.
  func isSettled(_ point: FrontPoint) -> Bool {
    combinations[point.combination].isEnumerated || polished.contains(DesignKey(point))
  }

  /// Notes that a design has been polished, or has come of it.
  mutating func settle(_ x: [Double], ofCombination index: Int) {
    polished.insert(DesignKey(combination: index, x: x))
  }

  /// The objectives that differ among the designs worth having.
  var moving: [Int] { (0..<objectiveCount).filter(efficient.bounds.moves) }

  /// The combinations still searched.
  var open: [Int] { combinations.indices.filter { combinations[$0].isOpen } }

  /// Those of them of which no design is known to be feasible.
  var openInfeasible: [Int] { open.filter { !combinations[$0].isFeasible } }

  /// Takes in what a job found. What is kept depends on the order.
  mutating func absorb(_ job: Job, _ result: JobResult) {
    let index = job.combination
    combinations[index].counts += result.counts
    if let failure = result.failure, combinations[index].isOpen {
      close(index, .failed(message: failure))
    }
    for design in result.designs { absorb(design, from: job) }
    if case .solve(let work) = job.work, let objective = work.scalarisation.onlyObjective {
      if result.ends.contains(where: { $0.isStationary && $0.violation <= tolerance }) {
        combinations[index].verified.insert(objective)
      }
    }
    if result.isWithoutDesigns {
      close(index, .infeasible(nearest: combinations[index].nearestMiss, isProved: true))
    }
    if let relaxed = result.relaxed, !result.designs.contains(where: { $0.x == relaxed.x }) {
      combinations[index].hasAnswer = true
      note(relaxed, from: job)
    }
  }

  /// Searches a combination no longer.
  mutating func close(_ index: Int, _ outcome: CombinationOutcome) {
    combinations[index].closed = outcome
    combinations[index].pool.removeAll()
  }

  /// Brings `efficient` up to date: done once a round, since it looks at the whole archive.
  mutating func updateEfficient() {
    efficient.update(from: archive)
  }

  private mutating func absorb(_ design: Design, from job: Job) {
    combinations[design.combination].hasAnswer = true
    if design.violation <= tolerance {
      combinations[design.combination].hasFeasibleDesign = true
      let point = FrontPoint(
        combination: design.combination, x: design.x, objectives: design.objectives, constraints: design.constraints,
        multipliers: design.multipliers, isStationary: design.isStationary)
      if archive.insert(point) { efficient.insert(point) }
    } else {
      let miss = NearestMiss(
        combination: design.combination, x: design.x,
        constraints: design.constraints.enumerated().map { $0 < constraintCount - equalityCount ? $1 : abs($1) },
        violation: design.violation)
      let known = combinations[design.combination].nearestMiss
      if known.map({ NearestMiss.isBetter(miss, $0) }) ?? true {
        combinations[design.combination].nearestMiss = miss
      }
    }
    note(design, from: job)
  }

  private mutating func note(_ design: Design, from job: Job) {
    let index = design.combination
    if job.givesStarts { combinations[index].pool.append(design, isSample: !job.solves) }
    guard design.violation <= tolerance else { return }
    for (objective, value) in design.objectives.enumerated() where value < combinations[index].ideal[objective] {
      combinations[index].ideal[objective] = value
    }
  }

  /// Closes the combinations whose ideal point, moved a little to the better for safety, is dominated by another's design.
  ///
  /// Where derivatives are at hand they must have said that the best values are such: solves that fail find but poor ones.
  mutating func ruleOut() {
    guard !efficient.isEmpty else { return }
    let box = efficient.bounds
    for index in open where combinations[index].isFeasible {
      if usesDerivatives && combinations[index].verified.count < objectiveCount { continue }
      let ideal = combinations[index].ideal
      let safe = ideal.indices.map { ideal[$0] - (box.moves($0) ? 1e-3 * box.span($0) : 0) }
      if let point = archive.dominator(of: safe), point.combination != index {
        close(index, .dominated(ideal: ideal, by: point))
      }
    }
  }

  /// What has been spent on all combinations.
  var counts: SearchCounts { combinations.reduce(into: SearchCounts()) { $0 += $1.counts } }

  /// What the archive lacks, estimated anew unless that was done after the last evaluation.
  var gap: Double {
    // Nothing is lacking where all designs have been looked at.
    if combinations.allSatisfy({ $0.closed != nil || $0.isEnumerated }) && !efficient.isEmpty { return 0 }
    return counts.evaluations == estimated ? remainingGap : RemainingGap.estimate(efficient.rows, in: efficient.bounds)
  }

  /// Remembers the archive as it is now, if a tenth more has been spent since the last time or `isLast`.
  mutating func takeSnapshot(isLast: Bool = false) {
    let evaluations = counts.evaluations
    if let last = snapshots.last?.evaluations {
      if !isLast && evaluations * 10 < last * 11 { return }
      if evaluations == last { snapshots.removeLast() }
    }
    snapshots.append((evaluations, efficient.rows))
    if isLast || evaluations * 2 > 3 * estimated { (remainingGap, estimated) = (gap, evaluations) }
  }
}
