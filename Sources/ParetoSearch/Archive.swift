// All nondominated points seen, however many. Its content depends on what was offered, never on the order.
// Points lie in cells with a bounding box each, so that an offer looks into few of them: about n/50 box tests.

/// An unbounded set of mutually nondominated points.
public struct Archive: Sendable {
  /// The number of objectives.
  public let objectiveCount: Int
  /// The number of points kept.
  public private(set) var count = 0
  private var cells: [Cell] = []

  private struct Cell: Sendable {
    var lowest: [Double]
    var highest: [Double]
    var points: [FrontPoint]
    /// The objectives of `points`, row by row: what the comparisons read.
    var rows: [Double]
  }

  private static let cellCapacity = 64

  /// An empty archive.
  public init(objectiveCount: Int) {
    precondition(objectiveCount >= 1, "an archive without objectives")
    self.objectiveCount = objectiveCount
  }

  /// Offers a point; whether it is now in the archive.
  ///
  /// It drives out those it dominates. Of two points with the same objectives the one of the lower combination, then of the
  /// lexicographically lower design stays. Objectives must be numbers.
  @discardableResult
  public mutating func insert(_ point: FrontPoint) -> Bool {
    precondition(point.objectives.count == objectiveCount, "a point with another number of objectives")
    precondition(!point.objectives.contains(where: \.isNaN), "a point that is not a number")
    for index in cells.indices where Self.mayDominate(cells[index], point.objectives) {
      switch meet(point, in: index) {
      case .incomparable, .dominates: break
      case .dominated: return false
      case .equal: return replaceEqual(point, in: index)
      }
    }
    for index in cells.indices.reversed() where Self.mayBeDominated(cells[index], by: point.objectives) {
      removeDominated(by: point, in: index)
    }
    add(point)
    return true
  }

  /// Whether a point of the archive is at least as good as `objectives` everywhere and better somewhere.
  public func dominates(_ objectives: [Double]) -> Bool { dominator(of: objectives) != nil }

  /// A point that dominates `objectives`, the first in order among them, or nil.
  public func dominator(of objectives: [Double]) -> FrontPoint? {
    var best: FrontPoint?
    for cell in cells where Self.mayDominate(cell, objectives) {
      for point in cell.points where Dominance.compare(point.objectives, objectives) == .dominates {
        if best.map({ FrontPoint.isOrdered(point, before: $0) }) ?? true { best = point }
      }
    }
    return best
  }

  /// The points in the order of ``FrontPoint/isOrdered(_:before:)``.
  public func sorted() -> [FrontPoint] { cells.flatMap(\.points).sorted(by: FrontPoint.isOrdered(_:before:)) }

  /// The points in order without those that buy a gain in some objectives with more than 1 / `tradeOff` times that in others,
  /// measured in spans of the archive.
  ///
  /// They are the points nondominated with respect to the cone {y : yᵢ + tradeOff · Σ y >= 0}, which no order can change.
  public func efficient(tradeOff: Double) -> [FrontPoint] {
    let points = sorted()
    guard tradeOff > 0, points.count > 1 else { return points }
    let bounds = ObjectiveBounds(of: points.map(\.objectives))
    var kept = Archive(objectiveCount: objectiveCount)
    for (index, point) in points.enumerated() {
      let normalised = bounds.normalised(point.objectives)
      let sum = normalised.reduce(0, +)
      kept.insert(FrontPoint(combination: 0, x: [Double(index)], objectives: normalised.map { $0 + tradeOff * sum }))
    }
    return kept.sorted().map { Int($0.x[0]) }.sorted().map { points[$0] }
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

extension Archive {
  private static func mayDominate(_ cell: Cell, _ objectives: [Double]) -> Bool {
    for index in objectives.indices where cell.lowest[index] > objectives[index] { return false }
    return true
  }

  private static func mayBeDominated(_ cell: Cell, by objectives: [Double]) -> Bool {
    for index in objectives.indices where cell.highest[index] < objectives[index] { return false }
    return true
  }

  /// The first relation that decides the fate of `point` among a cell's points.
  private func meet(_ point: FrontPoint, in index: Int) -> Dominance {
    let count = objectiveCount
    return cells[index].rows.withUnsafeBufferPointer { rows in
      point.objectives.withUnsafeBufferPointer { mine in
        for row in stride(from: 0, to: rows.count, by: count) {
          let relation = Dominance.compare(mine.baseAddress!, rows.baseAddress! + row, count)
          if relation == .dominated || relation == .equal { return relation }
        }
        return .incomparable
      }
    }
  }

  private mutating func replaceEqual(_ point: FrontPoint, in index: Int) -> Bool {
    let place = cells[index].points.firstIndex { $0.objectives == point.objectives }!
    guard FrontPoint.isPreferred(point, to: cells[index].points[place]) else {
      return cells[index].points[place].x == point.x
    }
    cells[index].points[place] = point
    return true
  }

  private mutating func removeDominated(by point: FrontPoint, in index: Int) {
    let before = cells[index].points.count
    cells[index].points.removeAll { Dominance.compare(point.objectives, $0.objectives) == .dominates }
    guard cells[index].points.count < before else { return }
    count -= before - cells[index].points.count
    if cells[index].points.isEmpty {
      cells.remove(at: index)
    } else {
      cells[index] = Self.cell(of: cells[index].points)
    }
  }

  /// Adds to the cell whose box grows least, relative to the box of all.
  private mutating func add(_ point: FrontPoint) {
    count += 1
    guard !cells.isEmpty else { return cells.append(Self.cell(of: [point])) }
    var best = 0
    var leastGrowth = Double.infinity
    for index in cells.indices {
      let cell = cells[index]
      var growth = 0.0
      for (dimension, value) in point.objectives.enumerated() {
        let extent = cell.highest[dimension] - cell.lowest[dimension]
        let excess = max(cell.lowest[dimension] - value, value - cell.highest[dimension], 0)
        if excess > 0 { growth += excess / (extent + excess) }
      }
      if growth < leastGrowth { (best, leastGrowth) = (index, growth) }
      if growth == 0 { break }
    }
    cells[best].points.append(point)
    cells[best].rows.append(contentsOf: point.objectives)
    for (dimension, value) in point.objectives.enumerated() {
      cells[best].lowest[dimension] = min(cells[best].lowest[dimension], value)
      cells[best].highest[dimension] = max(cells[best].highest[dimension], value)
    }
    if cells[best].points.count > Self.cellCapacity { split(best) }
  }

  /// Halves a cell along the objective in which it is largest compared with all cells.
  private mutating func split(_ index: Int) {
    let bounds = ObjectiveBounds(of: cells.flatMap { [$0.lowest, $0.highest] })
    let cell = cells[index]
    let widest = (0..<objectiveCount).max {
      (cell.highest[$0] - cell.lowest[$0]) / bounds.span($0) < (cell.highest[$1] - cell.lowest[$1]) / bounds.span($1)
    }!
    let order = cell.points.sorted { $0.objectives[widest] < $1.objectives[widest] }
    cells[index] = Self.cell(of: Array(order[..<(order.count / 2)]))
    cells.append(Self.cell(of: Array(order[(order.count / 2)...])))
  }

  private static func cell(of points: [FrontPoint]) -> Cell {
    let bounds = ObjectiveBounds(of: points.map(\.objectives))
    return Cell(
      lowest: bounds.lowest, highest: bounds.highest, points: points, rows: points.flatMap(\.objectives))
  }
}
