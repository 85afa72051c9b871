// The designs of an archive that are worth having: those that do not buy a gain in some objectives with far more than that in others.
// They are the points nondominated with respect to the cone {y : yᵢ + tradeOff · Σ y >= 0}, y measured in spans of the archive. Kept up to
// date point by point, since a search looks at them after every round.

/// The efficient points of a growing archive.
struct EfficientSet: Sendable {
  private let tradeOff: Double
  /// The vectors moved so that the cone becomes that of dominance, and the point of each slot.
  private var moved: NondominatedSet
  private var points: [FrontPoint] = []
  /// The objectives of the points, row by row.
  private var rows: [Double] = []
  /// The box in whose spans the set measures, once there is one.
  private var box: ObjectiveBounds?

  /// How far, in spans, the box of the archive may move before the set measures anew.
  private static let looseness = 1e-3

  /// An empty set; a trade-off of 0 leaves nothing out.
  init(objectiveCount: Int, tradeOff: Double) {
    self.tradeOff = tradeOff
    moved = NondominatedSet(dimensions: objectiveCount)
  }

  /// Offers a point that the archive has taken.
  mutating func insert(_ point: FrontPoint) {
    guard let box else { return }
    switch moved.insert(Self.moved(point.objectives, in: box, by: tradeOff)) {
    case .dominated: break
    case .accepted(let slot) where slot == points.count:
      points.append(point)
      rows += point.objectives
    // Of two that rounding makes equal the later one is never the worse: the archive has taken it.
    case .accepted(let slot), .equal(let slot):
      points[slot] = point
      for (column, value) in point.objectives.enumerated() { rows[slot * moved.dimensions + column] = value }
    }
  }

  /// The efficient points in order, measured in spans of the archive as they are now, or nearly so unless `isExact`.
  mutating func points(of archive: Archive, isExact: Bool) -> [FrontPoint] {
    guard archive.count > 0 else { return [] }
    let bounds = archive.bounds
    if box.map({ isExact ? $0 != bounds : !$0.agrees(with: bounds, within: Self.looseness) }) ?? true {
      box = bounds
      moved = NondominatedSet(dimensions: archive.objectiveCount)
      points = []
      rows = []
      let all = archive.sorted()
      for index in NondominatedSet.scattered(all.count) { insert(all[index]) }
    }
    return moved.ordered(by: rows).map { points[$0] }
  }

  private static func moved(_ objectives: [Double], in box: ObjectiveBounds, by tradeOff: Double) -> [Double] {
    let normalised = box.normalised(objectives)
    let sum = normalised.reduce(0, +)
    return normalised.map { $0 + tradeOff * sum }
  }
}
