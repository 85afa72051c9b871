import Testing

@Suite struct CostTests {
  @Test func materialsAndManufacturingSumToTheCost() throws {
    for electrolyte in StandardCell.electrolytes {
      let values = try StandardCell("nmc811", "lithium-metal", electrolyte).evaluate()
      #expect(agree(values["cell.cost"], values["cell.materialsCost"]! + values["cell.manufacturingCost"]!))
      #expect(agree(values["cost.materialsShare"]! + values["cost.manufacturingShare"]!, 100))
      #expect(agree(values["cell.costPerEnergy"], values["cell.cost"]! / values["cell.energy"]! * 1000))
    }
  }

  @Test func theBaselinePlantMakesCellsAtItsStatedPrices() throws {
    // At 50 GWh/yr, every flow but those of area and cells is the baseline's own.
    let cell = try StandardCell()
    let values = try cell.evaluate()
    let kilowattHours = values["cell.energy"]! / 1000
    #expect(agree(values["cost.formation"], 5.4 * kilowattHours / 0.95, within: 1e-9))
    #expect(agree(values["cost.plant"], 9.5 * kilowattHours / 0.95, within: 1e-9))
    let cells = 50e6 / kilowattHours / 0.95
    let area = cells * values["cell.cathodeArea"]!
    // 0.9 as an exponent makes the price fall by a tenth of the logarithm.
    let electrodes = 1.02 * values["cell.cathodeArea"]! / 0.95
    let scale = values["cost.electrodes"]! / electrodes
    var power = 1.0
    for _ in 0..<10 { power *= scale }
    #expect(agree(power, 303e6 / area, within: 1e-9))
  }

  @Test func aLargerPlantMakesCheaperCellsOfTheSameMaterials() throws {
    let cell = try StandardCell()
    let small = try cell.evaluate(["cost.plantVolume": "5 GWh/yr"])
    let large = try cell.evaluate(["cost.plantVolume": "50 GWh/yr"])
    #expect(small["cell.manufacturingCost"]! > large["cell.manufacturingCost"]!)
    #expect(small["cell.materialsCost"] == large["cell.materialsCost"])
  }

  /// A re-implementation of BatPaC 5.2 for NMC811 and graphite, 67 Ah: 14.27 $ of materials, before manufacturing.
  @Test func theMaterialsOfTheBatPaCReferenceCellCostTheSameWithinTwoPercent() throws {
    let values = try StandardCell("nmc811", "graphite", "liquid-carbonate").evaluate([
      "cathode.activeMass": "314.8 g", "cathode.binderMass": "6.56 g", "cathode.carbonMass": "6.56 g",
      "anode.activeMass": "213.4 g", "anode.binderMass": "4.36 g", "anode.lithiumMass": "0 g",
      "catholyte.mass": "36 g", "separator.electrolyteMass": "9 g", "anode.electrolyteMass": "42.4 g",
      "cell.separatorArea": "0.899 m2", "cathode.foilMass": "19.4 g", "anode.foilMass": "45.78 g",
      "cell.laminateMass": "16.5 g", "cathode.price": "24.5 $/kg", "anode.price": "9 $/kg",
      "separator.price": "7.5 $/kg", "catholyte.price": "7.5 $/kg",
    ])
    #expect(agree(values["cell.materialsCost"], 14.27, within: 0.02))
  }
}
