// A stacked pouch cell from areal balances: charge, mass and volume of one face, then of all faces, foils and packaging.
//   capacity = 2 n A Q    energy = capacity (U_cathode - U_anode)    [A s], [J]; equations of the parts in their files
// Valid from a mono-layer up; neglects potential curves (mean potentials), current collection and gas space. Beginning of life.

import CellPlugin

struct LayeredCell: Model {
  static let identity = Identity(
    "layered-cell", version: "1.0", title: "Stacked pouch cell: charge, mass and volume", category: "cell model",
    text: """
      Areal capacity, lithium balance, coatings by volume fractions, foils, separator, overhang and pouch give capacity, \
      energy, mass and volume at the beginning of life without current. Electrodes enter with their mean potentials. \
      Cell level: everything inside the laminate and the laminate. Stack level: one face of an endless stack. \
      Energy densities are those of the charged volume unless said otherwise.
      """)

  let cathode = CathodeCoating()
  let separator = SeparatorLayer()
  let balance = LithiumBalance()
  let anode = AnodeLayers()
  let format = PouchFormat()
  let cathodePotential = Input(
    "cathode.meanPotential", "V", "mean potential of the cathode on discharge against lithium", in: 1...5)
  let anodePotential = Input(
    "anode.meanPotential", "V", "mean potential of the anode on discharge against lithium", in: 0...2)

  let mass = CellMass()
  let volume = CellVolume()
  let nominalVoltage = Output("cell.nominalVoltage", "V", "mean voltage without current", .bookkeeping)
  let capacity = Output("cell.capacity", "Ah", "capacity after formation at low rate", .bookkeeping)
  let energy = Output("cell.energy", "Wh", "nominal energy: capacity times mean voltage", .bookkeeping)
  let specificEnergy = Output("cell.specificEnergy", "Wh/kg", "nominal energy per mass of the cell", .bookkeeping)
  let energyDensity = Output(
    "cell.energyDensity", "Wh/L", "nominal energy per volume of the charged cell", .bookkeeping)
  let dischargedDensity = Output(
    "cell.energyDensityDischarged", "Wh/L", "nominal energy per volume of the discharged cell", .bookkeeping)
  let stackSpecificEnergy = Output(
    "stack.specificEnergy", "Wh/kg", "one face of an endless stack: no overhang, no packaging", .bookkeeping)
  let stackEnergyDensity = Output(
    "stack.energyDensity", "Wh/L", "one face of an endless charged stack: no overhang, no packaging", .bookkeeping)
  let cathodeArea = Output("cell.cathodeArea", "m2", "coated cathode faces of the cell", .bookkeeping)
  let separatorArea = Output("cell.separatorArea", "m2", "separators of the cell", .bookkeeping)
  let lithiumArea = Output("cell.lithiumArea", "m2", "lithium foil of the cell, per face", .bookkeeping)

  var views: [View] { [mass.view, volume.view, volume.layers.view] }

  func evaluate<A>(_ v: Values<A>) throws(Refusal) {
    let face = try cathode.evaluate(v)
    let layer = try separator.evaluate(v)
    let lithium = balance.evaluate(v, face)
    let opposite = try anode.evaluate(v, face, lithium, layer)
    let pouch = format.evaluate(v)
    let size = volume.evaluate(v, format, pouch, face, opposite, layer, foil: lithium.foilThickness)
    let cellMass = mass.evaluate(v, format, pouch, face, opposite, layer, thickness: size.stackThickness)

    let voltage = v[cathodePotential] - v[anodePotential]
    let charge = lithium.usable * pouch.cathodeFaces
    let work = charge * voltage
    v[nominalVoltage] = voltage
    v[capacity] = charge
    v[energy] = work
    v[specificEnergy] = work / cellMass
    v[energyDensity] = work / size.volume
    v[dischargedDensity] = work / size.dischargedVolume

    let halfFoils =
      0.5 * v[format.cathodeFoilThickness] * v[format.cathodeFoilDensity]
      + 0.5 * v[format.anodeFoilThickness] * v[format.anodeFoilDensity]
    v[stackSpecificEnergy] = lithium.usable * voltage / (face.mass + opposite.mass + layer.mass + halfFoils)
    v[stackEnergyDensity] = lithium.usable * voltage / size.repeatThickness
    v[cathodeArea] = pouch.cathodeFaces
    v[separatorArea] = pouch.separators
    v[lithiumArea] = pouch.anodeFaces * v[balance.reservoirShare]
  }
}
