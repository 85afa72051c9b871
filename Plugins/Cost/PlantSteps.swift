// Formation, and what the plant needs around its line: warehouse, laboratory, scrap, building systems, cooling.
// Cells bear a third of the warehouse and three quarters of the other building systems; modules and packs bear the rest.

import CellPlugin

struct PlantSteps: Sendable {
  /// The power that the baseline's cooling serves [kW].
  static let cooled0 = 221_073.0

  let formationFactor = Input(
    "separator.formationFactor", "1", "formation effort with this electrolyte against a liquid", in: 0...5, default: 1,
    source: "a liquid", confidence: .assumed)

  let formation = Output(
    "cost.formation", "$", "formation, ageing and test", .calibrated, source: PlantRates.batpac)
  let plant = Output(
    "cost.plant", "$", "building systems, cooling, warehouse, laboratory and scrap", .calibrated,
    source: PlantRates.batpac)

  /// - Parameter line: What the steps before need in a year.
  @inline(__always) func evaluate<A>(
    _ v: Values<A>, _ flows: Flows<A>, _ prices: Prices<A>, _ assembly: AssemblySteps, after line: Factors<A>
  ) -> Factors<A> {
    let (n, e, s) = (flows.cells, flows.energy, flows.scrap)
    let size = pow(v[assembly.capacity] * (1 / (68 * 3600)), 0.3)
    // Above 80 Ah the formation channels cost a tenth more.
    let large = 1.05 + 0.05 * tanh((v[assembly.capacity] * (1 / 3600) - 80) * 0.2)
    let formed =
      (v[formationFactor] * size)
      * Factors(
        labour: 560_000 * n.p70, equipment: 700 * large * n.p95, floor: 110_000 * n.p95,
        power: 72_000 * flows.formed / size)
    var around = Factors(
      labour: (13_000.0 / 3 + 48_000) * e.p70 + 38_000 * s,
      equipment: (170.0 / 3 + 13.6 + 0.75 * 467.5) * e.p95 + 7.905 * s,
      floor: (10_000.0 / 3 + 1300) * e.p95 + 3300 * s,
      power: (7700.0 / 3 + 20) * e.ratio + 3400 * s + 0.75 * 27_000 * e.p95)
    let cooled = pow((line.power + formed.power + around.power) * (1 / Self.cooled0), 0.95)
    around.equipment += 510 * cooled
    around.power += 29_000 * cooled
    v[formation] = prices.of(formed)
    v[plant] = prices.of(around)
    return formed + around
  }
}
