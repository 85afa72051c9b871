// The bill of materials of one cell, which is also its mass breakdown: the parts sum to `cell.mass`.

import CellPlugin

struct CellMass: Sendable {
  let filling = ElectrolyteFilling()
  let cathodeActive = Output("cathode.activeMass", "g", "cathode active material in the cell", .bookkeeping)
  let cathodeBinder = Output("cathode.binderMass", "g", "binder in the cathodes", .bookkeeping)
  let cathodeCarbon = Output("cathode.carbonMass", "g", "conductive carbon in the cathodes", .bookkeeping)
  let catholyte = Output("catholyte.mass", "g", "electrolyte in the cathodes", .bookkeeping)
  let cathodeFoil = Output("cathode.foilMass", "g", "aluminium foil", .bookkeeping)
  let anodeActive = Output(
    "anode.activeMass", "g", "host material in the anodes, or the layer that guides plating", .bookkeeping)
  let anodeBinder = Output("anode.binderMass", "g", "binder and carbon in the anodes", .bookkeeping)
  let anodeElectrolyte = Output("anode.electrolyteMass", "g", "electrolyte in the anodes", .bookkeeping)
  let lithium = Output("anode.lithiumMass", "g", "lithium foil as built", .bookkeeping)
  let anodeFoil = Output("anode.foilMass", "g", "copper foil", .bookkeeping)
  let separatorMatrix = Output("separator.matrixMass", "g", "matrix of the separators", .bookkeeping)
  let separatorElectrolyte = Output("separator.electrolyteMass", "g", "electrolyte in the separators", .bookkeeping)
  let laminate = Output("cell.laminateMass", "g", "pouch laminate", .bookkeeping)
  let can = Output("cell.canMass", "g", "can and lid", .bookkeeping)
  let cathodeTab = Output("cathode.tabMass", "g", "positive tab", .bookkeeping)
  let anodeTab = Output("anode.tabMass", "g", "negative tab", .bookkeeping)
  let fixings = Output("cell.fixings", "g", "sealing, insulation, terminals and vent", .bookkeeping)
  let total = Output("cell.mass", "g", "mass of the cell", .bookkeeping)

  let cathodeCoating = Output("cathode.coatingMass", "g", "cathode coatings without electrolyte", .bookkeeping)
  let anodeCoating = Output("anode.coatingMass", "g", "host coatings without electrolyte", .bookkeeping)
  let electrolyte = Output("cell.electrolyteMass", "g", "electrolyte in electrodes and separators", .bookkeeping)

  var view: View {
    .breakdown(
      "mass", "Mass of the cell", of: total,
      into: [
        (cathodeActive, "cathode material"), (cathodeBinder, "cathode binder"), (cathodeCarbon, "cathode carbon"),
        (catholyte, "electrolyte in cathode"), (cathodeFoil, "aluminium foil"), (separatorMatrix, "separator matrix"),
        (separatorElectrolyte, "separator electrolyte"), (anodeActive, "anode host"), (anodeBinder, "anode binder"),
        (anodeElectrolyte, "electrolyte in anode"), (lithium, "lithium foil"), (anodeFoil, "copper foil"),
        (laminate, "pouch laminate"), (can, "can"), (cathodeTab, "positive tab"), (anodeTab, "negative tab"),
        (fixings, "fixings"),
      ])
  }

  /// - Parameter usable: What a face delivers, per area.
  /// - Returns: The mass of the cell [kg].
  @inline(__always) func evaluate<A>(
    _ v: Values<A>, _ faces: Faces<A>, _ cell: Assembly<A>, _ foils: Collectors, usable: Real<A>
  ) -> Real<A> {
    let (cathode, anode, separator) = (faces.cathode, faces.anode, faces.separator)
    let inCathodes = cathode.electrolyte * cell.cathodeFaces
    let inSeparators = separator.electrolyte * cell.separators
    let inAnodes = anode.electrolyte * cell.anodeFaces
    let filling = filling.evaluate(
      v, cathode: inCathodes, separator: inSeparators + inAnodes, charge: usable * cell.cathodeFaces, share: Real(1))
    v[cathodeActive] = cathode.active * cell.cathodeFaces
    v[cathodeBinder] = cathode.binder * cell.cathodeFaces
    v[cathodeCarbon] = cathode.carbon * cell.cathodeFaces
    v[catholyte] = inCathodes * filling.cathode
    v[cathodeFoil] = faces.cathodeFoil * v[foils.cathodeDensity] * cell.cathodeFoil
    v[anodeActive] = anode.active * cell.anodeFaces
    v[anodeBinder] = anode.binder * cell.anodeFaces
    v[anodeElectrolyte] = inAnodes * filling.separator
    v[lithium] = anode.lithium * cell.anodeFaces
    v[anodeFoil] = faces.anodeFoil * v[foils.anodeDensity] * cell.anodeFoil
    v[separatorMatrix] = separator.matrix * cell.separators
    v[separatorElectrolyte] = inSeparators * filling.separator
    v[laminate] = cell.laminate
    v[can] = cell.can
    v[cathodeTab] = cell.cathodeTab
    v[anodeTab] = cell.anodeTab
    v[fixings] = cell.fixings
    v[cathodeCoating] = v[cathodeActive] + v[cathodeBinder] + v[cathodeCarbon]
    v[anodeCoating] = v[anodeActive] + v[anodeBinder]
    v[electrolyte] = v[catholyte] + v[separatorElectrolyte] + v[anodeElectrolyte]
    var sum = v[cathodeCoating] + v[cathodeFoil] + v[anodeCoating] + v[lithium] + v[anodeFoil]
    sum += v[separatorMatrix] + v[electrolyte]
    sum += v[laminate] + v[can] + v[cathodeTab] + v[anodeTab] + v[fixings]
    v[total] = sum
    return sum
  }

  /// One face of an endless stack, with half of each foil [kg/m2].
  @inline(__always) func stack<A>(
    _ v: Values<A>, _ faces: Faces<A>, _ cell: Assembly<A>, _ foils: Collectors, usable: Real<A>
  ) -> Real<A> {
    let besides = faces.separator.electrolyte + faces.anode.electrolyte
    let filling = filling.evaluate(
      v, cathode: faces.cathode.electrolyte, separator: besides, charge: usable, share: 1 / cell.cathodeFaces)
    let halfFoils = 0.5 * (faces.cathodeFoil * v[foils.cathodeDensity] + faces.anodeFoil * v[foils.anodeDensity])
    return faces.cathode.dryMass + faces.anode.dryMass + faces.separator.matrix + halfFoils
      + faces.cathode.electrolyte * filling.cathode + besides * filling.separator
  }
}
