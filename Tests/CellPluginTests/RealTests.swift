import CellPlugin
import Glibc
import Testing

/// A function of two numbers, written once for every arithmetic.
private protocol Formula {
  static func of<A>(_ a: Real<A>, _ b: Real<A>) -> Real<A>
}

// Every operator and function of `Real`, each formula with a few of them.
private enum Sums: Formula {
  static func of<A>(_ a: Real<A>, _ b: Real<A>) -> Real<A> {
    var s = a + b - (-a) + (a - 2) + (3 + b) + (1.5 - b)
    s += a
    s -= b * 3
    return s
  }
}
private enum Products: Formula {
  static func of<A>(_ a: Real<A>, _ b: Real<A>) -> Real<A> {
    var p = a * b / (2 * a) * (b * 3) / 7 + 5 / b
    p *= a
    p /= b + 1
    return p
  }
}
private enum Exponentials: Formula {
  static func of<A>(_ a: Real<A>, _ b: Real<A>) -> Real<A> { exp(-a / b) * log(b) + log10(a) + tanh(a - b) }
}
private enum Powers: Formula {
  static func of<A>(_ a: Real<A>, _ b: Real<A>) -> Real<A> { sqrt(a) * pow(b, 2.5) + pow(a, b) + pow(-a, 3) }
}
private enum Angles: Formula {
  static func of<A>(_ a: Real<A>, _ b: Real<A>) -> Real<A> { sin(a) * cos(b) + atan(a / b) }
}
private enum Extremes: Formula {
  static func of<A>(_ a: Real<A>, _ b: Real<A>) -> Real<A> {
    max(a, b) * min(a, b * b) + abs(a - b) + smoothMax(a, b, width: 0.3) * smoothMin(a, b, width: 0.2)
  }
}

@Suite struct RealTests {
  private static var formulas: [any Formula.Type] {
    [
      Sums.self, Products.self, Exponentials.self, Powers.self, Angles.self, Extremes.self,
    ]
  }
  private static let points = [(0.3, 1.7), (1.1, 0.4), (2.5, 2.2), (4.0, 0.9)]

  private func plain(_ formula: any Formula.Type, _ a: Double, _ b: Double) -> Double {
    formula.of(Real<Plain>(a), Real<Plain>(b)).value
  }

  @Test func derivativesAgreeWithDifferences() {
    for formula in Self.formulas {
      for (a, b) in Self.points {
        let dual = formula.of(
          Real(parts: Dual8(a, SIMD8(1, 0, 2, 0, 0, 0, 0, 0))), Real(parts: Dual8(b, SIMD8(0, 1, -3, 0, 0, 0, 0, 0))))
        let h = 1e-3
        func difference(_ f: (Double) -> Double) -> Double {
          (f(-2 * h) - 8 * f(-h) + 8 * f(h) - f(2 * h)) / (12 * h)
        }
        let expected = [
          difference { plain(formula, a + $0, b) }, difference { plain(formula, a, b + $0) },
          difference { plain(formula, a + 2 * $0, b - 3 * $0) },
        ]
        for d in 0..<3 {
          let slope = dual.parts.slope[d]
          #expect(abs(slope - expected[d]) <= 1e-7 * max(1, abs(slope)), "\(formula) at \((a, b)) along \(d)")
        }
        #expect(dual.parts.slope[7] == 0)
      }
    }
  }

  @Test func derivativesDoNotChangeTheBitsOfTheValue() {
    for formula in Self.formulas {
      for (a, b) in Self.points {
        let dual = formula.of(Real<Dual8>(a), Real<Dual8>(b)).value
        #expect(dual.bitPattern == plain(formula, a, b).bitPattern, "\(formula)")
      }
    }
  }

