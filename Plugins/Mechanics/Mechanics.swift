// Pressure on the stack, what swelling adds, whether the separator bears it, and whether it is stiff enough by itself.
//   P_charged = P + c E_stack swelling    margin = sigma_f/(u P_charged)    Monroe-Newman G_separator/(2 G_Li)
// Small strains, uniform pressure; u the tension that uneven support makes of pressure. Creep and fatigue are neglected.

import CellPlugin

struct Mechanics: Model {
  static let identity = Identity(
    "mechanics", version: "1.0", title: "Pressure, fracture and dendrites", category: "mechanical model",
    text: """
      Critical energy release rate, fracture stress and stretch of the separator from modulus, toughness and flaw; \
      pressure with swelling; the criterion of Monroe and Newman, which is necessary for soft separators and proves \
      nothing for brittle ones; the current at which lithium in a flaw would break the separator. Neglects creep, \
      fatigue and temperature. Margins order designs; they are not proofs.
      """)

  let fracture = Fracture()
  let pressure = Input(
    "cell.stackPressure", "MPa", "pressure that a fixture keeps on the stack", in: 0.05...100, default: 5,
    plausible: 0.1...10, source: "usual of published cells with solid electrolytes; the fixture's mass is not counted",
    confidence: .assumed)
  let swelling = Input(
    "cell.swelling", "%", "growth of the cell's thickness from discharged to charged", in: 0...100)
  let rigidity = Input(
    "cell.fixtureRigidity", "1", "share of the swelling that the fixture does not let happen: 0 a spring, 1 a rock",
    in: 0...1, default: 0.1, plausible: 0.02...0.5, source: "springs or foam in the module", confidence: .assumed)
  let stackModulus = Input(
    "mechanics.stackModulus", "MPa", "stiffness of the stack through its thickness", in: 1...5000, default: 100,
    plausible: 30...500, source: "engineering estimate; separators and coatings in series", confidence: .assumed)
  let unevenness = Input(
    "mechanics.tensileShare", "1", "tension in the separator over the pressure, where it is unevenly supported",
    in: 0.01...3, default: 0.3, plausible: 0.1...1, source: "engineering estimate; bending over rough electrodes",
    confidence: .assumed)
  let required = Input(
    "separator.requiredPressure", "MPa", "stack pressure with which published cells work", in: 0...100, default: 0.1,
    source: "cells with a liquid", confidence: .assumed)
  let lithiumShear = Input(
    "mechanics.lithiumShearModulus", "GPa", "shear modulus of lithium", in: 1...10, default: 3.4, plausible: 2.8...4.2,
    source: "Monroe and Newman, J. Electrochem. Soc. 152 (2005) A396", confidence: .estimated)

  let swellingStress = Output("mechanics.swellingStress", "MPa", "pressure that swelling adds", .ruleOfThumb)
  let chargedPressure = Output("mechanics.chargedPressure", "MPa", "pressure on the charged stack", .ruleOfThumb)
  let tension = Output("mechanics.separatorStress", "MPa", "tension in the separator at that pressure", .ruleOfThumb)
  let margin = Output(
    "mechanics.fractureMargin", "1", "tension at which the separator breaks over the tension in it", .ruleOfThumb)
  let shear = Output("mechanics.shearModulus", "GPa", "shear modulus of the separator", .calibrated)
  let monroeNewman = Output(
    "mechanics.monroeNewmanRatio", "1",
    "shear modulus over twice that of lithium: below 1 a soft separator lets lithium through", .calibrated,
    source: "Monroe and Newman, J. Electrochem. Soc. 152 (2005) A396")
  let pressureMargin = Output(
    "mechanics.pressureMargin", "MPa", "stack pressure beyond what published cells with this separator need",
    .ruleOfThumb)

  func evaluate<A>(_ v: Values<A>) throws(Refusal) {
    let strength = fracture.evaluate(v)
    v[swellingStress] = v[rigidity] * v[stackModulus] * v[swelling]
    v[chargedPressure] = v[pressure] + v[swellingStress]
    v[tension] = v[unevenness] * v[chargedPressure]
    v[margin] = strength / v[tension]
    v[shear] = v[fracture.modulus] / (2 * (1 + v[fracture.poisson]))
    v[monroeNewman] = v[shear] / (2 * v[lithiumShear])
    v[pressureMargin] = v[pressure] - v[required]
  }
}
