// Cost of one good cell in 2025 $: C = materials / yields + manufacturing at plant scale; equations in the two parts.
// Valid for plants of 1 to 100 GWh/yr; neglects freight, tax, financing, warranty, solid-state steps beyond card values.
// Source of form and baseline: BatPaC 5, Argonne National Laboratory.

import CellPlugin

struct Cost: Model {
  static let identity = Identity(
    "cost", version: "1.0", title: "Materials and manufacturing cost", category: "cost model",
    text: """
      The bill of materials at today's prices and yields, and manufacturing in four groups of steps that scale with the \
      plant as in BatPaC 5, research and profit included. Money of 2025. Nominal energy, cell level.
      """)

  let materials = MaterialsCost()
  let manufacturing = ManufacturingCost()

  let cost = Output("cell.cost", "$", "cost of one good cell, 2025 money", .bookkeeping)
  let perEnergy = Output("cell.costPerEnergy", "$/kWh", "cost per nominal energy, 2025 money", .bookkeeping)
  let materialsShare = Output("cost.materialsShare", "%", "materials in the cost of the cell", .bookkeeping)
  let manufacturingShare = Output("cost.manufacturingShare", "%", "manufacturing in the cost of the cell", .bookkeeping)

  var views: [View] {
    [.breakdown("cost", "Cost of one cell", of: cost, into: materials.parts + manufacturing.parts)]
  }

  func evaluate<A>(_ v: Values<A>) throws(Refusal) {
    let bought = materials.evaluate(v)
    let made = manufacturing.evaluate(v, cellYield: v[materials.cellYield])
    let sum = bought + made
    v[cost] = sum
    v[perEnergy] = sum / v[manufacturing.energy]
    v[materialsShare] = bought / sum
    v[manufacturingShare] = made / sum
  }
}
