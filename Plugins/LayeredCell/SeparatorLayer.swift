// The layer between the electrodes: a matrix (polyolefin, or none), and an electrolyte that fills the rest but for voids.
//   m = t [f_m rho_m + (1 - f_m - phi_v) rho_e (1 + overfill)]

import CellPlugin

/// Per area of the separator [SI].
struct SeparatorFace<A: Arithmetic> {
  let thickness: Real<A>, matrix: Real<A>, electrolyte: Real<A>
  let electrolyteDensity: Real<A>, residualVoid: Real<A>, overfill: Real<A>
}

struct SeparatorLayer: Sendable {
  let thickness = Input(
    "separator.thickness", "um", "thickness of the separator", in: 3...200, default: 20, source: "design choice",
    confidence: .assumed)
  let density = Input("separator.density", "g/cm3", "density of the electrolyte phase", in: 0.8...6.5)
  let matrixFraction = Input(
    "separator.matrixFraction", "1", "volume of inert matrix in the separator", in: 0...0.7, default: 0,
    source: "none unless the electrolyte says so", confidence: .assumed)
  let matrixDensity = Input(
    "separator.matrixDensity", "g/cm3", "density of the matrix (polyethylene)", in: 0.5...4, default: 0.94,
    plausible: 0.91...0.95, source: "OpenCell Design material data (STEER, Stanford)", confidence: .measured)
  let residualVoid = Input(
    "separator.residualVoid", "1", "volume left empty in a layer made with this electrolyte", in: 0...0.2, default: 0,
    plausible: 0...0, source: "a liquid fills every pore", confidence: .assumed)
  let overfill = Input(
    "separator.overfill", "1", "electrolyte beyond what the pores take, per pore volume", in: 0...1, default: 0,
    plausible: 0...0, source: "a solid has none", confidence: .assumed)

  @inline(__always) func evaluate<A>(_ v: Values<A>) throws(Refusal) -> SeparatorFace<A> {
    let filled = 1 - v[matrixFraction] - v[residualVoid]
    guard filled.canExceed(0) else { throw Refusal("matrix and voids leave no room for electrolyte in the separator") }
    return SeparatorFace(
      thickness: v[thickness], matrix: v[thickness] * v[matrixFraction] * v[matrixDensity],
      electrolyte: v[thickness] * filled * v[density] * (1 + v[overfill]), electrolyteDensity: v[density],
      residualVoid: v[residualVoid], overfill: v[overfill])
  }
}
