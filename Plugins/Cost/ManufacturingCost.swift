// What making one good cell costs: BatPaC's F = F0 (flow / flow0)^p for groups of steps, plant V [kWh/yr], yield y:
//   electrodes c A (V A / (E y f0))^(p-1)/y   assembly c (V / (E y f0))^(p-1)/y   formation, plant c E (V / f0)^(p-1)/y
// c: sums over BatPaC 5 steps at 50 GWh/yr of labour, depreciation, overheads, research and profit. Cells only, no pack.

import CellPlugin

struct ManufacturingCost: Sendable {
  static let source = """
    BatPaC 5 baseline plant of 50 GWh/yr as ported by Baars (2023), with BatPaC's rates: 25 $/h, 10 yr, 3000 $/m2, \
    overheads 0.4 and 0.2, administration 0.25, research 0.4, profit 0.05
    """
  /// Flows of the baseline plant in a year: cathode faces [m2/s], cells started [1/s], energy [W].
  static let (area0, cells0, energy0) = (303e6 / year, 211e6 / year, 50e6 * 3.6e6 / year)
  static let year = 31_557_600.0

  let energy = Input("cell.energy", "Wh", "nominal energy of the cell", in: 1e-3...1e5)
  let area = Input("cell.cathodeArea", "m2", "coated cathode faces of the cell", in: 1e-4...100)
  let plantVolume = Input(
    "cost.plantVolume", "GWh/yr", "energy of the good cells that the plant makes in a year", in: 0.1...500, default: 50,
    plausible: 5...100, source: "BatPaC 5 baseline", confidence: .assumed)
  let electrodePrice = Input(
    "cost.electrodeProcess", "$/m2", "mixing, coating, pressing, slitting and drying, per cathode face at the baseline",
    in: 0...20, default: 1.02, plausible: 0.7...1.6, source: source, confidence: .estimated)
  let assemblyPrice = Input(
    "cost.assemblyProcess", "$", "stacking, welding, enclosing and filling, per cell at the baseline", in: 0...20,
    default: 0.78, plausible: 0.5...1.5, source: source, confidence: .estimated)
  let formationPrice = Input(
    "cost.formationProcess", "$/kWh", "formation, ageing and test at the baseline", in: 0...100, default: 5.4,
    plausible: 3.5...8, source: source, confidence: .estimated)
  let plantPrice = Input(
    "cost.plantProcess", "$/kWh", "building support, warehouse, laboratory and recycling at the baseline", in: 0...100,
    default: 9.5, plausible: 6...14, source: source, confidence: .estimated)
  let formationFactor = Input(
    "separator.formationFactor", "1", "formation effort with this electrolyte against a liquid", in: 0...5, default: 1,
    source: "a liquid", confidence: .assumed)
  let stepExponent = Input(
    "cost.stepExponent", "1", "growth of the cost of electrodes and assembly with their flow", in: 0.5...1,
    default: 0.9, plausible: 0.8...0.95, source: "BatPaC 5", confidence: .measured)
  let plantExponent = Input(
    "cost.plantExponent", "1", "growth of the cost of formation and plant with the volume", in: 0.5...1, default: 0.95,
    plausible: 0.8...1, source: "BatPaC 5", confidence: .measured)

  let electrodes = Output("cost.electrodes", "$", "making the electrodes", .calibrated, source: source)
  let assembly = Output("cost.assembly", "$", "assembling the cell", .calibrated, source: source)
  let formation = Output("cost.formation", "$", "formation, ageing and test", .calibrated, source: source)
  let plant = Output(
    "cost.plant", "$", "building support, warehouse, laboratory and recycling", .calibrated, source: source)
  let total = Output("cell.manufacturingCost", "$", "making one good cell, 2025 money", .calibrated)

  var parts: [(Output, String)] {
    [(electrodes, "electrode making"), (assembly, "assembly"), (formation, "formation"), (plant, "plant")]
  }

  /// - Returns: The cost of making one good cell [$].
  func evaluate<A>(_ v: Values<A>, cellYield: Real<A>) -> Real<A> {
    let cellsStarted = v[plantVolume] / (v[energy] * cellYield)
    let steps = v[stepExponent] - 1
    let scale = pow(v[plantVolume] / Self.energy0, v[plantExponent] - 1)
    v[electrodes] = v[electrodePrice] * v[area] * pow(cellsStarted * v[area] / Self.area0, steps) / cellYield
    v[assembly] = v[assemblyPrice] * pow(cellsStarted / Self.cells0, steps) / cellYield
    v[formation] = v[formationPrice] * v[formationFactor] * v[energy] * scale / cellYield
    v[plant] = v[plantPrice] * v[energy] * scale / cellYield
    let sum = v[electrodes] + v[assembly] + v[formation] + v[plant]
    v[total] = sum
    return sum
  }
}
