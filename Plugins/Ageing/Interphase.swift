// What grows with the root of time, used or not: lithium bound in films, and their resistance.
//   bound l sqrt(t / 1 yr), l = s L/Q + (1 - s) l_host e^(...)    resistance w L sqrt(t)/sigma + R_1 e^((E_i - E_g)(...)) sqrt(t)
// What has grown at the cathode is stated as it is at 25 degC, and conducts like the interface, E_i: warmth grows it and carries it.
// Parabolic growth with Arrhenius rates (Aktekin et al. 2023 for Li6PS5Cl; Schmalstieg et al. 2014 for graphite, t^0.75 there).

import CellPlugin

struct Interphase: Sendable {
  let temperature = Input("cell.temperature", "degC", "temperature of the cell", in: -40...150)
  let onLithium = Input(
    "separator.interphaseLossInYear", "mAh/cm2", "lithium that the interphase with lithium binds in the first year",
    in: 0...50, default: 0, source: "none known", confidence: .assumed)
  let onHost = Input(
    "anode.filmLossInYear25", "1", "share of the capacity that the host's film binds in the first year at 25 degC",
    in: 0...0.5, default: 0.024, plausible: 0.01...0.05,
    source: """
      Schmalstieg et al., J. Power Sources 257 (2014) 325: 13.5 % in ten years at 3.7 V with t^0.75, less what is counted \
      with time
      """,
    confidence: .estimated)
  let hostActivation = Input(
    "anode.filmActivation", "eV", "activation energy of that film's growth", in: 0.1...1, default: 0.6,
    plausible: 0.35...0.65, source: "Schmalstieg et al., J. Power Sources 257 (2014) 325: 58 kJ/mol",
    confidence: .estimated)
  let conductivity = Input(
    "separator.interphaseConductivity", "mS/cm", "ionic conductivity of that layer", in: 1e-6...10, default: 0.01,
    plausible: 1e-3...0.1, source: "without effect where the layer is counted with the charge transfer",
    confidence: .assumed)
  let thicknessPerCharge = Input(
    "ageing.interphasePerCharge", "nm cm2/uAh", "growth of the interphase for the lithium it binds", in: 1...20,
    default: 9, plausible: 6...12, source: "Aktekin et al., Nat. Commun. 14 (2023), doi 10.1038/s41467-023-42512-y",
    confidence: .measured)
  let cathodeGrowth = Input(
    "catholyte.cathodeGrowthInYear25", "ohm cm2",
    "growth of the resistance at the cathode in the first year at 25 degC, as it is at 25 degC",
    in: 0...500, default: 10, plausible: 3...30,
    source: "estimate after Koerver et al., Energy Environ. Sci. 11 (2018) 2142, for coated particles",
    confidence: .assumed)
  let cathodeActivation = Input(
    "catholyte.growthActivation", "eV", "activation energy of that growth", in: 0.1...1, default: 0.5,
    plausible: 0.3...0.7, source: "engineering estimate", confidence: .assumed)
  let interfaceActivation = Input(
    "catholyte.interfaceActivation", "eV", "activation energy of charge transfer", in: 0.1...1.2, default: 0.5,
    plausible: 0.3...0.65, source: "usual of charge transfer", confidence: .assumed)
  let arealResistance = Input(
    "cell.arealResistance", "ohm cm2", "area-specific resistance of one cathode face when new", in: 1...1e5)

  let growth = Output(
    "cell.resistanceGrowth", "%",
    "growth of the resistance to the end of cycle life, at the cell's temperature; it ends no life", .ruleOfThumb)

  struct Rates<A: Arithmetic> {
    /// Bound in the first year, in capacities: on lithium by face, in a host with its surface, so with its capacity.
    let lithium: Real<A>
    /// Resistance grown in the first year, at the cell's temperature [ohm m2].
    let resistance: Real<A>
  }

  /// The reciprocal of kT less that at 25 degC [1/J]: a rate of activation energy E is exp(-E cold) of what it is there.
  func cold<A>(_ v: Values<A>) -> Real<A> { (1 / v[temperature] - 1 / 298.15) / PhysicalConstants.boltzmann }

  func rates<A>(_ v: Values<A>, cold: Real<A>, platedShare: Real<A>, arealCapacity: Real<A>) -> Rates<A> {
    let metal = platedShare * v[onLithium]
    let film = (1 - platedShare) * v[onHost] * exp(-v[hostActivation] * cold)
    let layer = metal * v[thicknessPerCharge] / v[conductivity]
    let cathode = v[cathodeGrowth] * exp((v[interfaceActivation] - v[cathodeActivation]) * cold)
    return Rates(lithium: metal / arealCapacity + film, resistance: layer + cathode)
  }
}
