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

  /// Those of some points that no other of them dominates.
  package init(of points: [FrontPoint], objectiveCount: Int) {
    self.init(objectiveCount: objectiveCount)
    for index in NondominatedSet.scattered(points.count) { insert(points[index]) }
  }

  /// The number of objectives.
  public var objectiveCount: Int { vectors.dimensions }

  /// The number of points kept.
  public var count: Int { vectors.count }

  /// Offers a point; whether it is now in the archive. Cost: as a rule some multiple of log n.
  ///
  /// It drives out those it dominates. Of two points with the same objectives the one of the lower combination, then of the
  /// lexicographically lower design stays. Objectives must be finite.
  @discardableResult
  public mutating func insert(_ point: FrontPoint) -> Bool {
    precondition(point.objectives.count == objectiveCount, "a point with another number of objectives")
    precondition(point.objectives.allSatisfy(\.isFinite), "a point that is not finite")
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

  /// The box of the points.
  var bounds: ObjectiveBounds {
    ObjectiveBounds(of: vectors.slots, in: vectors.rows, objectiveCount)
  }
}
