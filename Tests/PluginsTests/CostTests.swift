import Glibc
import Modeling
import Quantities
import Testing

@Suite struct CostTests {
  /// BatPaC 5.2's NMC811 and graphite pouch of 67 Ah, as re-implemented in a techno-economic study of sodium-ion batteries
  /// (Imperial College London): its bill of materials, prices and plant of 500,000 packs of 100 kWh.
  static let reference = [
    "cell.energy": "250.12607 Wh", "cell.capacity": "67.2382 Ah", "cell.cathodeArea": "0.8561 m2",
    "cathode.activeMass": "314.78554 g", "cathode.binderMass": "6.558032 g", "cathode.carbonMass": "6.558032 g",
    "anode.activeMass": "213.43088 g", "anode.binderMass": "4.355732 g", "anode.lithiumMass": "0 g",
    "cell.lithiumArea": "0 m2", "catholyte.mass": "36 g", "separator.electrolyteMass": "9 g",
    "anode.electrolyteMass": "42.447726 g", "cell.separatorArea": "0.8993478 m2", "cathode.foilMass": "19.397171 g",
    "anode.foilMass": "45.783122 g", "cell.laminateMass": "16.465170 g", "cathode.tabMass": "5.718532 g",
    "anode.tabMass": "12.651369 g", "cathode.density": "4.65 g/cm3", "cathode.binderDensity": "1.77 g/cm3",
    "cathode.carbonDensity": "1.825 g/cm3", "anode.density": "2.24 g/cm3", "anode.binderDensity": "1.1 g/cm3",
    "catholyte.density": "1.2 g/cm3", "anode.platedShare": "0", "cathode.price": "24.5 $/kg", "anode.price": "9 $/kg",
    "separator.price": "7.5 $/kg", "catholyte.price": "7.5 $/kg", "separator.layerPrice": "0.9 $/m2",
    "separator.liquidShare": "1", "catholyte.liquidShare": "1",
    // 0.2 and 1.2 $/m2 of foils of 40.5 and 89.6 g/m2.
    "cathode.foilPrice": "4.93827 $/kg", "anode.foilPrice": "13.392857 $/kg", "cathode.tabPrice": "2.405 $/kg",
    "cost.plantVolume": "50.0252 GWh/yr",
  ]

  private func cost(_ changes: [String: String] = [:]) throws -> [String: Double] {
    try LoneModel("cost").evaluate(Self.reference.merging(changes) { $1 })
  }

  @Test func theMaterialsOfTheBatPaCCellCostTheSameOneByOne() throws {
    let values = try cost()
    for (name, reference) in [
      ("cathodeActive", 8.627), ("anodeActive", 2.149), ("cathodeCarbon", 0.051), ("cathodeBinder", 0.110),
      ("anodeBinder", 0.049), ("cathodeFoil", 0.114), ("anodeFoil", 0.731), ("separatorLayer", 0.861),
      ("electrolyteMaterial", 0.697), ("container", 0.263), ("tabs", 0.298), ("solvent", 0.317),
    ] {
      #expect(agree(values["cost.\(name)"], reference, within: 0.02), "\(name): \(values["cost.\(name)"]!)")
    }
    #expect(agree(values["cell.materialsCost"], 14.267, within: 0.001))
  }

  @Test func makingTheBatPaCCellCostsTheSameKindByKind() throws {
    let values = try cost()
    for (name, reference) in [
      ("labour", 0.524), ("power", 0.334), ("overhead", 0.573), ("depreciation", 1.333), ("administration", 0.411),
      ("research", 0.466), ("financing", 0.160), ("profit", 1.069), ("warranty", 1.072),
    ] {
      #expect(agree(values["cost.\(name)"], reference, within: 0.02), "\(name): \(values["cost.\(name)"]!)")
    }
    #expect(agree(values["cell.cost"], 20.209, within: 0.005))
    #expect(agree(values["cell.cost"]! - values["cell.materialsCost"]!, 5.942, within: 0.01))
  }

