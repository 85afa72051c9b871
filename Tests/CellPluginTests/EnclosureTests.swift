import CCellPlugin
import CellPlugin
import TestRandom
import Testing

/// A formula of two numbers, written once for every arithmetic.
private protocol Formula {
  static func of<A>(_ a: Real<A>, _ b: Real<A>) -> Real<A>
}
private enum Sum: Formula { static func of<A>(_ a: Real<A>, _ b: Real<A>) -> Real<A> { a + b - (-a) + (2 - b) } }
private enum Product: Formula { static func of<A>(_ a: Real<A>, _ b: Real<A>) -> Real<A> { a * b * -1.5 } }
private enum Quotient: Formula { static func of<A>(_ a: Real<A>, _ b: Real<A>) -> Real<A> { a / b / 7 + 5 / b } }
private enum Exponential: Formula { static func of<A>(_ a: Real<A>, _ b: Real<A>) -> Real<A> { exp(a - b) } }
private enum Logarithm: Formula { static func of<A>(_ a: Real<A>, _ b: Real<A>) -> Real<A> { log(b) * log10(b) } }
private enum Root: Formula { static func of<A>(_ a: Real<A>, _ b: Real<A>) -> Real<A> { sqrt(b) - sqrt(b * b + 1) } }
private enum Power: Formula { static func of<A>(_ a: Real<A>, _ b: Real<A>) -> Real<A> { pow(b, 2.5) + pow(b, -0.7) } }
private enum Fraction: Formula { static func of<A>(_ a: Real<A>, _ b: Real<A>) -> Real<A> { pow(b, 0.3) + pow(b, a) } }
private enum Cube: Formula { static func of<A>(_ a: Real<A>, _ b: Real<A>) -> Real<A> { pow(a, 3) + pow(a, 4) } }
private enum Negative: Formula {
  static func of<A>(_ a: Real<A>, _ b: Real<A>) -> Real<A> { pow(-b, -3) + pow(-b, -2) }
}
private enum Sine: Formula { static func of<A>(_ a: Real<A>, _ b: Real<A>) -> Real<A> { sin(3 * a) * cos(b * a) } }
private enum Tangent: Formula { static func of<A>(_ a: Real<A>, _ b: Real<A>) -> Real<A> { atan(a / b) + tanh(a) } }
private enum Extreme: Formula { static func of<A>(_ a: Real<A>, _ b: Real<A>) -> Real<A> { max(a, b) * min(a, b) } }
private enum Size: Formula { static func of<A>(_ a: Real<A>, _ b: Real<A>) -> Real<A> { abs(a - b) + square(a) } }
private enum Smooth: Formula {
  static func of<A>(_ a: Real<A>, _ b: Real<A>) -> Real<A> {
    smoothMax(a, b, width: 0.3) * smoothMin(a, b, width: 0.2)
  }
}

@Suite struct EnclosureTests {
  private static var formulas: [any Formula.Type] {
    [
      Sum.self, Product.self, Quotient.self, Exponential.self, Logarithm.self, Root.self, Power.self, Fraction.self,
      Cube.self, Negative.self, Sine.self, Tangent.self, Extreme.self, Size.self, Smooth.self,
    ]
  }

  /// A variable of the box along one direction.
  private static func variable(_ middle: Double, _ radius: Double, _ direction: Int) -> Real<Enclosure8> {
    var enclosure = Enclosure8(unrelated: Bounds((middle - radius).nextDown, (middle + radius).nextUp))
    enclosure.centre = Bounds(middle, middle)
    enclosure.slopeLow[direction] = radius
    enclosure.slopeHigh[direction] = radius
    return Real(parts: enclosure)
  }

  /// How far beyond the bounds a value lies, in the size of what is bounded.
  private static func excess(_ enclosure: Enclosure8, _ e: (Double, Double), _ value: Double) -> Double {
    // For e in [-1, 1] the least and greatest of s e.
    func ends(_ low: Double, _ high: Double, _ e: Double) -> (Double, Double) {
      (min(low * e, high * e), max(low * e, high * e))
    }
    let (first, second) = (
      ends(enclosure.slopeLow[2], enclosure.slopeHigh[2], e.0), ends(enclosure.slopeLow[5], enclosure.slopeHigh[5], e.1)
    )
    let low = max(enclosure.range.low, enclosure.centre.low + first.0 + second.0)
    let high = min(enclosure.range.high, enclosure.centre.high + first.1 + second.1)
    return max(low - value, value - high) / max(1, abs(value))
  }

