// The cost of making one good cell by kind of money, from the sums of all steps' factors; equations in PlantRates.

import CellPlugin

struct CostKinds: Sendable {
  let labour = Output("cost.labour", "$", "wages", .calibrated, source: PlantRates.batpac)
  let power = Output("cost.power", "$", "energy of the plant", .calibrated, source: PlantRates.batpac)
  let overhead = Output("cost.overhead", "$", "variable overhead", .calibrated, source: PlantRates.batpac)
  let depreciation = Output(
    "cost.depreciation", "$", "wear of equipment and building", .calibrated, source: PlantRates.batpac)
  let administration = Output(
    "cost.administration", "$", "general, sales and administration", .calibrated, source: PlantRates.batpac)
  let financing = Output("cost.financing", "$", "financing", .calibrated, source: PlantRates.batpac)
  let profit = Output("cost.profit", "$", "profit", .calibrated, source: PlantRates.batpac)
  let warranty = Output("cost.warranty", "$", "warranty", .calibrated, source: PlantRates.batpac)

  /// - Returns: Research and development for one good cell [$].
  @inline(__always) func evaluate<A>(
    _ v: Values<A>, _ rates: PlantRates, _ prices: Prices<A>, _ all: Factors<A>, bought: Real<A>
  ) -> Real<A> {
    let wages = all.labour * prices.labour
    let energy = all.power * prices.power
    let equipment = all.equipment * prices.equipment
    let building = all.floor * prices.floor
    let invested = (1 + v[rates.installation]) * (equipment + building)
    v[labour] = wages
    v[power] = energy
    v[overhead] = v[rates.overheadLabour] * wages + v[rates.overheadInvestment] * invested
    v[depreciation] = v[rates.equipmentWear] * equipment + v[rates.buildingWear] * building
    v[administration] =
      v[rates.administrationLabour] * (wages + v[overhead]) + v[rates.administrationInvestment] * invested
    let running = wages + energy + v[overhead]
    let whole =
      invested + v[rates.launchMaterials] * bought + v[rates.launchLabour] * running
      + v[rates.workingCapital] * (bought + running)
    v[financing] = v[rates.financing] * whole
    v[profit] = v[rates.profit] * whole
    let research = v[rates.researchShare] * v[depreciation]
    v[warranty] =
      v[rates.warranty] * (bought + running + v[depreciation] + v[administration] + research + v[financing] + v[profit])
    return research
  }

  /// - Parameter firing: A price with all charges included, which belongs to none of the kinds.
  func view(of total: Output, firing: Output) -> View {
    .breakdown(
      "kinds", "Cost of making one cell, by kind", of: total,
      into: [
        (labour, "labour"), (power, "energy"), (overhead, "overhead"), (depreciation, "depreciation"),
        (administration, "administration"), (financing, "financing"), (profit, "profit"), (warranty, "warranty"),
        (firing, "firing the separator"),
      ])
  }
}
