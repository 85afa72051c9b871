// A band of thickness t (both electrodes, two separators) wound from the core until its last half turn touches the wall. A turn
// has two straight runs s and two half circles:  L = f [2 s (R - t/2 - r0) + pi ((R - t/2)^2 - r0^2)] / t  (Archimedes' spiral;
// the term of relative size (t/2 pi r)^2 is left out). A round roll has no straight runs.

import CellPlugin

/// One roll, by areas [SI].
struct Roll<A: Arithmetic> {
  let cathodeFaces: Real<A>, anodeFaces: Real<A>, separators: Real<A>
  let cathodeFoil: Real<A>, anodeFoil: Real<A>
  /// Growth of the charged band, relative to the discharged one.
  let swelling: Real<A>

  /// `count` such rolls in a rigid can of `metal` [m3].
  func assembly(
    count: Real<A>, metal: Real<A>, density: Real<A>, tabs: (cathode: Real<A>, anode: Real<A>), fixings: Real<A>,
    volume: Real<A>, thickness: Real<A>
  ) -> Assembly<A> {
    Assembly(
      cathodeFaces: count * cathodeFaces, anodeFaces: count * anodeFaces, separators: count * separators,
      outerFaces: Real(0), cathodeFoil: count * cathodeFoil, anodeFoil: count * anodeFoil,
      coveredCathodeFoil: 0.5 * count * cathodeFaces, coveredAnodeFoil: 0.5 * count * cathodeFaces,
      laminate: Real(0), can: metal * density, laminateVolume: Real(0), canVolume: metal,
      cathodeTab: tabs.cathode, anodeTab: tabs.anode, fixings: fixings, volume: volume, dischargedVolume: volume,
      thickness: thickness, swelling: swelling)
  }
}

struct Winding: Sendable {
  let fill: Input
  let anodeOverhang = Input(
    "cell.anodeOverhang", "mm", "anode beyond the cathode at each edge", in: 0...10, default: 0.5, plausible: 0...1,
    source: "common practice for wound cells", confidence: .assumed)
  let separatorOverhang = Input(
    "cell.separatorOverhang", "mm", "separator beyond the cathode at each edge", in: 0...20, default: 1.5,
    plausible: 0.5...2, source: "common practice for wound cells", confidence: .assumed)
  let anodeLead = Input(
    "cell.anodeLead", "mm", "length of the anode beyond the cathode's", in: 0...1000, default: 60, plausible: 0...140,
    source: "about a turn; 136 mm in a 4680, Ank et al. (2023)", confidence: .assumed)
  let separatorLead = Input(
    "cell.separatorLead", "mm", "length of each separator beyond the cathode's", in: 0...2000, default: 120,
    plausible: 0...380, source: "about two turns; 355 mm in a 4680, Ank et al. (2023)", confidence: .assumed)
  let cathodeEdge = Input(
    "cell.cathodeFoilEdge", "mm", "uncoated foil along the whole cathode", in: 0...20, default: 0, plausible: 0...6,
    source: "none where tabs are welded on; 1 mm in a 4680, Ank et al. (2023)", confidence: .estimated)
  let anodeEdge = Input(
    "cell.anodeFoilEdge", "mm", "uncoated foil along the whole anode", in: 0...20, default: 0, plausible: 0...6,
    source: "none where tabs are welded on; 6 mm in a 4680, Ank et al. (2023)", confidence: .estimated)

  init(fill: Double, plausible: ClosedRange<Double>, source: String) {
    self.fill = Input(
      "cell.windingFill", "1", "length of the roll per length that would fill the can", in: 0.5...1, default: fill,
      plausible: plausible, source: source, confidence: .estimated)
  }

  let length = Output("cell.electrodeLength", "mm", "length of the cathode coating", .bookkeeping)
  let room = Output(
    "can.room", "%", "inner cross-section left beside core and charged roll; below 0 the roll does not fit",
    .bookkeeping, in: 0...100)
  let coatedHeight = Output("cell.electrodeHeight", "mm", "height of the cathode coating", .bookkeeping)

  /// - Parameters:
  ///   - straight: Length of a straight run.
  ///   - outer: Outer radius of the turns.
  ///   - core: Radius of the core.
  ///   - height: Height of the cathode coating.
  ///   - area: Inner cross-section of the can that belongs to the roll.
  func evaluate<A>(
    _ v: Values<A>, _ faces: Faces<A>, straight: Real<A>, outer: Real<A>, core: Real<A>, height: Real<A>,
    room area: Real<A>
  ) throws(Refusal) -> Roll<A> {
    let foils = faces.cathodeFoil + faces.anodeFoil
    let band = 2 * faces.built + foils
    let last = outer - 0.5 * band
    guard (last - core).canExceed(0) else { throw Refusal("the can has no room for a turn of the roll") }
    /// The cross-section within a radius, from the middle line on.
    func section(_ radius: Real<A>) -> Real<A> { radius * (2 * straight + Double.pi * radius) }
    let l = v[fill] * (section(last) - section(core)) / band
    let charged = 2 * faces.charged + foils
    v[length] = l
    v[coatedHeight] = height
    v[room] = 1 - (section(core) + l * charged) / area
    let anodeHeight = height + 2 * v[anodeOverhang]
    let anodeLength = l + v[anodeLead]
    return Roll(
      cathodeFaces: 2 * l * height, anodeFaces: 2 * anodeLength * anodeHeight,
      separators: 2 * (l + v[separatorLead]) * (height + 2 * v[separatorOverhang]),
      cathodeFoil: l * (height + v[cathodeEdge]), anodeFoil: anodeLength * (anodeHeight + v[anodeEdge]),
      swelling: 2 * faces.breathing / (charged - 2 * faces.breathing))
  }
}
