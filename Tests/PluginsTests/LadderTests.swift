import Foundation
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

  /// One published case, and what the further steps change of it: the cards of anode and separator, and the electrolyte in the
  /// cathode, which a sulfide or a garnet fills without a pore.
  private static let steps: [(name: String, case: String, anode: String, separator: String, isSolid: Bool)] = [
    ("graphite, liquid", "lacey-nmc811-graphite", "graphite", "liquid-carbonate", false),
    ("50 µm of lithium, liquid", "lacey-nmc811-lithium", "lithium-metal", "liquid-carbonate", false),
    ("garnet separator, liquid in the cathode", "lacey-nmc811-lithium-llzo", "lithium-metal", "llzo", false),
    ("anode-free, garnet separator", "lacey-nmc811-lithium-llzo", "anode-free", "llzo", false),
    ("garnet throughout, lithium", "lacey-nmc811-lithium-llzo", "lithium-metal", "llzo", true),
    ("sulfide throughout, lithium", "lacey-nmc811-lithium-llzo", "lithium-metal", "lpscl", true),
    ("sulfide throughout, anode-free", "lacey-nmc811-lithium-llzo", "anode-free", "lpscl", true),
  ]

  private struct Case: Decodable {
    let components: [String]
    let fixed: [String: Setting]
    struct Setting: Decodable {
      let text: String
      init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        text = try (try? value.decode(String.self)) ?? "\(value.decode(Double.self))"
      }
    }
  }

  /// Every row of the ladder in the documentation, and the published energies beside the first three.
  @Test func theLadderOfTheDocumentationIsWhatTheModelsSay() throws {
    let rows = try Documentation.rows(of: "Liquid-and-solid.md")
    for step in Self.steps {
      let told = try #require(rows.first { $0[0] == step.name }).dropFirst().map { Double($0) }
      let file = Documentation.package.appending(path: "Plugins/Validation/cases/\(step.case).json")
      let published = try JSONDecoder().decode(Case.self, from: Data(contentsOf: file))
      var settings = published.fixed.mapValues(\.text)
      if step.isSolid {
        (settings["catholyte.metered"], settings["cell.electrolytePerCapacity"]) = (nil, nil)
        settings["separator.density"] = nil
      }
      if step.separator == "lpscl" { settings["separator.residualVoid"] = nil }
      let cell = try StandardCell(
        "nmc811", step.anode, step.separator, catholyte: step.isSolid ? step.separator : "liquid-carbonate",
        models: published.components.filter { $0 != "layered-cell" })
      let values = try cell.evaluate(settings)
      let found = [values["cell.specificEnergy"]!, values["cell.energyDensityDischarged"]!]
      for (told, found) in zip(told, found) {
        let told = try #require(told)
        #expect(abs(told - found) <= 1, "\(step.name): \(found)")
      }
      for (published, found) in zip(told.dropFirst(2), found) where published != nil {
        #expect(agree(published, found, within: 0.005), "\(step.name): \(found)")
      }
    }
  }
}
