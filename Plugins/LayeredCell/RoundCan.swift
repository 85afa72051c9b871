// A jelly roll in a round can. The band of thickness t (both electrodes, two separators) winds from the core r0 until its last
// half turn touches the wall:  L = f pi [(R - t/2)^2 - r0^2] / t  (Archimedes' spiral; the term of relative size (t/2 pi r)^2
// is left out).  Electrode height = can - headspace - lid - bottom. A wound can is rigid; room to grow is in f and the core.

import CellPlugin

struct RoundCan: CellFormat {
  static let identity = Identity(
    "wound-cell", version: "1.0", title: "Wound cylindrical cell: charge, mass and volume", category: "cell model",
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
  let fill = Input(
    "cell.windingFill", "1", "length of the roll per length that would fill the can", in: 0.5...1, default: 1,
    plausible: 0.88...1, source: "a roll without gaps; published electrodes of a 21700 and a 4680 give 0.9 and 0.94",
    confidence: .estimated)
  let anodeOverhang = Input(
    "cell.anodeOverhang", "mm", "anode beyond the cathode at each edge", in: 0...10, default: 0.5, plausible: 0...1,
    source: "common practice for wound cells", confidence: .assumed)
  let separatorOverhang = Input(
    "cell.separatorOverhang", "mm", "separator beyond the cathode at each edge", in: 0...20, default: 1.5,
    plausible: 0.5...2, source: "common practice for wound cells", confidence: .assumed)
  let anodeLead = Input(
    "cell.anodeLead", "mm", "length of the anode beyond the cathode's", in: 0...300, default: 60, plausible: 0...140,
    source: "about a turn; 136 mm in a 4680, Ank et al. (2023)", confidence: .assumed)
  let separatorLead = Input(
    "cell.separatorLead", "mm", "length of each separator beyond the cathode's", in: 0...600, default: 120,
    plausible: 0...380, source: "about two turns; 355 mm in a 4680, Ank et al. (2023)", confidence: .assumed)
  let cathodeEdge = Input(
    "cell.cathodeFoilEdge", "mm", "uncoated foil along the whole cathode", in: 0...20, default: 0, plausible: 0...6,
    source: "none where tabs are welded on; 1 mm in a 4680, Ank et al. (2023)", confidence: .estimated)
  let anodeEdge = Input(
    "cell.anodeFoilEdge", "mm", "uncoated foil along the whole anode", in: 0...20, default: 0, plausible: 0...6,
    source: "none where tabs are welded on; 6 mm in a 4680, Ank et al. (2023)", confidence: .estimated)
  let tabs = Tabs(width: 4, length: 60, thickness: 0.1, source: "common practice for wound cells")
  let fixings = Input(
    "cell.fixingsMass", "g", "cap, vent, insulators and wrap", in: 0...100, default: 4, plausible: 2...8, source: lacey,
    confidence: .estimated)

  let length = Output("cell.electrodeLength", "mm", "length of the cathode coating", .bookkeeping)
  let room = Output(
    "can.room", "%", "inner cross-section left beside core and charged roll; below 0 the roll does not fit",
    .bookkeeping)
  let coatedHeight = Output("cell.electrodeHeight", "mm", "height of the cathode coating", .bookkeeping)

  func assemble<A>(_ v: Values<A>, _ faces: Faces<A>) throws(Refusal) -> Assembly<A> {
    let pi = Double.pi
    let band = 2 * faces.built + faces.cathodeFoil + faces.anodeFoil
    let (outside, wall, lid) = (0.5 * v[diameter], v[wall], v[lid])
    let inside = outside - wall
    let (last, first) = (inside - 0.5 * band, 0.5 * v[core])
    let h = v[height] - v[headspace] - 2 * lid
    guard last.value > first.value else { throw Refusal("the can has no room for a turn of the roll") }
    guard h.value > 0 else { throw Refusal("headspace and lids leave no height for the electrodes") }
    let l = v[fill] * pi * (last * last - first * first) / band
    v[length] = l
    v[coatedHeight] = h
    let charged = 2 * faces.charged + faces.cathodeFoil + faces.anodeFoil
    v[room] = 1 - (first * first + l * charged / pi) / (inside * inside)
    let anodeHeight = h + 2 * v[anodeOverhang]
    let anodeLength = l + v[anodeLead]
    let face = l * h
    let volume = pi * outside * outside * v[height]
    let metal = pi * (outside * outside - inside * inside) * v[height] + 2 * pi * inside * inside * lid
    let tabs = tabs.masses(v)
    return Assembly(
      cathodeFaces: 2 * face, anodeFaces: 2 * anodeLength * anodeHeight,
      separators: 2 * (l + v[separatorLead]) * (h + 2 * v[separatorOverhang]), outerFaces: Real(0),
      cathodeFoil: l * (h + v[cathodeEdge]), anodeFoil: anodeLength * (anodeHeight + v[anodeEdge]),
      coveredCathodeFoil: face, coveredAnodeFoil: face,
      laminate: Real(0), can: metal * v[density], laminateVolume: Real(0), canVolume: metal,
      cathodeTab: tabs.cathode, anodeTab: tabs.anode, fixings: v[fixings], volume: volume, dischargedVolume: volume,
      thickness: v[diameter],
      swelling: 2 * faces.breathing / (band + 2 * (faces.charged - faces.built - faces.breathing)))
  }
}
