// The designs of an archive that are worth having: those that do not buy a gain in some objectives with far more than that in others.
// They are the points nondominated with respect to the cone {y : yᵢ + tradeOff · Σ y >= 0}, y measured in spans of the archive. Kept up to
// date point by point, since a search looks at them after every round.

/// The efficient points of a growing archive, in order.
struct EfficientSet: Sendable {
  private let tradeOff: Double
  /// How far, in spans, the box of the archive may move before the set measures anew.
  private let looseness: Double
  /// The vectors moved so that the cone becomes that of dominance, and the point of each slot.
  private var moved: NondominatedSet
  private var points: [FrontPoint] = []
  /// The objectives of the points, row by row.
  private var numbers: [Double] = []
  /// The slots in order as of the last update, and those filled since then.
  private var ordered: [Int] = []
  private var fresh: [Int] = []
  /// The box in whose spans the set measures, once there is one.
  private var box: ObjectiveBounds?
  /// The objectives row by row, in order, and their box.
  private(set) var rows: [Double] = []
  private(set) var bounds: ObjectiveBounds
  /// Where points are of which the conditions of optimality are known to hold.
  private(set) var stationary: [Int] = []

  /// An empty set; a trade-off of 0 leaves nothing out.
  init(objectiveCount: Int, tradeOff: Double, looseness: Double) {
    self.tradeOff = tradeOff
    self.looseness = looseness
    moved = NondominatedSet(dimensions: objectiveCount)
    bounds = .nothing(objectiveCount)
  }

  /// Offers a point that the archive has taken.
  mutating func insert(_ point: FrontPoint) {
    guard let box else { return }
    let answer = withUnsafeTemporaryAllocation(of: Double.self, capacity: moved.dimensions) {
      vector -> NondominatedSet.Answer? in
      var sum = 0.0
      for column in 0..<moved.dimensions {
        vector[column] = (point.objectives[column] - box.lowest[column]) / box.span(column)
        sum += vector[column]
      }
      for column in 0..<moved.dimensions { vector[column] += tradeOff * sum }
      return sum.isFinite ? moved.insert(vector.baseAddress!) : nil
    }
    switch answer {
    // So far outside that the set has to be measured anew.
    case nil: self.box = nil
    case .dominated: break
    case .accepted(let slot) where slot == points.count:
      points.append(point)
      numbers += point.objectives
      fresh.append(slot)
    // Of two that rounding makes equal the later one is never the worse: the archive has taken it.
    case .accepted(let slot), .equal(let slot):
      points[slot] = point
      for column in 0..<moved.dimensions { numbers[slot * moved.dimensions + column] = point.objectives[column] }
      fresh.append(slot)
    }
  }

  /// Makes the efficient points of the archive, to which all was offered that it has taken, the elements: measured in its spans as they
  /// are now, or nearly so.
  mutating func update(from archive: Archive) {
    let bounds = archive.bounds
    if archive.count > 0, box.map({ !$0.agrees(with: bounds, within: looseness) }) ?? true {
      box = bounds
      moved = NondominatedSet(dimensions: archive.objectiveCount)
      points = []
      numbers = []
      ordered = []
      fresh = []
      let all = archive.sorted()
      for index in NondominatedSet.scattered(all.count) { insert(all[index]) }
    }
    if fresh.isEmpty && ordered.count == moved.count { return }
    putInOrder()
    self.bounds = ObjectiveBounds(of: ordered, in: numbers, moved.dimensions)
    stationary = ordered.indices.filter { points[ordered[$0]].isStationary }
    rows.removeAll(keepingCapacity: true)
    rows.reserveCapacity(ordered.count * moved.dimensions)
    for slot in ordered {
      for column in 0..<moved.dimensions { rows.append(numbers[slot * moved.dimensions + column]) }
    }
  }

  /// Brings the order up to date: what is fresh is sorted and merged with the rest.
  private mutating func putInOrder() {
    var isFresh = [Bool](repeating: false, count: points.count)
    // A slot may have been filled, emptied and filled again.
    fresh = fresh.filter { slot in
      defer { isFresh[slot] = true }
      return !isFresh[slot] && moved.holds(slot)
    }
    let precedes = NondominatedSet.order(numbers, moved.dimensions)
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

extension EfficientSet: RandomAccessCollection {
  var startIndex: Int { 0 }
  var endIndex: Int { ordered.count }
  subscript(position: Int) -> FrontPoint { points[ordered[position]] }

  /// The objectives of a point.
  func objectives(_ position: Int) -> [Double] {
    Array(rows[(position * moved.dimensions)..<((position + 1) * moved.dimensions)])
  }

  /// Of some points, in order, those that do not lie within `tolerance` of one kept, in every objective relative to their span.
  ///
  /// The best point of each objective is kept whatever lies beside it.
  func distinct(_ some: [Int], tolerance: Double) -> [Int] {
    guard tolerance > 0, some.count > 1 else { return some }
    let width = moved.dimensions
    let bounds = ObjectiveBounds(of: some, in: rows, width)
    let reach = (0..<width).map { tolerance * bounds.span($0) }
    let extremes = Subset.extremes(of: some, in: rows, width)
    var kept: [Int] = []
    kept.reserveCapacity(some.count)
    rows.withUnsafeBufferPointer { rows in
      func near(_ a: Int, _ b: Int) -> Bool {
        for column in 0..<width where abs(rows[a * width + column] - rows[b * width + column]) > reach[column] {
          return false
        }
        return true
      }
      for index in some {
        if extremes.contains(index) { continue }
        var isMerged = extremes.contains { near(index, $0) }
        // Sorted by the first objective: only the tail within the tolerance can be near.
        for other in kept.reversed() {
          if isMerged || rows[other * width] < rows[index * width] - reach[0] { break }
          isMerged = near(index, other)
        }
        if !isMerged { kept.append(index) }
      }
    }
    return (kept + extremes).sorted()
  }
}
