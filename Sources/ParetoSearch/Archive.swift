// All nondominated points seen, however many. Its content depends on what was offered, never on the order.

/// An unbounded set of mutually nondominated points.
public struct Archive: Sendable {
  private var vectors: NondominatedSet
  /// The points by slot of `vectors`; those in empty slots are stale.
  private var points: [FrontPoint] = []

  /// An empty archive.
  public init(objectiveCount: Int) {
    precondition(objectiveCount >= 1, "an archive without objectives")
    vectors = NondominatedSet(dimensions: objectiveCount)
  }

  /// The number of objectives.
  public var objectiveCount: Int { vectors.dimensions }

  /// The number of points kept.
  public var count: Int { vectors.count }

  /// Offers a point; whether it is now in the archive. Cost: as a rule some multiple of log n.
  ///
  /// It drives out those it dominates. Of two points with the same objectives the one of the lower combination, then of the
  /// lexicographically lower design stays. Objectives must be numbers.
  @discardableResult
  public mutating func insert(_ point: FrontPoint) -> Bool {
    precondition(point.objectives.count == objectiveCount, "a point with another number of objectives")
    precondition(!point.objectives.contains(where: \.isNaN), "a point that is not a number")
    switch vectors.insert(point.objectives) {
    case .dominated: return false
    case .equal(let slot):
      if FrontPoint.isPreferred(points[slot], to: point) { return false }
      points[slot] = point
    case .accepted(let slot):
      if slot == points.count { points.append(point) } else { points[slot] = point }
    }
    return true
  }

  /// Whether a point of the archive is at least as good as `objectives` everywhere and better somewhere.
  public func dominates(_ objectives: [Double]) -> Bool { vectors.dominates(objectives) }

  /// A point that dominates `objectives`, the first in order among them, or nil.
  public func dominator(of objectives: [Double]) -> FrontPoint? {
    vectors.dominators(of: objectives).map { points[$0] }.min(by: FrontPoint.isOrdered(_:before:))
  }

  /// The points in the order of ``FrontPoint/isOrdered(_:before:)``.
  public func sorted() -> [FrontPoint] { vectors.ordered.map { points[$0] } }

  /// The points in order without those that buy a gain in some objectives with more than 1 / `tradeOff` times that in others,
  /// measured in spans of the archive.
  ///
  /// They are the points nondominated with respect to the cone {y : yᵢ + tradeOff · Σ y >= 0}, which no order can change.
  public func efficient(tradeOff: Double) -> [FrontPoint] {
    let points = sorted()
    guard tradeOff > 0, points.count > 1 else { return points }
    let bounds = ObjectiveBounds(of: points.map(\.objectives))
    var kept = NondominatedSet(dimensions: objectiveCount)
    var owners: [Int] = []
    for index in NondominatedSet.scattered(points.count) {
      let normalised = bounds.normalised(points[index].objectives)
      let sum = normalised.reduce(0, +)
      guard case .accepted(let slot) = kept.insert(normalised.map { $0 + tradeOff * sum }) else { continue }
      if slot == owners.count { owners.append(index) } else { owners[slot] = index }
    }
    return kept.slots.map { owners[$0] }.sorted().map { points[$0] }
  }

  /// The points in order, those left out that lie within `tolerance` of one kept, in every objective relative to the span.
  ///
  /// The best point of each objective is kept whatever lies beside it.
  public func merged(tolerance: Double) -> [FrontPoint] {
    let points = sorted()
    guard tolerance > 0, points.count > 1 else { return points }
    let bounds = ObjectiveBounds(of: points.map(\.objectives))
    let extremes = Set(Subset.extremes(of: points.map(\.objectives)))
    var others: [FrontPoint] = []
    for index in points.indices where !extremes.contains(index) {
      let point = points[index]
      let near = { (other: FrontPoint) in
        zip(point.objectives, other.objectives).enumerated().allSatisfy { dimension, pair in
          abs(pair.0 - pair.1) <= tolerance * bounds.span(dimension)
        }
      }
      // Sorted by the first objective: only the tail within the tolerance can be near.
      let reach = point.objectives[0] - tolerance * bounds.span(0)
      var isMerged = extremes.contains { near(points[$0]) }
      for other in others.reversed() {
        if isMerged || other.objectives[0] < reach { break }
        isMerged = near(other)
      }
      if !isMerged { others.append(point) }
    }
    return (extremes.map { points[$0] } + others).sorted(by: FrontPoint.isOrdered(_:before:))
  }
}