  @Test func functionsAreThoseOfTheCLibrary() {
    let x = Real<Plain>(0.7)
    let pairs = [
      (exp(x).value, Glibc.exp(0.7)), (log(x).value, Glibc.log(0.7)), (sqrt(x).value, Glibc.sqrt(0.7)),
      (sin(x).value, Glibc.sin(0.7)), (cos(x).value, Glibc.cos(0.7)), (atan(x).value, Glibc.atan(0.7)),
      (tanh(x).value, Glibc.tanh(0.7)), (pow(x, 2.5).value, Glibc.pow(0.7, 2.5)),
    ]
    for (ours, theirs) in pairs { #expect(ours == theirs) }
    #expect(abs(log10(x).value - Glibc.log10(0.7)) <= 1e-16)
  }

  @Test func smoothExtremesAreOffByAtMostHalfTheWidth() {
    for a in stride(from: -3.0, through: 3, by: 0.1) {
      let above = smoothMax(Real<Plain>(a), Real<Plain>(0.5), width: 0.4).value - Swift.max(a, 0.5)
      let below = Swift.min(a, 0.5) - smoothMin(Real<Plain>(a), Real<Plain>(0.5), width: 0.4).value
      #expect((0...0.2 + 1e-15).contains(above) && (0...0.2 + 1e-15).contains(below))
    }
  }

  @Test func withoutAWidthTheyAreTheSharpOnes() {
    for a in [0.0, 0.5, 1] {
      #expect(smoothMax(Real<Plain>(a), Real<Plain>(0.5), width: 0).value == Swift.max(a, 0.5))
      #expect(smoothMin(Real<Plain>(a), Real<Plain>(0.5), width: 0).value == Swift.min(a, 0.5))
    }
  }

  /// Far from where the two meet, the lesser one's share is w²/4d² in the slope and w²/4d in the value.
  @Test func theLesserOfASmoothExtremeKeepsItsDigits() {
    let (a, b) = (
      Real(parts: Dual8(0, SIMD8(1, 0, 0, 0, 0, 0, 0, 0))), Real(parts: Dual8(1e4, SIMD8(0, 1, 0, 0, 0, 0, 0, 0)))
    )
    let share = 1e-4 / 4e8
    #expect(abs(smoothMax(a, b, width: 0.01).parts.slope[0] - share) <= 1e-9 * share)
    #expect(abs(smoothMin(a, b, width: 0.01).parts.slope[1] - share) <= 1e-9 * share)
    let value = smoothMin(a, b, width: 0.01).value
    #expect(abs(value + 1e-4 / 4e4) <= 1e-9 * abs(value))
  }

  @Test func smoothExtremesAreSmoothWhereTheTwoMeet() {
    for d in [-1e-9, 0, 1e-9] {
      let (a, b) = (Real(parts: Dual8(1 + d, SIMD8(1, 0, 0, 0, 0, 0, 0, 0))), Real<Dual8>(1))
      #expect(abs(smoothMax(a, b, width: 0.1).parts.slope[0] - 0.5) <= 1e-7)
      #expect(abs(smoothMin(a, b, width: 0.1).parts.slope[0] - 0.5) <= 1e-7)
    }
  }

  /// The slope of a root at zero is infinite, but not along a direction in which nothing moves.
  @Test func whatDoesNotMoveHasNoSlopeEvenAtASingularPoint() {
    let zero = Real(parts: Dual8(0, SIMD8(1, 0, 0, 0, 0, 0, 0, 0)))
    for root in [sqrt(zero), pow(zero, 0.5)] {
      #expect(root.value == 0)
      #expect(root.parts.slope[0] == .infinity)
      #expect(root.parts.slope[1] == 0)
    }
    #expect(pow(zero, 1).parts.slope[0] == 1)
    #expect(pow(zero, 2).parts.slope[0] == 0)
    #expect(pow(Real(parts: Dual8(2, SIMD8(repeating: 1))), 0).parts.slope == SIMD8(repeating: 0))
  }

  @Test func aNaNIsNotHiddenByAnExtreme() {
    let (nan, one) = (Real<Plain>(.nan), Real<Plain>(1))
    for result in [max(nan, one), max(one, nan), min(nan, one), min(one, nan)] { #expect(result.value.isNaN) }
    let dual = Real<Dual8>(1)
    for result in [max(dual, Real<Dual8>(.nan)), min(dual, Real<Dual8>(.nan))] { #expect(result.value.isNaN) }
  }
}
