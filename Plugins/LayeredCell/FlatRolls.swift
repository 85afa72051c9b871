// Flat jelly rolls side by side in a rigid prismatic can, their axes upright. A roll takes its share of the inner depth and the
// inner width less the clearance: straight runs of width - depth, half circles of half the depth.

import CellPlugin

struct FlatRolls: CellFormat {
  static let identity = Identity(
    "flat-wound-cell", version: "1.1", title: "Wound prismatic cell: charge, mass and volume", category: "cell model",
    text: levels
      + " Flat jelly rolls in a rigid can; the length of the electrodes follows from the can and the coatings.")

  let depth = Input(
    "can.depth", "mm", "outer depth, across the rolls' flat sides", in: 4...100, default: 27, source: "design choice",
    confidence: .assumed)
  let width = Input(
    "can.width", "mm", "outer width, across the rolls' axes", in: 20...400, default: 148, source: "design choice",
    confidence: .assumed)
  let height = Input(
    "can.height", "mm", "outer height without terminals, along the rolls' axes", in: 30...400, default: 95,
    source: "design choice", confidence: .assumed)
  let rolls = Input(
    "can.rolls", "1", "rolls side by side", in: 1...6, default: 2, source: "common prismatic practice",
    confidence: .assumed)
  let can = RectangularCan()
  let core = Input(
    "can.coreThickness", "mm", "thickness of the flat core that stays empty", in: 0...10, default: 0.5,
    plausible: 0...2, source: "a mandrel that is pulled out", confidence: .assumed)
  let headspace = Input(
    "can.headspace", "mm", "height inside the can that the cathode coating does not take", in: 0...60, default: 15,
    plausible: 5...25, source: "common prismatic practice", confidence: .assumed)
  let clearance = Input(
    "can.clearance", "mm", "width inside the can beside the rolls at each side", in: 0...30, default: 1,
    plausible: 0.2...5, source: "common prismatic practice", confidence: .assumed)
  let winding = Winding(
    fill: 1, plausible: 0.95...1,
    source: "pressed flat; 22 m fill the can of a 161 Ah cell, Stock et al., doi 10.1016/j.electacta.2023.143341")
  let tabs = Tabs(width: 40, length: 30, thickness: 1, source: "common prismatic practice")
  let fixings = Input(
    "cell.fixingsMass", "g", "terminals, vent, insulation and wrap", in: 0...300, default: 40, plausible: 20...80,
    source: "common prismatic practice", confidence: .assumed)

  @inline(__always) func assemble<A>(_ v: Values<A>, _ faces: Faces<A>) throws(Refusal) -> Assembly<A> {
    let outside = Cuboid(depth: v[depth], width: v[width], height: v[height])
    let inside = outside.inside(can, v)
    let h = inside.height - v[headspace]
    guard h.canExceed(0) else { throw Refusal("headspace, bottom and lid leave no height for the electrodes") }
    let share = inside.depth / v[rolls]
    let straight = inside.width - 2 * v[clearance] - share
    guard straight.canReach(0) else { throw Refusal("the can is too narrow for flat rolls of its depth") }
    let roll = try winding.evaluate(
      v, faces, straight: straight, outer: 0.5 * share, core: 0.5 * v[core], height: h, room: share * inside.width)
    return roll.assembly(
      count: v[rolls], metal: outside.volume - inside.volume, density: v[can.density], tabs: tabs.masses(v),
      fixings: v[fixings], volume: outside.volume, thickness: v[depth])
  }
}
