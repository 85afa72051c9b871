// Area-specific resistance of one face, with the electrolyte conductivity sigma that the cards give at the cell's temperature.
//   separator t / (sigma f^b)    porous electrode t/3 (1/(sigma phi^b) + 1/kappa)    + charge transfer on both sides
// The third is the steady resistance of a uniformly reacting porous electrode. Neglects foils, tabs and state of charge.

import CellPlugin

struct Resistance: Sendable {
  let separatorThickness = Input("separator.thickness", "um", "thickness of the separator", in: 3...200)
  let matrixFraction = Input("separator.matrixFraction", "1", "volume of inert matrix in the separator", in: 0...0.7)
  let matrixExponent = Input(
    "separator.matrixExponent", "1", "conductivity of the filled matrix goes with the filled volume to this power",
    in: 1...4, default: 1.5, plausible: 1.5...2.5, source: "Bruggeman (1935), doi 10.1002/andp.19354160705",
    confidence: .assumed)
  let separatorConductivity = Input(
    "separator.ionicConductivity", "mS/cm", "ionic conductivity of the electrolyte in the separator", in: 2e-3...50)
  let anolyteExponent = Input(
    "separator.compositeExponent", "1", "conductivity in a composite electrode goes with the volume to this power",
    in: 1...3.5)
  let lithiumInterface = Input(
    "separator.lithiumInterfaceResistance", "ohm cm2", "charge transfer between electrolyte and lithium", in: 0...2000)
  let catholyteConductivity = Input(
    "catholyte.ionicConductivity", "mS/cm", "ionic conductivity of the electrolyte in the cathode", in: 2e-3...50)
  let catholyteExponent = Input(
    "catholyte.compositeExponent", "1", "conductivity in a composite electrode goes with the volume to this power",
    in: 1...3.5)
  let cathodeInterface = Input(
    "catholyte.cathodeInterfaceResistance", "ohm cm2", "charge transfer between electrolyte and cathode, per face",
    in: 0...2000)
  let cathodeThickness = Input("cathode.thickness", "um", "thickness of one coated face", in: 5...500)
  let cathodeElectrolyte = Input(
    "cathode.electrolyteFraction", "1", "volume of electrolyte in the coating", in: 0.1...0.6)
  let cathodeConductivity = Input(
    "cathode.electronicConductivity", "S/m", "effective electronic conductivity of the coating", in: 0.1...100)
  let anodeThickness = Input("anode.thickness", "um", "thickness of the host coating of one face", in: 0...500)
  let anodeElectrolyte = Input(
    "anode.electrolyteFraction", "1", "volume of electrolyte in the host coating", in: 0.1...0.6)
  let platedShare = Input(
    "anode.platedShare", "1", "share of the charge stored as plated lithium: 0 insertion, 1 metal", in: 0...1)
  let hostInterface = Input(
    "anode.hostInterfaceResistance", "ohm cm2", "charge transfer between electrolyte and host, per face", in: 0...500,
    default: 10, plausible: 5...40, source: "usual for graphite at 25 degC", confidence: .assumed)

  let separator = Output("resistance.separator", "ohm cm2", "ions through the separator", .calibrated)
  let cathodeIonic = Output(
    "resistance.cathodeIonic", "ohm cm2", "ions in the cathode coating", .calibrated,
    source: "Newman and Thomas-Alyea, Electrochemical Systems, 3rd ed. (2004)")
  let cathodeElectronic = Output(
    "resistance.cathodeElectronic", "ohm cm2", "electrons in the cathode coating", .calibrated)
  let cathodeTransfer = Output(
    "resistance.cathodeInterface", "ohm cm2", "charge transfer at the cathode", .calibrated)
  let anodeIonic = Output("resistance.anodeIonic", "ohm cm2", "ions in the host coating", .calibrated)
  let anodeTransfer = Output("resistance.anodeInterface", "ohm cm2", "charge transfer at the anode", .calibrated)
  let total = Output(
    "cell.arealResistance", "ohm cm2", "area-specific resistance of one cathode face, steady, mid state of charge",
    .calibrated)

  var view: View {
    .breakdown(
      "resistance", "Area-specific resistance", of: total,
      into: [
        (separator, "separator"), (cathodeIonic, "cathode, ions"), (cathodeElectronic, "cathode, electrons"),
        (cathodeTransfer, "cathode interface"), (anodeIonic, "anode, ions"), (anodeTransfer, "anode interface"),
      ])
  }

  /// Thickness over relative conductivity of the three layers [m]: the length of free electrolyte that they equal.
  struct Paths<A: Arithmetic> {
    let separator: Real<A>, cathode: Real<A>, anode: Real<A>
  }

  /// - Returns: The area-specific resistance [ohm m2], and the lengths that set it.
  func evaluate<A>(_ v: Values<A>) -> (resistance: Real<A>, paths: Paths<A>) {
    let paths = Paths(
      separator: v[separatorThickness] / pow(1 - v[matrixFraction], v[matrixExponent]),
      cathode: v[cathodeThickness] / pow(v[cathodeElectrolyte], v[catholyteExponent]),
      anode: v[anodeThickness] / pow(v[anodeElectrolyte], v[anolyteExponent]))
    v[separator] = paths.separator / v[separatorConductivity]
    v[cathodeIonic] = paths.cathode / (3 * v[catholyteConductivity])
    v[cathodeElectronic] = v[cathodeThickness] / (3 * v[cathodeConductivity])
    v[cathodeTransfer] = v[cathodeInterface]
    v[anodeIonic] = paths.anode / (3 * v[separatorConductivity])
    v[anodeTransfer] = v[platedShare] * v[lithiumInterface] + (1 - v[platedShare]) * v[hostInterface]
    let sum =
      v[separator] + v[cathodeIonic] + v[cathodeElectronic] + v[cathodeTransfer] + v[anodeIonic] + v[anodeTransfer]
    v[total] = sum
    return (sum, paths)
  }
}
