import Modeling
import Testing

@Suite struct LayeredCellTests {
  @Test func theDeclaredPartsSumToTheirWholeInEveryCombination() throws {
    var breakdowns = 0
    for cathode in StandardCell.cathodes {
      for anode in StandardCell.anodes {
        for electrolyte in StandardCell.electrolytes {
          let cell = try StandardCell(cathode, anode, electrolyte)
          let values = try cell.evaluate()
          for placement in cell.graph.placements {
            for view in placement.component.description.views {
              guard case .breakdown(let total) = view.kind else { continue }
              breakdowns += 1
              let sum = view.items.reduce(0) { $0 + (values[$1.port] ?? .nan) }
              #expect(agree(sum, values[total], within: 1e-14), "\(total) of \(cathode), \(anode), \(electrolyte)")
            }
          }
        }
      }
    }
    #expect(breakdowns >= 5 * StandardCell.cathodes.count * StandardCell.anodes.count * StandardCell.electrolytes.count)
  }

  @Test func twiceTheLayersGiveTwiceTheCapacityAndTheSameVoltage() throws {
    let cell = try StandardCell("nmc811", "anode-free", "lpscl")
    let one = try cell.evaluate(["cell.layers": "12"])
    let two = try cell.evaluate(["cell.layers": "24"])
    for name in ["cell.capacity", "cell.energy", "cathode.activeMass", "catholyte.mass", "cathode.foilMass"] {
      #expect(agree(two[name], 2 * one[name]!), "\(name)")
    }
    #expect(two["cell.nominalVoltage"] == one["cell.nominalVoltage"])
    // Packaging and the odd anode weigh less beside more layers.
    #expect(two["cell.mass"]! < 2 * one["cell.mass"]!)
    #expect(two["cell.specificEnergy"]! > one["cell.specificEnergy"]!)
  }

  /// A lithium-metal cell added up piece by piece, in laboratory units and with none of the model's formulas.
  @Test func aCellAddedUpByHandWeighsAndHoldsTheSame() throws {
    let values = try StandardCell("nmc811", "lithium-metal", "lpscl").evaluate([
      "cathode.arealCapacity": "5 mAh/cm2", "cathode.electrolyteFraction": "0.31", "anode.lithiumExcess": "20 um",
      "separator.thickness": "25 um", "cell.layers": "10",
    ])
    // One cathode face, mg/cm2 and um.
    let active = 5.0 / 200 * 1000
    let additive = active / 0.96 * 0.02
    let solids = (active / 4.8 + additive / 1.78 + additive / 2.0) / 1000
    let coating = solids / (1 - 0.31 - 0.05)
    let sulfide = coating * 0.31 * 1.86 * 1000
    let (cathodeArea, anodeArea, separatorArea) = (10.0 * 30, 10.2 * 30.2, 10.4 * 30.4)
    var grams = 0.0
    for _ in 0..<20 {
      grams += (active + 2 * additive + sulfide) / 1000 * cathodeArea
      grams += 20e-4 * 0.534 * anodeArea
      grams += 25e-4 * 0.95 * 1.86 * separatorArea
    }
    for _ in 0..<10 { grams += 12e-4 * 2.7 * (cathodeArea + 4 * 1) }
    for _ in 0..<11 { grams += 8e-4 * 8.96 * (anodeArea + 4 * 1) }
    let built = 20 * (coating + 45e-4) + 10 * 12e-4 + 11 * 8e-4
    let (w, h) = (10.4 + 0.2, 30.4 + 2.0)
    grams += (2 * (w + 1.2) * h + 2 * (w + h) * built) * 113e-4 * 1.8
    grams += 4 * 4 * 0.03 * (2.7 + 8.96) + 3
    #expect(agree(values["cell.mass"], grams, within: 1e-10))

    #expect(agree(values["cathode.thickness"], coating * 1e4, within: 1e-10))
    // The lithium that the cathode does not take back, and the foil, are left over: the cathode limits the cell.
    let held = 5 * 0.99 / 0.904 + 20e-4 * 0.534 * 3861
    #expect(agree(values["cell.capacity"], 5 * 20 * cathodeArea / 1000, within: 1e-3))
    #expect(agree(values["cell.arealCapacity"]! + values["cell.lithiumReserve"]!, held, within: 1e-10))
    let charged = held / (0.534 * 3861)
    let thickness = 20 * (coating + 25e-4 + charged) + 10 * 12e-4 + 11 * 8e-4 + 2 * 113e-4
    #expect(agree(values["cell.volume"], thickness * w * h, within: 1e-10))
    #expect(agree(values["cell.energy"], values["cell.capacity"]! * 3.81))
  }

