public import Glibc

/// A value with its derivatives along eight directions: forward-mode differentiation, exact to rounding.
// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
@frozen public struct Dual8: Arithmetic {
  /// The number itself.
  public var value: Double
  /// Its derivatives.
  public var slope: SIMD8<Double>

  /// A constant.
  @inlinable @inline(__always) public init(_ constant: Double) {
    value = constant
    slope = SIMD8(repeating: 0)
  }
  /// A value with derivatives.
  @inlinable @inline(__always) public init(_ value: Double, _ slope: SIMD8<Double>) {
    self.value = value
    self.slope = slope
  }

  @inlinable @inline(__always) public static func + (a: Self, b: Self) -> Self {
    Self(a.value + b.value, a.slope + b.slope)
  }
  @inlinable @inline(__always) public static func - (a: Self, b: Self) -> Self {
    Self(a.value - b.value, a.slope - b.slope)
  }
  @inlinable @inline(__always) public static func * (a: Self, b: Self) -> Self {
    Self(a.value * b.value, a.slope * b.value + b.slope * a.value)
  }
  @inlinable @inline(__always) public static func / (a: Self, b: Self) -> Self {
    let quotient = a.value / b.value
    return Self(quotient, (a.slope - b.slope * quotient) * (1 / b.value))
  }
  @inlinable @inline(__always) public static func + (a: Self, b: Double) -> Self { Self(a.value + b, a.slope) }
  @inlinable @inline(__always) public static func * (a: Self, b: Double) -> Self { Self(a.value * b, a.slope * b) }
  @inlinable @inline(__always) public static func / (a: Self, b: Double) -> Self {
    Self(a.value / b, a.slope * (1 / b))
  }
  @inlinable @inline(__always) public static func / (a: Double, b: Self) -> Self {
    let quotient = a / b.value
    return Self(quotient, b.slope * (-quotient / b.value))
  }
  @inlinable @inline(__always) public static prefix func - (a: Self) -> Self { Self(-a.value, -a.slope) }

  @inlinable @inline(__always) public static func exp(_ a: Self) -> Self {
    let e = Glibc.exp(a.value)
    return Self(e, a.slope * e)
  }
  @inlinable @inline(__always) public static func log(_ a: Self) -> Self {
    Self(Glibc.log(a.value), a.slope * (1 / a.value))
  }
  @inlinable @inline(__always) public static func sqrt(_ a: Self) -> Self {
    let root = a.value.squareRoot()
    return Self(root, a.slopes(times: 0.5 / root))
  }
  @inlinable @inline(__always) public static func pow(_ a: Self, _ b: Double) -> Self {
    let p = Glibc.pow(a.value, b)
    // p/a spares a second pow; at zero it would be 0/0.
    let factor = a.value == 0 && b != 0 ? Glibc.pow(0, b - 1) : p / a.value
    return Self(p, a.slopes(times: b * factor))
  }
  @inlinable @inline(__always) public static func sin(_ a: Self) -> Self {
    Self(Glibc.sin(a.value), a.slope * Glibc.cos(a.value))
  }
  @inlinable @inline(__always) public static func cos(_ a: Self) -> Self {
    Self(Glibc.cos(a.value), a.slope * -Glibc.sin(a.value))
  }
  @inlinable @inline(__always) public static func atan(_ a: Self) -> Self {
    Self(Glibc.atan(a.value), a.slope * (1 / (1 + a.value * a.value)))
  }
  @inlinable @inline(__always) public static func tanh(_ a: Self) -> Self {
    let t = Glibc.tanh(a.value)
    return Self(t, a.slope * (1 - t * t))
  }
  @inlinable @inline(__always) public static func max(_ a: Self, _ b: Self) -> Self {
    b.value > a.value || b.value.isNaN ? b : a
  }
  @inlinable @inline(__always) public static func min(_ a: Self, _ b: Self) -> Self {
    b.value < a.value || b.value.isNaN ? b : a
  }

  /// The chain rule where the factor may be infinite: a direction in which nothing moves keeps its zero.
  @inlinable @inline(__always) func slopes(times factor: Double) -> SIMD8<Double> {
    factor.isFinite ? slope * factor : (slope * factor).replacing(with: 0, where: slope .== 0)
  }

  @inlinable @inline(__always)
  public static func load(
    _ values: UnsafePointer<Double>, _ slopes: UnsafePointer<Double>?, _ index: Int, stride: Int
  ) -> Self {
    Self(values[index], UnsafeRawPointer(slopes! + index * stride).loadUnaligned(as: SIMD8<Double>.self))
  }

  @inlinable @inline(__always)
  public func store(
    _ values: UnsafeMutablePointer<Double>, _ slopes: UnsafeMutablePointer<Double>?, _ index: Int, stride: Int
  ) {
    values[index] = value
    UnsafeMutableRawPointer(slopes! + index * stride).storeBytes(of: slope, as: SIMD8<Double>.self)
  }
}
