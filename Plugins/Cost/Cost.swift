// Cost of one good cell in 2025 $: C = C_materials + C_manufacturing + C_research; equations of the parts in their files.
// Valid for plants of 10 to 250 GWh/yr (BatPaC's 20 to 500 % of its baseline); neglects freight, tax, recycling credit.
// Source of form, baseline and rates: BatPaC 5.2, Argonne National Laboratory (2024); its dollars are not indexed.

import CellPlugin

struct Cost: Model {
  static let identity = Identity(
    "cost", version: "2.1", title: "Materials, manufacturing and research cost", category: "cost model",
    text: """
      The bill of materials at the prices of the cards and today's yields, and manufacturing by step that scales with \
      the flows of the plant as in BatPaC 5.2, with overheads, depreciation, research, financing, profit and warranty. \
      Money of 2025. \
      Nominal energy, cell level: no modules, no pack. Solid-state steps are numbers of a card in the slot `process`.
      """)

  let materials = MaterialsCost()
  let manufacturing = ManufacturingCost()

  let cost = Output("cell.cost", "$", "cost of one good cell, 2025 money", .bookkeeping)
  let perEnergy = Output("cell.costPerEnergy", "$/kWh", "cost per nominal energy, 2025 money", .bookkeeping)
  let materialsShare = Output("cost.materialsShare", "%", "materials in the cost of the cell", .bookkeeping)
  let manufacturingShare = Output("cost.manufacturingShare", "%", "manufacturing in the cost of the cell", .bookkeeping)
  let researchShare = Output("cost.researchShare", "%", "research in the cost of the cell", .bookkeeping)

  var views: [View] {
    [
      .breakdown("cost", "Cost of one cell", of: cost, into: materials.groups + manufacturing.parts),
      materials.parts.view(of: materials.total), manufacturing.steps,
      manufacturing.kinds.view(of: manufacturing.total, firing: manufacturing.assembly.firing),
    ]
  }

  func evaluate<A>(_ v: Values<A>) throws(Refusal) {
    let flows = manufacturing.flows.evaluate(v, materials, manufacturing.line)
    let bought = materials.evaluate(
      v, manufacturing.line, flows, learned: manufacturing.flows.learned(v, at: materials.learningRate))
    let made = manufacturing.evaluate(v, materials, flows: flows, bought: bought)
    let sum = bought + made.making + made.research
    v[cost] = sum
    v[perEnergy] = sum / v[manufacturing.flows.energy]
    v[materialsShare] = bought / sum
    v[manufacturingShare] = made.making / sum
    v[researchShare] = made.research / sum
  }
}
