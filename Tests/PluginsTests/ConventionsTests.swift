import Modeling
import Testing

/// The same cell described in the ways that data sheets, teardowns and papers do.
@Suite struct ConventionsTests {
  private static let design = [
    "cathode.arealCapacity": "4.7 mAh/cm2", "cathode.electrolyteFraction": "0.24", "cathode.binderFraction": "0.03",
    "anode.npRatio": "1.17", "anode.electrolyteFraction": "0.31",
  ]

  private func number(_ value: Double?, _ unit: String) -> String { "\(value ?? .nan) \(unit)" }

  /// What the model says of its coatings is fed back, with the capacities and the pores forgotten.
  @Test(arguments: [("nmc811", "graphite"), ("lfp", "siox-graphite"), ("nca", "lto")])
  func loadingsThicknessesAndDensitiesDescribeOneCell(cathode: String, anode: String) throws {
    let known = try StandardCell(cathode, anode).evaluate(Self.design)
    let (loading, thickness) = ("coatingLoading", "coatingThickness")
    var measured: [String: String] = [:]
    for electrode in ["cathode", "anode"] {
      measured["\(electrode).\(loading)"] = number(known["\(electrode).massLoading"], "mg/cm2")
      measured["\(electrode).\(thickness)"] = number(known["\(electrode).thickness"], "um")
      let density = known["\(electrode).massLoading"]! / known["\(electrode).thickness"]! * 10
      measured["\(electrode).coatingDensity"] = number(density, "g/cm3")
    }
    let pores = ["cathode.electrolyteFraction", "anode.electrolyteFraction"]
    for (cards, forgotten) in [
      (["cathode-loading", "anode-loading"], []), (["cathode-thickness", "anode-thickness"], []),
      (["cathode-loading-and-thickness", "anode-loading-and-thickness"], pores),
      (["cathode-loading", "anode-loading", "coating-density"], pores),
      (["cathode-thickness", "anode-thickness", "coating-density"], pores),
    ] {
      let cell = try StandardCell(cathode, anode, models: ["transport", "ageing", "cost"] + cards)
      var settings = measured.filter { name, _ in cell.graph[name] != nil }
      settings["cathode.binderFraction"] = Self.design["cathode.binderFraction"]
      for name in pores where !forgotten.contains(name) { settings[name] = Self.design[name] }
      let values = try cell.evaluate(settings)
      for name in ["cell.capacity", "cell.mass", "cell.volume", "cell.energy", "anode.hostFilling", "cell.cost"] {
        #expect(agree(values[name], known[name], within: 1e-11), "\(name) by \(cards)")
      }
    }
  }

  @Test func anAnodeWithoutHostNeedsNoDescriptionOfIt() throws {
    let values = try StandardCell(
      "nmc811", "lithium-metal", models: ["transport", "ageing", "cost", "cathode-loading"]
    )
    .evaluate(["cathode.coatingLoading": "20 mg/cm2"])
    #expect(agree(values["cathode.massLoading"], 20, within: 1e-12))
    // 96 % active material of 201 mAh/g.
    #expect(agree(values["cell.capacity"], 20 * 0.96 * 0.201 * 40 * 300 / 1000, within: 1e-3))
  }

  @Test func electrolyteGoesByVolumePerCapacityOrByTheCell() throws {
    let cell = try StandardCell(models: ["transport", "ageing", "cost", "electrolyte-volume"])
    let perCapacity = try cell.evaluate(["cell.electrolyteVolumePerCapacity": "1.7 mL/Ah"])
    #expect(agree(perCapacity["cell.electrolyteMass"], 1.7 * 1.2 * perCapacity["cell.capacity"]!))
    let filled = try cell.evaluate([
      "cell.electrolyteVolumePerCapacity": "0 mL/Ah", "cell.electrolyteFilled": "87.4 g",
    ])
    #expect(agree(filled["cell.electrolyteMass"], 87.4))
    // A face of the endless stack has its share of it.
    let both = try cell.evaluate(["cell.electrolyteVolumePerCapacity": "1 mL/Ah", "cell.electrolyteFilled": "10 g"])
    let alone = try cell.evaluate([
      "cell.electrolyteVolumePerCapacity": "0 mL/Ah",
      "cell.electrolyteFilled": "\(10 + 1.2 * both["cell.capacity"]!) g",
    ])
    #expect(agree(both["cell.mass"], alone["cell.mass"]))
    #expect(agree(both["stack.specificEnergy"], alone["stack.specificEnergy"]))
  }
}
