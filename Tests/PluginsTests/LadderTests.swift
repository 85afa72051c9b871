import Testing

/// From graphite to lithium to solids: what each step does to the energy of a cell.
@Suite struct LadderTests {
  private func energies(_ anode: String, _ electrolyte: String) throws -> (mass: Double, volume: Double) {
    let values = try StandardCell("nmc811", anode, electrolyte).evaluate([
      "cathode.arealCapacity": "4 mAh/cm2", "anode.lithiumExcess": "50 um", "separator.thickness": "20 um",
    ])
    return (values["cell.specificEnergy"]!, values["cell.energyDensity"]!)
  }

  @Test func everyStepGoesTheWayThatPublishedCellsGo() throws {
    let graphite = try energies("graphite", "liquid-carbonate")
    let lithium = try energies("lithium-metal", "liquid-carbonate")
    let garnet = try energies("lithium-metal", "llzo")
    let sulfide = try energies("lithium-metal", "lpscl")
    let free = try energies("anode-free", "lpscl")
    let layered = try energies("anode-free-agc", "lpscl")
    #expect(lithium.mass > 1.2 * graphite.mass && lithium.volume > graphite.volume)
    // Garnet is heavy, as separator and more so in the cathode; a sulfide nearly as light as the liquid.
    #expect(garnet.mass < lithium.mass && garnet.mass < sulfide.mass)
    #expect(free.mass > sulfide.mass && free.volume > 1.2 * sulfide.volume)
    #expect(layered.mass < free.mass && layered.mass > 0.97 * free.mass)
  }

  /// Added up by hand for one face of a stack without lithium: 80 % NMC811 (200 mAh/g, 4.7 g/cm3), 17 % LPSCl, 3 % others of
  /// 2 g/cm3, 5 % voids, 5 mAh/cm2, 3.8 V, 10 um aluminium, 6 um copper.
  @Test(arguments: [
    ("lpscl", "anode-free", "20 um", 487.0, 1324.0), ("lpscl", "lithium-metal", "20 um", 474, 1162),
    ("lpscl", "anode-free", "50 um", 426, 1095), ("llzo", "anode-free", "20 um", 418, 1324),
  ])
  func aSulfideStackHoldsWhatItsLayersAddUpTo(
    separator: String, anode: String, thickness: String, perMass: Double, perVolume: Double
  ) throws {
    let volumes = (active: 0.80 / 4.7, sulfide: 0.17 / 1.86, others: 0.03 / 2)
    let share = 0.95 * volumes.sulfide / (volumes.active + volumes.sulfide + volumes.others)
    var settings = [
      "cathode.specificCapacity": "200 mAh/g", "cathode.density": "4.7 g/cm3", "cathode.meanPotential": "3.8 V",
      "cathode.arealCapacity": "5 mAh/cm2", "cathode.electrolyteFraction": "\(share)", "cathode.carbonFraction": "0",
      "cathode.binderFraction": "\(0.03 / 0.83)", "cathode.binderDensity": "2 g/cm3", "catholyte.residualVoid": "0.05",
      "catholyte.density": "1.86 g/cm3", "cathode.foilThickness": "10 um", "anode.foilThickness": "6 um",
      "separator.thickness": thickness, "separator.residualVoid": "0", "anode.lithiumExcess": "20 um",
      "cathode.firstCycleEfficiency": "0.98", "anode.firstCycleEfficiency": "1",
    ]
    if separator == "llzo" { settings["separator.density"] = "5.1 g/cm3" }
    let values = try StandardCell("nmc811", anode, "lpscl").evaluate(settings)
    #expect(agree(values["stack.specificEnergy"], perMass, within: 0.01), "\(values["stack.specificEnergy"]!)")
    #expect(agree(values["stack.energyDensity"], perVolume, within: 0.01), "\(values["stack.energyDensity"]!)")
  }
}
