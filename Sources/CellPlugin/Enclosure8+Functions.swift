// Functions of one argument over a box. A convex function's secant from c to x rises in both, so two secants bound all of
// them; where a function is neither convex nor concave over the range, its derivatives bound the secants.
import Glibc

// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
extension Enclosure8 {
  public static func exp(_ a: Self) -> Self {
    var result = composed(a, .convex, { Glibc.exp($0) }, { Glibc.exp($0) })
    result.range = Bounds(Swift.max(0, result.range.low), result.range.high)
    return result
  }
  public static func log(_ a: Self) -> Self {
    composed(a.within(least: 0), .concave, { Glibc.log($0) }, { 1 / $0 })
  }
  public static func sqrt(_ a: Self) -> Self {
    composed(a.within(least: 0), .concave, { $0.squareRoot() }, { 0.5 / $0.squareRoot() })
  }
  public static func pow(_ a: Self, _ b: Double) -> Self {
    if b == 0 { return Self(1) }
    if b == 1 { return a }
    let value = { (x: Double) in Glibc.pow(x, b) }
    let slope = { (x: Double) in b * Glibc.pow(x, b - 1) }
    if a.range.low > 0 || b != b.rounded() {
      return composed(a.within(least: 0), b < 0 || b > 1 ? .convex : .concave, value, slope)
    }
    if b < 0 { return 1 / pow(a, -b) }
    // A whole power of what may be negative: an even one by its size, which is convex, an odd one by its derivative.
    if b.truncatingRemainder(dividingBy: 2) == 0 { return pow(magnitude(a).within(least: 0), b, isConvex: true) }
    return composed(a, .derivative(bounds(ofRising: slope, magnitudes(a.range))), value, slope)
  }
  private static func pow(_ a: Self, _ b: Double, isConvex: Bool) -> Self {
    composed(a, .convex, { Glibc.pow($0, b) }, { b * Glibc.pow($0, b - 1) })
  }
  public static func sin(_ a: Self) -> Self { wave(a, quarter: 1) }
  public static func cos(_ a: Self) -> Self { wave(a, quarter: 0) }
  public static func atan(_ a: Self) -> Self {
    let size = magnitudes(a.range)
    let slope = { (x: Double) in 1 / (1 + x * x) }
    return composed(a, .derivative(Bounds(slope(size.high), slope(size.low)).loosened), { Glibc.atan($0) }, slope)
  }
  public static func tanh(_ a: Self) -> Self {
    let size = magnitudes(a.range)
    let slope = { (x: Double) in
      let t = Glibc.tanh(x)
      return 1 - t * t
    }
    // 1 - t² loses digits where t is near 1: by some units of what is lost, not of what is left.
    let steepness = Bounds(Swift.max(0, slope(size.high) - 1e-15), slope(size.low) + 1e-15)
    return composed(a, .derivative(steepness), { Glibc.tanh($0) }, slope)
  }

  /// A function of this argument, of which the range, the value in the middle and the secants are known.
  public func composed(range: Bounds, centre: Bounds, secants: Bounds) -> Self {
    guard secants.low > -.infinity && secants.high < .infinity, !isFlat else { return Self(unrelated: range) }
    let (low, high) = Self.products(slopeLow, slopeHigh, secants)
    return Self(range, centre, low, high)
  }

  // MARK: Pieces

  private enum Shape {
    case convex, concave
    /// Neither; its derivative lies within.
    case derivative(Bounds)
  }

  /// A monotone function of a convex or concave shape, or of a rising one with given derivatives.
  private static func composed(
    _ a: Self, _ shape: Shape, _ value: (Double) -> Double, _ slope: (Double) -> Double
  ) -> Self {
    func image(_ of: Bounds) -> Bounds {
      let (first, last) = (value(of.low), value(of.high))
      return Bounds.ofFunction(Swift.min(first, last), Swift.max(first, last))
    }
    let range = image(a.range)
    guard range.isFinite, !a.isFlat else { return Self(unrelated: range) }
    let secants: Bounds
    switch shape {
    case .derivative(let bounds): secants = bounds
    case .convex:
      secants = Bounds(
        leastSecant(a.range.low, a.centre.low, value, slope), greatestSecant(a.range.high, a.centre.high, value, slope))
    case .concave:
      secants = Bounds(
        leastSecant(a.range.high, a.centre.high, value, slope), greatestSecant(a.range.low, a.centre.low, value, slope))
    }
    return a.composed(range: range, centre: image(a.centre), secants: secants)
  }

