// Which points of an archive to hand back: every extreme, then always the point farthest from those taken
// (Gonzalez 1985, 10.1016/0304-3975(85)90224-5: the covering radius is at most twice the best possible).

/// Well-spread subsets.
public enum Subset {
  /// Indices of at most `count` >= 1 spread vectors, rising; every extreme is among them as far as `count` allows.
  ///
  /// Distances are measured in spans of the set, so units do not matter. Ties go to the lower index. Cost: count × n.
  public static func spread(_ vectors: [[Double]], count: Int) -> [Int] {
    spread(of: vectors.flatMap { $0 }, max(1, vectors.first?.count ?? 1), count: count)
  }

  /// The same of rows of so many numbers.
  static func spread(of rows: [Double], _ dimensions: Int, count: Int) -> [Int] {
    precondition(count >= 1, "a subset of no points")
    let indices = 0..<(rows.count / dimensions)
    guard indices.count > count else { return Array(indices) }
    let ends = extremes(of: indices, in: rows, dimensions)
    let rows = ObjectiveBounds(of: indices, in: rows, dimensions).normalisedRows(rows, columns: 0..<dimensions)
    var distances = [Double](repeating: .infinity, count: indices.count)
    var chosen: [Int] = []
    func take(_ index: Int) {
      chosen.append(index)
      let mine = index * dimensions
      for other in distances.indices {
        var sum = 0.0
        for dimension in 0..<dimensions {
          let difference = rows[other * dimensions + dimension] - rows[mine + dimension]
          sum += difference * difference
        }
        if sum < distances[other] { distances[other] = sum }
      }
    }
    for index in ends.prefix(count) { take(index) }
    while chosen.count < count {
      var farthest = 0
      for index in distances.indices where distances[index] > distances[farthest] { farthest = index }
      guard distances[farthest] > 0 else { break }
      take(farthest)
    }
    return chosen.sorted()
  }

  /// For each objective the index of its best vector, the one better in the other objectives where several share the value;
  /// each index once.
  public static func extremes(of vectors: [[Double]]) -> [Int] {
    extremes(of: vectors.indices, in: vectors.flatMap { $0 }, vectors.first?.count ?? 0)
  }

  /// The same of some rows of so many numbers.
  static func extremes(of indices: some Sequence<Int>, in rows: [Double], _ width: Int) -> [Int] {
    var best: [Int] = []
    let precedes = NondominatedSet.order(rows, width)
    rows.withUnsafeBufferPointer { rows in
      for index in indices {
        if best.isEmpty { best = Array(repeating: index, count: width) }
        for column in 0..<width {
          let (mine, other) = (rows[index * width + column], rows[best[column] * width + column])
          if mine < other || (mine == other && precedes(index, best[column])) { best[column] = index }
        }
      }
    }
    return best.indices.filter { best.firstIndex(of: best[$0]) == $0 }.map { best[$0] }
  }
}
