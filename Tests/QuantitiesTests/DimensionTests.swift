import TestRandom
import Testing

@testable import Quantities

struct DimensionTests {
  @Test(arguments: [
    ("mAh/g", "a specific capacity"), ("um", "a length"), ("Wh/kg", "a specific energy"),
    ("ohm cm2", "an area-specific resistance"), ("$/kWh", "money per energy"), ("kg", "a mass"), ("%", "a pure number"),
    ("mAh/cm2", "a charge per area"), ("mA/cm2", "a current density"), ("GWh/yr", "a power"),
    ("MPa m^0.5", "a fracture toughness"), ("degC", "a temperature"), ("1/h", "a rate"), ("M$", "an amount of money"),
    ("Wh/km", "a force"), ("kg m2/s5", "kg m2/s5"), ("$/(kWh K)", "s2 $/(kg m2 K)"),
  ])
  func dimensionsAreNamedForPeople(_ unit: String, _ name: String) throws {
    #expect(try Unit(unit).dimension.described == name)
  }

  @Test func noDimensionHasTwoNames() throws {
    for (index, (text, _)) in Dimension.table.enumerated() {
      let dimension = try Unit(text).dimension
      #expect(dimension.described == Dimension.table[index].1, "\(text)")
    }
    #expect(Set(Dimension.table.map(\.1)).count == Dimension.table.count)
  }

  @Test(arguments: [1, 2, 3])
  func theProductOfBaseUnitsReadsBackAsTheDimension(_ seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    for _ in 0..<200 {
      var dimension = Dimension.one
      for symbol in Dimension.symbols {
        let power = Int.random(in: -6...6, using: &random) * (Bool.random(using: &random) ? 1 : 0)
        dimension = try #require(dimension.multiplied(by: Unit(symbol).dimension, halves: power))
      }
      #expect(try Unit(dimension.description).dimension == dimension, "seed \(seed): \(dimension)")
    }
  }

  @Test func powersThatNobodyMeasuresHaveNoDimension() throws {
    let root = try #require(Dimension.one.multiplied(by: Dimension(m: 1), halves: 1))
    #expect(Dimension.one.multiplied(by: root, halves: 1) == nil)
    #expect(Dimension.one.multiplied(by: Dimension(m: 40), halves: 4) == nil)
    for power in [Int.min, -1001, 1001, Int.max] {
      #expect(Dimension.one.multiplied(by: Dimension(m: 3, s: -1), halves: power) == nil)
      #expect(Dimension(m: 1).multiplied(by: .one, halves: power) == Dimension(m: 1))
    }
  }
}
