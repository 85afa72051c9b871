import Modeling
import Testing

@Suite struct FormatTests {
  private static let cans = ["prismatic-cell", "wound-cell", "flat-wound-cell"]

  @Test(arguments: cans, ["graphite", "lithium-metal"]) func thePartsOfACannedCellSumToTheirWhole(
    format: String, anode: String
  ) throws {
    let cell = try StandardCell("nmc811", anode, model: format)
    let values = try cell.evaluate()
    var breakdowns = 0
    for placement in cell.graph.placements {
      for view in placement.component.description.views {
        guard case .breakdown(let total) = view.kind else { continue }
        breakdowns += 1
        #expect(
          agree(view.items.reduce(0) { $0 + (values[$1.port] ?? .nan) }, values[total], within: 1e-14), "\(total)")
      }
    }
    #expect(breakdowns >= 5)
    #expect(values["cell.laminateMass"] == 0 && values["cell.canMass"]! > 0)
  }

  /// The band is wound turn by turn, as many small steps a turn.
  @Test func theRollIsAsLongAsASpiralWoundStepByStep() throws {
    let values = try StandardCell(model: "wound-cell").evaluate([
      "can.diameter": "46 mm", "can.coreDiameter": "4 mm", "cell.windingFill": "1",
    ])
    let coatings = values["cathode.thickness"]! + values["anode.thickness"]! + 20
    let band = (2 * coatings + 12 + 8) / 1000
    var (radius, length) = (2.0, 0.0)
    while radius < 23 - 0.165 - 0.5 * band {
      length += (radius + 0.25e-3 * band) * 2 * 3.141592653589793 * 1e-3
      radius += band * 1e-3
    }
    #expect(agree(values["cell.electrodeLength"], length, within: 1e-3))
    #expect(agree(values["cell.cathodeArea"], 2e-6 * values["cell.electrodeLength"]! * values["cell.electrodeHeight"]!))
  }

  /// Runs and bends are laid down one by one around the flat core.
  @Test func aFlatRollIsAsLongAsItsTurns() throws {
    let cell = try StandardCell(model: "flat-wound-cell")
    let values = try cell.evaluate(["can.rolls": "2", "can.depth": "30 mm", "can.wallThickness": "1 mm"])
    let coatings = values["cathode.thickness"]! + values["anode.thickness"]! + 20
    let band = (2 * coatings + 12 + 8) / 1000
    let straight = 148.0 - 2 - 2 - 14
    var (radius, length) = (0.25, 0.0)
    while radius < 7 - 0.5 * band {
      length += straight + 3.141592653589793 * (radius + 0.25 * band)
      radius += 0.5 * band
    }
    // The last half turn is laid whole, or not at all.
    #expect(abs(values["cell.electrodeLength"]! - length) < straight + 3.141592653589793 * 7)
    #expect(agree(values["cell.electrodeHeight"], 95 - 1 - 1.5 - 15))
    #expect(
      agree(values["cell.cathodeArea"], 4e-6 * values["cell.electrodeLength"]! * values["cell.electrodeHeight"]!))
    #expect(agree(values["cell.volume"], 30 * 148 * 95 / 1000))
  }

  /// More layers in a stack, more turns' worth of height in a roll: charge and all that carries it double, the voltage stays.
  @Test(arguments: [
    ("layered-cell", "cell.layers", "20", "40"), ("prismatic-cell", "cell.layers", "20", "40"),
    ("wound-cell", "can.height", "56.33 mm", "106.33 mm"), ("flat-wound-cell", "can.height", "67.2 mm", "117.2 mm"),
  ]) func twiceTheElectrodesHoldTwiceTheCharge(format: String, of name: String, once: String, twice: String) throws {
    for anode in ["graphite", "lithium-metal", "anode-free"] {
      let cell = try StandardCell("nmc811", anode, model: format)
      let (one, two) = (try cell.evaluate([name: once]), try cell.evaluate([name: twice]))
      for name in ["cell.capacity", "cell.energy", "cathode.activeMass", "cell.cathodeArea", "catholyte.mass"] {
        #expect(agree(two[name], 2 * one[name]!, within: 1e-11), "\(name) of \(format)")
      }
      #expect(two["cell.nominalVoltage"] == one["cell.nominalVoltage"])
    }
  }

  /// Half the height of the coating, half the charge; as many rolls in as much more depth, as much more charge.
  @Test func rollsSideBySideHoldAsMuchAsEachOfThem() throws {
    let cell = try StandardCell(model: "flat-wound-cell")
    let one = try cell.evaluate([
      "can.rolls": "1", "can.depth": "15.4 mm", "can.width": "148 mm", "can.wallThickness": "0.7 mm",
    ])
    let three = try cell.evaluate([
      "can.rolls": "3", "can.depth": "43.4 mm", "can.width": "148 mm", "can.wallThickness": "0.7 mm",
    ])
    #expect(agree(three["cell.capacity"], 3 * one["cell.capacity"]!))
    #expect(agree(three["can.room"], one["can.room"]!))
  }

  @Test func aRoundCellTakesTheVolumeOfItsCan() throws {
    let values = try StandardCell(model: "wound-cell").evaluate(["can.diameter": "18 mm", "can.height": "65 mm"])
    #expect(agree(values["cell.volume"], 3.141592653589793 * 0.81 * 6.5))
    #expect(agree(values["cell.energyDensity"], values["cell.energyDensityDischarged"]!))
    #expect(values["cell.capacity"]! > 1.8 && values["cell.capacity"]! < 3.8)
  }

  @Test func twoStacksInACanHoldTwiceTheCharge() throws {
    let cell = try StandardCell(model: "prismatic-cell")
    let one = try cell.evaluate(["can.stacks": "1"])
    let two = try cell.evaluate(["can.stacks": "2"])
    #expect(agree(two["cell.capacity"], 2 * one["cell.capacity"]!))
    #expect(agree(two["cell.cathodeArea"], 2 * one["cell.cathodeArea"]!))
    #expect(two["cell.mass"]! < 2 * one["cell.mass"]!)
    // Two walls stay two walls.
    #expect(agree(two["cell.thickness"]! - 1.4, 2 * (one["cell.thickness"]! - 1.4)))
  }

  @Test func aCanWithoutRoomIsRefused() throws {
    let cell = try StandardCell(model: "wound-cell")
    #expect(throws: (any Error).self) { try cell.evaluate(["can.diameter": "14 mm", "can.coreDiameter": "13.6 mm"]) }
    #expect(throws: (any Error).self) { try cell.evaluate(["can.height": "40 mm", "can.headspace": "40 mm"]) }
    let flat = try StandardCell(model: "flat-wound-cell")
    #expect(throws: (any Error).self) {
      try flat.evaluate(["can.width": "40 mm", "can.depth": "60 mm", "can.rolls": "1"])
    }
    #expect(throws: (any Error).self) { try flat.evaluate(["can.height": "30 mm", "can.headspace": "60 mm"]) }
  }

  /// Lithium that plates takes room which the roll as built has to leave.
  @Test func aRollThatGrowsNeedsRoomInItsCan() throws {
    let cell = try StandardCell("nmc811", "lithium-metal", "lpscl", model: "wound-cell")
    #expect(try cell.evaluate()["can.room"]! < 0)
    #expect(try cell.extrapolations().contains("wound-cell: can.room"))
    #expect(try !cell.extrapolations(["cell.windingFill": "0.8"]).contains("wound-cell: can.room"))
    let loose = try cell.evaluate(["cell.windingFill": "0.8"])
    #expect(loose["can.room"]! > 0 && loose["cell.marginVolume"]! > 0)
    #expect(agree(loose["cell.capacity"], 0.8 / 0.94 * (try cell.evaluate()["cell.capacity"]!)))
  }

  @Test(arguments: ["layered-cell"] + cans) func aSlotMayChooseTheFormat(format: String) throws {
    let values = try StandardCell(model: "transport", models: ["ageing", "cost"], also: [("cell", format)]).evaluate()
    let alone = try StandardCell(model: format).evaluate()
    #expect(values["cell.specificEnergy"] == alone["cell.specificEnergy"])
    #expect(values["cell.resistance"]! > 0 && values["cell.cost"]! > 0)
  }
}
