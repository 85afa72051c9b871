import Modeling
import PluginHost
import Quantities
import Testing

@Suite struct MaterialsTests {
  @Test func theShippedPluginsLoadWithoutAProblem() {
    #expect(StandardCell.plugins.problems.isEmpty, "\(StandardCell.plugins.problems)")
  }

  @Test func everyDefaultSaysWhereItComesFromAndHowFarToTrustIt() {
    for component in StandardCell.plugins.components {
      for port in component.description.inputs where port.initial != nil {
        let name = "\(component.description.id): \(port.name)"
        #expect(port.source?.isEmpty == false, "\(name)")
        #expect(["measured", "estimated", "assumed"].contains(port.confidence), "\(name)")
        #expect(!port.text.isEmpty, "\(name)")
      }
    }
  }

  /// What a definition sets, and what a study or 'half-cells' says, has none.
  @Test func everyNumberOnACardOfAMaterialHasARange() {
    let kinds: Set = [
      "cathode", "anode", "electrolyte", "binder", "conductive carbon", "laminate", "foil", "can", "process",
    ]
    var numbers = 0
    for component in StandardCell.plugins.components where kinds.contains(component.description.category) {
      for port in component.description.inputs {
        guard let source = port.source, let value = port.initial, port.confidence != nil else { continue }
        if source.contains("definition") || source.contains("half-cells") || source == "the format's name" { continue }
        numbers += 1
        let name = "\(component.description.id): \(port.name)"
        #expect(port.plausible?.contains(value) == true, "\(name)")
      }
    }
    #expect(numbers > 500)
  }

  @Test func everyCombinationOfMaterialsIsSuppliedWithAllThatTheModelsRead() throws {
    for cathode in StandardCell.cathodes {
      for anode in StandardCell.anodes {
        for electrolyte in StandardCell.electrolytes {
          let values = try StandardCell(cathode, anode, electrolyte).evaluate()
          #expect(values["cell.specificEnergy"]! > 30 && values["cell.specificEnergy"]! < 600)
          #expect(values["cell.costPerEnergy"]! > 20 && values["cell.cycleLife"]! > 1)
        }
      }
    }
  }

  private static func cards(_ category: String) -> [String] {
    StandardCell.plugins.components.map(\.description).filter { $0.category == category }.map(\.id)
  }

  /// Sulfur brings no lithium: its partner has to.
  @Test func everyCathodeAndEveryAnodeMakesACell() throws {
    let (cathodes, anodes) = (Self.cards("cathode"), Self.cards("anode"))
    #expect(cathodes.count >= 9 && anodes.count >= 7)
    for (cathode, anode) in cathodes.map({ ($0, "lithium-metal") }) + anodes.map({ ("nmc811", $0) }) {
      let values = try StandardCell(cathode, anode, "lpscl").evaluate(["anode.lithiumExcess": "40 um"])
      #expect(values["cell.specificEnergy"]! > 80 && values["cell.specificEnergy"]! < 700, "\(cathode) \(anode)")
      #expect(values["cell.energyDensity"]! > 150 && values["cell.energyDensity"]! < 1800, "\(cathode) \(anode)")
      #expect(values["cell.costPerEnergy"]! > 10 && values["cell.swelling"]! > -30, "\(cathode) \(anode)")
    }
  }

  @Test(arguments: [("al-pet-foil", "cathode"), ("cu-pet-foil", "anode")])
  func aFoilInASlotTakesThePlaceOfTheOrdinaryOne(foil: String, electrode: String) throws {
    let plain = try StandardCell("nmc811", "graphite").evaluate()
    let light = try StandardCell("nmc811", "graphite", also: [("foil", foil)]).evaluate()
    // 58 and 55 % lighter than 12 um of aluminium and 6 um of copper; the copper here is 8 um.
    let saved = 1 - light["\(electrode).foilMass"]! / plain["\(electrode).foilMass"]!
    #expect(saved > 0.55 && saved < 0.68)
    #expect(light["cell.specificEnergy"]! > plain["cell.specificEnergy"]!)
  }

  /// What each kind of part stands for in the bill of materials: a card of it changes mass and price, the rest follows.
  private static let parts = [
    ("binder", "cathode.binderDensity"), ("binder", "anode.binderDensity"),
    ("conductive carbon", "cathode.carbonDensity"), ("laminate", "cell.laminateDensity"),
    ("foil", "cathode.foilDensity"), ("foil", "anode.foilDensity"),
  ]

