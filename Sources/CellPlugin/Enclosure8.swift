// A quantity over a whole box of designs, by slope arithmetic (R. Krawczyk, A. Neumaier, SIAM J. Numer. Anal. 22 (1985) 604):
//   f(e) = c + sum s_i e_i   for e in [-1, 1]^8,  c in `centre`,  s_i in [slopeLow_i, slopeHigh_i],  and f(e) in `range`.
// Every operation bounds the slopes and cuts the range to what they allow, so that a narrow box has narrow bounds. Much of a model
// does not change within a box: what is flat is computed as a range alone.
import Glibc

/// All values of a quantity over a box of designs, with how it changes along eight directions of the box.
// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
@frozen public struct Enclosure8: Arithmetic {
  /// Every value over the box.
  public var range: Bounds
  /// Its value in the middle of the box; over all that varies besides the eight directions.
  public var centre: Bounds
  /// The least change along each direction, from the middle to the upper side.
  public var slopeLow: SIMD8<Double>
  /// The greatest change along each direction.
  public var slopeHigh: SIMD8<Double>

  /// A constant.
  public init(_ constant: Double) { self.init(unrelated: Bounds(constant)) }

  /// A quantity of which nothing is known but its range.
  public init(unrelated range: Bounds) {
    self.init(range, range, low: SIMD8(repeating: 0), high: SIMD8(repeating: 0))
  }

  private init(_ range: Bounds, _ centre: Bounds, low: SIMD8<Double>, high: SIMD8<Double>) {
    self.range = range
    self.centre = centre
    slopeLow = low
    slopeHigh = high
  }

  /// The parts as they were computed: the range is cut to what the slopes allow. Slopes that are not finite are dropped.
  init(_ range: Bounds, _ centre: Bounds, _ slopeLow: SIMD8<Double>, _ slopeHigh: SIMD8<Double>) {
    // 0 times a number is 0 exactly when the number is finite.
    guard centre.isFinite, ((slopeLow + slopeHigh) * 0).sum() == 0 else {
      self.init(unrelated: range)
      return
    }
    let reach = Self.greater(-slopeLow, slopeHigh)
    let deviation = reach.sum() * (1 + 16 * Double.ulpOfOne)
    let cut = range.intersection(Bounds((centre.low - deviation).nextDown, (centre.high + deviation).nextUp))
    self.init(cut, centre.intersection(cut), low: slopeLow, high: slopeHigh)
  }

  /// Whether it changes along no direction.
  @inline(__always) var isFlat: Bool {
    let bits = unsafeBitCast(slopeLow, to: SIMD8<UInt64>.self) | unsafeBitCast(slopeHigh, to: SIMD8<UInt64>.self)
    let half = bits.lowHalf | bits.highHalf
    let quarter = half.lowHalf | half.highHalf
    // A zero may have a sign.
    return (quarter[0] | quarter[1]) << 1 == 0
  }

  /// The middle of the range. A formula that compares it has taken a turn that other designs of the box may not take: unless
  /// the range is a point, the enclosure is void.
  public var value: Double {
    if !range.isPoint { Doubt.note() }
    return 0.5 * range.low + 0.5 * range.high
  }
  public func canExceed(_ bound: Double) -> Bool { range.high > bound }
  public func canReach(_ bound: Double) -> Bool { range.high >= bound }

  // MARK: Operators

  public static func + (a: Self, b: Self) -> Self {
    if a.isFlat && b.isFlat { return Self(unrelated: a.range + b.range) }
    let (low, high) = widened(a.slopeLow + b.slopeLow, a.slopeHigh + b.slopeHigh)
    return Self(a.range + b.range, a.centre + b.centre, low, high)
  }
  public static func - (a: Self, b: Self) -> Self {
    if a.isFlat && b.isFlat { return Self(unrelated: a.range - b.range) }
    let (low, high) = widened(a.slopeLow - b.slopeHigh, a.slopeHigh - b.slopeLow)
    return Self(a.range - b.range, a.centre - b.centre, low, high)
  }
  public static prefix func - (a: Self) -> Self { Self(-a.range, -a.centre, low: -a.slopeHigh, high: -a.slopeLow) }

  /// f g - f0 g0 = f (g - g0) + g0 (f - f0).
  public static func * (a: Self, b: Self) -> Self {
    if b.isFlat { return a.times(flat: b.range) }
    if a.isFlat { return b.times(flat: a.range) }
    let (first, second) = (scaled(b, by: a.range), scaled(a, by: b.centre))
    let (low, high) = widened(first.low + second.low, first.high + second.high)
    return Self(a.range * b.range, a.centre * b.centre, low, high)
  }
  /// f/g - f0/g0 = ((f - f0) - (f0/g0) (g - g0)) / g.
  public static func / (a: Self, b: Self) -> Self {
    let inverse = b.range.reciprocal
    if b.isFlat { return a.times(flat: inverse) }
    let (range, centre) = (a.range * inverse, a.centre * b.centre.reciprocal)
    let back = scaled(b, by: centre)
    let (low, high) = widened(a.slopeLow - back.high, a.slopeHigh - back.low)
    let (slopeLow, slopeHigh) = products(low, high, inverse)
    return Self(range, centre, slopeLow, slopeHigh)
  }
  public static func + (a: Self, b: Double) -> Self {
    Self(a.range + Bounds(b), a.centre + Bounds(b), low: a.slopeLow, high: a.slopeHigh)
  }
  public static func * (a: Self, b: Double) -> Self { a.times(flat: Bounds(b)) }
  public static func / (a: Self, b: Double) -> Self { a.times(flat: Bounds(b).reciprocal) }
  public static func / (a: Double, b: Self) -> Self { Self(a) / b }

