// The functions of a `Real`, under the names that formulas use.

/// e to the power of a.
@inlinable @inline(__always) public func exp<A>(_ a: Real<A>) -> Real<A> { Real(parts: A.exp(a.parts)) }
/// The natural logarithm; a > 0.
@inlinable @inline(__always) public func log<A>(_ a: Real<A>) -> Real<A> { Real(parts: A.log(a.parts)) }
/// The decadic logarithm; a > 0.
@inlinable @inline(__always) public func log10<A>(_ a: Real<A>) -> Real<A> { log(a) / 2.302585092994046 }
/// The square root; a ≥ 0 (its derivative at 0 is infinite).
@inlinable @inline(__always) public func sqrt<A>(_ a: Real<A>) -> Real<A> { Real(parts: A.sqrt(a.parts)) }
/// A fixed power; a > 0 unless b is a whole number.
@inlinable @inline(__always) public func pow<A>(_ a: Real<A>, _ b: Double) -> Real<A> { Real(parts: A.pow(a.parts, b)) }
/// A power with a variable exponent; a > 0.
@inlinable @inline(__always) public func pow<A>(_ a: Real<A>, _ b: Real<A>) -> Real<A> { exp(b * log(a)) }
/// The sine of an angle in radians.
@inlinable @inline(__always) public func sin<A>(_ a: Real<A>) -> Real<A> { Real(parts: A.sin(a.parts)) }
/// The cosine of an angle in radians.
@inlinable @inline(__always) public func cos<A>(_ a: Real<A>) -> Real<A> { Real(parts: A.cos(a.parts)) }
/// The arc tangent, in radians.
@inlinable @inline(__always) public func atan<A>(_ a: Real<A>) -> Real<A> { Real(parts: A.atan(a.parts)) }
/// The hyperbolic tangent.
@inlinable @inline(__always) public func tanh<A>(_ a: Real<A>) -> Real<A> { Real(parts: A.tanh(a.parts)) }
/// The square; over a box of designs its bounds are closer than those of `a * a`, for it is never negative.
@inlinable @inline(__always) public func square<A>(_ a: Real<A>) -> Real<A> { Real(parts: A.square(a.parts)) }
/// The size without the sign; it has a kink at 0.
@inlinable @inline(__always) public func abs<A>(_ a: Real<A>) -> Real<A> { Real(parts: A.magnitude(a.parts)) }
/// The larger of two; it has a kink where they are equal, which `smoothMax` has not.
@inlinable @inline(__always) public func max<A>(_ a: Real<A>, _ b: Real<A>) -> Real<A> {
  Real(parts: A.max(a.parts, b.parts))
}
/// The smaller of two; it has a kink where they are equal, which `smoothMin` has not.
@inlinable @inline(__always) public func min<A>(_ a: Real<A>, _ b: Real<A>) -> Real<A> {
  Real(parts: A.min(a.parts, b.parts))
}
// The smooth extremes are (a + b ± √((a − b)² + w²)) / 2, written so that nothing cancels: far from where the two meet
// the lesser one's small share of value and slope keeps its digits.

/// The larger of two, rounded off over about `width` where they meet; too large by at most `width / 2`.
@inlinable @inline(__always)
public func smoothMax<A>(_ a: Real<A>, _ b: Real<A>, width: Double) -> Real<A> {
  width == 0 ? max(a, b) : max(a, b) + roundingOff(a - b, width)
}
/// The smaller of two, rounded off over about `width` where they meet; too small by at most `width / 2`.
@inlinable @inline(__always)
public func smoothMin<A>(_ a: Real<A>, _ b: Real<A>, width: Double) -> Real<A> {
  // Where the two meet, `min` takes b as `roundingOff` takes d to be positive: only then do their slopes fit.
  width == 0 ? min(a, b) : min(b, a) - roundingOff(a - b, width)
}
/// (√(d² + w²) − |d|) / 2
@inlinable @inline(__always)
func roundingOff<A>(_ d: Real<A>, _ width: Double) -> Real<A> {
  (0.5 * width * width) / (sqrt(square(d) + width * width) + abs(d))
}
