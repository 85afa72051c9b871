// The volume that one more point would add to a set in three objectives, for a set that grows point by point: a sweep through the third
// objective, in which the set is kept sorted, over a staircase in the other two. Flat memory, since it is asked many thousand times.

/// Points in three objectives below a reference point with equal coordinates.
final class ExclusiveVolume {
  private let reference: Double
  /// The points by third objective, three numbers each.
  private var rows: [Double] = []
  /// The staircase: first objective rising, second falling, a sentinel at each end.
  private var xs: [Double] = []
  private var ys: [Double] = []

  init(reference: Double) { self.reference = reference }

  func add(_ point: [Double]) {
    var place = 0
    while place < rows.count && rows[place + 2] < point[2] { place += 3 }
    rows.insert(contentsOf: point, at: place)
    if xs.count < rows.count / 3 + 2 {
      xs = Array(repeating: 0, count: 2 * rows.count + 2)
      ys = xs
    }
  }

  /// The volume that `point` dominates and none of the set does.
  func contribution(_ point: [Double]) -> Double {
    let (px, py, pz) = (point[0], point[1], point[2])
    guard px < reference, py < reference, pz < reference else { return 0 }
    let whole = (reference - px) * (reference - py) * (reference - pz)
    if rows.isEmpty { return whole }
    return rows.withUnsafeBufferPointer { rows in
      xs.withUnsafeMutableBufferPointer { xs in
        ys.withUnsafeMutableBufferPointer { ys in
          whole - Self.covered(rows, px, py, pz, reference, xs.baseAddress!, ys.baseAddress!)
        }
      }
    }
  }

  /// The part of the box between a point and the reference that the rows dominate.
  private static func covered(
    _ rows: UnsafeBufferPointer<Double>, _ px: Double, _ py: Double, _ pz: Double, _ reference: Double,
    _ xs: UnsafeMutablePointer<Double>, _ ys: UnsafeMutablePointer<Double>
  ) -> Double {
    (xs[0], ys[0]) = (-.infinity, reference)
    (xs[1], ys[1]) = (reference, -.infinity)
    var steps = 2
    var (area, volume, height) = (0.0, 0.0, pz)
    let full = (reference - px) * (reference - py)
    for row in stride(from: 0, to: rows.count, by: 3) {
      let (x, y, z) = (max(rows[row], px), max(rows[row + 1], py), max(rows[row + 2], pz))
      if x >= reference || y >= reference { continue }
      if z >= reference { break }
      var (low, high) = (0, steps)
      while low < high {
        let middle = (low + high) / 2
        if xs[middle] <= x { low = middle + 1 } else { high = middle }
      }
      // `low - 1` is the last step that starts at or before x: if it is low enough, the row adds nothing.
      if ys[low - 1] <= y { continue }
      volume += area * (z - height)
      height = z
      var (left, end, ceiling) = (x, low, ys[low - 1])
      while ys[end] >= y {
        area += (xs[end] - left) * (ceiling - y)
        (left, ceiling) = (xs[end], ys[end])
        end += 1
      }
      area += (xs[end] - left) * (ceiling - y)
      let start = xs[low - 1] == x ? low - 1 : low
      let shift = start + 1 - end
      if shift > 0 {
        xs[steps] = xs[steps - 1]
        ys[steps] = ys[steps - 1]
        for index in stride(from: steps - 1, to: end, by: -1) {
          (xs[index], ys[index]) = (xs[index - 1], ys[index - 1])
        }
      } else if shift < 0 {
        for index in end..<steps { (xs[index + shift], ys[index + shift]) = (xs[index], ys[index]) }
      }
      steps += shift
      (xs[start], ys[start]) = (x, y)
      // The whole floor of the box is covered: from here on all of it is.
      if area >= full { break }
    }
    return volume + area * (reference - height)
  }
}
