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
    let active = 5.0 / 201 * 1000
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
    let held = 5 * 0.99 / 0.895 + 20e-4 * 0.534 * 3861
    #expect(agree(values["cell.capacity"], 5 * 20 * cathodeArea / 1000, within: 1e-3))
    #expect(agree(values["cell.arealCapacity"]! + values["cell.lithiumReserve"]!, held, within: 1e-10))
    let charged = held / (0.534 * 3861)
    let thickness = 20 * (coating + 25e-4 + charged) + 10 * 12e-4 + 11 * 8e-4 + 2 * 113e-4
    #expect(agree(values["cell.volume"], thickness * w * h, within: 1e-10))
    #expect(agree(values["cell.energy"], values["cell.capacity"]! * 3.825))
  }

  @Test func aCoatingWithoutRoomForActiveMaterialIsRefused() throws {
    let cell = try StandardCell()
    #expect(throws: ModelEvaluator.Failure.self) {
      try cell.evaluate(["cathode.electrolyteFraction": "0.9", "catholyte.residualVoid": "0.2"])
    }
  }

  /// Beyond the thickest coatings of published cells the sum still holds, and says that nobody has made it.
  @Test func coatingsThickerThanAnyOfPublishedCellsAreMarked() throws {
    let cell = try StandardCell("lfp")
    let usual = ["cathode.arealCapacity": "3.4 mAh/cm2", "cathode.electrolyteFraction": "0.3"]
    let thick = ["cathode.arealCapacity": "8 mAh/cm2", "cathode.electrolyteFraction": "0.3"]
    let names = ["layered-cell: anode.thickness", "layered-cell: cathode.thickness"]
    #expect(try !cell.extrapolations(usual).contains { names.contains($0) })
    #expect(try cell.extrapolations(thick).filter { names.contains($0) } == names)
    #expect(try !StandardCell("nmc811", "anode-free").extrapolations().contains { names.contains($0) })
  }

  @Test func lithiumThatNoAnodeHoldsHasNoThickness() throws {
    let graphite = try StandardCell("nmc811", "graphite", "lpscl").evaluate(["anode.lithiumExcess": "50 um"])
    #expect(graphite["anode.lithiumThickness"] == 0 && graphite["anode.lithiumMass"] == 0)
    let free = try StandardCell("nmc811", "anode-free", "lpscl").evaluate(["anode.lithiumExcess": "50 um"])
    #expect(free["anode.lithiumMass"] == 0 && free["anode.thickness"] == 0)
    // 4.85 um of dense lithium a mAh/cm2; 4 mAh/cm2 of it, and what the cathode does not take back.
    #expect(agree(free["anode.lithiumThickness"], 4.85 * 4 * 0.97 / 0.895, within: 1e-3))
  }

  @Test func sulfurHasTheLithiumOfItsAnodeAlone() throws {
    let settings = ["cathode.lithiatedShare": "0", "cathode.volumeChange": "-0.4"]
    let foil = try StandardCell("nmc811", "lithium-metal", "lpscl").evaluate(
      settings.merging(["anode.lithiumExcess": "10 um"]) { $1 })
    // 10 um of lithium are less than the 4 mAh/cm2 of the cathode: they are all that the cell has.
    #expect(agree(foil["cell.arealCapacity"], 10e-4 * 0.534 * 3861, within: 1e-3))
    #expect(agree(foil["anode.lithiumThickness"], 10))
    let full = try StandardCell("nmc811", "lithium-metal", "lpscl").evaluate(
      settings.merging(["anode.lithiumExcess": "40 um"]) { $1 })
    #expect(agree(full["cell.arealCapacity"], 4, within: 1e-3))
  }

  @Test(arguments: ["graphite", "anode-free"])
  func withoutLithiumOnEitherSideThereIsNoCell(anode: String) throws {
    let cell = try StandardCell("nmc811", anode, "lpscl")
    let failure = #expect(throws: ModelEvaluator.Failure.self) { try cell.evaluate(["cathode.lithiatedShare": "0"]) }
    #expect(failure?.outcome == .refused && failure?.message == "neither the cathode nor the anode brings lithium")
  }

  @Test func aGuidingLayerAddsItsMassAndThicknessAndNoCharge() throws {
    let cell = try StandardCell("nmc811", "anode-free", "lpscl")
    let (bare, layered) = (try cell.evaluate(), try cell.evaluate(["anode.layerThickness": "7 um"]))
    #expect(agree(layered["anode.thickness"], 7))
    #expect(agree(layered["anode.activeMass"], 7e-4 * 1.4 * 40 * 10.2 * 30.2))
    #expect(layered["cell.capacity"] == bare["cell.capacity"])
  }

  @Test func meteredElectrolyteWeighsWhatItsCapacityAsksFor() throws {
    let cell = try StandardCell("nmc811", "graphite", "liquid-carbonate")
    let values = try cell.evaluate([
      "catholyte.metered": "1", "separator.metered": "1", "cell.electrolytePerCapacity": "1.3 g/Ah",
    ])
    #expect(agree(values["cell.electrolyteMass"], 1.3 * values["cell.capacity"]!))
    let hardly = try cell.evaluate(["catholyte.metered": "1e-9", "cell.electrolytePerCapacity": "1.3 g/Ah"])
    #expect(agree(hardly["cell.electrolyteMass"], try cell.evaluate()["cell.electrolyteMass"], within: 1e-8))
    let parts = ["catholyte.mass", "separator.electrolyteMass", "anode.electrolyteMass"].map { values[$0]! }
    #expect(agree(parts.reduce(0, +), values["cell.electrolyteMass"]))
  }
}
