// What current density the cell can bear.
//   lithium: i = s i_CCD + (1 - s) i_plating
//   salt: 1/i = (1 - t+) / (c F D) l, L the lengths of free electrolyte that the layers equal
//   discharge l = (L_sep + L_cathode)/2    charge l = (L_sep + L_anode)/2 + s w (L_sep/2 + L_cathode/3)
// Salt: depletion in steady state at the collector that takes lithium up, Newman and Thomas-Alyea (2004); it vanishes for t+ = 1. Two
// coatings hold as much salt each; plated lithium has none, and w, the cathode's share of the salt, is where its face loses it to.

import CellPlugin

struct CurrentLimits: Sendable {
  let criticalCurrent = Input(
    "separator.criticalCurrentDensity", "mA/cm2", "highest current density that plates lithium without filaments",
    in: 1e-3...50)
  let platingCurrent = Input(
    "anode.platingCurrentLimit", "mA/cm2", "highest charging current density of the host before lithium plates on it",
    in: 0.05...50, default: 4, plausible: 3...6,
    source: "estimate after Gallagher et al., J. Electrochem. Soc. 163 (2016) A138: graphite at 25 degC, 3 mAh/cm2",
    confidence: .assumed)
  let transference = Input(
    "separator.transferenceNumber", "1", "share of the current that lithium ions carry", in: 0.05...1)
  let catholyteTransference = Input(
    "catholyte.transferenceNumber", "1", "share of the current that lithium ions carry", in: 0.05...1)
  let diffusivity = Input(
    "separator.saltDiffusivity", "m2/s", "diffusivity of the salt", in: 1e-14...1e-8, default: 3e-10,
    plausible: 1e-10...5e-10, source: "carbonate electrolytes at 25 degC; without effect where t+ is 1",
    confidence: .assumed)
  let catholyteDiffusivity = Input(
    "catholyte.saltDiffusivity", "m2/s", "diffusivity of the salt", in: 1e-14...1e-8, default: 3e-10,
    plausible: 1e-10...5e-10, source: "carbonate electrolytes at 25 degC; without effect where t+ is 1",
    confidence: .assumed)
  let concentration = Input(
    "separator.saltConcentration", "mol/L", "concentration of the salt", in: 0.1...5, default: 1, plausible: 0.9...1.3,
    source: "carbonate electrolytes; without effect where t+ is 1", confidence: .assumed)
  let catholyteConcentration = Input(
    "catholyte.saltConcentration", "mol/L", "concentration of the salt", in: 0.1...5, default: 1, plausible: 0.9...1.3,
    source: "carbonate electrolytes; without effect where t+ is 1", confidence: .assumed)

  let charge = Output(
    "cell.chargeCurrentLimit", "mA/cm2", "charging current density beyond which lithium grows where it must not",
    .ruleOfThumb)
  let salt = Output(
    "cell.saltDepletion", "cm2/mA", "reciprocal of the current density that empties the cathode's pores of salt",
    .ruleOfThumb, source: "Newman and Thomas-Alyea, Electrochemical Systems, 3rd ed. (2004)")

  let chargeSalt = Output(
    "cell.chargeSaltDepletion", "cm2/mA",
    "reciprocal of the charging current density that empties the anode's pores, or the face of lithium, of salt",
    .ruleOfThumb, source: "Newman and Thomas-Alyea, Electrochemical Systems, 3rd ed. (2004)")

  /// - Returns: The lithium limit [A/m2], and the reciprocals of the salt limits on discharge and on charge [m2/A].
  @inline(__always) func evaluate<A>(
    _ v: Values<A>, _ resistance: Resistance, _ paths: Resistance.Paths<A>
  ) -> (lithium: Real<A>, salt: Real<A>, chargeSalt: Real<A>) {
    let plated = v[resistance.platedShare]
    let lithium = plated * v[criticalCurrent] + (1 - plated) * v[platingCurrent]
    let perLength = (1 - v[transference]) / (v[concentration] * v[diffusivity])
    let inSeparator = perLength * paths.separator
    let inCathode =
      (1 - v[catholyteTransference]) * paths.cathode / (v[catholyteConcentration] * v[catholyteDiffusivity])
    let depletion = (inSeparator + inCathode) / (2 * PhysicalConstants.faraday)
    let saltBetween = v[concentration] * (1 - v[resistance.matrixFraction]) * v[resistance.separatorThickness]
    let saltInCathode =
      v[catholyteConcentration] * v[resistance.composite.cathodeElectrolyte] * v[resistance.cathodeThickness]
    let moved = plated * (inSeparator + inCathode * (2.0 / 3)) / (1 + saltBetween / saltInCathode)
    let charging = (inSeparator + perLength * paths.anode + moved) / (2 * PhysicalConstants.faraday)
    v[charge] = lithium
    v[salt] = depletion
    v[chargeSalt] = charging
    return (lithium, depletion, charging)
  }
}
