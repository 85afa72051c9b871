// The volume dominated by a set of points and bounded by a reference point, all objectives minimised; exact.
// 2-D: sort and sum; 3-D: sweep over a sorted staircase; 4-D and up: WFG (While, Bradstreet & Barone 2012,
// 10.1109/TEVC.2010.2077298) down to the 3-D sweep.

/// The hypervolume indicator.
public enum Hypervolume {
  /// The volume that `points` dominate below `reference`; points not better than it in every objective add nothing.
  ///
  /// Cost for n points: n log n in 2-D, about n √n in 3-D, exponential in the objectives beyond.
  public static func of(_ points: [[Double]], reference: [Double]) -> Double {
    precondition(
      points.allSatisfy { $0.count == reference.count }, "a point of another dimension than the reference")
    return of(rows: points.flatMap { $0 }, reference: reference)
  }

  /// The same for points row by row.
  static func of(rows: [Double], reference: [Double]) -> Double {
    let width = reference.count
    guard width > 0 else { return 0 }
    var inside: [Double] = []
    inside.reserveCapacity(rows.count)
    for first in stride(from: 0, to: rows.count, by: width)
    where (0..<width).allSatisfy({ rows[first + $0] < reference[$0] }) {
      inside += rows[first..<(first + width)]
    }
    return volume(inside, reference, width)
  }

  /// The volume of rows of `width` objectives, bounded by as many of the reference point.
  private static func volume(_ rows: [Double], _ reference: [Double], _ width: Int) -> Double {
    switch (rows.count / width, width) {
    case (0, _): return 0
    case (1, _): return box(rows, 0, reference, width)
    case (_, 1): return reference[0] - rows.min()!
    case (_, 2): return area(rows, reference)
    case (_, 3): return sweep(rows, reference)
    default: return wfg(rows, reference, width)
    }
  }

  /// The volume of a row's first objectives.
  private static func box(_ rows: [Double], _ first: Int, _ reference: [Double], _ width: Int) -> Double {
    (0..<width).reduce(1) { $0 * (reference[$1] - rows[first + $1]) }
  }

  private static func area(_ rows: [Double], _ reference: [Double]) -> Double {
    let order = (0..<(rows.count / 2)).sorted(by: NondominatedSet.order(rows, 2))
    var sum = 0.0
    var ceiling = reference[1]
    for index in order where rows[2 * index + 1] < ceiling {
      sum += (reference[0] - rows[2 * index]) * (ceiling - rows[2 * index + 1])
      ceiling = rows[2 * index + 1]
    }
    return sum
  }

  /// Rises through the first objective; the area dominated so far grows by what each point adds to a staircase.
  private static func sweep(_ rows: [Double], _ reference: [Double]) -> Double {
    // Fronts are in this order as a rule, which makes sorting cheap.
    let order = (0..<(rows.count / 3)).sorted(by: NondominatedSet.order(rows, 3))
    return withUnsafeTemporaryAllocation(of: Double.self, capacity: 2 * (order.count + 2)) { memory in
      let xs = memory.baseAddress!
      var steps = Staircase(xs, xs + order.count + 2, reference: (reference[1], reference[2]))
      var volume = 0.0
      var height = rows[3 * order[0]]
      for index in order {
        let (z, x, y) = (rows[3 * index], rows[3 * index + 1], rows[3 * index + 2])
        guard let place = steps.place(x, y) else { continue }
        volume += steps.area * (z - height)
        height = z
        steps.add(x, y, at: place)
      }
      return volume + steps.area * (reference[0] - height)
    }
  }

  /// The sum over the points of the volume each adds to those after it.
  private static func wfg(_ rows: [Double], _ reference: [Double], _ width: Int) -> Double {
    let last = width - 1
    // Worst first in the last objective, so that limiting by a point flattens that objective and the sets shrink fast.
    let precedes = NondominatedSet.order(rows, width)
    let order = (0..<(rows.count / width)).map { $0 * width }.sorted { a, b in
      rows[a + last] != rows[b + last] ? rows[a + last] > rows[b + last] : precedes(a / width, b / width)
    }
    var sum = 0.0
    for (index, first) in order.enumerated() {
      // Every point after this one is at least as good in the last objective: limited, they all share its value there,
      // and what they cover of its box is a volume of one dimension less times its depth.
      let limited = order[(index + 1)...].flatMap { other in
        (0..<last).map { max(rows[first + $0], rows[other + $0]) }
      }
      let covered = volume(nondominated(limited, last), reference, last)
      sum += (reference[last] - rows[first + last]) * (box(rows, first, reference, last) - covered)
    }
    return sum
  }

  /// The rows that no other row dominates, one of those that are equal.
  private static func nondominated(_ rows: [Double], _ width: Int) -> [Double] {
    var kept: [Int] = []
    rows.withUnsafeBufferPointer { rows in
      for first in stride(from: 0, to: rows.count, by: width) {
        var isDominated = false
        kept.removeAll { other in
          if isDominated { return false }
          let relation = Dominance.compare(rows.baseAddress! + first, rows.baseAddress! + other, width)
          isDominated = relation == .dominated || relation == .equal
          return relation == .dominates
        }
        if !isDominated { kept.append(first) }
      }
    }
    return kept.flatMap { rows[$0..<($0 + width)] }
  }
}
