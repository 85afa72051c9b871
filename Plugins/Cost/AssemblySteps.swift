// From electrodes to a closed cell, by cells started; separator, lithium and pressing only where the line has them.
// Stacking goes with the capacity, (C / 68 Ah)^0.95, as BatPaC has it. The dry room goes with the floor of what stands in it.

import CellPlugin

struct AssemblySteps: Sendable {
  static let solid = "engineering judgement on BatPaC 5.2 steps; firing after Balaish et al., Nat. Energy 6 (2021) 227"
  /// The floor of the baseline's dry room [m2], and what slitting adds to it.
  static let (dryFloor0, slitFloor) = (47_400.0, 7700.0)

  let capacity = Input("cell.capacity", "Ah", "capacity of the cell", in: 1e-4...1e4)

  let layer = Output("cost.separatorMaking", "$", "casting the separator", .ruleOfThumb, source: solid)
  let firing = Output("cost.firing", "$", "firing the separator", .ruleOfThumb, source: solid)
  let lithium = Output("cost.lithiumDeposition", "$", "depositing lithium", .ruleOfThumb, source: solid)
  let stacking = Output("cost.stacking", "$", "stacking", .calibrated, source: PlantRates.batpac)
  let pressing = Output("cost.pressing", "$", "densifying the stack", .ruleOfThumb, source: solid)
  let closing = Output(
    "cost.closing", "$", "welding, inspecting and enclosing", .calibrated, source: PlantRates.batpac)
  let filling = Output("cost.filling", "$", "filling and sealing", .calibrated, source: PlantRates.batpac)
  let dryRoom = Output("cost.dryRoom", "$", "dry room", .calibrated, source: PlantRates.batpac)
  let total = Output("cost.assembly", "$", "assembling the cell", .calibrated)

  @inline(__always) func evaluate<A>(
    _ v: Values<A>, _ flows: Flows<A>, _ prices: Prices<A>, _ materials: MaterialsCost, _ line: ProcessLine,
    learned: Real<A>
  ) -> Factors<A> {
    let (n, s, l, e) = (flows.cells, flows.separatorArea, flows.lithiumArea, flows.energy)
    let size = pow(v[capacity] * (1 / (68 * 3600)), 0.95)
    let none = Real<A>(0)
    let cast =
      v[line.casting]
      * Factors(labour: 59_000 * s.p70, equipment: 76.075 * s.p90, floor: 16_000 * s.p95, power: 7200 * s.p95)
    let deposited = Factors(
      labour: none, equipment: v[line.depositionEquipment] * 1e-6 * l.p90, floor: none, power: none)
    let stacked =
      size * Factors(labour: 700_000 * n.p90, equipment: 164.9 * n.p90, floor: 15_000 * n.p95, power: none)
      + Factors(labour: none, equipment: none, floor: none, power: 4800 * n.p95)
    let pressed = Factors(
      labour: none, equipment: v[line.pressEquipment] * 1e-6 * e.p90, floor: none, power: none)
    let closed = Factors(
      labour: 409_000 * n.p90, equipment: 202.95 * n.p90, floor: 13_000 * n.p95, power: 3200 * n.p95)
    let filled =
      v[line.filling]
      * Factors(labour: 130_000 * n.p90, equipment: 23.75 * n.p90, floor: 11_000 * n.p95, power: 2400 * n.p95)

    let airlock = 700 * n.p95
    let inside = stacked.floor + closed.floor + filled.floor + airlock + Self.slitFloor * flows.area.p95
    let air = v[line.dryRoom] * pow(inside * (1 / Self.dryFloor0), 0.95)
    let dried = Factors(
      labour: Real(10_000), equipment: 6.935 * n.p90 + 450.5 * air, floor: airlock,
      power: 300 * n.p95 + 29_000 * air)

    v[layer] = prices.of(cast)
    v[firing] =
      learned * v[line.firing] * v[materials.separatorArea] / v[materials.cellYield]
      * (flows.cells.step * flows.cells.step)
    v[lithium] = prices.of(deposited)
    v[stacking] = prices.of(stacked)
    v[pressing] = prices.of(pressed)
    v[closing] = prices.of(closed)
    v[filling] = prices.of(filled)
    v[dryRoom] = prices.of(dried)
    v[total] =
      v[layer] + v[firing] + v[lithium] + v[stacking] + v[pressing] + v[closing] + v[filling] + v[dryRoom]
    return cast + deposited + stacked + pressed + closed + filled + dried
  }
}
