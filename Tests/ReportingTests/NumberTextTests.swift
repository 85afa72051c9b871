import Quantities
import Testing

@testable import Reporting

struct NumberTextTests {
  @Test(arguments: [
    (523.44, "523.4"), (0.00125, "0.00125"), (12_345, "12350"), (0, "0"), (-2.99999, "-3"), (0.1 + 0.2, "0.3"),
    (1e-7, "1e-07"),
  ])
  func fourDigitsAreShown(value: Double, text: String) { #expect(value.text() == text) }

  @Test func wholeNumbersHaveCommas() {
    #expect([0, 12, 999, 1000, 41_203, -1_234_567].map(\.text) == ["0", "12", "999", "1,000", "41,203", "-1,234,567"])
    #expect(1.counted("design") == "1 design" && 2.counted("design") == "2 designs")
  }

  @Test func namesBecomeWords() {
    #expect("cell.costPerEnergy".inWords == "cell cost per energy")
    #expect("stack.specificEnergyAtRate".inWords == "stack specific energy at rate")
  }

  @Test func aDifferenceOfTemperaturesHasNoZero() throws {
    let celsius = try Unit("degC")
    #expect(celsius.words(298.15) == "25 degC")
    #expect(celsius.differenceWords(5) == "5 degC")
  }
}