  /// Yields of 0.95, and 0.941, 0.883 and 0.99 on the way, apart.
  @Test func withoutScrapTheMaterialsCostTheirMassTimesTheirPrice() throws {
    let values = try cost([
      "separator.cellYield": "1", "cost.coatingYield": "1", "cost.foilYield": "1", "cost.separatorYield": "1",
      "cost.electrolyteYield": "1", "cell.containerPrice": "0 $", "cell.tabPrice": "0 $",
    ])
    let cathode = 314.78554 * 24.5 + 6.558032 * (15 + 7 + 16 * 2.7)
    let anode = 213.43088 * 9 + 4.355732 * 10
    let foils = 19.397171 * 4.93827 + 45.783122 * 13.392857
    let electrolyte = (36 + 9 + 42.447726) * 7.5 + 0.8993478 * 0.9 * 1000
    let packaging = 16.465170 * 3 + 5.718532 * 2.405 + 12.651369 * 8.64
    #expect(
      agree(values["cell.materialsCost"], (cathode + anode + foils + electrolyte + packaging) / 1000, within: 1e-9))
  }

  /// A powder in a slurry wastes what the slurry wastes; a gel stands between by its liquid.
  @Test func aSolidElectrolyteIsBoughtAtTheYieldOfACoating() throws {
    let liquid = try cost()["cost.electrolyteMaterial"]!
    let solid = try cost(["separator.liquidShare": "0", "catholyte.liquidShare": "0"])["cost.electrolyteMaterial"]!
    #expect(agree(solid, 0.99 / 0.941 * liquid))
    let separatorAlone = try cost(["separator.liquidShare": "0"])["cost.electrolyteMaterial"]!
    #expect(agree(separatorAlone - liquid, (9 + 42.447726) / 87.447726 * (solid - liquid), within: 1e-9))
    let gel = try cost(["separator.liquidShare": "0.8", "catholyte.liquidShare": "0.8"])["cost.electrolyteMaterial"]!
    #expect(agree(gel, 0.8 * liquid + 0.2 * solid))
  }

  /// Steps with a single factor, whose exponent then is that of the step.
  @Test func twiceTheVolumeCostsLessByTheStatedExponents() throws {
    let labour = ["cost.equipmentFactor": "0", "cost.floorPrice": "0 $/m2", "cost.powerPrice": "0 $/kWh"]
    let equipment = ["cost.labourRate": "0 $/h", "cost.floorPrice": "0 $/m2", "cost.powerPrice": "0 $/kWh"]
    let floor = ["cost.labourRate": "0 $/h", "cost.equipmentFactor": "0", "cost.powerPrice": "0 $/kWh"]
    for (alone, step, lost) in [
      (labour, "finishing", 0.3), (labour, "mixing", 0.1), (labour, "stacking", 0.1), (labour, "formation", 0.3),
      (equipment, "finishing", 0.1), (equipment, "filling", 0.1), (equipment, "formation", 0.05),
      (floor, "finishing", 0.05),
      (floor, "formation", 0.05),
    ] {
      let once = try cost(alone.merging(["cost.plantVolume": "20 GWh/yr"]) { $1 })["cost.\(step)"]!
      let twice = try cost(alone.merging(["cost.plantVolume": "40 GWh/yr"]) { $1 })["cost.\(step)"]!
      #expect(agree(log2(once / twice), lost, within: 1e-5), "\(step)")
    }
  }

  @Test func aLargerPlantMakesCheaperCellsOfMaterialsThatCostTheSame() throws {
    let small = try cost(["cost.plantVolume": "5 GWh/yr"])
    let large = try cost(["cost.plantVolume": "50 GWh/yr"])
    let ratio = small["cell.manufacturingCost"]! / large["cell.manufacturingCost"]!
    // Ten times the volume: 10^0.05 were it all equipment of formation, 10^0.3 were it all labour.
    #expect(ratio > 1.1 && ratio < 2)
    #expect(agree(small["cost.cathodeActive"], large["cost.cathodeActive"]))
    // Pieces grow with their number to the power 0.85.
    let pieces =
      (0.2 + 0.16) / 0.95 * (pow(211e6 * 0.95 / (5e9 / 250.12607), 0.15) - pow(211e6 * 0.95 / (50e9 / 250.12607), 0.15))
    #expect(agree(small["cell.materialsCost"]! - large["cell.materialsCost"]!, pieces, within: 1e-6))
  }

  @Test func aDoublingOfExperienceTakesTheLearningRateOffEveryStep() throws {
    let today = try cost()
    let later = try cost(["cost.experience": "2", "cost.learningRate": "0.2"])
    for step in [
      "mixing", "coating", "finishing", "stacking", "closing", "filling", "dryRoom", "formation", "plant", "research",
    ] {
      #expect(agree(later["cost.\(step)"], 0.8 * today["cost.\(step)"]!, within: 1e-9), "\(step)")
    }
    #expect(later["cell.materialsCost"] == today["cell.materialsCost"])
    let cheaper = try cost(["cost.experience": "4", "cost.materialsLearningRate": "0.1"])
    #expect(agree(cheaper["cell.materialsCost"], 0.81 * today["cell.materialsCost"]!, within: 1e-9))
  }

  @Test(
    arguments: ["liquid-line", "oxide-line", "sulfide-line", "sulfide-dry-line", "polymer-line"],
    ["rolled-lithium", "deposited-lithium"])
  func everyBreakdownSumsToItsWhole(line: String, lithium: String) throws {
    let model = try LoneModel("cost", with: [("process", line), ("lithiumProcess", lithium)])
    let values = try model.evaluate(
      Self.reference.merging(["cell.lithiumArea": "0.89 m2", "anode.lithiumMass": "9.5 g", "anode.platedShare": "1"]) {
        $1
      })
    for view in try StandardCell.component("cost").description.views {
      guard case .breakdown(let total) = view.kind else { continue }
      #expect(agree(values[total], view.items.reduce(0) { $0 + values[$1.port]! }, within: 1e-12), "\(view.name)")
    }
    #expect(
      agree(
        values["cell.cost"],
        values["cell.materialsCost"]! + values["cell.manufacturingCost"]! + values["cost.research"]!))
    #expect(
      agree(values["cost.materialsShare"]! + values["cost.manufacturingShare"]! + values["cost.researchShare"]!, 100))
    #expect(agree(values["cell.costPerEnergy"], values["cell.cost"]! / 0.25012607))
    #expect((values["cost.filling"] == 0) == (line != "liquid-line"))
    #expect((values["cost.firing"]! > 0) == (line == "oxide-line"))
    #expect((values["cost.lithiumDeposition"]! > 0) == (lithium == "deposited-lithium"))
  }

  @Test func aLineForLiquidsIsTheSameAsNone() throws {
    #expect(try LoneModel("cost", with: [("process", "liquid-line")]).evaluate(Self.reference) == cost())
  }

  /// Without a host coating its slurry, its coater and its calender are gone, and nothing divides by zero.
  @Test func anAnodeWithoutHostNeedsNoCoating() throws {
    let host = try cost()
    let free = try cost(["anode.activeMass": "0 g", "anode.binderMass": "0 g", "anode.platedShare": "1"])
    for step in ["mixing", "coating", "finishing"] {
      let ratio = free["cost.\(step)"]! / host["cost.\(step)"]!
      #expect(ratio > 0.3 && ratio < 0.9, "\(step)")
    }
  }

  /// What the documentation shows of today's cells: materials about two thirds and more, making about a third and less.
  @Test func theSharesOfTheDocumentationAreWhatTheModelsSay() throws {
    var rows = 0
    for fields in try Documentation.rows(of: "Models.md") where fields.count == 6 {
      let names = fields[0].split(separator: ", ").map(String.init)
      guard names.count == 3, names[2].hasSuffix("-line") else { continue }
      rows += 1
      let cell = try StandardCell("nmc811", names[0], names[1], also: [("process", names[2])])
      let values = try cell.evaluate([
        "cell.layers": "25", "cathode.arealCapacity": "4 mAh/cm2", "cathode.electrolyteFraction": "0.3",
        "anode.lithiumExcess": "20 um", "separator.thickness": "20 um",
      ])
      let columns = [
        "cost.materialsShare", "cost.manufacturingShare", "cost.researchShare", "cell.costPerEnergy", "cell.cost",
      ]
      for (column, field) in zip(columns, fields[1...]) {
        let told = try #require(Double(field)), value = try #require(values[column])
        #expect(abs(told - value) <= max(0.6, 0.006 * value), "\(column) of \(fields[0]) is \(value)")
      }
      #expect(values["cost.materialsShare"]! > 60 && values["cost.manufacturingShare"]! < 40, "\(fields[0])")
    }
    #expect(rows == 6)
  }

  /// Without a line the electrolyte's layer price stands for the same steps: what they cost a square metre bought.
  @Test(arguments: [("lpscl", "sulfide-line"), ("peo-litfsi", "polymer-line"), ("llzo", "oxide-line")])
  func theLayerPriceIsWhatTheStepsOfTheLineCost(electrolyte: String, line: String) throws {
    let settings = [
      "cell.layers": "25", "cathode.arealCapacity": "4 mAh/cm2", "cathode.electrolyteFraction": "0.3",
      "anode.lithiumExcess": "20 um", "separator.thickness": "20 um",
    ]
    let made = try StandardCell("nmc811", "lithium-metal", electrolyte, also: [("process", line)]).evaluate(settings)
    let bought = try StandardCell("nmc811", "lithium-metal", electrolyte).evaluate(settings)
    let usual = try StandardCell("nmc811", "lithium-metal", electrolyte, also: [("process", line)]).evaluate(
      settings.merging(["process.dryRoom": "1"]) { $1 })
    let steps =
      ["cost.separatorMaking", "cost.firing", "cost.pressing"].reduce(0) { $0 + made[$1]! }
      + made["cost.dryRoom"]! - usual["cost.dryRoom"]!
    // A tenth: research, and what is carried on a purchase.
    #expect(agree(bought["cost.separatorLayer"], steps, within: 0.15), "\(bought["cost.separatorLayer"]!) \(steps)")
  }

  /// The steps that solids alone need, at the ends of the ranges that their cards give.
  @Test(arguments: [
    ("llzo", "oxide-line", 24.54, 47.06), ("lpscl", "sulfide-line", 13.31, 15.31),
  ]) func theUncertainStepsMoveTheShareOfMakingAsDocumented(
    electrolyte: String, line: String, low: Double, high: Double
  )
    throws
  {
    let cell = try StandardCell("nmc811", "lithium-metal", electrolyte, also: [("process", line)])
    let steps = try StandardCell.component(line).description.inputs.filter {
      ["firing", "pressEquipment", "dryRoom", "casting"].contains($0.name)
    }
    func making(_ end: KeyPath<ClosedRange<Double>, Double>) throws -> Double {
      var settings = [
        "cell.layers": "25", "cathode.arealCapacity": "4 mAh/cm2", "cathode.electrolyteFraction": "0.3",
        "anode.lithiumExcess": "20 um", "separator.thickness": "20 um",
      ]
      for step in steps {
        let value = try #require(step.plausible.map { $0[keyPath: end] } ?? step.initial)
        settings["process.\(step.name)"] =
          step.unit.exactText(ofSI: value) + (step.unit.text == "1" ? "" : " \(step.unit)")
      }
      return try cell.evaluate(settings)["cost.manufacturingShare"]!
    }
    let found = (low: try making(\.lowerBound), high: try making(\.upperBound))
    #expect(agree(found.low, low, within: 0.005) && agree(found.high, high, within: 0.005), "\(found)")
  }
}
