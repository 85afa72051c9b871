// Points that fill the unit cube evenly: the additive recurrence with the generalised golden ratio (M. Roberts 2018), shifted at
// random so that seeds differ. Any number of dimensions, any number of points, no tables.

import Glibc
package import NLopt

/// An endless, evenly spread sequence of points in the unit cube.
package struct LowDiscrepancySequence: Sendable {
  private let steps: [Double]
  private var position: [Double]

  /// A sequence in `dimensions` >= 0 dimensions; the generator places its first point.
  package init(dimensions: Int, generator: SplitMix64) {
    precondition(dimensions >= 0, "a negative number of dimensions")
    // The root of x^(d+1) = x + 1 by its own fixed-point iteration, which contracts fast.
    var ratio = 1.5
    for _ in 0..<64 { ratio = pow(1 + ratio, 1 / Double(dimensions + 1)) }
    steps = (0..<dimensions).map { pow(ratio, -Double($0 + 1)) }
    var generator = generator
    position = (0..<dimensions).map { _ in generator.nextUnit() }
  }

  /// The next point, every coordinate in [0, 1).
  package mutating func next() -> [Double] {
    let point = position
    step()
    return point
  }

  /// Writes the next point.
  mutating func next(into point: UnsafeMutablePointer<Double>) {
    for index in position.indices { point[index] = position[index] }
    step()
  }

  private mutating func step() {
    for index in position.indices {
      let moved = position[index] + steps[index]
      position[index] = moved - moved.rounded(.down)
    }
  }
}
