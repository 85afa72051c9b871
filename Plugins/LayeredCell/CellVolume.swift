// The volume of the charged cell, layer by layer where electrodes face one another; what is beside them is the margin, so that
// the parts sum to `cell.volume`. In a can the margin is the room that is left; below zero, the charged roll does not fit.

import CellPlugin

struct CellVolume: Sendable {
  let cathodeCoating = Output("cathode.coatingVolume", "mL", "cathode coatings", .bookkeeping)
  let cathodeFoil = Output("cathode.foilVolume", "mL", "aluminium foil between the coatings", .bookkeeping)
  let separator = Output("separator.volume", "mL", "separators between the electrodes", .bookkeeping)
  let anodeCoating = Output("anode.coatingVolume", "mL", "host coatings, charged", .bookkeeping)
  let lithium = Output("anode.lithiumVolume", "mL", "metallic lithium, charged", .bookkeeping)
  let anodeFoil = Output("anode.foilVolume", "mL", "copper foil under the coatings", .bookkeeping)
  let laminate = Output("cell.laminateVolume", "mL", "pouch laminate above and below", .bookkeeping)
  let can = Output("cell.canVolume", "mL", "walls, bottom and lid of a can", .bookkeeping)
  let margin = Output(
    "cell.marginVolume", "mL", "overhang, seals, flags, tabs, core and gaps beside the coated area", .bookkeeping)
  let total = Output("cell.volume", "mL", "volume of the charged cell", .bookkeeping)

  let thickness = Output(
    "cell.thickness", "mm", "thickness of the charged cell; the diameter of a round one", .bookkeeping)
  let swelling = Output(
    "cell.swelling", "%", "growth in thickness from discharged to charged; in a can, of what presses on it",
    .bookkeeping)
  let layers = UnitStack()

  var view: View {
    .breakdown(
      "volume", "Volume of the charged cell", of: total,
      into: [
        (cathodeCoating, "cathode coating"), (cathodeFoil, "aluminium foil"), (separator, "separator"),
        (anodeCoating, "anode host"), (lithium, "lithium"), (anodeFoil, "copper foil"), (laminate, "pouch laminate"),
        (can, "can"),
        (margin, "margins"),
      ])
  }

  /// - Returns: Thickness of one face of the charged cell with half of each foil [m].
  @inline(__always) func evaluate<A>(_ v: Values<A>, _ faces: Faces<A>, _ cell: Assembly<A>) -> Real<A> {
    let (cathode, anode) = (faces.cathode, faces.anode)
    v[cathodeCoating] = cell.cathodeFaces * (cathode.thickness + cathode.growth)
    v[cathodeFoil] = cell.coveredCathodeFoil * faces.cathodeFoil
    v[separator] = cell.cathodeFaces * faces.separator.thickness
    v[anodeCoating] = cell.cathodeFaces * anode.chargedThickness + cell.outerFaces * anode.thickness
    v[lithium] = cell.cathodeFaces * anode.lithiumCharged + cell.outerFaces * anode.foilThickness
    v[anodeFoil] = cell.coveredAnodeFoil * faces.anodeFoil
    v[laminate] = cell.laminateVolume
    v[can] = cell.canVolume
    var parts = v[cathodeCoating] + v[cathodeFoil] + v[separator] + v[anodeCoating] + v[lithium] + v[anodeFoil]
    parts += v[laminate] + v[can]
    v[margin] = cell.volume - parts
    v[total] = cell.volume
    v[thickness] = cell.thickness
    v[swelling] = cell.swelling
    return layers.evaluate(v, faces)
  }
}

/// The layers of one face of the charged cell, each foil with the half that belongs to it.
struct UnitStack: Sendable {
  let anodeFoil = Output("layers.anodeFoil", "um", "half of the copper foil", .bookkeeping)
  let anodeHost = Output("layers.anodeHost", "um", "host coating, charged", .bookkeeping)
  let lithium = Output("layers.lithium", "um", "metallic lithium, charged", .bookkeeping)
  let separator = Output("layers.separator", "um", "separator", .bookkeeping)
  let cathode = Output("layers.cathode", "um", "cathode coating, charged", .bookkeeping)
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
  @inline(__always) func evaluate<A>(_ v: Values<A>, _ faces: Faces<A>) -> Real<A> {
    v[anodeFoil] = 0.5 * faces.anodeFoil
    v[anodeHost] = faces.anode.chargedThickness
    v[lithium] = faces.anode.lithiumCharged
    v[separator] = faces.separator.thickness
    v[cathode] = faces.cathode.thickness + faces.cathode.growth
    v[cathodeFoil] = 0.5 * faces.cathodeFoil
    return faces.charged + v[anodeFoil] + v[cathodeFoil]
  }
}
