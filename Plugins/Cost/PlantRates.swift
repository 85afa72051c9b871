// What a plant's hours, machines, floor and power cost once overheads, capital charges, profit and warranty ride on them.
//   I = (1+i)(K+B)    OH = o_L w + o_I I    G = g_L (w+OH) + g_I I    D = d_K K + d_B B    R = r D    var = M + w + e + OH
//   T = I + l_M M + l_L (w+e+OH) + k var    price = (1+u)(var + G + D + R + (f+p) T)    BatPaC 5.2 (Argonne), Nov 2024

import CellPlugin

/// What one dollar of each factor becomes in the price of a cell, research apart [1].
struct Loads<A: Arithmetic> {
  let labour: Real<A>, power: Real<A>, equipment: Real<A>, building: Real<A>
  /// What rides on one dollar of materials beyond the dollar itself.
  let materials: Real<A>
}

struct PlantRates: Sendable {
  static let batpac = """
    BatPaC 5.2 (Argonne National Laboratory, 2024), US plant, as re-implemented in a techno-economic study of sodium-ion \
    batteries (Imperial College London)
    """

  let labourRate = Input(
    "cost.labourRate", "$/h", "wage with its side costs", in: 1...200, default: 35, plausible: 10...45,
    source: batpac + "; BatPaC 5.0 25", confidence: .measured)
  let powerPrice = Input(
    "cost.powerPrice", "$/kWh", "price of the plant's energy", in: 0...1, default: 0.04, plausible: 0.04...0.15,
    source: batpac, confidence: .measured)
  let equipmentFactor = Input(
    "cost.equipmentFactor", "1", "price of equipment against that of the reference plant", in: 0.1...5, default: 1,
    plausible: 0.5...1.3, source: batpac + "; BatPaC 5.0 asks a sixth more", confidence: .estimated)
  let floorPrice = Input(
    "cost.floorPrice", "$/m2", "building without its systems", in: 0...10_000, default: 1000, plausible: 800...3000,
    source: batpac + "; BatPaC 5.0 3000, in part for building systems that are steps here", confidence: .measured)
  let installation = rate("cost.installationShare", "installing and engineering, of equipment and building", 0.15)
  let equipmentWear = rate("cost.equipmentDepreciation", "share of the equipment written off in a year", 0.0867262868)
  let buildingWear = rate("cost.buildingDepreciation", "share of the building written off in a year", 0.05)
  let overheadLabour = rate("cost.overheadOfLabour", "variable overhead, of labour", 0.4)
  let overheadInvestment = rate("cost.overheadOfInvestment", "variable overhead a year, of the fixed investment", 0.02)
  let administrationLabour = rate("cost.administrationOfLabour", "administration, of labour and overhead", 0.25)
  let administrationInvestment = rate(
    "cost.administrationOfInvestment", "administration a year, of the fixed investment", 0.0075)
  let researchShare = rate("cost.researchOfDepreciation", "research and development, of depreciation", 0.35)
  let financing = rate("cost.financingRate", "financing a year, of the whole investment", 0.0075)
  let profit = rate("cost.profitRate", "profit a year, of the whole investment", 0.05)
  let warranty = rate("cost.warrantyShare", "warranty, of the price without it", 0.056)
  let launchMaterials = rate("cost.launchOfMaterials", "launch, of a year's materials", 0.05)
  let launchLabour = rate("cost.launchOfLabour", "launch, of a year's labour, overhead and energy", 0.1)
  let workingCapital = rate("cost.workingCapital", "working capital, of a year's variable cost", 0.15)

  private static func rate(_ name: String, _ text: String, _ value: Double) -> Input {
    Input(
      name, "1", text, in: 0...1, default: value, plausible: (value / 2)...(value * 2), source: batpac,
      confidence: .estimated)
  }

  @inline(__always) func evaluate<A>(_ v: Values<A>) -> Loads<A> {
    let started = v[launchLabour] + v[workingCapital]
    let capital = v[financing] + v[profit]
    let withOverhead = 1 + v[overheadLabour]
    let warranted = 1 + v[warranty]
    let investment =
      (v[overheadInvestment] * (1 + v[administrationLabour]) + v[administrationInvestment]
        + capital * (1 + started * v[overheadInvestment])) * (1 + v[installation]) * warranted
    // Research itself is a part of its own; the warranty on it stays here.
    let wear = warranted * (1 + v[researchShare]) - v[researchShare]
    return Loads(
      labour: warranted * withOverhead * (1 + v[administrationLabour] + capital * started),
      power: warranted * (1 + capital * started),
      equipment: investment + wear * v[equipmentWear],
      building: investment + wear * v[buildingWear],
      materials: warranted * (1 + capital * (v[launchMaterials] + v[workingCapital])) - 1)
  }
}