  /// Times what is the same all along the directions.
  private func times(flat factor: Bounds) -> Self {
    if isFlat { return Self(unrelated: range * factor) }
    let (low, high) = Self.products(slopeLow, slopeHigh, factor)
    return Self(range * factor, centre * factor, low, high)
  }

  // MARK: Extremes

  public static func max(_ a: Self, _ b: Self) -> Self {
    if a.range.low >= b.range.high { return a }
    if b.range.low >= a.range.high { return b }
    // Between the two, what the extreme changes by is a mean of what they change by.
    return Self(
      Bounds(Swift.max(a.range.low, b.range.low), Swift.max(a.range.high, b.range.high)),
      Bounds(Swift.max(a.centre.low, b.centre.low), Swift.max(a.centre.high, b.centre.high)),
      lesser(a.slopeLow, b.slopeLow), greater(a.slopeHigh, b.slopeHigh))
  }
  public static func min(_ a: Self, _ b: Self) -> Self { -max(-a, -b) }

  public static func magnitude(_ a: Self) -> Self {
    if a.range.low >= 0 { return a }
    if a.range.high <= 0 { return -a }
    func size(_ of: Bounds) -> Bounds { Bounds(of.low > 0 ? of.low : of.high < 0 ? -of.high : 0, of.magnitude) }
    return Self(
      size(a.range), size(a.centre), lesser(a.slopeLow, -a.slopeHigh), greater(a.slopeHigh, -a.slopeLow))
  }

  /// f² - f0² = (f + f0) (f - f0).
  public static func square(_ a: Self) -> Self {
    if a.isFlat { return Self(unrelated: a.range.square) }
    let (low, high) = products(a.slopeLow, a.slopeHigh, a.range + a.centre)
    return Self(a.range.square, a.centre.square, low, high)
  }

  // MARK: Buffers

  /// Numbers of one quantity in a flat buffer: range, centre, slopes.
  static let row = 20

  public static func load(
    _ values: UnsafePointer<Double>, _ slopes: UnsafePointer<Double>?, _ index: Int, stride: Int
  ) -> Self {
    let row = values + index * Self.row
    var enclosure = Self(unrelated: Bounds(row[0], row[1]))
    enclosure.centre = Bounds(row[2], row[3])
    enclosure.slopeLow = UnsafeRawPointer(row + 4).loadUnaligned(as: SIMD8<Double>.self)
    enclosure.slopeHigh = UnsafeRawPointer(row + 12).loadUnaligned(as: SIMD8<Double>.self)
    return enclosure
  }

  public func store(
    _ values: UnsafeMutablePointer<Double>, _ slopes: UnsafeMutablePointer<Double>?, _ index: Int, stride: Int
  ) {
    let row = values + index * Self.row
    (row[0], row[1], row[2], row[3]) = (range.low, range.high, centre.low, centre.high)
    UnsafeMutableRawPointer(row + 4).storeBytes(of: slopeLow, as: SIMD8<Double>.self)
    UnsafeMutableRawPointer(row + 12).storeBytes(of: slopeHigh, as: SIMD8<Double>.self)
  }

  // MARK: Slopes

  // Spelled so that they become vector instructions, which the standard library's pointwise ones do not.
  @inline(__always) private static func lesser(_ a: SIMD8<Double>, _ b: SIMD8<Double>) -> SIMD8<Double> {
    a.replacing(with: b, where: b .< a)
  }
  @inline(__always) private static func greater(_ a: SIMD8<Double>, _ b: SIMD8<Double>) -> SIMD8<Double> {
    a.replacing(with: b, where: b .> a)
  }
  @inline(__always) private static func size(_ a: SIMD8<Double>) -> SIMD8<Double> { greater(a, -a) }

  /// Moved outwards by more than a rounding to nearest can move them inwards.
  @inline(__always)
  static func widened(_ low: SIMD8<Double>, _ high: SIMD8<Double>) -> (low: SIMD8<Double>, high: SIMD8<Double>) {
    (
      low - size(low) * Double.ulpOfOne - 1e-300,
      high + size(high) * Double.ulpOfOne + 1e-300
    )
  }

  @inline(__always)
  static func products(
    _ low: SIMD8<Double>, _ high: SIMD8<Double>, _ factor: Bounds
  ) -> (low: SIMD8<Double>, high: SIMD8<Double>) {
    guard factor.isFinite else { return (SIMD8(repeating: .nan), SIMD8(repeating: .nan)) }
    if factor.isPoint && factor.low == 0 { return (SIMD8(repeating: 0), SIMD8(repeating: 0)) }
    // A positive factor keeps the order of the ends and a negative one turns it over; of one with both signs the least product is a
    // lower end times its upper one, or an upper end times its lower one.
    if factor.low >= 0 {
      return widened(
        lesser(low * factor.low, low * factor.high), greater(high * factor.low, high * factor.high))
    }
    if factor.high <= 0 {
      return widened(
        lesser(high * factor.low, high * factor.high), greater(low * factor.low, low * factor.high))
    }
    return widened(
      lesser(low * factor.high, high * factor.low), greater(low * factor.low, high * factor.high))
  }

  @inline(__always)
  private static func scaled(_ a: Self, by factor: Bounds) -> (low: SIMD8<Double>, high: SIMD8<Double>) {
    products(a.slopeLow, a.slopeHigh, factor)
  }
}
