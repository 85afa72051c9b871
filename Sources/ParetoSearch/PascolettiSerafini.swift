// Adaptive Pascoletti–Serafini: from a reference point on an extended plane, along (1, …, 1), the least slack t with F <= r + t·1.
// The next reference is where the front found so far has its largest gap (farthest first). A combination is left out where it cannot
// win: the least slack changes by no more than the reference moves, so every solve bounds it at all other references.

import Glibc
import NLopt
import Workers

/// The adaptive Pascoletti–Serafini strategy.
struct PascolettiSerafini: Strategy {
  private let points: Int
  private let generator: SplitMix64
  private var plane: ReferencePlane?
  /// For each combination, the references solved and the least slack found there.
  private var bounds: [SlackBounds] = []
  /// References done. Where the front is still far from one, its neighbourhood is empty.
  private var attempted: [[Double]] = []
  /// Objectives of the ends of solves, as far as nothing has dominated them yet.
  private var settled: [[Double]] = []
  /// References that were solved to a poor local optimum at a combination.
  private var doubts: [(reference: [Double], combination: Int)] = []
  private var doubtsAnswered = 0
  /// The next sample to start from.
  private var nextSample = 0
  /// The reference of each proposed job.
  private var references: [[Double]] = []
  private var spent = 0
  private var phase = Phase.opening
  /// How the front is followed; nil if it is not.
  private var refinement: Refinement?
  /// What is left to do in the opening phase.
  private var steps: [Refinement.Round] = []

  /// What is done, one after the other.
  private enum Phase: Int {
    /// The front is followed, whatever is known of it: that costs little and shows most of it.
    case opening
    /// A few references are solved from several starts, to find what lies apart from it.
    case coarse
    /// The front is followed until little is lacking.
    case survey
    /// The other references are solved.
    case fine
    /// The front is followed to the end.
    case refinement
  }

  /// The share of its distance from the front within which a reference done leaves nothing to look for.
  private static let emptiness = 0.6
  /// The share of a reference's move by which the slack of the combination that is best there is expected to fall at most, once the coarse
  /// references are solved. The others are left out only where they cannot win.
  private static let steepness = 0.7
  /// Fresh starts shared among the open combinations at each coarse reference, and at each other.
  private static let (coarseChances, fineChances) = (32, 4)
  /// What is done in the opening phase.
  private static let steps: [Refinement.Round] = [
    .solve(0..<0.25), .fill(0..<2), .solve(0.25..<0.5), .fill(2..<6), .fill(6..<12), .fill(12..<20),
  ]

  /// With a `gapTolerance` the front is also followed until it lacks no more.
  init(points: Int, gapTolerance: Double?, generator: SplitMix64) {
    self.points = points
    self.generator = generator
    if let gapTolerance {
      refinement = Refinement(points: points, gapTolerance: gapTolerance, generator: generator.split(-2))
      steps = Self.steps
    }
  }

  var fraction: Double {
    let share = min(1, Double(spent) / Double(max(limit, 1)))
    return refinement.map { 0.5 * (share + $0.fraction) } ?? share
  }

  /// The references to be solved.
  private var limit: Int {
    guard let plane else { return 0 }
    return plane.objectives.count == 2 ? 16 + points * 3 / 2 : 32 + 2 * points
  }

  /// The references solved from several starts before refinement begins.
  private var coarseLimit: Int { plane.map { 8 * ($0.objectives.count - 1) } ?? 0 }

  mutating func proposals(_ state: SearchState, _ pool: WorkerPool) -> [Job] {
    guard state.efficient.count > 1 else { return [] }
    references = []
    if plane == nil { lay(state) }
    while true {
      let jobs = proposals(ofPhase: state, pool)
      guard jobs.isEmpty else { return jobs }
      guard let next = Phase(rawValue: phase.rawValue + 1) else { return [] }
      phase = next
      if phase == .survey { lay(state) }
    }
  }

  private mutating func proposals(ofPhase state: SearchState, _ pool: WorkerPool) -> [Job] {
    switch phase {
    case .opening:
      while !steps.isEmpty {
        let jobs = Refinement.jobs(steps.removeFirst(), state, pool, points: points, adventures: 0, generator.split(0))
        if !jobs.isEmpty { return jobs }
      }
      return []
    case .coarse: return spent < coarseLimit ? contests(state) : []
    case .survey: return refinement?.proposals(state, pool, isSurvey: true) ?? []
    case .fine: return contests(state)
    case .refinement: return refinement?.proposals(state, pool, isSurvey: false) ?? []
    }
  }

  /// The jobs at the next references, and at those in doubt.
  private mutating func contests(_ state: SearchState) -> [Job] {
    guard let plane, spent < limit || (!doubts.isEmpty && doubtsAnswered < limit) else { return [] }
    let front = plane.bounds.normalisedRows(state.efficient.rows, columns: plane.objectives)
    let open = state.open
    var gaps = plane.gaps(
      front: settled.map { plane.projection(plane.normalised($0)) }, attempted: attempted, emptiness: Self.emptiness)
    let leastGap = leastGap(plane)
    var jobs: [Job] = []
    for doubt in takeDoubts() {
      jobs += contest(at: doubt.reference, plane, front, leastGap, state, among: [doubt.combination], of: open.count)
      references += Array(repeating: doubt.reference, count: jobs.count - references.count)
    }
    let size = min(phase == .coarse ? 8 : max(32, points / 8), limit - spent)
    var picked = 0
    while picked < size {
      let candidate = gaps.indices.max { gaps[$0] < gaps[$1] }!
      guard gaps[candidate] > (settled.count < 2 * points ? 0 : leastGap) else { break }
      let reference = plane.candidates[candidate]
      let new = contest(at: reference, plane, front, leastGap, state, among: open, of: open.count)
      jobs += new
      references += Array(repeating: reference, count: new.count)
      if new.isEmpty { attempted.append(reference) } else { picked += 1 }
      for index in gaps.indices { gaps[index] = min(gaps[index], distance(plane.candidates[index], reference)) }
    }
    spent += picked
    return jobs
  }