  /// The secant between two places, rounded down, but not below the least derivative that stands at the first of them.
  private static func leastSecant(
    _ x: Double, _ c: Double, _ value: (Double) -> Double, _ slope: (Double) -> Double
  ) -> Double {
    let tangent = loosened(slope(x)).low
    let secant = Self.secant(x, c, value).low
    return secant > tangent ? secant : tangent
  }
  private static func greatestSecant(
    _ x: Double, _ c: Double, _ value: (Double) -> Double, _ slope: (Double) -> Double
  ) -> Double {
    let tangent = loosened(slope(x)).high
    let secant = Self.secant(x, c, value).high
    return secant < tangent ? secant : tangent
  }
  private static func secant(_ x: Double, _ c: Double, _ value: (Double) -> Double) -> Bounds {
    guard x != c else { return .whole }
    let (there, here) = (value(x), value(c))
    return (Bounds.ofFunction(there, there) - Bounds.ofFunction(here, here)) / (Bounds(x) - Bounds(c))
  }

  /// A derivative with room for the rounding of a few operations.
  private static func loosened(_ slope: Double) -> Bounds { Bounds(slope).loosened }
  /// Of a derivative that rises with the size of its argument.
  private static func bounds(ofRising slope: (Double) -> Double, _ sizes: Bounds) -> Bounds {
    Bounds(slope(sizes.low), slope(sizes.high)).loosened
  }
  private static func magnitudes(_ a: Bounds) -> Bounds {
    Bounds(a.low > 0 ? a.low : a.high < 0 ? -a.high : 0, a.magnitude)
  }

  /// Where a function has no value elsewhere: the part of the range that can be a design's.
  func within(least: Double) -> Self {
    guard range.low < least else { return self }
    var inside = self
    inside.range = Bounds(least, Swift.max(least, range.high))
    inside.centre = Bounds(Swift.max(least, centre.low), Swift.max(least, centre.high))
    return inside
  }

  /// cos(x - quarter · π/2): a cosine or a sine.
  private static func wave(_ a: Self, quarter: Double) -> Self {
    func image(_ of: Bounds, quarter: Double) -> Bounds {
      guard of.isFinite, of.high - of.low < 6, of.magnitude < 1e6 else { return Bounds(-1, 1) }
      let ends = [of.low, of.high].map { quarter == 1 ? Glibc.sin($0) : quarter == 0 ? Glibc.cos($0) : -Glibc.sin($0) }
      // Half turns from a crest; a whole even one is a crest, an odd one a trough.
      let turns = Bounds(of.low / .pi - 0.5 * quarter - 1e-9, of.high / .pi - 0.5 * quarter + 1e-9)
      func holds(_ parity: Double) -> Bool {
        ((turns.low - parity) / 2).rounded(.up) <= ((turns.high - parity) / 2).rounded(.down)
      }
      return Bounds(
        holds(1) ? -1 : Swift.min(ends[0], ends[1]) - 1e-15, holds(0) ? 1 : Swift.max(ends[0], ends[1]) + 1e-15)
    }
    // The derivative of the sine is the cosine, that of the cosine the sine turned over: a quarter earlier.
    return a.composed(
      range: image(a.range, quarter: quarter), centre: image(a.centre, quarter: quarter),
      secants: image(a.range, quarter: quarter - 1))
  }
}

extension Bounds {
  /// With room for the rounding of a few operations.
  var loosened: Bounds { Bounds(low - Swift.abs(low) * 16 * .ulpOfOne, high + Swift.abs(high) * 16 * .ulpOfOne) }
}
