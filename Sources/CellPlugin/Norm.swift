// The norm of four numbers by their eighth powers, (a^8 + b^8 + c^8 + d^8)^(1/8): the largest of them, rounded off where others come
// near. It joins limits that stand beside each other. As one function, and not as a sum of powers, it cannot overflow, and over a
// box of designs it is known that it changes by (x / norm)^7 with each of them, which lies in [0, 1] however many decades they span.

/// The largest of four numbers, none negative and not all 0, rounded off: the eighth root of the sum of their eighth powers.
///
/// Where all four are equal it is larger than they are by 19 %, where the others are half of one by 0.15 %.
@inlinable @inline(__always)
public func norm<A>(_ a: Real<A>, _ b: Real<A>, _ c: Real<A>, _ d: Real<A>) -> Real<A> {
  Real(parts: A.norm(a.parts, b.parts, c.parts, d.parts))
}

/// Three squarings and three roots, of shares of the largest.
@inlinable @inline(__always)
func normWithSlopes(_ x: SIMD4<Double>) -> (norm: Double, slopes: SIMD4<Double>) {
  let largest = Swift.max(Swift.max(x[0], x[1]), Swift.max(x[2], x[3]))
  let share = x / largest
  let second = share * share
  let fourth = second * second
  let sum = (fourth * fourth).sum()
  let root = sum.squareRoot().squareRoot().squareRoot()
  return (largest * root, fourth * second * share * (root / sum))
}

// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
extension Plain {
  @inlinable @inline(__always)
  public static func norm(_ a: Self, _ b: Self, _ c: Self, _ d: Self) -> Self {
    Self(normWithSlopes(SIMD4(a.value, b.value, c.value, d.value)).norm)
  }
}

// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
extension Dual8 {
  @inlinable @inline(__always)
  public static func norm(_ a: Self, _ b: Self, _ c: Self, _ d: Self) -> Self {
    let (norm, slopes) = normWithSlopes(SIMD4(a.value, b.value, c.value, d.value))
    let first = a.slope * slopes[0] + b.slope * slopes[1]
    let last = c.slope * slopes[2] + d.slope * slopes[3]
    return Self(norm, first + last)
  }
}

// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
extension Enclosure8 {
  public static func norm(_ a: Self, _ b: Self, _ c: Self, _ d: Self) -> Self {
    let (a, b, c, d) = (a.within(least: 0), b.within(least: 0), c.within(least: 0), d.within(least: 0))
    let (least, most) = (
      SIMD4(a.range.low, b.range.low, c.range.low, d.range.low),
      SIMD4(a.range.high, b.range.high, c.range.high, d.range.high)
    )
    let range = bounds(least, most)
    guard range.isFinite else { return Self(unrelated: range) }
    let (centreLeast, centreMost) = (
      SIMD4(a.centre.low, b.centre.low, c.centre.low, d.centre.low),
      SIMD4(a.centre.high, b.centre.high, c.centre.high, d.centre.high)
    )
    var (low, high) = (SIMD8<Double>(repeating: 0), SIMD8<Double>(repeating: 0))
    // From the middle to a design one number is moved after the other, the last one first: those before it still stand in the
    // middle. The slope rises with the number that is moved and falls with the others.
    func move(_ x: Self, _ index: Int) {
      if x.isFlat { return }
      let isBefore = SIMD4<Double>(0, 1, 2, 3) .< Double(index)
      var flattest = most.replacing(with: centreMost, where: isBefore)
      var steepest = least.replacing(with: centreLeast, where: isBefore)
      (flattest[index], steepest[index]) = (least[index], most[index])
      let (first, last) = (normWithSlopes(flattest).slopes[index], normWithSlopes(steepest).slopes[index])
      // 37 roundings by half a unit in the last place at most, for which the room is 64; what underflows is beneath the room that
      // products have.
      let slopes = Bounds(first, last).loosened.loosened
      let change = products(x.slopeLow, x.slopeHigh, Bounds(Swift.max(0, slopes.low), Swift.min(1, slopes.high)))
      (low, high) = widened(low + change.low, high + change.high)
    }
    move(a, 0)
    move(b, 1)
    move(c, 2)
    move(d, 3)
    return Self(range, bounds(centreLeast, centreMost), low, high)
  }

  /// The norm between two ends: at most five roundings.
  private static func bounds(_ least: SIMD4<Double>, _ most: SIMD4<Double>) -> Bounds {
    func end(_ x: SIMD4<Double>) -> Double {
      let largest = x.max()
      return largest > 0 && largest < .infinity ? normWithSlopes(x).norm : largest
    }
    return Bounds(end(least), end(most)).loosened
  }
}
