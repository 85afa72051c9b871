// One face of the anode: a host coating for the share 1 - s of the charge, metal for the share s, and what the foil held.
//   m_host = (1 - s) (N/P) Q_A / q    t_charged = t_host + m_host/rho · g · filling + s e_a/e_c Q_A / (rho_Li q_Li) + t_foil
// Host growth g is taken as thickness altogether; plated lithium as dense. A layer that guides plating adds itself, no charge.

import CellPlugin

/// One face, per area of that face [SI].
struct AnodeFace<A: Arithmetic> {
  /// Host material, and the layer that guides plating.
  let active: Real<A>
  let binder: Real<A>, electrolyte: Real<A>, lithium: Real<A>
  /// The host coating as built, and charged.
  let thickness: Real<A>, chargedThickness: Real<A>
  /// Metallic lithium of the charged cell.
  let lithiumCharged: Real<A>
  /// The foil that the cell was built with.
  let foilThickness: Real<A>
  /// By how much host and lithium together are thicker charged than discharged.
  let breathing: Real<A>

  /// Without electrolyte.
  var dryMass: Real<A> { active + binder + lithium }
}

struct AnodeLayers: Sendable {
  let npRatio = Input(
    "anode.npRatio", "1", "reversible capacity of the host per reversible capacity of the cathode", in: 0.9...1.6,
    default: 1.1, source: "design choice", confidence: .assumed)
  let specificCapacity = Input("anode.specificCapacity", "mAh/g", "reversible capacity of the host", in: 50...4000)
  let density = Input("anode.density", "g/cm3", "crystal density of the host", in: 0.5...5)
  let expansion = Input(
    "anode.expansion", "1", "growth of the host's volume from empty to full", in: 0...3, default: 0,
    source: "a metal anode has no host", confidence: .assumed)
  let electrolyteFraction = Input(
    "anode.electrolyteFraction", "1", "volume of electrolyte in the host coating", in: 0.1...0.6, default: 0.27,
    plausible: 0.2...0.36, source: "graphite electrodes: 0.25, Chen et al., doi 10.1149/1945-7111/ab9050",
    confidence: .estimated)
  let binderFraction = Input(
    "anode.binderFraction", "1", "mass of binder and carbon in the host coating without electrolyte", in: 0...0.2,
    default: 0.03, plausible: 0.02...0.05, source: "common practice with CMC and SBR; BatPaC 5 uses 0.02",
    confidence: .estimated)
  let binderDensity = Input(
    "anode.binderDensity", "g/cm3", "density of the binder (CMC and SBR)", in: 0.8...2.5, default: 1.2,
    plausible: 0.94...1.6, source: "between SBR 0.94 and CMC 1.6, OpenCell Design material data (STEER, Stanford)",
    confidence: .estimated)
  let layerThickness = Input(
    "anode.layerThickness", "um",
    "layer on the collector that guides plating and stores nothing, such as silver-carbon",
    in: 0...30, default: 0, source: "none unless the anode says so", confidence: .assumed)
  let layerDensity = Input(
    "anode.layerDensity", "g/cm3", "density of that layer with its pores", in: 0.3...10, default: 1.4,
    source: "without effect where there is no layer", confidence: .assumed)

  let thickness = Output(
    "anode.thickness", "um", "thickness of the host coating of one face as built", .bookkeeping, in: 0...150,
    source: "range: none on metal, to the thickest of the published cells compared, BatPaC 5.2's baseline")
  let massLoading = Output(
    "anode.massLoading", "mg/cm2", "host and binder of one face, without electrolyte", .bookkeeping)
  let lithiumThickness = Output(
    "anode.lithiumThickness", "um", "metallic lithium on one face of the charged cell", .bookkeeping)
  let hostFilling = Output(
    "anode.hostFilling", "1", "share of the host's capacity in use when the cell is charged", .bookkeeping)

  @inline(__always) func evaluate<A>(
    _ v: Values<A>, _ cathode: CathodeFace<A>, _ lithium: LithiumInventory<A>, _ separator: SeparatorFace<A>
  ) throws(Refusal) -> AnodeFace<A> {
    let solid = 1 - v[electrolyteFraction] - separator.residualVoid
    guard solid.canExceed(0) else { throw Refusal("electrolyte and voids leave no room for anode material") }
    let host = (1 - lithium.plated) * v[npRatio] * cathode.arealCapacity / v[specificCapacity]
    let binder = host * v[binderFraction] / (1 - v[binderFraction])
    let hostVolume = host / v[density]
    let coating = (hostVolume + binder / v[binderDensity]) / solid
    let active = host + v[layerThickness] * v[layerDensity]
    let t = coating + v[layerThickness]
    let filling = lithium.returned / v[npRatio]
    let metal = lithium.plated / (LithiumBalance.density * LithiumBalance.specificCapacity)
    let charged = lithium.foilThickness + metal * lithium.returned * cathode.arealCapacity
    let growth = hostVolume * v[expansion] * filling
    v[thickness] = t
    v[massLoading] = active + binder
    v[lithiumThickness] = charged
    v[hostFilling] = filling
    return AnodeFace(
      active: active, binder: binder,
      electrolyte: coating * v[electrolyteFraction] * separator.electrolyteDensity * (1 + separator.overfill),
      lithium: lithium.foilThickness * LithiumBalance.density, thickness: t,
      chargedThickness: t + growth, lithiumCharged: charged, foilThickness: lithium.foilThickness,
      breathing: growth + metal * lithium.usable)
  }
}
