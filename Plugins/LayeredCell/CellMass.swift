// The bill of materials of one cell, which is also its mass breakdown: the parts sum to `cell.mass`.

import CellPlugin

struct CellMass: Sendable {
  let cathodeActive = Output("cathode.activeMass", "g", "cathode active material in the cell", .bookkeeping)
  let cathodeBinder = Output("cathode.binderMass", "g", "binder in the cathodes", .bookkeeping)
  let cathodeCarbon = Output("cathode.carbonMass", "g", "conductive carbon in the cathodes", .bookkeeping)
  let catholyte = Output("catholyte.mass", "g", "electrolyte in the cathodes", .bookkeeping)
  let cathodeFoil = Output("cathode.foilMass", "g", "aluminium foil", .bookkeeping)
  let anodeActive = Output("anode.activeMass", "g", "host material in the anodes", .bookkeeping)
  let anodeBinder = Output("anode.binderMass", "g", "binder and carbon in the anodes", .bookkeeping)
  let anodeElectrolyte = Output("anode.electrolyteMass", "g", "electrolyte in the anodes", .bookkeeping)
  let lithium = Output("anode.lithiumMass", "g", "lithium foil as built", .bookkeeping)
  let anodeFoil = Output("anode.foilMass", "g", "copper foil", .bookkeeping)
  let separatorMatrix = Output("separator.matrixMass", "g", "matrix of the separators", .bookkeeping)
  let separatorElectrolyte = Output("separator.electrolyteMass", "g", "electrolyte in the separators", .bookkeeping)
  let laminate = Output("cell.laminateMass", "g", "pouch laminate", .bookkeeping)
  let cathodeTab = Output("cathode.tabMass", "g", "positive tab", .bookkeeping)
  let anodeTab = Output("anode.tabMass", "g", "negative tab", .bookkeeping)
  let fixings = Output("cell.fixings", "g", "sealing films, tapes and insulation", .bookkeeping)
  let total = Output("cell.mass", "g", "mass of the cell", .bookkeeping)

  var view: View {
    .breakdown(
      "mass", "Mass of the cell", of: total,
      into: [
        (cathodeActive, "cathode material"), (cathodeBinder, "cathode binder"), (cathodeCarbon, "cathode carbon"),
        (catholyte, "electrolyte in cathode"), (cathodeFoil, "aluminium foil"), (separatorMatrix, "separator matrix"),
        (separatorElectrolyte, "separator electrolyte"), (anodeActive, "anode host"), (anodeBinder, "anode binder"),
        (anodeElectrolyte, "electrolyte in anode"), (lithium, "lithium foil"), (anodeFoil, "copper foil"),
        (laminate, "pouch laminate"), (cathodeTab, "positive tab"), (anodeTab, "negative tab"), (fixings, "fixings"),
      ])
  }

  /// - Returns: The mass of the cell [kg].
  func evaluate<A>(
    _ v: Values<A>, _ format: PouchFormat, _ pouch: Pouch<A>, _ cathode: CathodeFace<A>, _ anode: AnodeFace<A>,
    _ separator: SeparatorFace<A>, thickness: Real<A>
  ) -> Real<A> {
    let tabs = format.tabMass(v)
    v[cathodeActive] = cathode.active * pouch.cathodeFaces
    v[cathodeBinder] = cathode.binder * pouch.cathodeFaces
    v[cathodeCarbon] = cathode.carbon * pouch.cathodeFaces
    v[catholyte] = cathode.electrolyte * pouch.cathodeFaces
    v[cathodeFoil] = v[format.cathodeFoilThickness] * v[format.cathodeFoilDensity] * pouch.cathodeFoil
    v[anodeActive] = anode.active * pouch.anodeFaces
    v[anodeBinder] = anode.binder * pouch.anodeFaces
    v[anodeElectrolyte] = anode.electrolyte * pouch.anodeFaces
    v[lithium] = anode.lithium * pouch.anodeFaces
    v[anodeFoil] = v[format.anodeFoilThickness] * v[format.anodeFoilDensity] * pouch.anodeFoil
    v[separatorMatrix] = separator.matrix * pouch.separators
    v[separatorElectrolyte] = separator.electrolyte * pouch.separators
    v[laminate] = format.laminateMass(v, around: thickness)
    v[cathodeTab] = tabs.cathode
    v[anodeTab] = tabs.anode
    v[fixings] = v[format.fixings]
    var sum = v[cathodeActive] + v[cathodeBinder] + v[cathodeCarbon] + v[catholyte] + v[cathodeFoil]
    sum += v[anodeActive] + v[anodeBinder] + v[anodeElectrolyte] + v[lithium] + v[anodeFoil]
    sum += v[separatorMatrix] + v[separatorElectrolyte]
    sum += v[laminate] + v[cathodeTab] + v[anodeTab] + v[fixings]
    v[total] = sum
    return sum
  }
}
