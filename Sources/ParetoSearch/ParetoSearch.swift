// The search from end to end: bound every combination, then cover the front round by round.

public import NLopt

/// A search for the Pareto front of a problem with several combinations.
///
/// The result depends on problem, options and seed, never on the number of threads.
public struct ParetoSearch: Sendable {
  /// What is searched.
  public let problem: any SearchProblem
  /// How it is searched.
  public let options: SearchOptions

  /// A search of `problem`.
  public init(problem: any SearchProblem, options: SearchOptions = SearchOptions()) {
    self.problem = problem
    self.options = options
  }

  /// Searches and returns the front; an empty one, with the nearest miss, if nothing is feasible.
  ///
  /// `progress` is called on the calling thread after each round. A cancelled search returns what it has found.
  /// - Throws: `SearchError` with every fault of problem and options.
  public func run(
    progress: (@Sendable (SearchProgress) -> Void)? = nil, cancellation: CancellationToken? = nil
  ) throws(SearchError) -> SearchResult {
    let faults = options.faults + problemFaults
    guard faults.isEmpty else { throw SearchError(faults: faults) }
    let engine = Engine(problem: problem, options: options, cancellation: cancellation)
    var state = SearchState(
      problem: problem, tolerance: options.feasibilityTolerance,
      usesDerivatives: problem.hasDerivatives && !options.strategy.isDerivativeFree)
    let chosen = problem.hasDerivatives || options.strategy != .automatic ? options.strategy : .derivativeFree
    var isComplete = bound(&state, engine, chosen, progress)
    for (share, strategy) in chosen.stages(options, SplitMix64(seed: options.seed)) where isComplete {
      isComplete = follow(strategy, share, .covering, &state, engine, progress)
    }
    if isComplete { progress?(SearchProgress(.covering, 1, state)) }
    state.takeSnapshot(isLast: true)
    return SearchResult(
      state, engine.pool, points: options.points, isInterrupted: engine.isCancelled,
      isExhausted: !isComplete && !engine.isCancelled)
  }

  private var problemFaults: [SearchFault] {
    var faults: [SearchFault] = []
    for (place, count, least) in [
      ("objectiveCount", problem.objectiveCount, 1), ("constraintCount", problem.constraintCount, 0),
      ("combinationCount", problem.combinationCount, 1),
    ] where count < least {
      faults.append(
        SearchFault(
          place: place, found: "\(count)", allowed: "\(least) or more", hint: "the problem must say what it has"))
    }
    if !(0...max(problem.constraintCount, 0)).contains(problem.equalityCount) {
      faults.append(
        SearchFault(
          place: "equalityCount", found: "\(problem.equalityCount)", allowed: "0 to constraintCount",
          hint: "equalities are the last of the constraints"))
    }
    for index in 0..<max(problem.combinationCount, 0) {
      for fault in problem.variables(ofCombination: index).compactMap(\.fault) where !faults.contains(fault) {
        faults.append(fault)
      }
    }
    return faults
  }

  /// Runs jobs and takes in their results; nil if there was no time for more.
  private func carryOut(_ jobs: [Job], _ state: inout SearchState, _ engine: Engine) -> [JobResult]? {
    let results = engine.run(jobs) { state.absorb($0, $1) }
    state.updateEfficient()
    return engine.isCancelled || engine.isExhausted ? nil : results
  }

  /// Samples, feasibility, ideal points; whether there was time for all.
  private func bound(
    _ state: inout SearchState, _ engine: Engine, _ chosen: SearchStrategy,
    _ progress: (@Sendable (SearchProgress) -> Void)?
  ) -> Bool {
    let bounding = Bounding(seed: options.seed)
    func report(_ phase: SearchProgress.Phase, _ fraction: Double) {
      progress?(SearchProgress(phase, fraction, state))
    }
    let (enumerations, enumerated) = Enumeration.jobs(state, limit: options.enumerationLimit)
    guard carryOut(enumerations, &state, engine) != nil else { return false }
    bounding.closeInfeasible(&state, among: enumerated, areAll: true)
    for index in enumerated { state.combinations[index].isEnumerated = true }
    guard carryOut(bounding.samples(state, of: state.open, round: 0), &state, engine) != nil else { return false }
    guard carryOut(bounding.samples(state, of: bounding.unanswered(state), round: 1), &state, engine) != nil else {
      return false
    }
    state.takeSnapshot()
    report(.sampling, 1)
    guard carryOut(bounding.feasibility(state, starts: 4), &state, engine) != nil else { return false }
    guard carryOut(bounding.proofs(state), &state, engine) != nil else { return false }
    guard carryOut(bounding.feasibility(state, starts: 16), &state, engine) != nil else { return false }
    bounding.closeInfeasible(&state, among: state.open, areAll: false)
    report(.bounding, 0.1)
    let generator = SplitMix64(seed: options.seed).split(-4)
    if let opening = chosen.opening(options, objectives: state.objectiveCount, generator) {
      guard follow(opening, 0.1...0.3, .bounding, &state, engine, progress) else { return false }
    }
    guard carryOut(bounding.firstIdeals(state), &state, engine) != nil else { return false }
    state.ruleOut()
    report(.bounding, 0.7)
    guard carryOut(bounding.secondIdeals(state), &state, engine) != nil else { return false }
    state.ruleOut()
    state.takeSnapshot()
    report(.bounding, 1)
    return true
  }

  /// Follows a strategy until it has nothing more to propose; whether there was time for all.
  private func follow(
    _ strategy: any Strategy, _ share: ClosedRange<Double>, _ phase: SearchProgress.Phase, _ state: inout SearchState,
    _ engine: Engine, _ progress: (@Sendable (SearchProgress) -> Void)?
  ) -> Bool {
    var strategy = strategy
    while true {
      let jobs = strategy.proposals(state, engine.pool)
      if jobs.isEmpty { return true }
      guard let results = carryOut(jobs, &state, engine) else { return false }
      strategy.learn(jobs, results, &state)
      // Before ideal points are sought nothing is known of what a combination could do.
      if phase == .covering { state.ruleOut() }
      state.takeSnapshot()
      let fraction = share.lowerBound + (share.upperBound - share.lowerBound) * strategy.fraction
      progress?(SearchProgress(phase, fraction, state))
    }
  }
}

extension SearchProgress {
  init(_ phase: Phase, _ fraction: Double, _ state: SearchState) {
    self.init(
      phase: phase, fraction: fraction, evaluations: state.counts.evaluations, archiveCount: state.archive.count,
      openCombinations: state.open.count, remainingGap: state.remainingGap)
  }
}
