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
  /// Change of x, or of ln x, in one unit of u: the way between the bounds, or half of it where that is no number.
  private(set) var unit: Double
  /// Bounds of u.
  let box: (lower: Double, upper: Double)
  /// Whether the unit follows the start, for want of bounds to take it from.
  private let followsStart: Bool

  /// Variable `index` of `program`, whose bounds differ.
  init(_ index: Int, of program: NonlinearProgram) {
    self.index = index
    let (lower, upper, scale) = (program.lower[index], program.upper[index], program.scales[index])
    (self.lower, self.upper) = (lower, upper)
    let isLogarithmic = scale == .logarithmic
    self.isLogarithmic = isLogarithmic
    let isBounded = lower.isFinite && upper.isFinite
    // Bounds so far apart that the way between them is no number are measured from the middle.
    let isVast = isBounded && !(isLogarithmic ? upper / lower : upper - lower).isFinite
    let origin =
      if isVast {
        isLogarithmic ? lower.squareRoot() * upper.squareRoot() : 0.5 * lower + 0.5 * upper
      } else {
        lower.isFinite ? lower : upper.isFinite ? upper : 0
      }
    self.origin = origin
    func way(to x: Double) -> Double {
      if !isLogarithmic { return x - origin }
      return isVast ? log(x) - log(origin) : log(x / origin)
    }
    // In a program's units; the nearer bound is its origin unless they are vast.
    let low = lower.isFinite ? (isVast ? way(to: lower) : 0) : -.infinity
    let high = upper.isFinite ? (lower.isFinite ? way(to: upper) : 0) : .infinity
    if case .linear(let change) = scale { unit = change } else { unit = isBounded ? high : 1 }
    followsStart = scale == .automatic && !isBounded
    box = (low / unit, high / unit)
  }

  /// Takes the unit from the start where there are no bounds to take it from.
  mutating func adopt(start x: Double) {
    guard followsStart else { return }
    let magnitude = max(abs(x), abs(x - origin))
    unit = magnitude > 0 ? magnitude : 1
  }

  /// u of an `x` inside the bounds, inside the box.
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
