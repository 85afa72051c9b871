import Testing

/// The table of Documentation/Liquid-and-solid.md is what the models say.
@Suite struct LiquidAndSolidTests {
  private static let settings = [
    "cell.layers": "30", "cathode.arealCapacity": "4 mAh/cm2", "cathode.electrolyteFraction": "0.28",
    "anode.lithiumExcess": "20 um", "separator.thickness": "20 um", "cell.chargeRate": "0.2 C-rate",
  ]
  private static let columns = [
    "cell.specificEnergy", "cell.cycleLife", "cell.lowestTemperature", "cell.highestTemperature",
    "safety.liquidFraction",
  ]

  @Test func everyRowIsWhatTheModelsSay() throws {
    var rows = 0
    for fields in try Documentation.rows(of: "Liquid-and-solid.md") where fields.count == 6 {
      let names = fields[0].split(separator: ", ").map(String.init)
      guard names.count == 2 else { continue }
      rows += 1
      let values = try StandardCell("nmc811", names[0], names[1], models: ["transport", "ageing", "cost", "safety"])
        .evaluate(Self.settings)
      for (column, field) in zip(Self.columns, fields[1...]) {
        let told = try #require(Double(field.replacing("−", with: "-")))
        let value = try #require(values[column])
        let allowed = max(1, 0.03 * abs(value))
        #expect(abs(told - value) <= allowed, "\(column) of \(fields[0]) is \(value)")
      }
    }
    #expect(rows == 9)
  }
}
