// Between which temperatures the cell works at its discharge rate.
//   cold: 1/T_low = 1/T + (k/E) ln(dV / (i ASR)),  E = sum R_k E_k / ASR    warm: the least of what the materials bear
// One Arrhenius step from the cell's temperature with the resistance's own mean activation energy; plating is not looked at.

import CellPlugin

struct TemperatureWindow: Sendable {
  /// Drop below which a rate counts as none [V].
  static let negligible = 1e-4

  let temperature = Input("cell.temperature", "degC", "temperature of the cell", in: -40...150)
  let separatorActivation = Input(
    "separator.conductivityActivation", "eV", "activation energy of conduction", in: 0.02...2, default: 0.3,
    plausible: 0.2...0.5, source: "usual of solid electrolytes", confidence: .assumed)
  let catholyteActivation = Input(
    "catholyte.conductivityActivation", "eV", "activation energy of conduction", in: 0.02...2, default: 0.3,
    plausible: 0.2...0.5, source: "usual of solid electrolytes", confidence: .assumed)
  let lithiumActivation = Input(
    "separator.interfaceActivation", "eV", "activation energy of charge transfer", in: 0.1...1.2, default: 0.5,
    plausible: 0.3...0.65, source: "usual of charge transfer", confidence: .assumed)
  let cathodeActivation = Input(
    "catholyte.interfaceActivation", "eV", "activation energy of charge transfer", in: 0.1...1.2, default: 0.5,
    plausible: 0.3...0.65, source: "usual of charge transfer", confidence: .assumed)
  let separatorLowest = Input(
    "separator.lowestTemperature", "degC", "below it the electrolyte freezes, or nothing is known of it",
    in: -100...60, default: -40, source: "end of the models' range", confidence: .assumed)
  let catholyteLowest = Input(
    "catholyte.lowestTemperature", "degC", "below it the electrolyte freezes, or nothing is known of it",
    in: -100...60, default: -40, source: "end of the models' range", confidence: .assumed)
  let separatorHighest = Input(
    "separator.highestTemperature", "degC", "above it the electrolyte fails, or nothing is known of it", in: 40...400,
    default: 150, source: "end of the models' range", confidence: .assumed)
  let catholyteHighest = Input(
    "catholyte.highestTemperature", "degC", "above it the electrolyte fails, or nothing is known of it", in: 40...400,
    default: 150, source: "end of the models' range", confidence: .assumed)
  let anodeHighest = Input(
    "anode.highestTemperature", "degC", "above it the anode fails", in: 40...400, default: 150,
    source: "lithium melts at 180.5 degC; end of the models' range", confidence: .assumed)

  let activation = Output(
    "cell.resistanceActivation", "eV", "activation energy of the whole resistance at this temperature", .calibrated)
  let lowest = Output(
    "cell.lowestTemperature", "degC", "temperature at which the discharge rate still yields about half of the capacity",
    .ruleOfThumb)
  let highest = Output(
    "cell.highestTemperature", "degC", "temperature that electrolytes and anode bear in the long run", .ruleOfThumb)
  let margin = Output(
    "cell.temperatureMargin", "K", "what the materials bear beyond the cell's temperature", .ruleOfThumb)
  let width = Output("cell.temperatureWindow", "K", "from the lowest to the highest temperature", .ruleOfThumb)

  @inline(__always) func evaluate<A>(
    _ v: Values<A>, _ resistance: Resistance, total: Real<A>, drop: Real<A>, headroom: Real<A>
  ) {
    let inSeparator = (v[resistance.separator] + v[resistance.anodeIonic]) * v[separatorActivation]
    let inCathode = v[resistance.cathodeIonic] * v[catholyteActivation]
    let atAnode = (v[resistance.anodeTransfer] + v[resistance.interphase]) * v[lithiumActivation]
    let atCathode = v[resistance.cathodeTransfer] * v[cathodeActivation]
    let energy = (inSeparator + inCathode + atAnode + atCathode) / total
    v[activation] = energy
    let reserve = log((headroom + Self.negligible) / (drop + Self.negligible))
    let inverse = 1 / v[temperature] + PhysicalConstants.boltzmann / (energy + 1e-21) * reserve
    // 1000 K stands for never; the inverse may fall below zero.
    let ohmic = 1 / smoothMax(inverse, Real(1e-3), width: 1e-5)
    let frozen = smoothMax(v[separatorLowest], v[catholyteLowest], width: 1)
    v[lowest] = smoothMax(ohmic, frozen, width: 1)
    let electrolytes = smoothMin(v[separatorHighest], v[catholyteHighest], width: 1)
    v[highest] = smoothMin(electrolytes, v[anodeHighest], width: 1)
    v[margin] = v[highest] - v[temperature]
    v[width] = v[highest] - v[lowest]
  }
}
