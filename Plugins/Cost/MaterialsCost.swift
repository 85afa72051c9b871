// What the materials of one good cell cost: mass or area of the bill of materials, times price, over both yields.
//   electrolyte: m price (l/y_filled + (1 - l)/y_coated), l its liquid share: what is solid is coated, with a coating's waste
// Solvent is bought by the mass of binder; pieces are cheaper by the number.

import CellPlugin

struct MaterialsCost: Sendable {
  static let batpac = "BatPaC 5 material prices (Argonne National Laboratory), as ported by Baars (2023)"
  static let batpacYields = "BatPaC 5.2 (Argonne National Laboratory, 2024), purchase fractions"

  let cathodeActive = Input("cathode.activeMass", "g", "cathode active material in the cell", in: 0...1e5)
  let cathodeBinder = Input("cathode.binderMass", "g", "binder in the cathodes", in: 0...1e4)
  let cathodeCarbon = Input("cathode.carbonMass", "g", "conductive carbon in the cathodes", in: 0...1e4)
  let catholyte = Input("catholyte.mass", "g", "electrolyte in the cathodes", in: 0...1e5)
  let cathodeFoil = Input("cathode.foilMass", "g", "aluminium foil", in: 0...1e4)
  let anodeActive = Input("anode.activeMass", "g", "host material in the anodes", in: 0...1e5)
  let anodeBinder = Input("anode.binderMass", "g", "binder and carbon in the anodes", in: 0...1e4)
  let anodeElectrolyte = Input("anode.electrolyteMass", "g", "electrolyte in the anodes", in: 0...1e5)
  let lithium = Input("anode.lithiumMass", "g", "lithium foil as built", in: 0...1e4)
  let lithiumArea = Input("cell.lithiumArea", "m2", "lithium foil of the cell, per face", in: 0...100)
  let anodeFoil = Input("anode.foilMass", "g", "copper foil", in: 0...1e4)
  let separatorElectrolyte = Input("separator.electrolyteMass", "g", "electrolyte in the separators", in: 0...1e5)
  let separatorArea = Input("cell.separatorArea", "m2", "separators of the cell", in: 0...100)
  let laminate = Input("cell.laminateMass", "g", "pouch laminate", in: 0...1e4)
  let can = Input(
    "cell.canMass", "g", "can and lid", in: 0...1e5, default: 0, source: "a pouch has none", confidence: .assumed)
  let cathodeTab = Input("cathode.tabMass", "g", "positive tab", in: 0...1e4)
  let anodeTab = Input("anode.tabMass", "g", "negative tab", in: 0...1e4)