  /// Density and price of the card reach the cell, and the cell still is the sum of its parts.
  @Test(arguments: parts) func everyCardOfAPartTakesItsPlaceInASlotOfAnyName(category: String, density: String) throws {
    let cards = StandardCell.plugins.components.map(\.description).filter { card in
      card.category == category && card.outputs.contains { $0.name == density }
    }
    #expect(cards.count >= 2, "\(density)")
    for card in cards {
      let cell = try StandardCell("nmc811", "graphite", also: [("part", card.id)])
      let values = try cell.evaluate()
      let own = try #require(card.inputs.first { $0.name == "density" })
      #expect(agree(values[density], own.unit.fromSI(try #require(own.initial)), within: 1e-9), "\(card.id)")
      for view in cell.graph.placements[0].component.description.views {
        guard case .breakdown(let total) = view.kind else { continue }
        let sum = view.items.reduce(0) { $0 + (values[$1.port] ?? .nan) }
        #expect(agree(sum, values[total], within: 1e-14), "\(card.id): \(total)")
      }
    }
  }

  /// 2.6 g/cm3 of LFP with 2 % each of binder and carbon leave a quarter of the volume.
  @Test func phosphatePressedBeyondItsPowdersIsMarked() throws {
    let cell = try StandardCell("lfp")
    let name = "lfp: cathode.electrolyteFraction"
    let solid: Double = 2.6 * (0.96 / 3.6 + 0.02 / 1.78 + 0.02 / 2)
    #expect(abs(1 - solid - 0.25) < 0.003)
    let (dense, usual) = (["cathode.electrolyteFraction": "0.22"], ["cathode.electrolyteFraction": "0.26"])
    #expect(try cell.extrapolations(dense).contains(name))
    #expect(try !cell.extrapolations(usual).contains(name))
    #expect(try !StandardCell().extrapolations(dense).contains(name))
  }

  @Test func aDryCoatingBuysNoSolvent() throws {
    let wet = try StandardCell("nmc811", "graphite", also: [("binder", "pvdf")]).evaluate()
    let dry = try StandardCell("nmc811", "graphite", also: [("binder", "ptfe")]).evaluate()
    #expect(wet["cost.solvent"]! > 0.1 && dry["cost.solvent"] == 0)
    #expect(dry["cost.coating"]! < wet["cost.coating"]!)
  }

  @Test func littleCarbonOfLongTubesLeavesMoreRoomForWhatStores() throws {
    let black = try StandardCell("nmc811", "graphite", also: [("carbon", "carbon-black")]).evaluate()
    let tubes = try StandardCell("nmc811", "graphite", also: [("carbon", "cnt")]).evaluate()
    #expect(tubes["cell.specificEnergy"]! > black["cell.specificEnergy"]!)
    #expect(tubes["cathode.carbonMass"]! < 0.3 * black["cathode.carbonMass"]!)
  }

  @Test func aCanInItsSlotSetsTheFormat() throws {
    func volume(_ can: String) throws -> Double? {
      try StandardCell("nmc811", "graphite", model: "wound-cell", also: [("can", can)]).evaluate()["cell.volume"]
    }
    #expect(agree(try volume("cylindrical-18650"), 16.54, within: 1e-3))
    #expect(agree(try volume("cylindrical-21700"), 24.25, within: 1e-3))
    #expect(agree(try volume("cylindrical-4680"), 132.95, within: 1e-3))
    // Steel costs less than the aluminium that cans are made of unless their card says otherwise.
    let plain = try StandardCell("nmc811", "graphite", model: "wound-cell").evaluate()
    let steel = try StandardCell("nmc811", "graphite", model: "wound-cell", also: [("can", "cylindrical-21700")])
      .evaluate()
    #expect(steel["cost.container"]! < plain["cost.container"]!)
    let box = try StandardCell("nmc811", "graphite", model: "prismatic-cell", also: [("can", "prismatic-aluminium")])
    #expect(try box.evaluate()["cell.canMass"]! > 0)
  }

  /// The points that the two Arrhenius lines were laid through.
  @Test func thePolymerConductsAsStatedAtThreeTemperatures() throws {
    let cell = try StandardCell("lfp", "lithium-metal", "peo-litfsi")
    for (temperature, conductivity) in [("25 degC", 0.005), ("60 degC", 0.3), ("80 degC", 1.0)] {
      let values = try cell.evaluate(["cell.temperature": temperature])
      #expect(agree(values["separator.ionicConductivity"], conductivity, within: 0.02), "\(temperature)")
    }
  }
}
