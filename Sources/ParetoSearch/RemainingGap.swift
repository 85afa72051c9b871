// How much hypervolume a denser set of the same front would add. For n points of a continuous front of k objectives it falls like
// n^(-1/(k-1)); so the set and its half, between them, tell where that leads (Richardson's extrapolation).

import Glibc

/// Estimates what a front still lacks.
enum RemainingGap {
  /// Points up to which a hypervolume in four and more objectives is exact; beyond, a spread subset stands for the set. Its cost grows
  /// exponentially with the objectives.
  static func hypervolumeLimit(_ dimensions: Int) -> Int {
    dimensions <= 5 ? 300 : max(16, 300 >> (2 * (dimensions - 5)))
  }

  /// The share of the box from the lowest corner to 1.1 spans beyond it that is dominated.
  static func hypervolume(of vectors: [[Double]], in bounds: ObjectiveBounds) -> Double {
    let dimensions = bounds.lowest.count
    let limit = hypervolumeLimit(dimensions)
    let isLarge = dimensions > 3 && vectors.count > limit
    let chosen = isLarge ? Subset.spread(vectors, count: limit).map { vectors[$0] } : vectors
    let reference = [Double](repeating: 1.1, count: dimensions)
    let full = reference.reduce(1, *)
    return Hypervolume.of(chosen.map(bounds.normalised), reference: reference) / full
  }

  /// The estimate for mutually nondominated vectors in the order of the first objective, as a share of the same box; 1 for none.
  ///
  /// It knows nothing of a piece of the front that no point lies on, and takes a front of single points for a coarse one.
  static func estimate(_ vectors: [[Double]]) -> Double {
    guard vectors.count > 1 else { return vectors.isEmpty ? 1 : 0 }
    let bounds = ObjectiveBounds(of: vectors)
    let moving = bounds.lowest.indices.filter(bounds.moves)
    guard moving.count > 1 else { return 0 }
    let rows = apart(vectors.map { vector in moving.map { (vector[$0] - bounds.lowest[$0]) / bounds.span($0) } })
    let box = ObjectiveBounds(of: rows)
    // Above three objectives a spread subset stands for the set, so that its hypervolume can be had.
    let limit = hypervolumeLimit(moving.count)
    let isLarge = moving.count > 3 && rows.count > limit
    let whole = isLarge ? Subset.spread(rows, count: limit).map { rows[$0] } : rows
    let ends = Set(Subset.extremes(of: whole))
    let half = whole.indices.filter { $0 % 2 == 0 || ends.contains($0) }.map { whole[$0] }
    let rise = hypervolume(of: whole, in: box) - hypervolume(of: half, in: box)
    let ratio = pow(Double(whole.count) / Double(half.count), 1 / Double(moving.count - 1))
    guard ratio > 1 else { return 0 }
    // What the set lacks, and from its size on what the larger one lacks that it stands for.
    let thinning = pow(Double(whole.count) / Double(rows.count), 1 / Double(moving.count - 1))
    return max(0, rise / (ratio - 1) * thinning)
  }

  /// Those that lie apart by a good part of the spacing that so many points can have: of two that lie together, either could be
  /// left out, and nothing would be learnt from it.
  private static func apart(_ rows: [[Double]]) -> [[Double]] {
    var kept = rows
    for _ in 0..<4 {
      let least = 0.4 * pow(Double(kept.count), -1 / Double(rows[0].count - 1))
      var next: [[Double]] = []
      for row in kept {
        var isApart = true
        for other in next.reversed() {
          if row[0] - other[0] > least { break }
          if zip(row, other).allSatisfy({ abs($0 - $1) <= least }) {
            isApart = false
            break
          }
        }
        if isApart { next.append(row) }
      }
      let isDone = next.count * 10 > kept.count * 9
      kept = next
      if isDone { break }
    }
    return kept
  }
}