  @Test(arguments: 1...5) func everyFunctionHoldsItsValues(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    func unit() -> Double { Double.random(in: 0..<1, using: &random) }
    func check<F: Formula>(_ formula: F.Type) {
      for _ in 0..<300 {
        let radius = (0.8 * unit() * unit(), 0.8 * unit() * unit())
        let (a, b) = (4 * unit() - 2, 0.81 + 2 * unit())
        let bounds = F.of(Self.variable(a, radius.0, 2), Self.variable(b, radius.1, 5)).parts
        for _ in 0..<20 {
          let e = (2 * unit() - 1, 2 * unit() - 1)
          let value = F.of(Real<Plain>(a + radius.0 * e.0), Real<Plain>(b + radius.1 * e.1)).value
          // The slopes hold the exact function: a value in doubles may leave them by its own rounding.
          #expect(
            Self.excess(bounds, e, value) <= 1e-12, "\(F.self) at \(a) ± \(radius.0), \(b) ± \(radius.1), seed \(seed)")
        }
      }
    }
    for formula in Self.formulas { check(formula) }
  }

  /// The bounds of a smooth function close with the square of the box's width, where those of a range alone close with the width.
  @Test func boundsCloseWithTheSquareOfTheWidth() {
    func slack(_ radius: Double) -> Double {
      let bounds = Exponential.of(Self.variable(0.3, radius, 2), Self.variable(1.2, radius, 5)).parts
      return bounds.centre.high - bounds.centre.low + (bounds.slopeHigh - bounds.slopeLow).sum()
    }
    let ratio = slack(0.1) / slack(0.01)
    #expect(ratio > 80 && ratio < 125, "\(ratio)")
  }

  @Test func aSquareIsNeverNegative() {
    let bounds = square(Self.variable(0.1, 1, 0)).parts.range
    #expect(bounds.low == 0 && bounds.high >= 1.21 && bounds.high < 1.22)
  }

  @Test func aDivisorThatMayBeZeroGivesNoBounds() {
    let quotient = (Real<Enclosure8>(1) / Self.variable(0.5, 1, 0)).parts
    #expect(quotient.range == .whole && quotient.centre == .whole)
    #expect(Enclosure8.min(quotient, Enclosure8(3)).range.high == 3)
  }

  @Test func constantsStayPoints() {
    let zero = (Real<Enclosure8>(0) * Self.variable(2, 1, 0)).parts
    #expect(zero.range == Bounds(0, 0))
    let one = (Real<Enclosure8>(1) / Real(3) * 3).parts.range
    #expect(one.low <= 1 && one.high >= 1 && one.high - one.low < 1e-14)
  }

  // MARK: Models

  private struct Branching: Model {
    static let identity = Identity("branching", version: "1", title: "t", category: "c")
    let x = Input("x", "1", "")
    let way = Input("way", "1", "")
    let y = Output("y", "1", "", .bookkeeping)
    func evaluate<A>(_ v: Values<A>) throws(Refusal) {
      guard v[x].canExceed(0) else { throw Refusal("not positive") }
      v[y] = v[way].value > 0 ? v[x] : -v[x]
    }
  }

  private func row(_ range: ClosedRange<Double>) -> [Double] {
    [range.lowerBound, range.upperBound, range.lowerBound, range.upperBound] + Array(repeating: 0, count: 16)
  }
  private func enclose(_ x: ClosedRange<Double>, way: ClosedRange<Double>) -> (status: Int32, row: [Double]) {
    FakeHost.running(Branching.self).enclosure(row(x) + row(way))
  }

  private struct Limited: Model {
    static let identity = Identity("limited", version: "1", title: "t", category: "c")
    let x = Input("x", "1", "")
    let isNegated = Input("negated", "1", "")
    let y = Output("y", "1", "", .bookkeeping)
    func evaluate<A>(_ v: Values<A>) throws(Refusal) {
      let isKept = v[isNegated].canExceed(0) ? !v[x].canExceed(0.8) : (0.8 - v[x]).canReach(0)
      guard isKept else { throw Refusal("above 0.8") }
      v[y] = v[x]
    }
  }

  @Test func anUpperLimitIsKeptByABoxOfWhichAnyDesignKeepsIt() {
    func status(_ x: ClosedRange<Double>, isNegated: Bool) -> Int32 {
      FakeHost.running(Limited.self).enclosure(row(x) + row(isNegated ? 1...1 : 0...0)).status
    }
    #expect(status(0.2...0.9, isNegated: false) == CELL_OK)
    #expect(status(0.8...0.9, isNegated: false) == CELL_OK)
    #expect(status(0.81...0.9, isNegated: false) == CELL_REFUSED)
    // What the documentation warns of.
    #expect(status(0.2...0.9, isNegated: true) == CELL_REFUSED)
  }

  @Test func aModelRefusesABoxOnlyWhereAllOfItIsRefused() {
    #expect(enclose(-2...(-1), way: 1...1).status == CELL_REFUSED)
    let partly = enclose(-1...2, way: 1...1)
    #expect(partly.status == CELL_OK && partly.row[0] == -1 && partly.row[1] == 2)
  }

  @Test func aComparisonThatABoxCannotDecideGivesNoBounds() {
    #expect(enclose(1...2, way: -1...1).status == CELL_FAILED)
    #expect(enclose(1...2, way: 1...1).status == CELL_OK)
  }
}
