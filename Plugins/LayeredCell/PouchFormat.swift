// A stacked pouch: n double-sided cathodes between n + 1 anodes, foils shared by two faces, 2n separators, two laminate sheets.
// The footprint is the separator and a margin on each side; the side seals beyond it are folded up and add laminate only.

import CellPlugin

/// Counts, areas and thicknesses of one pouch [SI].
struct Pouch<A: Arithmetic> {
  let layers: Real<A>
  /// Of one face.
  let cathodeArea: Real<A>, anodeArea: Real<A>, separatorArea: Real<A>
  /// Of all faces together.
  let cathodeFaces: Real<A>, anodeFaces: Real<A>, separators: Real<A>
  /// Of all pieces together, with the uncoated flags that are welded to the tabs.
  let cathodeFoil: Real<A>, anodeFoil: Real<A>
  /// Anode faces on the outside of the stack, which face no cathode.
  let outerFaces: Real<A>
  let footprint: Real<A>, laminateThickness: Real<A>
}

struct PouchFormat: Sendable {
  let layers = Input(
    "cell.layers", "1", "double-sided cathodes in the stack", in: 1...200, default: 20, source: "design choice",
    confidence: .assumed)
  let width = Input(
    "cell.electrodeWidth", "mm", "width of the cathode coating", in: 20...500, default: 100,
    source: "an automotive pouch", confidence: .assumed)
  let height = Input(
    "cell.electrodeHeight", "mm", "height of the cathode coating", in: 20...1000, default: 300,
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
  let cathodeFoilThickness = Input(
    "cathode.foilThickness", "um", "thickness of the aluminium foil", in: 4...30, default: 12, plausible: 10...16,
    source: "Chen et al., doi 10.1149/1945-7111/ab9050: 16 um; BatPaC 5: 15 um; current cells 10 to 12 um",
    confidence: .estimated)
  let cathodeFoilDensity = Input(
    "cathode.foilDensity", "g/cm3", "density of aluminium", in: 1...10, default: 2.7, plausible: 2.69...2.71,
    source: "OpenCell Design material data (STEER, Stanford)", confidence: .measured)
  let anodeFoilThickness = Input(
    "anode.foilThickness", "um", "thickness of the copper foil", in: 3...30, default: 8, plausible: 4.5...12,
    source: "BatteryCost cell model (Carnegie Mellon University); Chen et al. 12 um", confidence: .measured)
  let anodeFoilDensity = Input(
    "anode.foilDensity", "g/cm3", "density of copper", in: 1...10, default: 8.96, plausible: 8.9...8.97,
    source: "OpenCell Design material data (STEER, Stanford)", confidence: .measured)
  let flag = Input(
    "cell.foilFlag", "mm", "uncoated foil between the coating and the tab", in: 0...50, default: 10, plausible: 5...20,
    source: "common pouch practice", confidence: .assumed)
  let tabWidth = Input(
    "cell.tabWidth", "mm", "width of each tab", in: 5...200, default: 40, plausible: 20...80,
    source: "common pouch practice", confidence: .assumed)
  let tabLength = Input(
    "cell.tabLength", "mm", "length of each tab", in: 0...100, default: 40, plausible: 20...60,
    source: "common pouch practice", confidence: .assumed)
  let tabThickness = Input(
    "cell.tabThickness", "mm", "thickness of each tab", in: 0.05...2, default: 0.3, plausible: 0.2...1.2,
    source: "common pouch practice; BatPaC 5: 1.2 mm aluminium, 0.8 mm copper", confidence: .assumed)
  let fixings = Input(
    "cell.fixingsMass", "g", "sealing films, tapes and insulation", in: 0...100, default: 3, plausible: 1...10,
    source: "common pouch practice", confidence: .assumed)
  let sideMargin = Input(
    "cell.sideMargin", "mm", "width that each folded side seal adds", in: 0...30, default: 1, plausible: 0.5...5,
    source: "common pouch practice", confidence: .assumed)
  let endMargin = Input(
    "cell.endMargin", "mm", "height that seal and flags add at each end", in: 0...50, default: 10, plausible: 6...20,
    source: "common pouch practice", confidence: .assumed)
  let sealWidth = Input(
    "cell.sealWidth", "mm", "laminate folded up at each side", in: 0...30, default: 6, plausible: 4...10,
    source: "BatPaC 5 (Argonne National Laboratory)", confidence: .measured)
  let laminateThickness = Input(
    "cell.laminateThickness", "um", "thickness of the pouch laminate", in: 50...400, default: 113, plausible: 88...153,
    source: "113 um aluminium laminate, cell models of M. J. Lacey (2021)", confidence: .measured)
  let laminateDensity = Input(
    "cell.laminateDensity", "g/cm3", "density of the pouch laminate", in: 1...4, default: 1.8, plausible: 1.5...2.2,
    source: "cell models of M. J. Lacey (2021); BatPaC 5 layers give 2.2", confidence: .measured)

  func evaluate<A>(_ v: Values<A>) -> Pouch<A> {
    let n = v[layers]
    let anodeEdge = 2 * v[anodeOverhang]
    let separatorEdge = 2 * v[separatorOverhang]
    let cathode = v[width] * v[height]
    let anode = (v[width] + anodeEdge) * (v[height] + anodeEdge)
    let sheetWidth = v[width] + separatorEdge
    let sheetHeight = v[height] + separatorEdge
    let outer = 2 * v[outerCoating]
    let flagArea = v[flag] * v[tabWidth]
    return Pouch(
      layers: n, cathodeArea: cathode, anodeArea: anode, separatorArea: sheetWidth * sheetHeight,
      cathodeFaces: 2 * n * cathode, anodeFaces: (2 * n + outer) * anode, separators: 2 * n * sheetWidth * sheetHeight,
      cathodeFoil: n * (cathode + flagArea), anodeFoil: (n + 1) * (anode + flagArea), outerFaces: outer,
      footprint: (sheetWidth + 2 * v[sideMargin]) * (sheetHeight + 2 * v[endMargin]),
      laminateThickness: v[laminateThickness])
  }

  /// The mass of the two sheets and the walls around a stack of this thickness [kg].
  func laminateMass<A>(_ v: Values<A>, around thickness: Real<A>) -> Real<A> {
    let sheetWidth = v[width] + 2 * v[separatorOverhang] + 2 * v[sideMargin]
    let sheetHeight = v[height] + 2 * v[separatorOverhang] + 2 * v[endMargin]
    let sheets = 2 * (sheetWidth + 2 * v[sealWidth]) * sheetHeight
    let walls = 2 * (sheetWidth + sheetHeight) * thickness
    return (sheets + walls) * v[laminateThickness] * v[laminateDensity]
  }

  /// The mass of both tabs, each of the metal of its foil [kg].
  func tabMass<A>(_ v: Values<A>) -> (cathode: Real<A>, anode: Real<A>) {
    let volume = v[tabWidth] * v[tabLength] * v[tabThickness]
    return (volume * v[cathodeFoilDensity], volume * v[anodeFoilDensity])
  }
}
