// A jelly roll in a round can: a winding without straight runs.  Electrode height = can - headspace - lid - bottom. A can is
// rigid; room to grow is in the winding's fill and the core.

import CellPlugin

struct RoundCan: CellFormat {
  static let identity = Identity(
    "wound-cell", version: "1.1", title: "Wound cylindrical cell: charge, mass and volume", category: "cell model",
    text: levels + " A jelly roll in a round can; the length of the electrodes follows from the can and the coatings.")

  private static let lacey = "21700 of the cell models of M. J. Lacey (2021)"

  let diameter = Input(
    "can.diameter", "mm", "outer diameter", in: 14...80, default: 21, source: "21700", confidence: .measured)
  let height = Input(
    "can.height", "mm", "outer height", in: 40...200, default: 70, source: "21700", confidence: .measured)
  let wall = Input(
    "can.wallThickness", "mm", "thickness of the wall", in: 0.05...1, default: 0.165, plausible: 0.15...0.3,
    source: lacey,
    confidence: .estimated)
  let lid = Input(
    "can.lidThickness", "mm", "mean thickness of bottom and lid, where they are metal", in: 0.05...3, default: 0.165,
    plausible: 0.15...0.6, source: lacey, confidence: .estimated)
  let density = Input(
    "can.density", "g/cm3", "density of the can, steel", in: 1...9, default: 7.85, plausible: 7.7...7.9,
    source: "OpenCell Design material data (STEER, Stanford)", confidence: .measured)
  let core = Input(
    "can.coreDiameter", "mm", "diameter of the core that stays empty", in: 0.5...10, default: 2.5, plausible: 2...5,
    source: lacey, confidence: .estimated)
  let headspace = Input(
    "can.headspace", "mm", "height inside the can that the cathode coating does not take", in: 0...30, default: 6,
    plausible: 3...7, source: lacey, confidence: .estimated)
  let winding = Winding(
    fill: 0.94, plausible: 0.9...1,
    source: """
      published electrodes: 0.92 in an 18650 (Sturm et al., doi 10.1016/j.jpowsour.2018.11.043), 0.93 in a 21700 (Chen et \
      al., doi 10.1149/1945-7111/ab9050), 0.955 in a 4680 (Ank et al., doi 10.1149/1945-7111/ad14d0)
      """)
  let tabs = Tabs(width: 4, length: 60, thickness: 0.1, source: "common practice for wound cells")
  let fixings = Input(
    "cell.fixingsMass", "g", "cap, vent, insulators and wrap", in: 0...100, default: 4, plausible: 2...8, source: lacey,
    confidence: .estimated)

  @inline(__always) func assemble<A>(_ v: Values<A>, _ faces: Faces<A>) throws(Refusal) -> Assembly<A> {
    let (outside, wall, lid) = (0.5 * v[diameter], v[wall], v[lid])
    let inside = outside - wall
    let h = v[height] - v[headspace] - 2 * lid
    guard h.canExceed(0) else { throw Refusal("headspace and lids leave no height for the electrodes") }
    let area = Double.pi * inside * inside
    let roll = try winding.evaluate(
      v, faces, straight: Real(0), outer: inside, core: 0.5 * v[core], height: h, room: area)
    let metal = Double.pi * (outside * outside - inside * inside) * v[height] + 2 * area * lid
    return roll.assembly(
      count: Real(1), metal: metal, density: v[density], tabs: tabs.masses(v), fixings: v[fixings],
      volume: Double.pi * outside * outside * v[height], thickness: v[diameter])
  }
}
