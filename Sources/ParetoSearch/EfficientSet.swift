// The designs of an archive that are worth having: those that do not buy a gain in some objectives with far more than that in others.
// They are the points nondominated with respect to the cone {y : yᵢ + tradeOff · Σ y >= 0}, y measured in spans of the archive. Kept up to
// date point by point, since a search looks at them after every round.

/// The efficient points of a growing archive.
struct EfficientSet: Sendable {
  private let tradeOff: Double
  /// How far, in spans, the box of the archive may move before the set measures anew.
  private let looseness: Double
  /// The vectors moved so that the cone becomes that of dominance, and the point of each slot.
  private var moved: NondominatedSet
  private var points: [FrontPoint] = []
  /// The objectives of the points, row by row.
  private var rows: [Double] = []
  /// The slots in order as they were when last asked for, and those filled since then.
  private var ordered: [Int] = []
  private var fresh: [Int] = []
  /// The box in whose spans the set measures, once there is one.
  private var box: ObjectiveBounds?

  /// An empty set; a trade-off of 0 leaves nothing out.
  init(objectiveCount: Int, tradeOff: Double, looseness: Double) {
    self.tradeOff = tradeOff
    self.looseness = looseness
    moved = NondominatedSet(dimensions: objectiveCount)
  }

  /// Offers a point that the archive has taken.
  mutating func insert(_ point: FrontPoint) {
    guard let box else { return }
    let answer = withUnsafeTemporaryAllocation(of: Double.self, capacity: moved.dimensions) { vector in
      var sum = 0.0
      for column in 0..<moved.dimensions {
        vector[column] = (point.objectives[column] - box.lowest[column]) / box.span(column)
        sum += vector[column]
      }
      for column in 0..<moved.dimensions { vector[column] += tradeOff * sum }
      return moved.insert(vector.baseAddress!)
    }
    switch answer {
    case .dominated: return
    case .accepted(let slot) where slot == points.count:
      points.append(point)
      rows += point.objectives
      fresh.append(slot)
    // Of two that rounding makes equal the later one is never the worse: the archive has taken it.
    case .accepted(let slot), .equal(let slot):
      points[slot] = point
      for column in 0..<moved.dimensions { rows[slot * moved.dimensions + column] = point.objectives[column] }
      fresh.append(slot)
    }
  }

  /// The efficient points in order and their box, measured in spans of the archive as they are now, or nearly so.
  mutating func points(of archive: Archive) -> (points: [FrontPoint], bounds: ObjectiveBounds) {
    let bounds = archive.bounds
    if archive.count > 0, box.map({ !$0.agrees(with: bounds, within: looseness) }) ?? true {
      box = bounds
      moved = NondominatedSet(dimensions: archive.objectiveCount)
      points = []
      rows = []
      ordered = []
      fresh = []
      let all = archive.sorted()
      for index in NondominatedSet.scattered(all.count) { insert(all[index]) }
    }
    putInOrder()
    return (ordered.map { points[$0] }, ObjectiveBounds(of: ordered, in: rows, moved.dimensions))
  }

  /// Brings the order up to date: what is fresh is sorted and merged with the rest.
  private mutating func putInOrder() {
    if fresh.isEmpty && ordered.count == moved.count { return }
    var isFresh = [Bool](repeating: false, count: points.count)
    // A slot may have been filled, emptied and filled again.
    fresh = fresh.filter { slot in
      defer { isFresh[slot] = true }
      return !isFresh[slot] && moved.holds(slot)
    }
    let precedes = NondominatedSet.order(rows, moved.dimensions)
    fresh.sort(by: precedes)
    var merged: [Int] = []
    merged.reserveCapacity(moved.count)
    var next = 0
    for slot in ordered where !isFresh[slot] && moved.holds(slot) {
      while next < fresh.count && precedes(fresh[next], slot) {
        merged.append(fresh[next])
        next += 1
      }
      merged.append(slot)
    }
    ordered = merged + fresh[next...]
    fresh = []
  }
}
