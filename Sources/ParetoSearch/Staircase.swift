// The area that points in two objectives dominate below a reference point, for a set that grows point by point: what sweeps through a
// third objective ask. Flat memory that its owner lends, since it is asked many thousand times.

/// Steps from a sentinel at each end: first objective rising, second falling.
struct Staircase {
  private let xs: UnsafeMutablePointer<Double>
  private let ys: UnsafeMutablePointer<Double>
  private var count = 2
  /// What the points dominate.
  private(set) var area = 0.0

  /// - Parameters:
  ///   - xs: Room for two more numbers than there will be points.
  ///   - ys: As much.
  init(_ xs: UnsafeMutablePointer<Double>, _ ys: UnsafeMutablePointer<Double>, reference: (x: Double, y: Double)) {
    (self.xs, self.ys) = (xs, ys)
    (xs[0], ys[0]) = (-.infinity, reference.y)
    (xs[1], ys[1]) = (reference.x, -.infinity)
  }

  /// The first step that starts beyond a point below the reference; nil if the point would add nothing.
  func place(_ x: Double, _ y: Double) -> Int? {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if xs[middle] <= x { low = middle + 1 } else { high = middle }
    }
    // The step before is the last that starts at or before the point.
    return ys[low - 1] <= y ? nil : low
  }

  /// Adds a point at its place.
  mutating func add(_ x: Double, _ y: Double, at place: Int) {
    var (left, end, ceiling) = (x, place, ys[place - 1])
    while ys[end] >= y {
      area += (xs[end] - left) * (ceiling - y)
      (left, ceiling) = (xs[end], ys[end])
      end += 1
    }
    area += (xs[end] - left) * (ceiling - y)
    let start = xs[place - 1] == x ? place - 1 : place
    let shift = start + 1 - end
    if shift > 0 {
      for index in stride(from: count, to: end, by: -1) { (xs[index], ys[index]) = (xs[index - 1], ys[index - 1]) }
    } else if shift < 0 {
      for index in end..<count { (xs[index + shift], ys[index + shift]) = (xs[index], ys[index]) }
    }
    count += shift
    (xs[start], ys[start]) = (x, y)
  }
}
