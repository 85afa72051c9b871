// Not all of a box need be split: where a linear lower bound c + s·e of a row exceeds what the row may be at most, there is nothing to
// look for. Along one direction that leaves  s_i e_i <= most - c + sum over the others of |s_j|.

extension LinearBounds {
  /// The part of the box, for each direction within [-1, 1], in which no row needs to exceed its `most`; nil where there is none.
  func contracted(most: [Double]) -> [(low: Double, high: Double)]? {
    var part = [(low: Double, high: Double)](repeating: (-1, 1), count: dimension)
    for row in constants.indices where constants[row] > -.infinity {
      let own = row * dimension..<(row + 1) * dimension
      let steepness = own.reduce(0) { $0 + abs(slopes[$1]) }
      // The rounding of a few operations is left to the box.
      let room = most[row] - constants[row] + steepness + 1e-12 * (abs(most[row]) + abs(constants[row]) + steepness)
      if room < 0 { return nil }
      for (direction, at) in own.enumerated() {
        let slope = slopes[at]
        // What is cut off less than a hundredth is not worth a box of odd size.
        if room >= 1.98 * abs(slope) { continue }
        let reach = room / abs(slope) - 1 + 1e-12
        if slope > 0 {
          part[direction].high = min(part[direction].high, reach)
        } else {
          part[direction].low = max(part[direction].low, -reach)
        }
        if part[direction].low > part[direction].high { return nil }
      }
    }
    return part
  }
}
