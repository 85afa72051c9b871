// Linear elastic fracture of the separator with a surface flaw, and lithium that drives a crack.
//   G = K^2 (1 - s nu^2)/E    sigma_f = K/(F sqrt(pi a)), F(a/t) after Tada    eta_c = sigma_f V_Li/F
//   i_dendrite = eta_c/(h R_separator)   (Porz et al. 2017, doi 10.1002/aenm.201701003: Griffith flaw filled with lithium)

import CellPlugin

struct Fracture: Sendable {
  /// Molar volume of lithium, 6.94 g/mol over 0.534 g/cm3 [m3/mol].
  static let lithiumVolume = 1.3e-5

  let modulus = Input(
    "separator.youngsModulus", "GPa", "Young's modulus", in: 1e-4...500, default: 1, plausible: 0.01...200,
    source: "between polymers and ceramics", confidence: .assumed)
  let poisson = Input(
    "separator.poissonRatio", "1", "Poisson's ratio", in: 0.05...0.495, default: 0.3, source: "usual of solids",
    confidence: .assumed)
  let toughness = Input(
    "separator.fractureToughness", "MPa m^0.5", "fracture toughness K_Ic", in: 0.005...10, default: 0.5,
    plausible: 0.05...1.5, source: "between sulfides and garnets", confidence: .assumed)
  let flaw = Input(
    "separator.flawSize", "um", "depth of the largest surface flaw", in: 0.01...20, default: 1, plausible: 0.3...20,
    source: "fine powder, well pressed", confidence: .assumed)
  let planeStrain = Input(
    "mechanics.planeStrain", "1", "1 plane strain, 0 plane stress", in: 0...1, default: 1,
    source: "a wide layer between electrodes", confidence: .assumed)
  let thickness = Input("separator.thickness", "um", "thickness of the separator", in: 1...200)
  let resistance = Input("resistance.separator", "ohm cm2", "ions through the separator", in: 1e-3...1e5)
  let chargeCurrent = Input(
    "cell.chargeCurrentDensity", "mA/cm2", "charging current per cathode area", in: 0.005...30)
  let hotspot = Input(
    "mechanics.hotspot", "1", "current density at a flaw against the mean", in: 1...1000, default: 10,
    plausible: 3...100, source: "engineering estimate; focussing at voids and edges", confidence: .assumed)

  let energyRelease = Output(
    "mechanics.fractureEnergy", "J/m2", "critical strain energy release rate", .calibrated,
    source: "Irwin, J. Appl. Mech. 24 (1957) 361")
  let stress = Output(
    "mechanics.fractureStress", "MPa", "tension at which the separator breaks from its flaw", .calibrated,
    source: "Tada, Paris and Irwin, The Stress Analysis of Cracks Handbook: single edge crack, to 60 % of the width")
  let strain = Output(
    "mechanics.fractureStrain", "%", "stretch at that tension: some thousandths are brittle, some tenths soft",
    .calibrated)
  let overpotential = Output(
    "mechanics.criticalOverpotential", "mV", "overpotential of lithium in the flaw that breaks the separator",
    .ruleOfThumb,
    source: "Porz et al., Adv. Energy Mater. 7 (2017), doi 10.1002/aenm.201701003")
  let dendriteCurrent = Output(
    "mechanics.dendriteCurrent", "mA/cm2", "mean current density that builds up that overpotential at a flaw",
    .ruleOfThumb)
  let dendriteMargin = Output(
    "mechanics.dendriteMargin", "1", "that current density over the charging current density", .ruleOfThumb)

  /// - Returns: The tension at which the separator breaks [Pa].
  func evaluate<A>(_ v: Values<A>) -> Real<A> {
    let nu = v[poisson], k = v[toughness]
    v[energyRelease] = k * k * (1 - v[planeStrain] * nu * nu) / v[modulus]
    let x = v[flaw] / v[thickness]
    let shape = 1.12 + x * (-0.231 + x * (10.55 + x * (-21.72 + x * 30.39)))
    v[stress] = k / (shape * sqrt(Double.pi * v[flaw]))
    v[strain] = v[stress] / v[modulus]
    v[overpotential] = v[stress] * (Self.lithiumVolume / PhysicalConstants.faraday)
    v[dendriteCurrent] = v[overpotential] / (v[hotspot] * v[resistance])
    v[dendriteMargin] = v[dendriteCurrent] / v[chargeCurrent]
    return v[stress]
  }
}
