// Thickness and volume of the charged cell, layer by layer over the cathode's area; what lies beside it is the margin, so
// that the parts sum to `cell.volume`. Outer anode faces are coated or not, and see no charge.

import CellPlugin

/// Of the charged cell [SI].
struct CellSize<A: Arithmetic> {
  /// Of the stack without laminate, as built.
  let stackThickness: Real<A>
  let volume: Real<A>, dischargedVolume: Real<A>
  /// One cathode face and what belongs to it, half of each foil.
  let repeatThickness: Real<A>
}

struct CellVolume: Sendable {
  let cathodeCoating = Output("cathode.coatingVolume", "mL", "cathode coatings", .bookkeeping)
  let cathodeFoil = Output("cathode.foilVolume", "mL", "aluminium foil between the coatings", .bookkeeping)
  let separator = Output("separator.volume", "mL", "separators between the electrodes", .bookkeeping)
  let anodeCoating = Output("anode.coatingVolume", "mL", "host coatings, charged", .bookkeeping)
  let lithium = Output("anode.lithiumVolume", "mL", "metallic lithium, charged", .bookkeeping)
  let anodeFoil = Output("anode.foilVolume", "mL", "copper foil under the coatings", .bookkeeping)
  let laminate = Output("cell.laminateVolume", "mL", "pouch laminate above and below", .bookkeeping)
  let margin = Output("cell.marginVolume", "mL", "overhang, seals, flags and tabs beside the coated area", .bookkeeping)
  let total = Output("cell.volume", "mL", "volume of the charged cell without its tabs", .bookkeeping)

  let thickness = Output("cell.thickness", "mm", "thickness of the charged cell", .bookkeeping)
  let swelling = Output("cell.swelling", "%", "growth of the cell's thickness from discharged to charged", .bookkeeping)
  let layers = UnitStack()

  var view: View {
    .breakdown(
      "volume", "Volume of the charged cell", of: total,
      into: [
        (cathodeCoating, "cathode coating"), (cathodeFoil, "aluminium foil"), (separator, "separator"),
        (anodeCoating, "anode host"), (lithium, "lithium"), (anodeFoil, "copper foil"), (laminate, "pouch laminate"),
        (margin, "margins"),
      ])
  }

  func evaluate<A>(
    _ v: Values<A>, _ format: PouchFormat, _ pouch: Pouch<A>, _ cathode: CathodeFace<A>, _ anode: AnodeFace<A>,
    _ layer: SeparatorFace<A>, foil: Real<A>
  ) -> CellSize<A> {
    let faces = 2 * pouch.layers
    let cathodeFoils = pouch.layers * v[format.cathodeFoilThickness]
    let anodeFoils = (pouch.layers + 1) * v[format.anodeFoilThickness]
    let fixed = cathodeFoils + anodeFoils + faces * (cathode.thickness + layer.thickness)
    let outer = pouch.outerFaces * (anode.thickness + foil)
    let sheets = 2 * pouch.laminateThickness
    let built = fixed + outer + faces * (anode.thickness + foil)
    let charged = fixed + outer + faces * (anode.chargedThickness + anode.lithiumCharged) + sheets
    let breathing = faces * anode.breathing
    let discharged = charged - breathing
    let area = pouch.cathodeArea
    v[cathodeCoating] = faces * cathode.thickness * area
    v[cathodeFoil] = cathodeFoils * area
    v[separator] = faces * layer.thickness * area
    v[anodeCoating] = (faces * anode.chargedThickness + pouch.outerFaces * anode.thickness) * area
    v[lithium] = (faces * anode.lithiumCharged + pouch.outerFaces * foil) * area
    v[anodeFoil] = anodeFoils * area
    v[laminate] = sheets * area
    v[margin] = charged * (pouch.footprint - area)
    v[total] = charged * pouch.footprint
    v[thickness] = charged
    v[swelling] = breathing / discharged
    let repeatThickness = layers.evaluate(v, format, cathode, anode, layer)
    return CellSize(
      stackThickness: built, volume: charged * pouch.footprint, dischargedVolume: discharged * pouch.footprint,
      repeatThickness: repeatThickness)
  }
}

/// The layers of one face of the charged cell, each foil with the half that belongs to it.
struct UnitStack: Sendable {
  let anodeFoil = Output("layers.anodeFoil", "um", "half of the copper foil", .bookkeeping)
  let anodeHost = Output("layers.anodeHost", "um", "host coating, charged", .bookkeeping)
  let lithium = Output("layers.lithium", "um", "metallic lithium, charged", .bookkeeping)
  let separator = Output("layers.separator", "um", "separator", .bookkeeping)
  let cathode = Output("layers.cathode", "um", "cathode coating", .bookkeeping)
  let cathodeFoil = Output("layers.cathodeFoil", "um", "half of the aluminium foil", .bookkeeping)

  var view: View {
    .stack(
      "layers", "One face of the charged cell",
      layers: [
        (anodeFoil, "copper foil, half"), (anodeHost, "anode host"), (lithium, "lithium"), (separator, "separator"),
        (cathode, "cathode"), (cathodeFoil, "aluminium foil, half"),
      ])
  }

  /// - Returns: The sum of the layers [m].
  func evaluate<A>(
    _ v: Values<A>, _ format: PouchFormat, _ face: CathodeFace<A>, _ anode: AnodeFace<A>, _ layer: SeparatorFace<A>
  ) -> Real<A> {
    v[anodeFoil] = 0.5 * v[format.anodeFoilThickness]
    v[anodeHost] = anode.chargedThickness
    v[lithium] = anode.lithiumCharged
    v[separator] = layer.thickness
    v[cathode] = face.thickness
    v[cathodeFoil] = 0.5 * v[format.cathodeFoilThickness]
    return v[anodeFoil] + v[anodeHost] + v[lithium] + v[separator] + v[cathode] + v[cathodeFoil]
  }
}
