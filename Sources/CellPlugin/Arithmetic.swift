/// What a `Real` is made of: a plain value, a value with derivatives, later an interval.
///
/// A model never names one: it is written over `Real<A>`, and the host chooses what flows through it.
public protocol Arithmetic: Sendable {
  /// A constant: no derivatives.
  init(_ constant: Double)
  /// The number itself, for comparisons such as a domain check.
  var value: Double { get }

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
  /// The larger one, with its derivatives; the first when equal, a NaN when either is.
  static func max(_ a: Self, _ b: Self) -> Self
  /// The smaller one, with its derivatives; the first when equal, a NaN when either is.
  static func min(_ a: Self, _ b: Self) -> Self

  /// Reads port `index` of flat buffers; `stride` is the length of a row of derivatives.
  static func load(_ values: UnsafePointer<Double>, _ slopes: UnsafePointer<Double>?, _ index: Int, stride: Int) -> Self
  /// Writes port `index` of flat buffers.
  func store(_ values: UnsafeMutablePointer<Double>, _ slopes: UnsafeMutablePointer<Double>?, _ index: Int, stride: Int)
}
