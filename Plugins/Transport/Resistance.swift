// Area-specific resistance of one face: R_cell = R_electrolyte + R_interphase + R_charge transfer, and contact.
//   separator t/(sigma f^b)   electrode t/3 (1/sigma_eff + 1/kappa_eff)   interphase delta/sigma   contact R_1 (1 MPa/P)^m
// The third is the steady resistance of a uniformly reacting porous electrode. Neglects foils, tabs and state of charge.

import CellPlugin

struct Resistance: Sendable {
  let composite = Composite()
  let separatorThickness = Input("separator.thickness", "um", "thickness of the separator", in: 1...200)
  let matrixFraction = Input("separator.matrixFraction", "1", "volume of inert matrix in the separator", in: 0...0.7)
  let matrixExponent = Input(
    "separator.matrixExponent", "1", "conductivity of the filled matrix goes with the filled volume to this power",
    in: 1...4, default: 1.5, plausible: 1.5...2.5, source: "Bruggeman (1935), doi 10.1002/andp.19354160705",
    confidence: .assumed)
  let separatorConductivity = Input(
    "separator.ionicConductivity", "mS/cm", "ionic conductivity of the electrolyte in the separator", in: 1e-6...200)
  let lithiumInterface = Input(
    "separator.lithiumInterfaceResistance", "ohm cm2", "charge transfer between electrolyte and lithium", in: 0...1e5)
  let interphaseThickness = Input(
    "separator.interphaseThickness", "nm", "reaction layer between electrolyte and lithium after formation",
    in: 0...5000, default: 0, source: "none, or counted with the charge transfer", confidence: .assumed)
  let interphaseConductivity = Input(
    "separator.interphaseConductivity", "mS/cm", "ionic conductivity of that layer", in: 1e-6...10, default: 0.01,
    plausible: 1e-3...0.1, source: "without effect where the layer is counted with the charge transfer",
    confidence: .assumed)
  let contactResistance = Input(
    "separator.contactResistance", "ohm cm2", "contact of solids on both sides of the separator at 1 MPa", in: 0...1e4,
    default: 0, source: "a liquid wets", confidence: .assumed)
  let contactExponent = Input(
    "separator.contactExponent", "1", "contact resistance falls with the stack pressure to this power", in: 0...1.5,
    default: 0.5, source: "doi 10.48550/arXiv.2501.00600: -0.5 for Li6PS5Cl", confidence: .estimated)
  let pressure = Input(
    "cell.stackPressure", "MPa", "pressure that a fixture keeps on the stack", in: 0.05...100, default: 5,
    plausible: 0.1...10, source: "usual of published cells with solid electrolytes; the fixture's mass is not counted",
    confidence: .assumed)
  let catholyteConductivity = Input(
    "catholyte.ionicConductivity", "mS/cm", "ionic conductivity of the electrolyte in the cathode", in: 1e-6...200)
  let cathodeInterface = Input(
    "catholyte.cathodeInterfaceResistance", "ohm cm2", "charge transfer between electrolyte and cathode, per face",
    in: 0...1e5)
  let cathodeThickness = Input("cathode.thickness", "um", "thickness of one coated face", in: 5...500)
  let cathodeConductivity = Input(
    "cathode.electronicConductivity", "S/m", "effective electronic conductivity of the coating", in: 0.1...100)
  let anodeThickness = Input("anode.thickness", "um", "thickness of the host coating of one face", in: 0...500)
  let platedShare = Input(
    "anode.platedShare", "1", "share of the charge stored as plated lithium: 0 insertion, 1 metal", in: 0...1)
  let hostInterface = Input(
    "anode.hostInterfaceResistance", "ohm cm2", "charge transfer between electrolyte and host, per face", in: 0...1e4,
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
  let interphase = Output("resistance.interphase", "ohm cm2", "reaction layer on lithium", .calibrated)
  let contact = Output("resistance.contact", "ohm cm2", "contact of solids at the stack pressure", .ruleOfThumb)
  let total = Output(
    "cell.arealResistance", "ohm cm2", "area-specific resistance of one cathode face, steady, mid state of charge",
    .calibrated)
  let cathodeConductance = Output(
    "cathode.effectiveIonicConductivity", "mS/cm", "ionic conductivity of the cathode coating", .calibrated,
    source: "effective-medium theory, Kirkpatrick (1973), doi 10.1103/RevModPhys.45.574")

  var view: View {
    .breakdown(
      "resistance", "Area-specific resistance", of: total,
      into: [
        (separator, "separator"), (cathodeIonic, "cathode, ions"), (cathodeElectronic, "cathode, electrons"),
        (cathodeTransfer, "cathode interface"), (anodeIonic, "anode, ions"), (anodeTransfer, "anode interface"),
        (interphase, "interphase"), (contact, "contact"),
      ])
  }

  /// Thickness over relative conductivity of the three layers [m]: the length of free electrolyte that they equal.
  struct Paths<A: Arithmetic> {
    let separator: Real<A>, cathode: Real<A>, anode: Real<A>
  }

  /// - Returns: The area-specific resistance [ohm m2], and the lengths that set it.
  @inline(__always) func evaluate<A>(_ v: Values<A>) -> (resistance: Real<A>, paths: Paths<A>) {
    let relative = composite.evaluate(v)
    let paths = Paths(
      separator: v[separatorThickness] / pow(1 - v[matrixFraction], v[matrixExponent]),
      cathode: v[cathodeThickness] / relative.cathode, anode: v[anodeThickness] / relative.anode)
    let plated = v[platedShare]
    v[cathodeConductance] = v[catholyteConductivity] * relative.cathode
    v[separator] = paths.separator / v[separatorConductivity]
    v[cathodeIonic] = paths.cathode / (3 * v[catholyteConductivity])
    v[cathodeElectronic] = v[cathodeThickness] / (3 * v[cathodeConductivity] * relative.electronic)
    v[cathodeTransfer] = v[cathodeInterface]
    v[anodeIonic] = paths.anode / (3 * v[separatorConductivity])
    v[anodeTransfer] = plated * v[lithiumInterface] + (1 - plated) * v[hostInterface]
    v[interphase] = plated * v[interphaseThickness] / v[interphaseConductivity]
    v[contact] = v[contactResistance] * pow(1e-6 * v[pressure], -v[contactExponent])
    let electrolyte = v[separator] + v[cathodeIonic] + v[anodeIonic]
    let sum =
      electrolyte + v[cathodeElectronic] + v[cathodeTransfer] + v[anodeTransfer] + v[interphase] + v[contact]
    v[total] = sum
    return (sum, paths)
  }
}
