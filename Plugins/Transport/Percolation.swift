// Effective conductivity of one phase of a composite: effective medium with a percolation threshold, and a power.
//   sigma_eff / sigma = p^t    p = (u + sqrt(u^2 + 4 phi_c (1 - phi_c) d)) / (2 (1 - phi_c))    u = phi - phi_c    phi_c = 2/z
// Below the threshold (a negative margin) there is no network: the design is computed, and marked with the margin's name.
// z contacts of a site (Kirkpatrick 1973, doi 10.1103/RevModPhys.45.574), t = 1 his, 2 universal; phi_c = 0, t = 1.5: Bruggeman.

import CellPlugin

enum Percolation {
  /// Conductivity of the other phase against this one's: what leaks below the threshold, and rounds it off.
  static let leak = 1e-3

  /// The share p of the phase that conducts: 1 for the phase alone, next to nothing below the threshold.
  @inline(__always) static func conducting<A>(_ fraction: Real<A>, threshold: Real<A>) -> Real<A> {
    let rest = 1 - threshold
    let above = fraction - threshold
    return (above + sqrt(square(above) + 4 * leak * threshold * rest)) / (2 * rest)
  }
}

/// How the electrolyte and the conductors of the coatings hang together.
struct Composite: Sendable {
  let cathodeElectrolyte = Input(
    "cathode.electrolyteFraction", "1", "volume of electrolyte in the coating", in: 0.1...0.6)
  let residualVoid = Input(
    "catholyte.residualVoid", "1", "volume of the coating left empty", in: 0...0.3, default: 0,
    source: "pores that a liquid fills", confidence: .assumed)
  let catholyteExponent = Input(
    "catholyte.compositeExponent", "1", "conductivity in a composite goes with the conducting share to this power",
    in: 1...3.5)
  let catholyteThreshold = Input(
    "catholyte.percolationThreshold", "1", "volume below which the electrolyte does not hang together: 0 for a liquid",
    in: 0...0.45, default: 0, source: "a fluid fills every pore", confidence: .assumed)
  let electronicCoordination = Input(
    "cathode.electronicCoordination", "1", "contacts of a site of the electronic network: threshold 2/z", in: 6...40,
    default: 12, plausible: 8...20, source: "close packing; carbon lowers the threshold", confidence: .assumed)
  let referenceSolid = Input(
    "cathode.referenceSolid", "1", "volume of solids to which the coating's electronic conductivity refers",
    in: 0.4...0.9, default: 0.65, plausible: 0.5...0.75, source: "usual coatings", confidence: .assumed)
  let anodeElectrolyte = Input(
    "anode.electrolyteFraction", "1", "volume of electrolyte in the host coating", in: 0.1...0.6)
  let anolyteExponent = Input(
    "separator.compositeExponent", "1", "conductivity in a composite goes with the conducting share to this power",
    in: 1...3.5)
  let anolyteThreshold = Input(
    "separator.percolationThreshold", "1", "volume below which the electrolyte does not hang together: 0 for a liquid",
    in: 0...0.45, default: 0, source: "a fluid fills every pore", confidence: .assumed)

  let ionicMargin = Output(
    "cathode.percolationMargin", "1",
    "electrolyte in the cathode beyond its percolation threshold; below 0 it does not conduct",
    .calibrated, in: 0...1, source: "effective-medium theory, Kirkpatrick (1973), doi 10.1103/RevModPhys.45.574")
  let electronicMargin = Output(
    "cathode.electronicPercolationMargin", "1", "active material, carbon and binder beyond their percolation threshold",
    .calibrated, in: 0...1, source: "effective-medium theory, Kirkpatrick (1973), doi 10.1103/RevModPhys.45.574")
  let anodeMargin = Output(
    "anode.percolationMargin", "1", "electrolyte in the host coating beyond its percolation threshold", .calibrated,
    in: 0...1, source: "effective-medium theory, Kirkpatrick (1973), doi 10.1103/RevModPhys.45.574")

  /// Effective over bulk conductivity: of ions in the cathode, of electrons there against the reference, of ions in the host.
  @inline(__always) func evaluate<A>(_ v: Values<A>) -> (cathode: Real<A>, electronic: Real<A>, anode: Real<A>) {
    let solid = 1 - v[cathodeElectrolyte] - v[residualVoid]
    let electronicThreshold = 2 / v[electronicCoordination]
    v[ionicMargin] = v[cathodeElectrolyte] - v[catholyteThreshold]
    v[electronicMargin] = solid - electronicThreshold
    v[anodeMargin] = v[anodeElectrolyte] - v[anolyteThreshold]
    let electrons =
      Percolation.conducting(solid, threshold: electronicThreshold)
      / Percolation.conducting(v[referenceSolid], threshold: electronicThreshold)
    return (
      pow(Percolation.conducting(v[cathodeElectrolyte], threshold: v[catholyteThreshold]), v[catholyteExponent]),
      electrons * electrons,
      pow(Percolation.conducting(v[anodeElectrolyte], threshold: v[anolyteThreshold]), v[anolyteExponent])
    )
  }
}
