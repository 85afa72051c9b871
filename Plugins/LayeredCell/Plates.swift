// A stack of plates: n double-sided cathodes between n + 1 anodes, foils shared by two faces, 2 n separators.
// Outer anode faces are coated or not, and see no charge. Areas of anode and separator by their overhang at each edge.

import CellPlugin

/// Counts and areas of one stack [SI].
struct Stack<A: Arithmetic> {
  let layers: Real<A>
  /// Of one face.
  let cathodeArea: Real<A>, anodeArea: Real<A>
  /// The separator's edges.
  let width: Real<A>, height: Real<A>
  /// The uncoated flag of one foil.
  let flag: Real<A>
  /// Outer anode faces that are coated, out of two.
  let outer: Real<A>
  /// Thickness as built, charged, and by how much the charged one is thicker than the discharged one.
  let built: Real<A>, charged: Real<A>, breathing: Real<A>
}

struct Plates: Sendable {
  let layers = Input(
    "cell.layers", "1", "double-sided cathodes in a stack", in: 1...200, default: 20, source: "design choice",
    confidence: .assumed)
  let width = Input(
    "cell.electrodeWidth", "mm", "width of the cathode coating", in: 20...1200, default: 100,
    source: "an automotive pouch", confidence: .assumed)
  let height = Input(
    "cell.electrodeHeight", "mm", "height of the cathode coating", in: 20...1200, default: 300,
    source: "an automotive pouch", confidence: .assumed)
  let anodeOverhang = Input(
    "cell.anodeOverhang", "mm", "anode beyond the cathode at each edge", in: 0...10, default: 1, plausible: 0.5...2,
    source: "BatPaC 5 (Argonne National Laboratory): 2 mm in all", confidence: .measured)
  let separatorOverhang = Input(
    "cell.separatorOverhang", "mm", "separator beyond the cathode at each edge", in: 0...20, default: 2,
    plausible: 1...4, source: "BatPaC 5 (Argonne National Laboratory): 2 mm and 6 mm in all beyond the anode",
    confidence: .estimated)
  let outerCoating = Input(
    "cell.outerFacesCoated", "1", "share of the two outermost anode faces that is coated although no cathode faces it",
    in: 0...1, default: 0, source: "single-sided end anodes", confidence: .assumed)
  let flag = Input(
    "cell.foilFlag", "mm", "uncoated foil between the coating and the tab", in: 0...50, default: 10, plausible: 5...20,
    source: "common pouch practice", confidence: .assumed)
  let fill = Input(
    "cell.stackFill", "1", "thickness of the layers per thickness of the stack", in: 0.8...1, default: 1,
    plausible: 0.96...1, source: "layers without gaps; BatPaC 5 (Argonne National Laboratory) uses 0.97",
    confidence: .estimated)

  @inline(__always) func evaluate<A>(
    _ v: Values<A>, _ faces: Faces<A>, tabWidth: Real<A>
  ) -> Stack<A> {
    let (n, outer) = (v[layers], 2 * v[outerCoating])
    let (anodeEdge, separatorEdge) = (2 * v[anodeOverhang], 2 * v[separatorOverhang])
    let fixed =
      n * faces.cathodeFoil + (n + 1) * faces.anodeFoil + outer * (faces.anode.thickness + faces.anode.foilThickness)
    return Stack(
      layers: n, cathodeArea: v[width] * v[height], anodeArea: (v[width] + anodeEdge) * (v[height] + anodeEdge),
      width: v[width] + separatorEdge, height: v[height] + separatorEdge, flag: v[flag] * tabWidth, outer: outer,
      built: (fixed + 2 * n * faces.built) / v[fill], charged: (fixed + 2 * n * faces.charged) / v[fill],
      breathing: 2 * n * faces.breathing)
  }
}
