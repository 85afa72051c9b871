import TestRandom
import Testing

@testable import Quantities

struct RatioTests {
  @Test func wholeFactorsAreKeptInLowestTerms() {
    #expect(Ratio(3600, 1000).numerator == 18)
    #expect(Ratio(3600, 1000).denominator == 5)
    let areal = Ratio(3600, 1000).multiplied(by: Ratio(1, 100), halves: -4)
    #expect(areal == Ratio(36_000))
    #expect(Ratio(1).multiplied(by: Ratio(1, 100), halves: 1) == Ratio(1, 10))
    #expect(Ratio(1).multiplied(by: Ratio(1, 100), halves: -3) == Ratio(1000))
  }

  @Test(arguments: [1, 2, 3, 4])
  func theResultIsTheDoubleNearestToTheExactQuotient(_ seed: UInt64) {
    var random = SplitMix64(seed: seed)
    for _ in 0..<2000 {
      let above = UInt64.random(in: 1...1 << 40, using: &random)
      let below = UInt64.random(in: 1...1 << 40, using: &random)
      let number = UInt64.random(in: 1...1 << 53, using: &random)
      let result = Ratio(Double(above), Double(below)).applied(to: Double(number))
      #expect(
        result == nearest(number.multipliedFullWidth(by: above), over: below),
        "seed \(seed): \(number) * \(above)/\(below)")
    }
  }

  /// The double nearest to a quotient of whole numbers, by long division of its bits.
  private func nearest(_ product: (high: UInt64, low: UInt64.Magnitude), over divisor: UInt64) -> Double {
    var remainder: UInt64 = 0
    var bits: [Bool] = []
    for index in 0..<200 {
      let bit = index < 64 ? product.high >> (63 - index) & 1 : index < 128 ? product.low >> (127 - index) & 1 : 0
      remainder = remainder << 1 | bit
      bits.append(remainder >= divisor)
      if remainder >= divisor { remainder -= divisor }
    }
    let first = bits.firstIndex(of: true)!
    var significand = bits[first..<first + 53].reduce(UInt64(0)) { $0 << 1 | ($1 ? 1 : 0) }
    let isAboveHalf = bits[(first + 54)...].contains(true) || remainder > 0
    if bits[first + 53], isAboveHalf || significand & 1 == 1 { significand += 1 }
    return Double(significand) * Double(sign: .plus, exponent: 127 - first - 52, significand: 1)
  }

  @Test func numbersWithoutValueStayWithoutValue() {
    let ratio = Ratio(18, 5)
    #expect(ratio.applied(to: .infinity) == .infinity)
    #expect(ratio.applied(to: .nan).isNaN)
    #expect(ratio.applied(to: -0.0).sign == .minus)
    #expect(ratio.applied(to: .greatestFiniteMagnitude) == .infinity)
  }
}
