// How the knowledge of a search becomes its result.

import Workers

extension SearchResult {
  init(_ state: SearchState, _ pool: WorkerPool, points: Int, isInterrupted: Bool, isExhausted: Bool) {
    let front = state.returned(count: points, settledOnly: !isInterrupted && !isExhausted)
    let box = state.efficient.isEmpty ? nil : state.efficient.bounds
    // The last snapshot is the archive.
    let sets = [front.flatMap(\.objectives)] + state.snapshots.map(\.rows)
    let volumes = pool.map(sets.count) { _, set in box.map { RemainingGap.hypervolume(of: sets[set], in: $0) } ?? 0 }
    self.init(
      front: front, archive: Array(state.efficient), outcomes: Self.outcomes(state, front), counts: state.counts,
      ideal: box?.lowest ?? [], nadir: box?.highest ?? [], archiveHypervolume: volumes.last!,
      frontHypervolume: volumes[0], remainingGap: state.remainingGap,
      history: zip(state.snapshots, volumes[1...]).map {
        ConvergencePoint(evaluations: $0.evaluations, hypervolume: $1)
      },
      isInterrupted: isInterrupted, isExhausted: isExhausted,
      nearestMiss: front.isEmpty ? state.combinations.compactMap(\.nearestMiss).min(by: NearestMiss.isBetter) : nil)
  }

  private static func outcomes(_ state: SearchState, _ front: [FrontPoint]) -> [CombinationOutcome] {
    state.combinations.enumerated().map { index, combination in
      if let closed = combination.closed { return closed }
      if combination.hasFeasibleDesign { return .searched(points: front.count { $0.combination == index }) }
      return combination.hasAnswer ? .infeasible(nearest: combination.nearestMiss, isProved: false) : .unsearched
    }
  }
}

extension SearchState {
  /// Points closer than this to one kept, in every objective and relative to the span, are the same design found twice.
  private static let sameness = 1e-6

  /// The points to hand back: of the nondominated ones, or of those among them that are settled, the best subset.
  func returned(count: Int, settledOnly: Bool) -> [FrontPoint] {
    let candidates = settledOnly ? efficient.indices.filter { isSettled(efficient[$0]) } : Array(efficient.indices)
    return Subset.best(
      of: efficient.distinct(candidates, tolerance: Self.sameness), in: efficient.rows, objectiveCount, count: count
    ).map { efficient[$0] }
  }
}
