import Quantities
import Testing

struct RoundingTests {
  @Test(arguments: [1.4e-12, 1.6e-12, 3e-25, 7.123e-30, 9.5e30, 1.4e12, 0.3]) func aRoundNumberStaysAsItIsWritten(
    number: Double
  ) {
    #expect((number * (1 + 1e-14)).rounded(toDigits: 12) == number)
  }

  @Test(arguments: [1.2345e-300, -5e-308, .leastNonzeroMagnitude, 1.2345e300, 1.7e308])
  func theLeastAndTheGreatestStayNumbers(
    number: Double
  ) {
    let rounded = number.rounded(toDigits: 9)
    #expect(abs(rounded - number) <= 1e-8 * abs(number))
  }

  @Test func whatHasNoDigitsStays() {
    #expect(0.0.rounded(toDigits: 9) == 0)
    #expect(Double.infinity.rounded(toDigits: 9) == .infinity)
    #expect(Double.nan.rounded(toDigits: 9).isNaN)
  }
}
