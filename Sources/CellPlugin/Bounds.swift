/// A closed interval of real numbers with outward rounding: what an operation returns holds every exact result, and every
/// result that doubles give, for numbers out of its operands.
///
/// A sum, product or quotient is rounded to nearest and moved one step outwards; the functions of the C library err by at
/// most 2 units in the last place (glibc manual, "Known Maximum Errors in Math Functions") and are moved by four.
@frozen public struct Bounds: Sendable, Equatable {
  /// The ends; never NaN, possibly infinite.
  public var low: Double, high: Double

  /// From one end to the other; the whole line where one is no number.
  public init(_ low: Double, _ high: Double) {
    self.low = low
    self.high = high
    if !(low <= high) { self = .whole }
  }
  /// A single number.
  public init(_ value: Double) { self.init(value, value) }

  /// All real numbers.
  public static let whole = Bounds(unchecked: -.infinity, .infinity)
  private init(unchecked low: Double, _ high: Double) { (self.low, self.high) = (low, high) }

  var isFinite: Bool { low > -.infinity && high < .infinity }
  var isPoint: Bool { low == high }
  /// The greatest distance from zero.
  var magnitude: Double { Swift.max(-low, high) }
  func contains(_ value: Double) -> Bool { low <= value && value <= high }

  /// Moved outwards by one unit in the last place.
  var rounded: Bounds { Bounds(Self.down(low), Self.up(high)) }
  /// Of a function of the C library at the two ends: moved outwards by four.
  static func ofFunction(_ low: Double, _ high: Double) -> Bounds {
    Bounds(low - 4 * low.ulp, high + 4 * high.ulp)
  }
  /// What both hold.
  func intersection(_ other: Bounds) -> Bounds {
    let (low, high) = (Swift.max(low, other.low), Swift.min(high, other.high))
    // Two valid bounds meet; rounding may part them by a unit where both are points.
    return low <= high ? Bounds(low, high) : self
  }
  func hull(_ other: Bounds) -> Bounds { Bounds(Swift.min(low, other.low), Swift.max(high, other.high)) }

  static func + (a: Bounds, b: Bounds) -> Bounds { Bounds(down(a.low + b.low), up(a.high + b.high)) }
  static func - (a: Bounds, b: Bounds) -> Bounds { Bounds(down(a.low - b.high), up(a.high - b.low)) }
  static prefix func - (a: Bounds) -> Bounds { Bounds(-a.high, -a.low) }

  static func * (a: Bounds, b: Bounds) -> Bounds {
    guard a.isFinite && b.isFinite else {
      return a == Bounds(0) || b == Bounds(0) ? Bounds(0) : .whole
    }
    if a.low >= 0 && b.low >= 0 { return Bounds(leastProduct(a.low, b.low), greatestProduct(a.high, b.high)) }
    let low = Swift.min(
      leastProduct(a.low, b.low), leastProduct(a.low, b.high), leastProduct(a.high, b.low),
      leastProduct(a.high, b.high))
    let high = Swift.max(
      greatestProduct(a.low, b.low), greatestProduct(a.low, b.high), greatestProduct(a.high, b.low),
      greatestProduct(a.high, b.high))
    return Bounds(low, high)
  }

  static func / (a: Bounds, b: Bounds) -> Bounds { a * b.reciprocal }

  /// One over it; the whole line where zero is in it.
  var reciprocal: Bounds {
    guard low > 0 || high < 0, isFinite else { return .whole }
    return Bounds(Self.down(1 / high), Self.up(1 / low))
  }

  /// The square, which is never negative.
  var square: Bounds {
    guard isFinite else { return Bounds(0, .infinity) }
    let (least, most) = (low > 0 ? low : high < 0 ? -high : 0, magnitude)
    return Bounds(Swift.max(0, Self.leastProduct(least, least)), Self.greatestProduct(most, most))
  }

  @inline(__always) static func down(_ value: Double) -> Double { value == 0 ? 0 : value.nextDown }
  @inline(__always) static func up(_ value: Double) -> Double { value == 0 ? 0 : value.nextUp }

  // A product that is zero is exact only if a factor is; else it is too small for a double.
  @inline(__always) private static func leastProduct(_ a: Double, _ b: Double) -> Double {
    let product = a * b
    return product != 0 ? product.nextDown : a == 0 || b == 0 ? 0 : -.leastNonzeroMagnitude
  }
  @inline(__always) private static func greatestProduct(_ a: Double, _ b: Double) -> Double {
    let product = a * b
    return product != 0 ? product.nextUp : a == 0 || b == 0 ? 0 : .leastNonzeroMagnitude
  }
}