  mutating func learn(_ jobs: [Job], _ results: [JobResult], _ state: inout SearchState) {
    guard let plane, references.count == jobs.count else { return }
    for (index, (job, result)) in zip(jobs, results).enumerated() {
      guard let end = result.relaxed, end.violation <= state.tolerance else { continue }
      let doubtful = bounds[job.combination].add(plane.normalised(end.objectives), at: references[index])
      for reference in doubtful
      where doubts.count < limit && !doubts.contains(where: { $0 == (reference, job.combination) }) {
        doubts.append((reference, job.combination))
      }
      settled += result.designs.filter { $0.violation <= state.tolerance }.map(\.objectives)
    }
    thinSettled(plane, state)
    for reference in references.prefix(results.count) where !attempted.contains(reference) {
      attempted.append(reference)
    }
  }
}

extension PascolettiSerafini {
  /// Lays the plane; laid again after the coarse references unless the box of the front has stayed the same.
  private mutating func lay(_ state: SearchState) {
    let moving = state.moving
    guard moving.count > 1 else { return }
    let box = state.efficient.bounds
    if let plane, plane.objectives == moving, plane.bounds.agrees(with: box, within: 0.05) { return }
    plane = ReferencePlane(bounds: box, objectives: moving, count: max(400, 8 * points), generator: generator)
    bounds = Array(repeating: SlackBounds(dimensions: moving.count), count: state.combinations.count)
    attempted = []
    doubts = []
    if settled.isEmpty {
      settled = Subset.extremes(of: state.efficient.indices, in: state.efficient.rows, state.objectiveCount)
        .map(state.efficient.objectives)
    }
  }

  /// The gap that a reference must lie in to be worth a solve: less than half the spacing of the points asked for.
  private func leastGap(_ plane: ReferencePlane) -> Double {
    0.4 * pow(Double(points), -1 / Double(plane.objectives.count - 1))
  }

  /// Keeps of the ends what is not dominated, and one of those that lie together.
  private mutating func thinSettled(_ plane: ReferencePlane, _ state: SearchState) {
    let cell = 0.1 * leastGap(plane)
    // The places stay doubles: an end may lie farther off the front than whole numbers reach.
    var taken: Set<[Double]> = []
    settled = settled.filter { values in
      let isNew = taken.insert(plane.normalised(values).map { ($0 / cell).rounded() }).inserted
      return isNew && !state.archive.dominates(values)
    }
  }

  /// The doubts to be answered in this round; all of a search answer no more references than the front was given.
  private mutating func takeDoubts() -> ArraySlice<(reference: [Double], combination: Int)> {
    let taken = doubts.prefix(min(64, max(0, limit - doubtsAnswered)))
    doubts.removeFirst(taken.count)
    doubtsAnswered += taken.count
    return taken
  }

  /// One job for each of some combinations, of so many that are open, that may beat the front at a reference.
  private mutating func contest(
    at reference: [Double], _ plane: ReferencePlane, _ front: [Double], _ leastGap: Double, _ state: SearchState,
    among combinations: [Int], of openCount: Int
  ) -> [Job] {
    let (best, known) = ReferencePlane.least(of: front, reference)
    let winner = state.efficient[best].combination
    let scalarisation = plane.scalarisation(at: reference, augmentation: Bounding.augmentation)
    let chances = (phase == .coarse ? Self.coarseChances : Self.fineChances) / max(openCount, 1)
    let first = nextSample
    nextSample += chances
    return combinations.compactMap { index in
      let combination = state.combinations[index]
      guard combination.isOpen else { return nil }
      let ideal = ReferencePlane.slack(plane.normalised(combination.ideal), reference)
      let steepness = phase == .coarse || index != winner ? 1 : Self.steepness
      guard ideal < known, bounds[index].leastSlack(at: reference, steepness: steepness) < known else { return nil }
      var solve = Job.Solve(
        scalarisation: scalarisation, pool: combination.pool, eager: phase == .coarse ? 3 : 2, patient: 4)
      // Two far designs that promise nearly the same: the neighbours disagree, and both are tried.
      if phase != .coarse { solve.promise = 0.05 }
      solve.fresh = min(chances, 4)
      solve.firstFresh = first
      solve.looseness = 2 * leastGap
      solve.cutoff = known + 2 * Bounding.augmentation
      return Job(combination: index, work: .solve(solve))
    }
  }
}

extension SearchStrategy {
  /// Adaptive Pascoletti–Serafini without refinement.
  public static let pascolettiSerafini = SearchStrategy(
    "pascoletti-serafini",
    "about two solves for each design asked for, always where the gap is largest; for dear models"
  ) { options, generator in
    [
      (0...0.9, PascolettiSerafini(points: options.points, gapTolerance: nil, generator: generator.split(-1))),
      (0.9...1, Polishing(points: options.points, generator: generator.split(-3))),
    ]
  }
}