  let cathodePrice = Input("cathode.price", "$/kg", "price of the cathode active material", in: 0...1000)
  let catholytePrice = Input("catholyte.price", "$/kg", "price of the electrolyte in the cathode", in: 0...5000)
  let anodePrice = Input("anode.price", "$/kg", "price of the host material", in: 0...1000)
  let electrolytePrice = Input("separator.price", "$/kg", "price of the electrolyte", in: 0...5000)
  let layerPrice = Input(
    "separator.layerPrice", "$/m2", "separator as bought, or what making it costs beyond its electrolyte", in: 0...50)
  let binderPrice = Input(
    "cathode.binderPrice", "$/kg", "price of the cathode binder", in: 0...100, default: 15, plausible: 9.5...16.6,
    source: Self.batpac, confidence: .measured)
  let carbonPrice = Input(
    "cathode.carbonPrice", "$/kg", "price of the conductive carbon", in: 0...300, default: 7, plausible: 6.6...15,
    source: Self.batpac, confidence: .measured)
  let anodeBinderPrice = Input(
    "anode.binderPrice", "$/kg", "price of the anode binder", in: 0...100, default: 10, plausible: 3...10,
    source: Self.batpac, confidence: .measured)
  let lithiumPrice = Input(
    "anode.lithiumPrice", "$/kg", "price of lithium metal as ingot", in: 0...500, default: 90, plausible: 60...150,
    source: "market estimate 2023 to 2025", confidence: .assumed)
  let lithiumFoilPrice = Input(
    "anode.lithiumFoilPrice", "$/m2", "what rolling and laminating lithium adds for each face", in: 0...50, default: 9,
    plausible: 1.5...20, source: "market estimate 2023 to 2025: foil of 20 to 100 um at 10 to 15 $/m2",
    confidence: .assumed)
  let cathodeFoilPrice = Input(
    "cathode.foilPrice", "$/kg", "price of aluminium foil", in: 0...50, default: 5.29, plausible: 2.9...6,
    source: Self.batpac, confidence: .measured)
  let anodeFoilPrice = Input(
    "anode.foilPrice", "$/kg", "price of copper foil", in: 0...100, default: 13.4, plausible: 9...15.5,
    source: Self.batpac + ", from 1.2 $/m2 at 10 um", confidence: .estimated)
  let laminatePrice = Input(
    "cell.laminatePrice", "$/kg", "price of pouch laminate", in: 0...50, default: 3, plausible: 2...15,
    source: "BatPaC 5: 3 $/kg and 0.20 $ a cell", confidence: .measured)
  let canPrice = Input(
    "can.price", "$/kg", "price of the can, aluminium", in: 0...50, default: 2.9, plausible: 0.5...6,
    source: "OpenCell Design material data (STEER, Stanford); steel 0.5", confidence: .measured)
  let cathodeTabPrice = Input(
    "cathode.tabPrice", "$/kg", "price of the positive tab's metal", in: 0...100, default: 2.41, plausible: 2...6,
    source: "BatPaC 5: 2.41 $/kg and 0.08 $ a tab", confidence: .measured)
  let anodeTabPrice = Input(
    "anode.tabPrice", "$/kg", "price of the negative tab's metal", in: 0...100, default: 8.64, plausible: 7...15,
    source: "BatPaC 5: 8.64 $/kg and 0.08 $ a tab", confidence: .measured)
  let containerPrice = Input(
    "cell.containerPrice", "$", "making a container beyond its mass, at the baseline's number of cells", in: 0...10,
    default: 0.2, plausible: 0.1...0.5, source: "BatPaC 5: 0.20 $ a container", confidence: .measured)
  let tabPrice = Input(
    "cell.tabPrice", "$", "making a tab beyond its mass, at the baseline's number of cells", in: 0...10, default: 0.08,
    plausible: 0.04...0.2, source: "BatPaC 5: 0.08 $ a tab", confidence: .measured)

  let solventPrice = Input(
    "cathode.solventPrice", "$/kg", "price of the slurry's solvent", in: 0...50, default: 2.7, plausible: 2.5...3.1,
    source: Self.batpac, confidence: .measured)

  let coatingYield = Input(
    "cost.coatingYield", "1", "electrode material that ends in a stacked electrode", in: 0.3...1, default: 0.941,
    plausible: 0.85...0.97, source: Self.batpacYields + "; BatPaC 5.0 0.922", confidence: .estimated)
  let foilYield = Input(
    "cost.foilYield", "1", "foil that ends in a stacked electrode", in: 0.3...1, default: 0.883, plausible: 0.8...0.95,
    source: Self.batpacYields + "; BatPaC 5.0 0.865", confidence: .estimated)
  let separatorYield = Input(
    "cost.separatorYield", "1", "separator that ends in a stack", in: 0.3...1, default: 0.99, plausible: 0.9...0.995,
    source: Self.batpacYields + "; BatPaC 5.0 0.98", confidence: .measured)
  let electrolyteYield = Input(
    "cost.electrolyteYield", "1", "liquid electrolyte that ends in a cell; a solid one is coated, at that yield",
    in: 0.3...1, default: 0.99, plausible: 0.9...0.995, source: Self.batpacYields, confidence: .measured)
  let catholyteLiquid = Input(
    "catholyte.liquidShare", "1", "liquid in the mass of the electrolyte", in: 0...1, default: 0, source: "a solid",
    confidence: .assumed)
  let electrolyteLiquid = Input(
    "separator.liquidShare", "1", "liquid in the mass of the electrolyte", in: 0...1, default: 0, source: "a solid",
    confidence: .assumed)
  let cellYield = Input(
    "separator.cellYield", "1", "good cells per cell started", in: 0.2...1, default: 0.95, plausible: 0.9...0.98,
    source: "BatPaC 5 (Argonne National Laboratory): 200 of 211 million", confidence: .measured)
  let learningRate = Input(
    "cost.materialsLearningRate", "1", "price of every material that a doubling of experience takes away", in: 0...0.4,
    default: 0, plausible: 0...0.1, source: "prices are those of today", confidence: .assumed)

