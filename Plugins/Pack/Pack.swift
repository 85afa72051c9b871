// A vehicle's pack from its cells: mass and volume by the share that cells have in them, range by what the vehicle draws.
//   m = n m_cell / g_m    V = n V_cell / g_V    w = w0 + k (m - m0)    range = u E / w    n = E / E_cell, not rounded
// Pack level, nominal energy at the beginning of life, volume with charged cells. Neglects fade, temperature, charging losses.

import CellPlugin

struct Pack: Model {
  static let identity = Identity(
    "pack", version: "1.1", title: "Pack and range", category: "pack model",
    text: """
      Mass, volume and price of a vehicle's pack of given nominal energy, and its range with the consumption of a stated \
      vehicle, which grows with the pack's mass. Pack level; energy is nominal at the beginning of life, range is on the \
      usable part of it. The cell-to-pack ratios are those of existing packs of liquid cells.
      """)

  let cellEnergy = Input("cell.energy", "Wh", "nominal energy of the cell", in: 1e-3...1e5)
  let cellMass = Input("cell.mass", "g", "mass of the cell", in: 1e-3...1e6)
  let cellVolume = Input("cell.volume", "mL", "volume of the charged cell", in: 1e-3...1e6)
  let cellCost = Input("cell.cost", "$", "cost of one good cell", in: 0...1e5)

  let nominalEnergy = Input(
    "pack.energy", "kWh", "nominal energy of the pack at the beginning of life", in: 1...1000, default: 100,
    source: "design choice", confidence: .assumed)
  let massShare = Input(
    "pack.cellToPackMass", "1", "cells in the mass of the pack", in: 0.3...0.95, default: 0.72, plausible: 0.6...0.85,
    source: """
      150 kWh pack of 575 kg with cells of 360 Wh/kg (NIO, press 2023): 0.72; BatPaC 5 modular 100 kWh packs: 0.60 to 0.63
      """, confidence: .estimated)
  let volumeShare = Input(
    "pack.cellToPackVolume", "1", "charged cells in the volume of the pack", in: 0.2...0.9, default: 0.6,
    plausible: 0.4...0.72,
    source: "modular packs 0.45, first cell-to-pack 0.55, CATL Qilin 0.72 (press 2022); BatPaC 5.2 0.53",
    confidence: .estimated)
  let hardwarePrice = Input(
    "pack.hardwarePrice", "$/kWh", "modules, housing, cooling, management and assembly, per nominal energy",
    in: 0...200,
    default: 20, plausible: 10...35,
    source: """
      100 kWh NMC811 pack of BatPaC 5.2 (Argonne National Laboratory): 20; 34 between packs and cells of 2025, BloombergNEF
      """, confidence: .estimated)
  let usableShare = Input(
    "pack.usableShare", "1", "share of the nominal energy that the vehicle may use", in: 0.5...1, default: 0.93,
    plausible: 0.9...0.95, source: "140 of 150 kWh (NIO, press 2023)", confidence: .measured)
  let consumption = Input(
    "vehicle.consumption", "Wh/km", "draw of the vehicle from a pack of the reference mass, without charging losses",
    in: 50...2000, default: 169, plausible: 133...205,
    source: """
      certified mean of 342 European cars, 190 from the grid: Weiss et al., Sustainability 16 (2024) 7529, doi \
      10.3390/su16177529; of which 0.89 come out of the battery, mean of 26 cars (Touring Club Suisse, December 2025); 132 on \
      a 1044 km trip at 84 km/h (NIO ET7, press 2023)
      """, confidence: .estimated)
  let consumptionByMass = Input(
    "vehicle.consumptionByMass", "Wh/km/kg", "growth of the draw with the pack's mass", in: 0...0.03, default: 0.018,
    plausible: 0.009...0.027,
    source: "0.2 kWh/100 km per 100 kg from the grid: Weiss et al., doi 10.3390/su16177529; 0.89 of it as above",
    confidence: .estimated)
  let referenceMass = Input(
    "vehicle.referencePackMass", "kg", "mass of the pack at which the draw was measured", in: 0...1500, default: 450,
    plausible: 300...600, source: "packs of today's mid-size cars", confidence: .assumed)

  let cells = Output("pack.cells", "1", "number of cells, not rounded", .bookkeeping)
  let cellsMass = Output("pack.cellMass", "kg", "cells of the pack", .bookkeeping)
  let otherMass = Output("pack.otherMass", "kg", "the pack without its cells", .ruleOfThumb)
  let mass = Output("pack.mass", "kg", "mass of the pack", .ruleOfThumb)
  let volume = Output("pack.volume", "L", "volume of the pack, cells charged", .ruleOfThumb)
  let specificEnergy = Output("pack.specificEnergy", "Wh/kg", "nominal energy per mass of the pack", .ruleOfThumb)
  let energyDensity = Output(
    "pack.energyDensity", "Wh/L", "nominal energy per volume of the pack, cells charged", .ruleOfThumb)
  let usableEnergy = Output("pack.usableEnergy", "kWh", "energy that the vehicle may use", .bookkeeping)
  let cellsCost = Output("pack.cellCost", "$", "cells of the pack, 2025 money", .bookkeeping)
  let hardwareCost = Output("pack.hardwareCost", "$", "the pack without its cells, 2025 money", .ruleOfThumb)
  let cost = Output("pack.cost", "$", "cost of the pack, 2025 money", .ruleOfThumb)
  let costPerEnergy = Output("pack.costPerEnergy", "$/kWh", "cost per nominal energy, 2025 money", .ruleOfThumb)
  let draw = Output("vehicle.consumptionWithPack", "Wh/km", "draw of the vehicle with this pack", .ruleOfThumb)
  let range = Output(
    "vehicle.range", "km", "range on the usable energy at the beginning of life", .ruleOfThumb)

  var views: [View] {
    [
      .breakdown("pack mass", "Mass of the pack", of: mass, into: [(cellsMass, "cells"), (otherMass, "pack")]),
      .breakdown("pack cost", "Cost of the pack", of: cost, into: [(cellsCost, "cells"), (hardwareCost, "pack")]),
    ]
  }

  func evaluate<A>(_ v: Values<A>) throws(Refusal) {
    let energy = v[nominalEnergy]
    let count = energy / v[cellEnergy]
    v[cells] = count
    v[cellsMass] = count * v[cellMass]
    v[otherMass] = v[cellsMass] * (1 / v[massShare] - 1)
    v[mass] = v[cellsMass] + v[otherMass]
    v[volume] = count * v[cellVolume] / v[volumeShare]
    v[specificEnergy] = energy / v[mass]
    v[energyDensity] = energy / v[volume]
    v[usableEnergy] = v[usableShare] * energy
    v[cellsCost] = count * v[cellCost]
    v[hardwareCost] = energy * v[hardwarePrice]
    v[cost] = v[cellsCost] + v[hardwareCost]
    v[costPerEnergy] = v[cost] / energy
    v[draw] = v[consumption] + v[consumptionByMass] * (v[mass] - v[referenceMass])
    guard v[draw].canExceed(0) else {
      throw Refusal("the vehicle would draw no energy: its reference pack is too heavy")
    }
    v[range] = v[usableEnergy] / v[draw]
  }
}
