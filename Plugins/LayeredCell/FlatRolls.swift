// Flat jelly rolls side by side in a rigid prismatic can, their axes upright. A roll takes its share of the inner depth and the
// inner width less the clearance: straight runs of width - depth, half circles of half the depth.

import CellPlugin

struct FlatRolls: CellFormat {
  static let identity = Identity(
    "flat-wound-cell", version: "1.0", title: "Wound prismatic cell: charge, mass and volume", category: "cell model",
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
  let wall = Input(
    "can.wallThickness", "mm", "thickness of walls and bottom", in: 0.1...3, default: 0.7, plausible: 0.5...1.5,
    source: "common prismatic practice", confidence: .assumed)
  let lid = Input(
    "can.lidThickness", "mm", "thickness of the lid", in: 0.1...5, default: 1.5, plausible: 1...2.5,
    source: "common prismatic practice", confidence: .assumed)
  let density = Input(
    "can.density", "g/cm3", "density of the can, aluminium", in: 1...9, default: 2.7, plausible: 2.69...2.73,
    source: "OpenCell Design material data (STEER, Stanford)", confidence: .measured)
  let core = Input(
    "can.coreThickness", "mm", "thickness of the flat core that stays empty", in: 0...10, default: 0.5,
    plausible: 0...2, source: "a mandrel that is pulled out", confidence: .assumed)
  let headspace = Input(
    "can.headspace", "mm", "height inside the can that the cathode coating does not take", in: 0...60, default: 15,
    plausible: 5...25, source: "common prismatic practice", confidence: .assumed)
  let clearance = Input(
    "can.clearance", "mm", "width inside the can beside the rolls at each side", in: 0...30, default: 1,
    plausible: 0.2...5, source: "common prismatic practice", confidence: .assumed)
  let winding = Winding()
  let tabs = Tabs(width: 40, length: 30, thickness: 1, source: "common prismatic practice")
  let fixings = Input(
    "cell.fixingsMass", "g", "terminals, vent, insulation and wrap", in: 0...300, default: 40, plausible: 20...80,
    source: "common prismatic practice", confidence: .assumed)

  func assemble<A>(_ v: Values<A>, _ faces: Faces<A>) throws(Refusal) -> Assembly<A> {
    let (wall, lid) = (v[wall], v[lid])
    let inside = (depth: v[depth] - 2 * wall, width: v[width] - 2 * wall, height: v[height] - wall - lid)
    let h = inside.height - v[headspace]
    guard h.canExceed(0) else { throw Refusal("headspace, bottom and lid leave no height for the electrodes") }
    let share = inside.depth / v[rolls]
    let straight = inside.width - 2 * v[clearance] - share
    guard straight.canReach(0) else { throw Refusal("the can is too narrow for flat rolls of its depth") }
    let roll = try winding.evaluate(
      v, faces, straight: straight, outer: 0.5 * share, core: 0.5 * v[core], height: h, room: share * inside.width)
    let volume = v[depth] * v[width] * v[height]
    let metal = inside.depth * inside.width * (wall + lid) + (volume - inside.depth * inside.width * v[height])
    return roll.assembly(
      count: v[rolls], metal: metal, density: v[density], tabs: tabs.masses(v), fixings: v[fixings], volume: volume,
      thickness: v[depth])
  }
}
