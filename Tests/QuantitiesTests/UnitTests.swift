import TestRandom
import Testing

@testable import Quantities

struct UnitTests {
  /// Factors to SI worked out by hand, with the base units they lead to.
  private static let factors: [(String, Double, String)] = [
    ("1", 1, "1"), ("", 1, "1"), ("-", 1, "1"), ("cycles", 1, "1"), ("%", 0.01, "1"), ("ppm", 1e-6, "1"),
    ("kg", 1, "kg"), ("g", 1e-3, "kg"), ("mg", 1e-6, "kg"), ("t", 1000, "kg"), ("Mt", 1e9, "kg"),
    ("lb", 0.45359237, "kg"), ("m", 1, "m"), ("um", 1e-6, "m"), ("µm", 1e-6, "m"), ("μm", 1e-6, "m"),
    ("nm", 1e-9, "m"), ("cm", 0.01, "m"), ("mm", 1e-3, "m"), ("km", 1000, "m"), ("L", 1e-3, "m3"),
    ("mL", 1e-6, "m3"), ("cm2", 1e-4, "m2"), ("cm^2", 1e-4, "m2"), ("cm**2", 1e-4, "m2"), ("cm²", 1e-4, "m2"),
    ("min", 60, "s"), ("h", 3600, "s"), ("d", 86400, "s"), ("yr", 31_557_600, "s"), ("ms", 1e-3, "s"),
    ("1/h", 1 / 3600, "1/s"), ("C-rate", 1 / 3600, "1/s"), ("mA", 1e-3, "A"), ("mAh", 3.6, "s A"), ("Ah", 3600, "s A"),
    ("C", 1, "s A"), ("mC", 1e-3, "s A"), ("V", 1, "kg m2/(s3 A)"), ("mV", 1e-3, "kg m2/(s3 A)"),
    ("W", 1, "kg m2/s3"), ("kW", 1000, "kg m2/s3"), ("Wh", 3600, "kg m2/s2"), ("kWh", 3.6e6, "kg m2/s2"),
    ("GWh", 3.6e12, "kg m2/s2"), ("kJ", 1000, "kg m2/s2"), ("eV", 1.602176634e-19, "kg m2/s2"),
    ("ohm", 1, "kg m2/(s3 A2)"), ("Ω", 1, "kg m2/(s3 A2)"), ("\u{2126}", 1, "kg m2/(s3 A2)"),
    ("mS", 1e-3, "s3 A2/(kg m2)"), ("Pa", 1, "kg/(m s2)"), ("MPa", 1e6, "kg/(m s2)"), ("GPa", 1e9, "kg/(m s2)"),
    ("bar", 1e5, "kg/(m s2)"), ("atm", 101_325, "kg/(m s2)"), ("N", 1, "kg m/s2"), ("K", 1, "K"), ("degC", 1, "K"),
    ("°C", 1, "K"), ("degF", 5.0 / 9, "K"), ("mol", 1, "mol"), ("mmol", 1e-3, "mol"), ("$", 1, "$"), ("USD", 1, "$"),
    ("k$", 1000, "$"), ("M$", 1e6, "$"),
    ("Wh/kg", 3600, "m2/s2"), ("W.h.kg-1", 3600, "m2/s2"), ("Wh/L", 3.6e6, "kg/(m s2)"),
    ("mAh/cm2", 36_000, "s A/m2"), ("mAh/g", 3600, "s A/kg"), ("mAh g-1", 3600, "s A/kg"),
    ("mA.h.g⁻¹", 3600, "s A/kg"), ("mAh·g^-1", 3600, "s A/kg"), ("ohm cm2", 1e-4, "kg m4/(s3 A2)"),
    ("Ω·cm²", 1e-4, "kg m4/(s3 A2)"), ("ohm*cm2", 1e-4, "kg m4/(s3 A2)"), ("mS/cm", 0.1, "s3 A2/(kg m3)"),
    ("S.m-1", 1, "s3 A2/(kg m3)"), ("mol/m3", 1, "mol/m3"), ("mol/L", 1000, "mol/m3"), ("g/cm3", 1000, "kg/m3"),
    ("mg/cm2", 0.01, "kg/m2"), ("mA/cm2", 10, "A/m2"), ("$/kWh", 1 / 3.6e6, "s2 $/(kg m2)"), ("1/K", 1, "1/K"),
    ("GWh/yr", 3.6e12 / 31_557_600, "kg m2/s3"), ("MPa m^0.5", 1e6, "kg/(m^0.5 s2)"),
    ("MPa m^(1/2)", 1e6, "kg/(m^0.5 s2)"), ("cm^0.5", 0.1, "m^0.5"), ("cm^-1.5", 1000, "1/m^1.5"),
    ("W/(m K)", 1, "kg m/(s3 K)"), ("W/m/K", 1, "kg m/(s3 K)"), ("W m-1 K-1", 1, "kg m/(s3 K)"),
    ("(mAh/g)/cycle", 3600, "s A/kg"), ("kJ/mol", 1000, "kg m2/(s2 mol)"), ("(m/s)2", 1, "m2/s2"),
    ("uAh/cm2/h^0.5", 3.6e-3 / 1e-4 / 60, "s^0.5 A/m2"), ("h/yr", 3600 / 31_557_600, "1"), ("m^2.K", 1, "m2 K"),
    ("  Wh / kg ", 3600, "m2/s2"), ("mAh/cm2/um", 3.6e10, "s A/m3"), ("$/cell", 1, "$"),
  ]

