// A stacked pouch: plates between two laminate sheets. The footprint is the separator and a margin on each side; the side
// seals beyond it are folded up and add laminate only.

import CellPlugin

struct Pouch: CellFormat {
  static let identity = Identity(
    "layered-cell", version: "1.2", title: "Stacked pouch cell: charge, mass and volume", category: "cell model",
    text: levels + " A stack in a pouch of laminate, whose thickness follows the charged stack.")

  let plates = Plates()
  let tabs = Tabs(width: 40, length: 40, thickness: 0.3, source: "common pouch practice; BatPaC 5: 1.2 mm and 0.8 mm")
  let fixings = Input(
    "cell.fixingsMass", "g", "sealing films, tapes and insulation", in: 0...100, default: 3, plausible: 1...10,
    source: "common pouch practice", confidence: .assumed)
  let sideMargin = Input(
    "cell.sideMargin", "mm", "width that each folded side seal adds", in: 0...30, default: 1, plausible: 0.5...5,
    source: "common pouch practice", confidence: .assumed)
  let endMargin = Input(
    "cell.endMargin", "mm", "height that seal and flags add at each end", in: 0...50, default: 10, plausible: 6...20,
    source: "common pouch practice", confidence: .assumed)
  let tabRoom = Input(
    "cell.tabRoom", "mm", "height outside the laminate that the tabs claim in the cell's volume, in all", in: 0...100,
    default: 0, source: "volume without tabs", confidence: .assumed)
  let sealWidth = Input(
    "cell.sealWidth", "mm", "laminate folded up at each side", in: 0...30, default: 6, plausible: 4...10,
    source: "BatPaC 5 (Argonne National Laboratory)", confidence: .measured)
  let laminateThickness = Input(
    "cell.laminateThickness", "um", "thickness of the pouch laminate", in: 50...400, default: 113, plausible: 88...153,
    source: "113 um aluminium laminate, cell models of M. J. Lacey (2021)", confidence: .measured)
  let laminateDensity = Input(
    "cell.laminateDensity", "g/cm3", "density of the pouch laminate", in: 1...4, default: 1.8, plausible: 1.5...2.2,
    source: "cell models of M. J. Lacey (2021); BatPaC 5 layers give 2.2", confidence: .measured)

  @inline(__always) func assemble<A>(_ v: Values<A>, _ faces: Faces<A>) throws(Refusal) -> Assembly<A> {
    let stack = plates.evaluate(v, faces, tabWidth: v[tabs.width])
    let n = stack.layers
    let (width, height) = (stack.width + 2 * v[sideMargin], stack.height + 2 * v[endMargin])
    let sheet = v[laminateThickness]
    let thickness = stack.charged + 2 * sheet
    let footprint = width * (height + v[tabRoom])
    let laminate = 2 * (width + 2 * v[sealWidth]) * height + 2 * (width + height) * stack.built
    let tabs = tabs.masses(v)
    return Assembly(
      cathodeFaces: 2 * n * stack.cathodeArea, anodeFaces: (2 * n + stack.outer) * stack.anodeArea,
      separators: 2 * n * stack.width * stack.height, outerFaces: stack.outer * stack.cathodeArea,
      cathodeFoil: n * (stack.cathodeArea + stack.flag), anodeFoil: (n + 1) * (stack.anodeArea + stack.flag),
      coveredCathodeFoil: n * stack.cathodeArea, coveredAnodeFoil: (n + 1) * stack.cathodeArea,
      laminate: laminate * sheet * v[laminateDensity], can: Real(0),
      laminateVolume: 2 * sheet * stack.cathodeArea, canVolume: Real(0),
      cathodeTab: tabs.cathode, anodeTab: tabs.anode, fixings: v[fixings],
      volume: thickness * footprint, dischargedVolume: (thickness - stack.breathing) * footprint,
      thickness: thickness, swelling: stack.breathing / (thickness - stack.breathing))
  }
}
