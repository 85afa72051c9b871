// Making electrodes: mixing by slurry volume, the rest by coated area; coaters also grow with the solvent they evaporate.
// A host coating is made for the share of the charge that the anode does not plate. Baseline: 50 GWh/yr, BatPaC 5.2.

import CellPlugin

struct ElectrodeSteps: Sendable {
  /// Heat to evaporate and recover [kWh/kg].
  static let (pyrrolidoneHeat, waterHeat) = (6.5, 0.75)

  let mixing = Output("cost.mixing", "$", "mixing the slurries", .calibrated, source: PlantRates.batpac)
  let coating = Output(
    "cost.coating", "$", "coating, drying and recovering the solvent", .calibrated, source: PlantRates.batpac)
  let finishing = Output(
    "cost.finishing", "$", "calendering, slitting, notching and vacuum drying", .calibrated, source: PlantRates.batpac)
  let total = Output("cost.electrodes", "$", "making the electrodes", .calibrated)

  @inline(__always) func evaluate<A>(_ v: Values<A>, _ flows: Flows<A>, _ prices: Prices<A>) -> Factors<A> {
    let hosted = flows.hosted
    let (c, a) = (flows.cathodeSlurry, flows.anodeSlurry)
    let mixed = Factors(
      labour: 210_000 * c.p90 + 220_000 * a.p90, equipment: 152.04 * c.p90 + 166.52 * a.p90,
      floor: 8600 * c.p95 + 8800 * a.p95, power: 6700 * c.p95 + 7900 * a.p95)

    let f = flows.area
    let recovery = flows.solvent
    let hours = 24 * Prices<A>.days
    let dryers =
      76.075 * Self.dryer(flows.cathodeSolventLoad) + 71.6 * hosted * Self.dryer(flows.anodeSolventLoad)
    let both = 1 + hosted
    let coated = Factors(
      labour: 59_000 * both * f.p70 + 14_000 * recovery, equipment: dryers * f.p90 + 24.65 * recovery,
      floor: 16_000 * both * f.p95 + 900 * recovery,
      power: 7200 * both * f.p95 + 800 * recovery
        + (Self.pyrrolidoneHeat / hours) * flows.cathodeSolvent
        + (Self.waterHeat / hours) * hosted * flows.anodeSolvent)

    // Calenders and ovens serve coatings; slitters and notchers every foil.
    let finished = Factors(
      labour: (748_000 + 88_000 * hosted) * f.p70, equipment: (156.51 + 32.92 * hosted) * f.p90,
      floor: (18_000 + 3500 * hosted) * f.p95, power: (8500 + 2550 * hosted) * f.p95)

    v[mixing] = prices.of(mixed)
    v[coating] = prices.of(coated)
    v[finishing] = prices.of(finished)
    v[total] = v[mixing] + v[coating] + v[finishing]
    return mixed + coated + finished
  }

  /// (load² + 0.01²)^0.1: a dryer's price goes with its solvent to the power 0.2; without any, 0.4 of it stands for a dry coater.
  private static func dryer<A>(_ load: Real<A>) -> Real<A> { pow(load * load + 1e-4, 0.1) }
}