  let parts = MaterialParts()
  let cathodeCost = Output("cost.cathode", "$", "cathode material, binder, carbon and solvent", .bookkeeping)
  let anodeCost = Output("cost.anode", "$", "host material, binder and lithium", .bookkeeping)
  let electrolyteCost = Output("cost.electrolyte", "$", "separator and all electrolyte", .bookkeeping)
  let collectorCost = Output("cost.collectors", "$", "foils", .bookkeeping)
  let packagingCost = Output("cost.packaging", "$", "container and tabs", .bookkeeping)
  let total = Output("cell.materialsCost", "$", "materials of one good cell, 2025 money", .bookkeeping)

  var groups: [(Output, String)] {
    [
      (cathodeCost, "cathode"), (anodeCost, "anode"), (electrolyteCost, "electrolyte and separator"),
      (collectorCost, "foils"), (packagingCost, "packaging"),
    ]
  }

  /// - Parameter learned: What experience leaves of every price.
  /// - Returns: The cost of the materials of one good cell [$].
  @inline(__always) func evaluate<A>(_ v: Values<A>, _ line: ProcessLine, _ flows: Flows<A>, learned: Real<A>) -> Real<
    A
  > {
    let started = learned / v[cellYield]
    let coated = started / v[coatingYield]
    let foil = started / v[foilYield]
    // What filling instead of coating saves of a price: coated solids waste as much as electrodes do.
    let spared = coated - started / v[electrolyteYield]
    let layered = started / v[separatorYield]
    // Purchased pieces grow with the number of cells to the power 0.85 (BatPaC 5.2).
    let piece = flows.cells.step * flows.cells.step * flows.cells.step

    v[parts.cathodeActive] = v[cathodeActive] * v[cathodePrice] * coated
    v[parts.cathodeBinder] = v[cathodeBinder] * v[binderPrice] * coated
    v[parts.cathodeCarbon] = v[cathodeCarbon] * v[carbonPrice] * coated
    v[parts.solvent] = learned * flows.solventMass * v[solventPrice]
    v[parts.anodeActive] = v[anodeActive] * v[anodePrice] * coated
    v[parts.anodeBinder] = v[anodeBinder] * v[anodeBinderPrice] * coated
    v[parts.lithium] =
      (v[lithium] * v[lithiumPrice] + v[lithiumArea] * v[line.foilShare] * v[lithiumFoilPrice]) * coated
    v[parts.electrolyte] =
      v[catholyte] * v[catholytePrice] * (coated - v[catholyteLiquid] * spared)
      + (v[anodeElectrolyte] + v[separatorElectrolyte]) * v[electrolytePrice] * (coated - v[electrolyteLiquid] * spared)
    v[parts.layer] = v[separatorArea] * v[layerPrice] * v[line.boughtLayer] * layered
    v[parts.cathodeFoil] = v[cathodeFoil] * v[cathodeFoilPrice] * foil
    v[parts.anodeFoil] = v[anodeFoil] * v[anodeFoilPrice] * foil
    v[parts.container] =
      (v[laminate] * v[laminatePrice] + v[can] * v[canPrice] + v[containerPrice] * piece) * started
    v[parts.tabs] =
      (v[cathodeTab] * v[cathodeTabPrice] + v[anodeTab] * v[anodeTabPrice] + 2 * v[tabPrice] * piece) * started

    v[cathodeCost] = v[parts.cathodeActive] + v[parts.cathodeBinder] + v[parts.cathodeCarbon] + v[parts.solvent]
    v[anodeCost] = v[parts.anodeActive] + v[parts.anodeBinder] + v[parts.lithium]
    v[electrolyteCost] = v[parts.electrolyte] + v[parts.layer]
    v[collectorCost] = v[parts.cathodeFoil] + v[parts.anodeFoil]
    v[packagingCost] = v[parts.container] + v[parts.tabs]
    let sum = v[cathodeCost] + v[anodeCost] + v[electrolyteCost] + v[collectorCost] + v[packagingCost]
    v[total] = sum
    return sum
  }
}
