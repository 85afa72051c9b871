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

  /// The box of the points.
  var bounds: ObjectiveBounds {
    ObjectiveBounds(of: vectors.slots, in: vectors.rows, objectiveCount)
  }

  /// The vectors of objectives, in no order.
  var rows: [Double] {
    var rows: [Double] = []
    rows.reserveCapacity(count * objectiveCount)
    for slot in vectors.slots { rows += vectors.rows[(slot * objectiveCount)..<((slot + 1) * objectiveCount)] }
    return rows
  }
}

extension [FrontPoint] {
  /// These mutually nondominated points in order, those left out that lie within `tolerance` of one kept, in every objective
  /// relative to the span.
  ///
  /// The best point of each objective is kept whatever lies beside it.
  func merged(tolerance: Double) -> [FrontPoint] {
    guard tolerance > 0, count > 1 else { return self }
    let vectors = map(\.objectives)
    let width = vectors[0].count
    let bounds = ObjectiveBounds(of: vectors)
    let reach = (0..<width).map { tolerance * bounds.span($0) }
    let extremes = Subset.extremes(of: vectors)
    var isKept = [Bool](repeating: false, count: count)
    for index in extremes { isKept[index] = true }
    var kept: [Int] = []
    let rows = vectors.flatMap { $0 }
    rows.withUnsafeBufferPointer { rows in
      func near(_ a: Int, _ b: Int) -> Bool {
        for column in 0..<width where abs(rows[a * width + column] - rows[b * width + column]) > reach[column] {
          return false
        }
        return true
      }
      for index in indices where !isKept[index] {
        var isMerged = extremes.contains { near(index, $0) }
        // Sorted by the first objective: only the tail within the tolerance can be near.
        for other in kept.reversed() {
          if isMerged || rows[other * width] < rows[index * width] - reach[0] { break }
          isMerged = near(index, other)
        }
        if !isMerged { kept.append(index) }
      }
    }
    for index in kept { isKept[index] = true }
    return indices.filter { isKept[$0] }.map { self[$0] }
  }
}
