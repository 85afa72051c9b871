import Documents
import Quantities
import TestRandom
import Testing

struct UnitParserTests {
  private static let refused: [(String, String)] = [
    ("mAhh", "unknown unit 'mAhh'; did you mean 'mAh'?"),
    ("mah/g", "unknown unit 'mah' in 'mah/g'; did you mean 'mAh'?"),
    ("KWh", "unknown unit 'KWh'; did you mean 'kWh'?"),
    ("Wh/KG", "unknown unit 'KG' in 'Wh/KG'; did you mean 'kg'?"),
    ("year", "unknown unit 'year'; did you mean 'yr'?"),
    ("M", "unknown unit 'M'; did you mean 'mol/L'?"),
    ("cd", "unknown unit 'cd'"),
    ("xyzzy", "unknown unit 'xyzzy'"),
    ("T", "unknown unit 'T'; did you mean 't'?"),
    ("kW-h", "unknown unit 'kW-h'; a product is written with a space"),
    (
      "EUR/kWh",
      "'EUR' in 'EUR/kWh' is a currency that cannot be converted, since no exchange rate is known; "
        + "convert the amount to '$' and note the rate and its date in its source"
    ),
    (
      "k€",
      "'k€' is a currency that cannot be converted, since no exchange rate is known; "
        + "convert the amount to '$' and note the rate and its date in its source"
    ),
    ("W/m K", "'W/m K' can be read in two ways, since a product follows a '/'; such as 'W/(m K)' or 'W/m/K'"),
    ("W/m*K", "'W/m*K' can be read in two ways, since a product follows a '/'; such as 'W/(m K)' or 'W/m/K'"),
    (
      "1/degC",
      "'1/degC' combines degC with other units, but it is a scale with a zero of its own; "
        + "write differences of temperature in K"
    ),
    (
      "W/degC",
      "'W/degC' combines degC with other units, but it is a scale with a zero of its own; "
        + "write differences of temperature in K"
    ),
    (
      "°C2",
      "'°C2' combines °C with other units, but it is a scale with a zero of its own; "
        + "write differences of temperature in K"
    ),
    ("/K", "'/K' starts with '/'; such as '1/K'"),
    ("Wh/", "'Wh/' ends where a unit should follow"),
    ("Wh//kg", "'Wh//kg' has '/' where a unit should stand"),
    ("Wh·", "'Wh·' ends where a unit should follow"),
    ("W/(m K", "'W/(m K' has a bracket that is not closed"),
    ("W/m)", "'W/m)' closes a bracket that was never opened"),
    ("()", "'()' has ')' where a unit should stand"),
    ("kWh/100 km", "'kWh/100 km' has the number 100 in a unit; only 1 and exponents stand in a unit"),
    ("m^", "'m^' has the exponent ''; a multiple of 0.5"),
    ("m^0.3", "'m^0.3' has the exponent '0.3'; a multiple of 0.5"),
    ("m^(1/3)", "'m^(1/3)' has the exponent '1/3'; a multiple of 0.5"),
    ("m^(1/0)", "'m^(1/0)' has the exponent '1/0'; a multiple of 0.5"),
    ("m0", "'m0' has an exponent out of range; from -9 to 9 and not 0"),
    (
      "m^-4611686018427387904", "'m^-4611686018427387904' has an exponent out of range; from -9 to 9 and not 0"
    ),
    ("m99", "'m99' has an exponent out of range; from -9 to 9 and not 0"),
    ("m99999999999999999999", "'m99999999999999999999' has the exponent '99999999999999999999'; a whole number"),
    ("m⁻", "'m⁻' has the exponent '-'; a whole number"),
    ("((m9)9)9", "'((m9)9)9' has a power beyond what is measured"),
    ("(m^0.5)^0.5", "'(m^0.5)^0.5' has a power beyond what is measured"),
    ("V vs Li", "unknown unit 'vs' in 'V vs Li'"),
    ("m\u{0}", "'m\u{0}' has '\u{0}' where a unit should stand"),
    (String(repeating: "(", count: 9) + "m", "'(((((((((m' has too many brackets"),
  ]

  @Test(arguments: refused.indices)
  func whatIsNoUnitIsRefusedWithTheReason(_ index: Int) {
    let (text, expected) = Self.refused[index]
    do throws(UnitError) {
      Issue.record("'\(text)' was read as \(try Unit(text).dimension)")
    } catch {
      #expect(error.description == expected)
      #expect(error.text == text)
    }
  }

  @Test func longTextIsRefusedBeforeItIsRead() {
    #expect(throws: UnitError.self) { try Unit(String(repeating: "m ", count: 60)) }
  }

  @Test(arguments: [1, 2, 3])
  func noTextBreaksTheParser(_ seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let pieces = [
      "m", "kg", "Wh", "degC", "$", "1", "2", "-1", "^", "0.5", "/", " ", ".", "(", ")", "²", "µ", "*", "€",
    ]
    for _ in 0..<5000 {
      let text = (0..<Int.random(in: 1...7, using: &random)).map { _ in pieces.randomElement(using: &random)! }.joined()
      guard let unit = try? Unit(text) else { continue }
      // What is read has a factor, and is read the same with its own text.
      #expect(unit.factor.isFinite && unit.factor > 0, "seed \(seed): \(text)")
      #expect((try? Unit(unit.text)) == unit, "seed \(seed): \(text)")
    }
  }

  @Test func errorsBecomeFaultsWithAPlace() {
    var faults = Faults()
    do throws(UnitError) { _ = try Unit("mAhh") } catch { faults.add("a.json:1:1 $.unit", error) }
    #expect("\(faults)" == "a.json:1:1 $.unit: unknown unit 'mAhh'; did you mean 'mAh'?")
  }
}
