// What making one good cell costs: steps of the line and the plant, each with the charges that ride on its factors.
// The same sum twice: by step, and by kind of money (labour, energy, overhead, wear, administration, financing, profit, warranty).

import CellPlugin

struct ManufacturingCost: Sendable {
  let line = ProcessLine()
  let rates = PlantRates()
  let flows = PlantFlows()
  let electrodes = ElectrodeSteps()
  let assembly = AssemblySteps()
  let around = PlantSteps()
  let carrying = Output(
    "cost.carrying", "$", "working capital, launch, profit and warranty on the materials", .calibrated,
    source: PlantRates.batpac)
  let research = Output("cost.research", "$", "research and development", .calibrated, source: PlantRates.batpac)
  let total = Output("cell.manufacturingCost", "$", "making one good cell, without research, 2025 money", .calibrated)
  let kinds = CostKinds()

  var parts: [(Output, String)] {
    [
      (electrodes.total, "electrode making"), (assembly.total, "assembly"), (around.formation, "formation"),
      (around.plant, "plant"), (carrying, "carrying the materials"), (research, "research"),
    ]
  }
  var steps: View {
    .breakdown(
      "steps", "Cost of making one cell, by step", of: total,
      into: [
        (electrodes.mixing, "mixing"), (electrodes.coating, "coating"), (electrodes.finishing, "finishing electrodes"),
        (assembly.layer, "casting the separator"), (assembly.firing, "firing the separator"),
        (assembly.lithium, "lithium deposition"), (assembly.stacking, "stacking"), (assembly.pressing, "pressing"),
        (assembly.closing, "welding and enclosing"), (assembly.filling, "filling"), (assembly.dryRoom, "dry room"),
        (around.formation, "formation"), (around.plant, "plant"), (carrying, "carrying the materials"),
      ])
  }

  /// - Returns: The cost of making one good cell, and of research [$].
  @inline(__always) func evaluate<A>(
    _ v: Values<A>, _ materials: MaterialsCost, flows: Flows<A>, bought: Real<A>
  ) -> (making: Real<A>, research: Real<A>) {
    let learned = self.flows.learned(v, at: self.flows.learningRate)
    let prices = Prices(v, rates, perGoodCell: flows.good, learned: learned)
    let coatings = electrodes.evaluate(v, flows, prices)
    let cells = assembly.evaluate(v, flows, prices, materials, line, learned: learned)
    let made = coatings + cells
    let all = made + around.evaluate(v, flows, prices, assembly, after: made)
    v[carrying] = prices.loads.materials * bought
    let kinds = self.kinds.evaluate(v, rates, prices, all, bought: bought)
    v[research] = kinds
    let sum = v[electrodes.total] + v[assembly.total] + v[around.formation] + v[around.plant] + v[carrying]
    v[total] = sum
    return (sum, kinds)
  }
}
