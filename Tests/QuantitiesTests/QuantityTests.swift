import Quantities
import Testing

struct QuantityTests {
  @Test(arguments: [
    ("2 mAh/cm2", 72_000.0, "mAh/cm2"), ("-20 degC", 253.15, "degC"), ("30 %", 0.3, "%"), ("30%", 0.3, "%"),
    ("1e-3 S/cm", 0.1, "S/cm"), ("20 µm", 2e-5, "µm"), ("20um", 2e-5, "um"), ("1000", 1000.0, "1"),
    (" 1.5e3  Wh/kg ", 5.4e6, "Wh/kg"), ("5eV", 8.01088317e-19, "eV"), ("1E2 $", 100.0, "$"), ("+3 K", 3.0, "K"),
    ("\u{2212}20 degC", 253.15, "degC"), ("2 1/h", 2.0 / 3600, "1/h"), (".5 m", 0.5, "m"), ("5. m", 5.0, "m"),
    ("0 um", 0.0, "um"), ("10 (m/s)", 10.0, "(m/s)"),
  ])
  func quantitiesAreRead(_ text: String, _ value: Double, _ unit: String) throws {
    let quantity = try Quantity.parse(text)
    #expect(quantity.value == value)
    #expect(quantity.unit.text == unit)
  }

  private static let refused: [(String, String)] = [
    ("", "'' does not start with a number; such as '20 um' or '1e-3 S/cm'"),
    ("um", "'um' does not start with a number; such as '20 um' or '1e-3 S/cm'"),
    ("nan um", "'nan um' does not start with a number; such as '20 um' or '1e-3 S/cm'"),
    ("- 20 um", "'- 20 um' does not start with a number; such as '20 um' or '1e-3 S/cm'"),
    (".", "'.' does not start with a number; such as '20 um' or '1e-3 S/cm'"),
    ("0,5 um", "'0,5 um' has a ',' behind 0; a decimal point and no other mark"),
    ("1.000.000", "'1.000.000' has a '.' behind 1.000; a decimal point and no other mark"),
    ("0x10 m", "unknown unit 'x' in 'x10 m'"),
    ("2 mAhh", "unknown unit 'mAhh'; did you mean 'mAh'?"),
    ("2 3 um", "'3 um' has the number 3 in a unit; only 1 and exponents stand in a unit"),
    ("1/K", "'1/K' has a unit that starts with '/'; such as '1 1/K'"),
    ("1e999 m", "'1e999 m' is too large for a double"),
    ("1e308 km", "'1e308 km' is too large for a double"),
    ("1e-323 um", "'1e-323 um' is too small for a double"),
    ("-300 degC", "'-300 degC' is below absolute zero; at least -273.15 degC"),
    (
      "5 EUR",
      "'EUR' is a currency that cannot be converted, since no exchange rate is known; "
        + "convert the amount to '$' and note the rate and its date in its source"
    ),
  ]

  @Test(arguments: refused.indices)
  func whatIsNoQuantityIsRefusedWithTheReason(_ index: Int) {
    let (text, expected) = Self.refused[index]
    do throws(UnitError) {
      Issue.record("'\(text)' was read as \(try Quantity.parse(text))")
    } catch {
      #expect(error.description == expected)
      #expect(error.text == text)
    }
  }

  @Test func quantitiesAreWrittenInTheUnitAsked() throws {
    let energy = try Quantity.parse("500 Wh/kg")
    #expect("\(energy)" == "500 Wh/kg")
    #expect(try energy.formatted(in: Unit("MJ/kg")) == "1.8 MJ/kg")
    #expect(try energy.formatted(in: Unit("J/g")) == "1800 J/g")
    #expect(try "\(Quantity.parse("1000"))" == "1000")
    #expect(try Quantity.parse("1000").formatted(in: Unit("%")) == "100000 %")
    #expect(try Quantity(si: 298.15, unit: Unit("K")).formatted(in: Unit("degC")) == "25 degC")
  }
}
