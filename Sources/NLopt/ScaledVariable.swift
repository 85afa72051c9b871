import Glibc

/// One free variable: the map between a program's x and the u of O(1) that the algorithm sees.
struct ScaledVariable {
  /// Its index in x.
  let index: Int
  let lower: Double
  let upper: Double
  let isLogarithmic: Bool
  /// x at u = 0.
  let origin: Double
  /// Change of x, or of ln x, in one unit of u.
  private(set) var unit: Double
  /// Bounds of u.
  let box: (lower: Double, upper: Double)
  /// Whether the unit follows the start, for want of bounds to take it from.
  private let followsStart: Bool

  /// Variable `index` of `program`, whose bounds differ.
  init(_ index: Int, of program: NonlinearProgram) {
    self.index = index
    (lower, upper) = (program.lower[index], program.upper[index])
    origin = lower.isFinite ? lower : upper.isFinite ? upper : 0
    let isBounded = lower.isFinite && upper.isFinite
    switch program.scales[index] {
    case .automatic: (unit, isLogarithmic, followsStart) = (isBounded ? upper - lower : 1, false, !isBounded)
    case .linear(let change): (unit, isLogarithmic, followsStart) = (change, false, false)
    case .logarithmic: (unit, isLogarithmic, followsStart) = (isBounded ? log(upper / lower) : 1, true, false)
    }
    box = (
      lower.isFinite ? 0 : -.infinity,
      upper.isFinite ? (lower.isFinite ? (isLogarithmic ? log(upper / lower) : upper - lower) / unit : 0) : .infinity
    )
  }

  /// Takes the unit from the start where there are no bounds to take it from.
  mutating func adopt(start x: Double) {
    guard followsStart else { return }
    let magnitude = max(abs(x), abs(x - origin))
    unit = magnitude > 0 ? magnitude : 1
  }

  /// u of `x`, inside the box.
  func inner(_ x: Double) -> Double {
    let u = isLogarithmic ? log(x / origin) / unit : (x - origin) / unit
    return min(max(u, box.lower), box.upper)
  }

  /// x of `u`, inside the bounds.
  @inline(__always) func outer(_ u: Double) -> Double {
    min(max(isLogarithmic ? origin * exp(unit * u) : origin + unit * u, lower), upper)
  }

  /// dx/du at `x`.
  @inline(__always) func slope(at x: Double) -> Double { isLogarithmic ? unit * x : unit }
}
