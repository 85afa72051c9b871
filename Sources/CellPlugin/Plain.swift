public import Glibc

/// A value without derivatives: a `Real<Plain>` is a Double.
// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
@frozen public struct Plain: Arithmetic {
  /// The number itself.
  public var value: Double

  /// A constant.
  @inlinable @inline(__always) public init(_ constant: Double) { value = constant }

  @inlinable @inline(__always) public static func + (a: Self, b: Self) -> Self { Self(a.value + b.value) }
  @inlinable @inline(__always) public static func - (a: Self, b: Self) -> Self { Self(a.value - b.value) }
  @inlinable @inline(__always) public static func * (a: Self, b: Self) -> Self { Self(a.value * b.value) }
  @inlinable @inline(__always) public static func / (a: Self, b: Self) -> Self { Self(a.value / b.value) }
  @inlinable @inline(__always) public static func + (a: Self, b: Double) -> Self { Self(a.value + b) }
  @inlinable @inline(__always) public static func * (a: Self, b: Double) -> Self { Self(a.value * b) }
  @inlinable @inline(__always) public static func / (a: Self, b: Double) -> Self { Self(a.value / b) }
  @inlinable @inline(__always) public static func / (a: Double, b: Self) -> Self { Self(a / b.value) }
  @inlinable @inline(__always) public static prefix func - (a: Self) -> Self { Self(-a.value) }

  @inlinable @inline(__always) public static func exp(_ a: Self) -> Self { Self(Glibc.exp(a.value)) }
  @inlinable @inline(__always) public static func log(_ a: Self) -> Self { Self(Glibc.log(a.value)) }
  @inlinable @inline(__always) public static func sqrt(_ a: Self) -> Self { Self(a.value.squareRoot()) }
  @inlinable @inline(__always) public static func pow(_ a: Self, _ b: Double) -> Self { Self(Glibc.pow(a.value, b)) }
  @inlinable @inline(__always) public static func sin(_ a: Self) -> Self { Self(Glibc.sin(a.value)) }
  @inlinable @inline(__always) public static func cos(_ a: Self) -> Self { Self(Glibc.cos(a.value)) }
  @inlinable @inline(__always) public static func atan(_ a: Self) -> Self { Self(Glibc.atan(a.value)) }
  @inlinable @inline(__always) public static func tanh(_ a: Self) -> Self { Self(Glibc.tanh(a.value)) }
  @inlinable @inline(__always) public static func max(_ a: Self, _ b: Self) -> Self {
    b.value > a.value || b.value.isNaN ? b : a
  }
  @inlinable @inline(__always) public static func min(_ a: Self, _ b: Self) -> Self {
    b.value < a.value || b.value.isNaN ? b : a
  }

  @inlinable @inline(__always)
  public static func load(
    _ values: UnsafePointer<Double>, _ slopes: UnsafePointer<Double>?, _ index: Int, stride: Int
  ) -> Self { Self(values[index]) }

  @inlinable @inline(__always)
  public func store(
    _ values: UnsafeMutablePointer<Double>, _ slopes: UnsafeMutablePointer<Double>?, _ index: Int, stride: Int
  ) { values[index] = value }
}
