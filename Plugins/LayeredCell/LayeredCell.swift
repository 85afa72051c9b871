// A cell of layers from areal balances: charge, mass and volume of one face, then of what its format makes of it.
//   capacity = faces A Q    energy = capacity (U_cathode - U_anode)    [A s], [J]; equations of the parts in their files
// Neglects current collection and gas space; potentials are means over the discharge. Beginning of life.

import CellPlugin

/// What every format of cell says of its results.
let levels = """
  Areal capacity, lithium balance, coatings by volume fractions, foils, separator, overhang and housing give capacity, \
  energy, mass and volume at the beginning of life without current. Electrodes enter with their mean potentials. \
  Cell level: everything inside the housing and the housing. Stack level: one face of an endless stack. \
  Energy densities are those of the charged volume unless said otherwise.
  """

struct LayeredCell<Format: CellFormat>: Model {
  static var identity: Identity { Format.identity }

  let cathode = CathodeCoating()
  let separator = SeparatorLayer()
  let balance = LithiumBalance()
  let anode = AnodeLayers()
  let foils = Collectors()
  let format = Format()
  let cathodePotential = Input(
    "cathode.meanPotential", "V", "mean potential of the cathode on discharge against lithium", in: 1...5)
  let anodePotential = Input(
    "anode.meanPotential", "V", "mean potential of the anode on discharge against lithium", in: 0...2)

  let mass = CellMass()
  let volume = CellVolume()
  let arealCapacity = Output(
    "cell.arealCapacity", "mAh/cm2", "capacity that one face delivers after formation", .bookkeeping)
  let reserve = Output(
    "cell.lithiumReserve", "mAh/cm2", "active lithium of one face that no discharge uses", .bookkeeping)
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
    let lithium = try balance.evaluate(v, arealCapacity: face.arealCapacity, lithiated: face.lithiated)
    let faces = Faces(
      cathode: face, separator: layer, anode: try anode.evaluate(v, face, lithium, layer),
      cathodeFoil: v[foils.cathodeThickness], anodeFoil: v[foils.anodeThickness])
    let cell = try format.assemble(v, faces)
    let repeatThickness = volume.evaluate(v, faces, cell)
    let cellMass = mass.evaluate(v, faces, cell, foils, usable: lithium.usable)

    let voltage = v[cathodePotential] - v[anodePotential]
    let charge = lithium.usable * cell.cathodeFaces
    let work = charge * voltage
    v[arealCapacity] = lithium.usable
    v[reserve] = lithium.reserve
    v[nominalVoltage] = voltage
    v[capacity] = charge
    v[energy] = work
    v[specificEnergy] = work / cellMass
    v[energyDensity] = work / cell.volume
    v[dischargedDensity] = work / cell.dischargedVolume
    v[stackSpecificEnergy] = lithium.usable * voltage / mass.stack(v, faces, cell, foils, usable: lithium.usable)
    v[stackEnergyDensity] = lithium.usable * voltage / repeatThickness
    v[cathodeArea] = cell.cathodeFaces
    v[separatorArea] = cell.separators
    v[lithiumArea] = cell.anodeFaces * v[balance.reservoirShare]
  }
}
