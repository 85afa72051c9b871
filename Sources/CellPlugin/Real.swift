/// The number that models are written in: `Real` with `Real` and with `Double`, the usual operators and functions.
///
/// A concrete generic struct and not a protocol, so that long formulas type-check at once and run as fast as C. It is not
/// expressible by a literal on purpose: `2 * x` takes the cheap `Double * Real`.
// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
@frozen public struct Real<A: Arithmetic>: Sendable {
  /// What it is made of.
  public var parts: A

  /// Wraps an arithmetic.
  @inlinable @inline(__always) public init(parts: A) { self.parts = parts }
  /// A constant.
  @inlinable @inline(__always) public init(_ constant: Double) { parts = A(constant) }
  /// Whether it is above a bound, for a domain check: over a box of designs, whether any of them may be. So it is never negated: what
  /// must be below a limit is checked by `(limit - x).canExceed(0)`.
  @inlinable @inline(__always) public func canExceed(_ bound: Double) -> Bool { parts.canExceed(bound) }
  /// Whether it is at or above a bound, for a domain check: over a box of designs, whether any of them may be. So it is never negated:
  /// what must not exceed a limit is checked by `(limit - x).canReach(0)`.
  @inlinable @inline(__always) public func canReach(_ bound: Double) -> Bool { parts.canReach(bound) }
  /// The number itself; it carries no derivative, so formulas must not use it. A model that compares it has no bounds over
  /// boxes where that could turn out either way: see `canExceed`.
  @inlinable @inline(__always) public var value: Double { parts.value }

  @inlinable @inline(__always) public static func + (a: Self, b: Self) -> Self { Self(parts: a.parts + b.parts) }
  @inlinable @inline(__always) public static func - (a: Self, b: Self) -> Self { Self(parts: a.parts - b.parts) }
  @inlinable @inline(__always) public static func * (a: Self, b: Self) -> Self { Self(parts: a.parts * b.parts) }
  @inlinable @inline(__always) public static func / (a: Self, b: Self) -> Self { Self(parts: a.parts / b.parts) }
  @inlinable @inline(__always) public static prefix func - (a: Self) -> Self { Self(parts: -a.parts) }

  @inlinable @inline(__always) public static func + (a: Self, b: Double) -> Self { Self(parts: a.parts + b) }
  @inlinable @inline(__always) public static func - (a: Self, b: Double) -> Self { Self(parts: a.parts + (-b)) }
  @inlinable @inline(__always) public static func * (a: Self, b: Double) -> Self { Self(parts: a.parts * b) }
  @inlinable @inline(__always) public static func / (a: Self, b: Double) -> Self { Self(parts: a.parts / b) }
  @inlinable @inline(__always) public static func + (a: Double, b: Self) -> Self { Self(parts: b.parts + a) }
  @inlinable @inline(__always) public static func - (a: Double, b: Self) -> Self { Self(parts: -b.parts + a) }
  @inlinable @inline(__always) public static func * (a: Double, b: Self) -> Self { Self(parts: b.parts * a) }
  @inlinable @inline(__always) public static func / (a: Double, b: Self) -> Self { Self(parts: a / b.parts) }

  @inlinable @inline(__always) public static func += (a: inout Self, b: Self) { a = a + b }
  @inlinable @inline(__always) public static func -= (a: inout Self, b: Self) { a = a - b }
  @inlinable @inline(__always) public static func *= (a: inout Self, b: Self) { a = a * b }
  @inlinable @inline(__always) public static func /= (a: inout Self, b: Self) { a = a / b }
}
