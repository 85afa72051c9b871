// The volume dominated by a set of points and bounded by a reference point, all objectives minimised; exact.
// 2-D: sort and sum; 3-D: sweep over a sorted staircase; 4-D and up: WFG (While, Bradstreet & Barone 2012,
// 10.1109/TEVC.2010.2077298) down to the 3-D sweep.

/// The hypervolume indicator.
public enum Hypervolume {
  /// The volume that `points` dominate below `reference`; points not better than it in every objective add nothing.
  ///
  /// Cost for n points: n log n in 2-D, about n √n in 3-D, exponential in the objectives beyond.
  public static func of(_ points: [[Double]], reference: [Double]) -> Double {
    let inside = points.filter { point in
      precondition(point.count == reference.count, "a point of another dimension than the reference")
      return zip(point, reference).allSatisfy { $0 < $1 }
    }
    return volume(inside, reference, reference.count)
  }

  /// The volume in the first `count` objectives.
  private static func volume(_ points: [[Double]], _ reference: [Double], _ count: Int) -> Double {
    switch (points.count, count) {
    case (0, _), (_, 0): return 0
    case (1, _): return box(points[0], reference, count)
    case (_, 1): return reference[0] - points.lazy.map { $0[0] }.min()!
    case (_, 2): return area(points, reference)
    case (_, 3): return sweep(points, reference)
    default: return wfg(points, reference, count)
    }
  }

  private static func box(_ point: [Double], _ reference: [Double], _ count: Int) -> Double {
    (0..<count).reduce(1) { $0 * (reference[$1] - point[$1]) }
  }

  private static func area(_ points: [[Double]], _ reference: [Double]) -> Double {
    var sum = 0.0
    var ceiling = reference[1]
    for point in points.sorted(by: { ($0[0], $0[1]) < ($1[0], $1[1]) }) where point[1] < ceiling {
      sum += (reference[0] - point[0]) * (ceiling - point[1])
      ceiling = point[1]
    }
    return sum
  }

  /// Rises through the third objective; the area dominated so far grows by what each point adds to a staircase.
  private static func sweep(_ points: [[Double]], _ reference: [Double]) -> Double {
    let order = points.sorted { ($0[2], $0[0], $0[1]) < ($1[2], $1[0], $1[1]) }
    // The staircase: x rising, y falling, with a sentinel at each end.
    var xs = [-Double.infinity, reference[0]]
    var ys = [reference[1], -Double.infinity]
    var area = 0.0
    var volume = 0.0
    var height = order[0][2]
    for point in order {
      let (x, y) = (point[0], point[1])
      var low = 0
      var high = xs.count
      while low < high {
        let middle = (low + high) / 2
        if xs[middle] <= x { low = middle + 1 } else { high = middle }
      }
      // `low - 1` is the last step that starts at or before x: if it is low enough, the point adds nothing.
      if ys[low - 1] <= y { continue }
      volume += area * (point[2] - height)
      height = point[2]
      var left = x
      var end = low
      var ceiling = ys[low - 1]
      while ys[end] >= y {
        area += (xs[end] - left) * (ceiling - y)
        left = xs[end]
        ceiling = ys[end]
        end += 1
      }
      area += (xs[end] - left) * (ceiling - y)
      let start = xs[low - 1] == x ? low - 1 : low
      xs.replaceSubrange(start..<end, with: CollectionOfOne(x))
      ys.replaceSubrange(start..<end, with: CollectionOfOne(y))
    }
    return volume + area * (reference[2] - height)
  }

  /// The sum over the points of the volume each adds to those after it.
  private static func wfg(_ points: [[Double]], _ reference: [Double], _ count: Int) -> Double {
    // Worst first in the last objective, so that limiting by a point flattens that objective and the sets shrink fast.
    let order = points.sorted { a, b in a[count - 1] != b[count - 1] ? a[count - 1] > b[count - 1] : precedes(a, b) }
    var sum = 0.0
    for index in order.indices {
      let point = order[index]
      let limited = order[(index + 1)...].map { other in (0..<count).map { max(point[$0], other[$0]) } }
      // Every point after this one is at least as good in the last objective: limited, they all share its value there,
      // and what they cover of its box is a volume of one dimension less times its depth.
      let depth = reference[count - 1] - point[count - 1]
      let covered = volume(nondominated(limited, count - 1), reference, count - 1)
      sum += depth * (box(point, reference, count - 1) - covered)
    }
    return sum
  }

  private static func nondominated(_ points: [[Double]], _ count: Int) -> [[Double]] {
    var kept: [[Double]] = []
    kept.reserveCapacity(points.count)
    for point in points {
      var isDominated = false
      kept.removeAll { other in
        if isDominated { return false }
        var better = false
        var worse = false
        for index in 0..<count {
          if point[index] < other[index] { better = true }
          if point[index] > other[index] { worse = true }
        }
        if !better { isDominated = true }
        return better && !worse
      }
      if !isDominated { kept.append(point) }
    }
    return kept
  }
}
