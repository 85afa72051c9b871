// Which points of an archive to hand back: every extreme, then always the point farthest from those taken
// (Gonzalez 1985, 10.1016/0304-3975(85)90224-5: the covering radius is at most twice the best possible).

/// Well-spread subsets.
public enum Subset {
  /// Indices of at most `count` >= 1 spread vectors, rising; every extreme is among them as far as `count` allows.
  ///
  /// Distances are measured in spans of the set, so units do not matter. Ties go to the lower index. Cost: count × n.
  public static func spread(_ vectors: [[Double]], count: Int) -> [Int] {
    precondition(count >= 1, "a subset of no points")
    guard vectors.count > count else { return Array(vectors.indices) }
    let bounds = ObjectiveBounds(of: vectors)
    let dimensions = vectors[0].count
    let rows = vectors.flatMap(bounds.normalised)
    var distances = [Double](repeating: .infinity, count: vectors.count)
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
    for index in extremes(of: vectors).prefix(count) { take(index) }
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
    guard let first = vectors.first else { return [] }
    var found: [Int] = []
    for objective in first.indices {
      var best = 0
      for index in vectors.indices.dropFirst() {
        let (mine, other) = (vectors[index], vectors[best])
        if mine[objective] < other[objective] || (mine[objective] == other[objective] && precedes(mine, other)) {
          best = index
        }
      }
      if !found.contains(best) { found.append(best) }
    }
    return found
  }
}