  /// M. J. Lacey, cell models (2021): NMC811 and LFP with graphite in an automotive pouch, with that model's conventions.
  @Test(arguments: [
    ("nmc811", 195.0, 3.86, 3.5, 4.8, (237.8, 925.0, 257.2, 634.0)),
    ("lfp", 165.0, 3.375, 2.52, 3.6, (206.6, 993.0, 208.1, 451.0)),
  ])
  func aPublishedPouchComesOutWithinHalfAPercent(
    cathode: String, capacity: Double, potential: Double, pressed: Double, density: Double,
    published: (energy: Double, mass: Double, specific: Double, volumetric: Double)
  ) throws {
    let cell = try StandardCell(cathode, "graphite", "liquid-carbonate")
    let cathodePores = 1 - pressed * (0.95 / density + 0.025 / 1.78 + 0.025 / 2)
    let anodePores = 1 - 1.6 * (0.965 / 2.24 + 0.035 / 1.2)
    var settings = [
      "cathode.specificCapacity": "\(capacity) mAh/g", "cathode.meanPotential": "\(potential) V",
      "cathode.arealCapacity": "3.3 mAh/cm2", "cathode.electrolyteFraction": "\(cathodePores)",
      "cathode.binderFraction": "0.025", "cathode.carbonFraction": "0.025", "cathode.firstCycleEfficiency": "1",
      "cathode.foilThickness": "14 um", "anode.foilThickness": "8 um", "anode.firstCycleEfficiency": "0.93",
      "anode.specificCapacity": "344 mAh/g", "anode.meanPotential": "0.17 V", "anode.npRatio": "1.1",
      "anode.binderFraction": "0.035", "anode.electrolyteFraction": "\(anodePores)", "anode.expansion": "0",
      "separator.thickness": "12 um", "separator.matrixDensity": "\(1.18 / 0.53) g/cm3", "cell.layers": "35",
      "cell.electrodeWidth": "100 mm", "cell.electrodeHeight": "300 mm", "cell.anodeOverhang": "0 mm",
      "cell.separatorOverhang": "0 mm", "cell.outerFacesCoated": "1", "cell.sideMargin": "5 mm",
      "cell.endMargin": "15 mm", "cell.sealWidth": "0 mm", "cell.foilFlag": "0 mm", "cell.tabWidth": "20 mm",
      "cell.tabLength": "50 mm", "cell.tabThickness": "0.5 mm", "cell.fixingsMass": "10 g", "separator.overfill": "0",
      "catholyte.overfill": "0",
    ]
    // The source states electrolyte in g/Ah.
    let dry = try cell.evaluate(settings)
    let pores = dry["catholyte.mass"]! + dry["separator.electrolyteMass"]! + dry["anode.electrolyteMass"]!
    let overfill = "\(2.0954375474 * dry["cell.capacity"]! / pores - 1)"
    settings["separator.overfill"] = overfill
    settings["catholyte.overfill"] = overfill
    let values = try cell.evaluate(settings)
    #expect(agree(values["cell.energy"], published.energy, within: 0.005))
    #expect(agree(values["cell.mass"], published.mass, within: 0.005))
    #expect(agree(values["cell.specificEnergy"], published.specific, within: 0.005))
    #expect(agree(values["cell.energyDensity"], published.volumetric, within: 0.005))
  }

  @Test func aCoatingWithoutRoomForActiveMaterialIsRefused() throws {
    let cell = try StandardCell()
    #expect(throws: ModelEvaluator.Failure.self) {
      try cell.evaluate(["cathode.electrolyteFraction": "0.9", "catholyte.residualVoid": "0.2"])
    }
  }

  @Test func lithiumThatNoAnodeHoldsHasNoThickness() throws {
    let graphite = try StandardCell("nmc811", "graphite", "lpscl").evaluate(["anode.lithiumExcess": "50 um"])
    #expect(graphite["anode.lithiumThickness"] == 0 && graphite["anode.lithiumMass"] == 0)
    let free = try StandardCell("nmc811", "anode-free", "lpscl").evaluate(["anode.lithiumExcess": "50 um"])
    #expect(free["anode.lithiumMass"] == 0 && free["anode.thickness"] == 0)
    // 4.85 um of dense lithium a mAh/cm2; 4 mAh/cm2 of it, and what the cathode does not take back.
    #expect(agree(free["anode.lithiumThickness"], 4.85 * 4 * 0.97 / 0.904, within: 1e-3))
  }
}
