// A rigid can of sheet: walls and bottom of one thickness, a lid of another.   metal = outer volume - inner volume

import CellPlugin

struct RectangularCan: Sendable {
  let wall = Input(
    "can.wallThickness", "mm", "thickness of walls and bottom", in: 0.1...3, default: 0.7, plausible: 0.5...1.5,
    source: "common prismatic practice", confidence: .assumed)
  let lid = Input(
    "can.lidThickness", "mm", "thickness of the lid", in: 0.1...5, default: 1.5, plausible: 1...2.5,
    source: "common prismatic practice", confidence: .assumed)
  let density = Input(
    "can.density", "g/cm3", "density of the can, aluminium", in: 1...9, default: 2.7, plausible: 2.69...2.73,
    source: "OpenCell Design material data (STEER, Stanford)", confidence: .measured)
}

/// Depth across the electrodes, width, and height towards the lid [m].
struct Cuboid<A: Arithmetic> {
  let depth: Real<A>, width: Real<A>, height: Real<A>

  var volume: Real<A> { depth * width * height }

  /// The room inside a can of these outer dimensions.
  func inside(_ can: RectangularCan, _ v: Values<A>) -> Cuboid {
    Cuboid(
      depth: depth - 2 * v[can.wall], width: width - 2 * v[can.wall], height: height - v[can.wall] - v[can.lid])
  }

  /// A can with this room inside.
  func outside(_ can: RectangularCan, _ v: Values<A>) -> Cuboid {
    Cuboid(
      depth: depth + 2 * v[can.wall], width: width + 2 * v[can.wall], height: height + v[can.wall] + v[can.lid])
  }
}