  @Test(arguments: factors.indices)
  func unitsLeadToSIByTheFactorWorkedOutByHand(_ index: Int) throws {
    let (text, factor, base) = Self.factors[index]
    let unit = try Unit(text)
    #expect(abs(unit.factor - factor) <= factor.ulp, "\(text)")
    #expect(unit.dimension.description == base, "\(text)")
  }

  @Test func theTextIsKeptAsWritten() throws {
    #expect(try Unit(" Ω·cm² ").text == "Ω·cm²")
    #expect(try "\(Unit("µm"))" == "µm")
    #expect(try Unit("") == .one)
    #expect(try Unit("-") == .one)
    #expect(try Unit("1") == .one)
  }

  @Test func temperaturesHaveAZeroOfTheirOwn() throws {
    let celsius = try Unit("degC")
    #expect(celsius.offset == 273.15)
    #expect(celsius.toSI(25) == 298.15)
    #expect(celsius.toSI(-20) == 253.15)
    #expect(celsius.fromSI(253.15) == -20)
    let fahrenheit = try Unit("degF")
    #expect(abs(fahrenheit.toSI(32) - 273.15) < 1e-13)
    #expect(fahrenheit.fromSI(fahrenheit.toSI(212)) == 212)
    #expect(try Unit("K").offset == 0)
  }

  @Test func everydayDecimalsComeOutWithoutDust() throws {
    #expect(try Unit("um").toSI(20) == 2e-5)
    #expect(try Unit("um").fromSI(2e-5) == 20)
    #expect(try Unit("mS/cm").toSI(0.3) == 0.03)
    #expect(try Unit("mAh/cm2").toSI(4.1) == 147_600)
    #expect(try Unit("$/kWh").fromSI(Unit("$/kWh").toSI(100)) == 100)
    #expect(try Unit("mAh/g").toSI(0.1) == 360)
  }

  @Test(arguments: [1, 2, 3])
  func aValueComesBackWithinOneUnitInTheLastPlace(_ seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    for name in UnitSymbol.all.keys.sorted() {
      let unit = try Unit(name)
      for _ in 0..<50 {
        let value = unit.offset == 0 ? random.decimal() : Double(Int.random(in: -2000...50_000, using: &random)) / 100
        let back = unit.fromSI(unit.toSI(value))
        #expect(abs(back - value) <= value.ulp, "seed \(seed): \(value) \(name)")
      }
    }
  }

  @Test func everySymbolIsReadAsItself() throws {
    for (name, symbol) in UnitSymbol.all {
      let unit = try Unit(name)
      #expect(unit.dimension == symbol.dimension && unit.factor == symbol.ratio.value, "\(name)")
      if unit.offset == 0, name != "1", name != "-" {
        let powers = try Unit("\(name)2/\(name)")
        #expect(powers.dimension == unit.dimension, "\(name)")
        #expect(abs(powers.factor / unit.factor - 1) < 1e-15, "\(name)")
      }
    }
  }
}
