// The volume that one more point would add to a set in three objectives, for a set that grows point by point: a sweep through the third
// objective, in which the set is kept sorted, over a staircase in the other two. Flat memory, since it is asked many thousand times.

/// Points in three objectives below a reference point with equal coordinates.
final class ExclusiveVolume {
  private let reference: Double
  /// The points by third objective, three numbers each.
  private var rows: [Double] = []
  /// Of the staircase.
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
    var steps = Staircase(xs, ys, reference: (reference, reference))
    var (volume, height) = (0.0, pz)
    let full = (reference - px) * (reference - py)
    for row in stride(from: 0, to: rows.count, by: 3) {
      let (x, y, z) = (max(rows[row], px), max(rows[row + 1], py), max(rows[row + 2], pz))
      if x >= reference || y >= reference { continue }
      if z >= reference { break }
      guard let place = steps.place(x, y) else { continue }
      volume += steps.area * (z - height)
      height = z
      steps.add(x, y, at: place)
      // The whole floor of the box is covered: from here on all of it is.
      if steps.area >= full { break }
    }
    return volume + steps.area * (reference - height)
  }
}
