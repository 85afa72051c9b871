// How the knowledge of a search becomes its result.

extension SearchResult {
  init(_ state: SearchState, counts: SearchCounts, points: Int, isInterrupted: Bool, isExhausted: Bool) {
    let candidates = state.efficient
    let vectors = candidates.map(\.objectives)
    let front = state.returned(count: points, settledOnly: !isInterrupted && !isExhausted)
    let box = vectors.isEmpty ? nil : state.box
    func measure(_ vectors: [[Double]]) -> Double { box.map { RemainingGap.hypervolume(of: vectors, in: $0) } ?? 0 }
    self.init(
      front: front, archive: candidates, outcomes: Self.outcomes(state, front), counts: counts,
      ideal: box?.lowest ?? [], nadir: box?.highest ?? [], archiveHypervolume: measure(vectors),
      frontHypervolume: measure(front.map(\.objectives)), remainingGap: state.remainingGap,
      history: state.snapshots.map {
        let (rows, width) = ($0.rows, state.objectiveCount)
        let vectors = stride(from: 0, to: rows.count, by: width).map { Array(rows[$0..<($0 + width)]) }
        return ConvergencePoint(evaluations: $0.evaluations, hypervolume: measure(vectors))
      },
      isInterrupted: isInterrupted, isExhausted: isExhausted,
      nearestMiss: front.isEmpty ? state.combinations.compactMap(\.nearestMiss).min(by: NearestMiss.isBetter) : nil)
  }

  private static func outcomes(_ state: SearchState, _ front: [FrontPoint]) -> [CombinationOutcome] {
    state.combinations.enumerated().map { index, combination in
      if let closed = combination.closed { return closed }
      if combination.hasFeasibleDesign { return .searched(points: front.count { $0.combination == index }) }
      return combination.hasAnswer ? .infeasible(nearest: combination.nearestMiss) : .unsearched
    }
  }
}

extension SearchState {
  /// Points closer than this to one kept, in every objective and relative to the span, are the same design found twice.
  private static let sameness = 1e-6

  /// The nondominated points of some kind, one of those that lie within a tolerance.
  func distinct(_ isMeant: (FrontPoint) -> Bool, tolerance: Double) -> [FrontPoint] {
    efficient.filter(isMeant).merged(tolerance: tolerance)
  }

  /// The points to hand back: of the nondominated ones, or of those among them that are settled, the best subset.
  func returned(count: Int, settledOnly: Bool) -> [FrontPoint] {
    let candidates = distinct({ !settledOnly || isSettled($0) }, tolerance: Self.sameness)
    return Subset.best(candidates.map(\.objectives), count: count).map { candidates[$0] }
  }
}
