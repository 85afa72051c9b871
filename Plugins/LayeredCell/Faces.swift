// What a format is given: one cathode face and all that belongs to it. What it gives back: areas, housing and room.

import CellPlugin

/// The layers of one cathode face [SI].
struct Faces<A: Arithmetic> {
  let cathode: CathodeFace<A>, separator: SeparatorFace<A>, anode: AnodeFace<A>
  /// Thickness of the whole foils, each shared by two faces.
  let cathodeFoil: Real<A>, anodeFoil: Real<A>

  /// Without the foils.
  var built: Real<A> { cathode.thickness + separator.thickness + anode.thickness + anode.foilThickness }
  /// Without the foils.
  var charged: Real<A> {
    cathode.thickness + cathode.growth + separator.thickness + anode.chargedThickness + anode.lithiumCharged
  }
  /// By how much all of it is thicker charged than discharged.
  var breathing: Real<A> { anode.breathing + cathode.breathing }
}

/// A cell put together, by areas, pieces and room [SI].
struct Assembly<A: Arithmetic> {
  /// Of all faces together: cathode, anode with overhang and outer faces, separators.
  let cathodeFaces: Real<A>, anodeFaces: Real<A>, separators: Real<A>
  /// Anode faces that face no cathode.
  let outerFaces: Real<A>
  /// Of all pieces together, with uncoated edges and flags.
  let cathodeFoil: Real<A>, anodeFoil: Real<A>
  /// What of the foils lies between cathode faces.
  let coveredCathodeFoil: Real<A>, coveredAnodeFoil: Real<A>
  /// Masses of the housing.
  let laminate: Real<A>, can: Real<A>
  /// Volumes of the housing, as far as it lies within the cell's volume.
  let laminateVolume: Real<A>, canVolume: Real<A>
  let cathodeTab: Real<A>, anodeTab: Real<A>, fixings: Real<A>
  /// Of the charged and of the discharged cell.
  let volume: Real<A>, dischargedVolume: Real<A>
  /// Of the charged cell; the diameter of a round one.
  let thickness: Real<A>
  /// Growth from discharged to charged, relative: of the cell, or of what presses on a can.
  let swelling: Real<A>
}

/// How faces become a cell. A format declares its own inputs.
protocol CellFormat: Sendable {
  static var identity: Identity { get }
  init()
  func assemble<A>(_ v: Values<A>, _ faces: Faces<A>) throws(Refusal) -> Assembly<A>
}

/// The foils.
struct Collectors: Sendable {
  let cathodeThickness = Input(
    "cathode.foilThickness", "um", "thickness of the aluminium foil", in: 4...30, default: 12, plausible: 10...16,
    source: "Chen et al., doi 10.1149/1945-7111/ab9050: 16 um; BatPaC 5: 15 um; current cells 10 to 12 um",
    confidence: .estimated)
  let cathodeDensity = Input(
    "cathode.foilDensity", "g/cm3", "density of aluminium", in: 1...10, default: 2.7, plausible: 2.69...2.71,
    source: "OpenCell Design material data (STEER, Stanford)", confidence: .measured)
  let anodeThickness = Input(
    "anode.foilThickness", "um", "thickness of the copper foil", in: 3...30, default: 8, plausible: 4.5...12,
    source: "BatteryCost cell model (Carnegie Mellon University); Chen et al. 12 um", confidence: .measured)
  let anodeDensity = Input(
    "anode.foilDensity", "g/cm3", "density of copper", in: 1...10, default: 8.96, plausible: 8.9...8.97,
    source: "OpenCell Design material data (STEER, Stanford)", confidence: .measured)
}

/// Two tabs, each of the metal of its foil; a foil of polymer and metal keeps the metal's tab.
struct Tabs: Sendable {
  let width: Input, length: Input
  let cathodeThickness: Input, anodeThickness: Input

  init(width: Double, length: Double, thickness: Double, source: String) {
    self.width = Input(
      "cell.tabWidth", "mm", "width of each tab", in: 1...200, default: width, source: source, confidence: .assumed)
    self.length = Input(
      "cell.tabLength", "mm", "length of each tab", in: 0...200, default: length, source: source, confidence: .assumed)
    cathodeThickness = Input(
      "cathode.tabThickness", "mm", "thickness of the positive tab", in: 0.02...2, default: thickness, source: source,
      confidence: .assumed)
    anodeThickness = Input(
      "anode.tabThickness", "mm", "thickness of the negative tab", in: 0.02...2, default: thickness, source: source,
      confidence: .assumed)
  }
  let cathodeDensity = Input(
    "cathode.tabDensity", "g/cm3", "density of the positive tab, aluminium", in: 1...10, default: 2.7,
    source: "OpenCell Design material data (STEER, Stanford)", confidence: .measured)
  let anodeDensity = Input(
    "anode.tabDensity", "g/cm3", "density of the negative tab, copper", in: 1...10, default: 8.96,
    plausible: 8.88...8.97,
    source: "OpenCell Design material data (STEER, Stanford)", confidence: .measured)

  /// The mass of both [kg].
  @inline(__always) func masses<A>(_ v: Values<A>) -> (cathode: Real<A>, anode: Real<A>) {
    let area = v[width] * v[length]
    return (
      area * v[cathodeThickness] * v[cathodeDensity], area * v[anodeThickness] * v[anodeDensity]
    )
  }
}
