import Testing

@Suite struct PackTests {
  /// The sedan of the press reports: 150 kWh of 360 Wh/kg cells in 575 kg, 132 Wh/km on a trip of 1044 km.
  private static let sedan = [
    "cell.energy": "360 Wh", "cell.mass": "1000 g", "cell.volume": "420 mL", "cell.cost": "54 $",
    "pack.energy": "150 kWh", "vehicle.consumption": "132 Wh/km", "vehicle.referencePackMass": "575 kg",
  ]

  @Test func aPackOf150KilowattHoursTakesASedanAbout1050Kilometres() throws {
    let values = try LoneModel("pack").evaluate(Self.sedan)
    // 416.67 kg of cells are 0.72 of the pack; 139.5 kWh are usable; 3.7 kg more than the reference draw 0.067 Wh/km.
    #expect(agree(values["pack.cellMass"], 150_000 / 360.0))
    #expect(agree(values["pack.mass"], 150_000 / 360.0 / 0.72))
    #expect(agree(values["pack.mass"], 575, within: 0.01))
    #expect(agree(values["pack.specificEnergy"], 360 * 0.72))
    #expect(agree(values["pack.volume"], 150_000 / 360.0 * 0.42 / 0.6))
    #expect(agree(values["pack.energyDensity"], 360 / 0.42 * 0.6))
    #expect(agree(values["vehicle.range"], 139_500 / (132 + 0.018 * (150_000 / 360.0 / 0.72 - 575))))
    #expect(agree(values["vehicle.range"], 1050, within: 0.01))
    #expect(agree(values["pack.costPerEnergy"], 54 / 0.36 + 20))
  }

  @Test func massAndCostSumFromCellsAndTheRest() throws {
    let values = try LoneModel("pack").evaluate(Self.sedan)
    #expect(agree(values["pack.mass"], values["pack.cellMass"]! + values["pack.otherMass"]!))
    #expect(agree(values["pack.cost"], values["pack.cellCost"]! + values["pack.hardwareCost"]!))
  }

  @Test func aHeavierPackOfTheSameEnergyShortensTheRange() throws {
    let light = try LoneModel("pack").evaluate(Self.sedan)
    let heavy = try LoneModel("pack").evaluate(Self.sedan.merging(["cell.mass": "2000 g"]) { $1 })
    let drawn = 0.018 * light["pack.mass"]!
    #expect(agree(heavy["vehicle.consumptionWithPack"]! - light["vehicle.consumptionWithPack"]!, drawn, within: 1e-9))
    #expect(heavy["vehicle.range"]! < light["vehicle.range"]!)
  }

  /// What the grid delivers for a kilometre is not what the battery gives: 0.89 of the certified 190 Wh/km.
  @Test func thePackOfTheCatalogueCarRunsAsFarAsTheFleet() throws {
    let values = try LoneModel("pack").evaluate([
      "cell.energy": "360 Wh", "cell.mass": "1000 g", "cell.volume": "420 mL", "cell.cost": "54 $",
      "pack.energy": "150 kWh", "vehicle.referencePackMass": "578.7037 kg",
    ])
    #expect(agree(values["vehicle.range"], 139_500 / 169.0, within: 1e-6))
  }
}
