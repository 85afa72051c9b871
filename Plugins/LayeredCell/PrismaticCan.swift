// Stacks side by side in a rigid prismatic can, whose depth leaves them room to grow; the lid carries the terminals.
//   depth = s t_charged / f + 2 w    width = b + 2 c + 2 w    height = h + headspace + w + lid

import CellPlugin

struct PrismaticCan: CellFormat {
  static let identity = Identity(
    "prismatic-cell", version: "1.1", title: "Stacked prismatic cell: charge, mass and volume", category: "cell model",
    text: levels + " Stacks in a rigid can, dimensioned for the charged stacks; its volume does not breathe.")

  let plates = Plates()
  let tabs = Tabs(width: 40, length: 30, thickness: 1, source: "common prismatic practice")
  let stacks = Input(
    "can.stacks", "1", "stacks side by side", in: 1...6, default: 2, source: "common prismatic practice",
    confidence: .assumed)
  let fill = Input(
    "can.fill", "1", "thickness of the charged stacks per inner depth of the can", in: 0.5...1, default: 0.95,
    plausible: 0.9...0.99, source: "common prismatic practice", confidence: .assumed)
  let can = RectangularCan()
  let headspace = Input(
    "can.headspace", "mm", "height inside the can beyond the separator", in: 0...40, default: 10, plausible: 5...15,
    source: "common prismatic practice", confidence: .assumed)
  let clearance = Input(
    "can.clearance", "mm", "width inside the can beside the separator at each side, for the tabs or the wrap",
    in: 0...30,
    default: 1, plausible: 0.5...5, source: "common prismatic practice", confidence: .assumed)
  let fixings = Input(
    "cell.fixingsMass", "g", "terminals, vent, insulation and wrap", in: 0...300, default: 40, plausible: 20...80,
    source: "common prismatic practice", confidence: .assumed)

  let width = Output("can.width", "mm", "outer width", .bookkeeping)
  let height = Output("can.height", "mm", "outer height without terminals", .bookkeeping)
  let room = Output("can.room", "%", "inner depth left beside the charged stacks", .bookkeeping)

  @inline(__always) func assemble<A>(_ v: Values<A>, _ faces: Faces<A>) throws(Refusal) -> Assembly<A> {
    let stack = plates.evaluate(v, faces, tabWidth: v[tabs.width])
    let n = stack.layers
    let inside = Cuboid(
      depth: v[stacks] * stack.charged / v[fill], width: stack.width + 2 * v[clearance],
      height: stack.height + v[headspace])
    let outside = inside.outside(can, v)
    let metal = outside.volume - inside.volume
    v[width] = outside.width
    v[height] = outside.height
    v[room] = 1 - v[fill]
    let tabs = tabs.masses(v)
    let area = stack.cathodeArea
    return Assembly(
      cathodeFaces: v[stacks] * 2 * n * area, anodeFaces: v[stacks] * (2 * n + stack.outer) * stack.anodeArea,
      separators: v[stacks] * 2 * n * stack.width * stack.height, outerFaces: v[stacks] * stack.outer * area,
      cathodeFoil: v[stacks] * n * (area + stack.flag),
      anodeFoil: v[stacks] * (n + 1) * (stack.anodeArea + stack.flag),
      coveredCathodeFoil: v[stacks] * n * area, coveredAnodeFoil: v[stacks] * (n + 1) * area,
      laminate: Real(0), can: metal * v[can.density], laminateVolume: Real(0), canVolume: metal,
      cathodeTab: tabs.cathode, anodeTab: tabs.anode, fixings: v[fixings], volume: outside.volume,
      dischargedVolume: outside.volume, thickness: outside.depth,
      swelling: stack.breathing / (stack.charged - stack.breathing))
  }
}
