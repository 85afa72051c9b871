import TestRandom
import Testing

@testable import Quantities

struct UnitExactTextTests {
  private static let units = [
    "1", "%", "um", "mAh/cm2", "mAh/g", "mAh", "Wh/kg", "$/kWh", "ohm cm2", "mS/cm", "degC", "degF", "lb", "eV", "yr",
    "MPa m^0.5", "GWh/yr", "g/cm3", "min", "uAh/cm2/h^0.5",
  ]

  @Test(arguments: [
    ("um", 2e-5, "20"), ("mAh/cm2", 36_000.0, "1"), ("degC", 253.15, "-20"), ("degC", 273.15, "0"),
    ("%", 0.3, "30"),
    ("1", 1000.0, "1000"), ("kWh", 3.6e-14, "1e-20"), ("um", 0.0, "0"), ("min", 1800.0, "30"),
  ])
  func decimalsAreWrittenAsPeopleWriteThem(_ unit: String, _ value: Double, _ text: String) throws {
    #expect(try Unit(unit).exactText(ofSI: value) == text)
  }

  @Test func valuesThatAreNoNumbersAreNamed() throws {
    #expect(try Unit("um").exactText(ofSI: .infinity) == "inf")
    #expect(try Unit("degC").exactText(ofSI: .nan) == "nan")
  }

  @Test(arguments: units, [1, 2] as [UInt64])
  func decimalsComeBackAsTheirOwnText(_ name: String, _ seed: UInt64) throws {
    let unit = try Unit(name)
    var random = SplitMix64(seed: seed)
    for _ in 0..<500 {
      let value = random.decimal()
      let written = decimal(value)
      let si = unit.toSI(value)
      let text = unit.exactText(ofSI: si)
      #expect(try readBack(text, unit) == si.bitPattern, "seed \(seed): \(written) \(name)")
      // Another decimal with the same SI bits may be shorter, never longer.
      #expect(text.utf8.count <= written.utf8.count, "seed \(seed): \(written) \(name) became \(text)")
    }
  }

  @Test(arguments: units, [1, 2] as [UInt64])
  func whateverIsWritableReadsBackToTheSameBits(_ name: String, _ seed: UInt64) throws {
    let unit = try Unit(name)
    var random = SplitMix64(seed: seed)
    var exact = 0
    for _ in 0..<500 {
      let any = random.number()
      if try readBack(unit.exactText(ofSI: any), unit) == any.bitPattern { exact += 1 }
      let writable = unit.nearestWritable(toSI: any)
      #expect(try readBack(unit.exactText(ofSI: writable), unit) == writable.bitPattern, "seed \(seed): \(any) \(name)")
      #expect(unit.nearestWritable(toSI: writable) == writable, "seed \(seed): \(any) \(name)")
      #expect(abs(writable - any) <= max(any.ulp, unit.fromSI(any).ulp * unit.factor), "seed \(seed): \(any) \(name)")
    }
    // Of any doubles, not only of decimals, at least seven in ten have an exact text, except far below a scale's offset.
    if unit.offset == 0 { #expect(exact >= 350, "seed \(seed): \(exact) of 500 in \(name)") }
  }

  private func readBack(_ text: String, _ unit: Unit) throws -> UInt64 {
    try Quantity.parse("\(text) \(unit)").value.bitPattern
  }
}
