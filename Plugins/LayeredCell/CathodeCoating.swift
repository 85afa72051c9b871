// One face of the cathode, composed by volume: active + binder + carbon fill 1 - phi_e - phi_v; the electrolyte phase fills phi_e.
//   m_a = Q_A / q    m_i = m_a w_i / (1 - w_b - w_c)    t = (m_a/rho_a + m_b/rho_b + m_c/rho_c) / (1 - phi_e - phi_v)
// Binder and carbon fractions w refer to the mass without electrolyte, so that pores and solid electrolytes are treated alike.

import CellPlugin

/// One coated face, per area of that face [SI].
struct CathodeFace<A: Arithmetic> {
  let arealCapacity: Real<A>
  let active: Real<A>, binder: Real<A>, carbon: Real<A>, electrolyte: Real<A>
  let thickness: Real<A>
  /// By how much the charged coating is thicker than as built, and than the discharged one; negative where it contracts.
  let growth: Real<A>, breathing: Real<A>
  /// The share of its capacity that it is built with as lithium.
  let lithiated: Real<A>

  /// Without electrolyte.
  var dryMass: Real<A> { active + binder + carbon }
}

struct CathodeCoating: Sendable {
  let arealCapacity = Input(
    "cathode.arealCapacity", "mAh/cm2", "reversible capacity of one coated face", in: 0.5...12, default: 4,
    source: "design choice", confidence: .assumed)
  let specificCapacity = Input(
    "cathode.specificCapacity", "mAh/g", "reversible capacity of the active material", in: 50...1700)
  let density = Input("cathode.density", "g/cm3", "crystal density of the active material", in: 1.5...7)
  let electrolyteFraction = Input(
    "cathode.electrolyteFraction", "1", "volume of electrolyte in the coating; for a liquid, the filled pores",
    in: 0.1...0.6, default: 0.3, source: "design choice", confidence: .assumed)
  let binderFraction = Input(
    "cathode.binderFraction", "1", "mass of binder in the coating without electrolyte", in: 0...0.1, default: 0.02,
    plausible: 0.01...0.04, source: "common practice for NMC cathodes; BatPaC 5 uses 0.02", confidence: .estimated)
  let carbonFraction = Input(
    "cathode.carbonFraction", "1", "mass of conductive carbon in the coating without electrolyte", in: 0...0.1,
    default: 0.02, plausible: 0.01...0.05, source: "common practice for NMC cathodes; BatPaC 5 uses 0.02",
    confidence: .estimated)
  let binderDensity = Input(
    "cathode.binderDensity", "g/cm3", "density of the binder (PVDF)", in: 0.8...2.5, default: 1.78,
    plausible: 1.75...1.8, source: "OpenCell Design material data (STEER, Stanford)", confidence: .measured)
  let carbonDensity = Input(
    "cathode.carbonDensity", "g/cm3", "density of the conductive carbon", in: 1.2...2.5, default: 2,
    plausible: 1.8...2.1, source: "OpenCell Design material data (STEER, Stanford)", confidence: .measured)
  let lithiated = Input(
    "cathode.lithiatedShare", "1",
    "share of its capacity that the cathode is built with as lithium: 1 oxides, 0 sulfur",
    in: 0...1, default: 1, plausible: 1...1, source: "lithium oxides and phosphates", confidence: .measured)
  let volumeChange = Input(
    "cathode.volumeChange", "1", "growth of the active material's volume on charge that the coating follows",
    in: -0.9...0.3,
    default: 0, plausible: -0.06...0.02,
    source: "taken up by the pores: coatings of layered oxides follow their crystals little", confidence: .assumed)
  let electrolyteDensity = Input("catholyte.density", "g/cm3", "density of the electrolyte phase", in: 0.8...6.5)
  let residualVoid = Input(
    "catholyte.residualVoid", "1", "volume left empty in a coating made with this electrolyte", in: 0...0.2,
    default: 0, plausible: 0...0, source: "a liquid fills every pore", confidence: .assumed)
  let overfill = Input(
    "catholyte.overfill", "1", "electrolyte beyond what the pores take, per pore volume", in: 0...1, default: 0,
    plausible: 0...0, source: "a solid has none", confidence: .assumed)

  let thickness = Output(
    "cathode.thickness", "um", "thickness of one coated face", .bookkeeping, in: 5...120,
    source: "range: from one particle to the thickest of the published cells compared, BatPaC 5.2's baseline")
  let massLoading = Output(
    "cathode.massLoading", "mg/cm2", "active material, binder and carbon of one face, without electrolyte",
    .bookkeeping)
  let activeVolumeFraction = Output(
    "cathode.activeVolumeFraction", "1", "volume of active material in the coating", .bookkeeping)
  let electrolyteMassFraction = Output(
    "cathode.electrolyteMassFraction", "1", "mass of electrolyte in the coating", .bookkeeping)

  @inline(__always) func evaluate<A>(_ v: Values<A>) throws(Refusal) -> CathodeFace<A> {
    let activeShare = 1 - v[binderFraction] - v[carbonFraction]
    let solid = 1 - v[electrolyteFraction] - v[residualVoid]
    guard activeShare.canExceed(0) else { throw Refusal("binder and carbon leave no room for cathode material") }
    guard solid.canExceed(0) else { throw Refusal("electrolyte and voids leave no room for cathode material") }
    let active = v[arealCapacity] / v[specificCapacity]
    let binder = active * v[binderFraction] / activeShare
    let carbon = active * v[carbonFraction] / activeShare
    let activeVolume = active / v[density]
    let t = (activeVolume + binder / v[binderDensity] + carbon / v[carbonDensity]) / solid
    let electrolyte = t * v[electrolyteFraction] * v[electrolyteDensity] * (1 + v[overfill])
    let face = CathodeFace(
      arealCapacity: v[arealCapacity], active: active, binder: binder, carbon: carbon, electrolyte: electrolyte,
      thickness: t,
      growth: v[lithiated] * activeVolume * v[volumeChange], breathing: activeVolume * v[volumeChange],
      lithiated: v[lithiated])
    v[thickness] = t
    v[massLoading] = active + binder + carbon
    v[activeVolumeFraction] = activeVolume / t
    v[electrolyteMassFraction] = electrolyte / (face.dryMass + electrolyte)
    return face
  }
}
