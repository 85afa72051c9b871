/// What a `Real` is made of: a plain value, a value with derivatives, all values over a box of designs.
///
/// A model never names one: it is written over `Real<A>`, and the host chooses what flows through it.
public protocol Arithmetic: Sendable {
  /// A constant: no derivatives.
  init(_ constant: Double)
  /// The number itself, for comparisons; over a box there is none, and what has compared it is void there.
  var value: Double { get }
  /// Whether it is above a bound; over a box: whether it can be, so that the opposite is `(bound - x).canReach(0)` and no negation.
  func canExceed(_ bound: Double) -> Bool
  /// Whether it is at or above a bound; over a box: whether it can be, so that the opposite is `(bound - x).canExceed(0)`.
  func canReach(_ bound: Double) -> Bool

  static func + (a: Self, b: Self) -> Self
  static func - (a: Self, b: Self) -> Self
  static func * (a: Self, b: Self) -> Self
  static func / (a: Self, b: Self) -> Self
  static func + (a: Self, b: Double) -> Self
  static func * (a: Self, b: Double) -> Self
  static func / (a: Self, b: Double) -> Self
  static func / (a: Double, b: Self) -> Self
  static prefix func - (a: Self) -> Self

  static func exp(_ a: Self) -> Self
  static func log(_ a: Self) -> Self
  static func sqrt(_ a: Self) -> Self
  static func pow(_ a: Self, _ b: Double) -> Self
  static func sin(_ a: Self) -> Self
  static func cos(_ a: Self) -> Self
  static func atan(_ a: Self) -> Self
  static func tanh(_ a: Self) -> Self
  /// The size without the sign.
  static func magnitude(_ a: Self) -> Self
  /// The square.
  static func square(_ a: Self) -> Self
  /// The larger one, with its derivatives; the first when equal, a NaN when either is.
  static func max(_ a: Self, _ b: Self) -> Self
  /// The smaller one, with its derivatives; the first when equal, a NaN when either is.
  static func min(_ a: Self, _ b: Self) -> Self
  /// The eighth root of the sum of the eighth powers of four that are not negative.
  static func norm(_ a: Self, _ b: Self, _ c: Self, _ d: Self) -> Self

  /// Reads port `index` of flat buffers; `stride` is the length of a row of derivatives.
  static func load(_ values: UnsafePointer<Double>, _ slopes: UnsafePointer<Double>?, _ index: Int, stride: Int) -> Self
  /// Writes port `index` of flat buffers.
  func store(_ values: UnsafeMutablePointer<Double>, _ slopes: UnsafeMutablePointer<Double>?, _ index: Int, stride: Int)
}

// What an arithmetic of single numbers need not say.
extension Arithmetic {
  /// Whether the number is above the bound.
  @inlinable @inline(__always) public func canExceed(_ bound: Double) -> Bool { value > bound }
  /// Whether the number is at or above the bound.
  @inlinable @inline(__always) public func canReach(_ bound: Double) -> Bool { value >= bound }
  /// The larger of the number and its opposite.
  @inlinable @inline(__always) public static func magnitude(_ a: Self) -> Self { max(a, -a) }
  /// The product with itself.
  @inlinable @inline(__always) public static func square(_ a: Self) -> Self { a * a }
}
