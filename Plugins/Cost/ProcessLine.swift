// How the line differs from one for liquid lithium-ion cells: numbers that a card in the slot `process`, or one in the slot
// `lithiumProcess`, supplies. Without such a card the electrolyte's `layerPrice` stands for all that makes its layer.

import CellPlugin

struct ProcessLine: Sendable {
  static let liquid = "a line for liquid lithium-ion cells"

  let filling = Input(
    "process.filling", "1", "filling and sealing effort: 1 a liquid, 0 none", in: 0...2, default: 1, source: liquid,
    confidence: .assumed)
  let dryRoom = Input(
    "process.dryRoom", "1", "dry room effort against a liquid line", in: 0...10, default: 1, source: liquid,
    confidence: .assumed)
  let boughtLayer = Input(
    "process.boughtLayer", "1", "share of the electrolyte's layer price that is paid: 1 bought, 0 made in the line",
    in: 0...1, default: 1, source: liquid, confidence: .assumed)
  let casting = Input(
    "process.casting", "1", "effort of casting the separator against coating a cathode of the same area", in: 0...5,
    default: 0, source: liquid, confidence: .assumed)
  let firing = Input(
    "process.firing", "$/m2", "firing the separator at the baseline volume, all charges included", in: 0...100,
    default: 0, source: liquid, confidence: .assumed)
  let pressEquipment = Input(
    "process.pressEquipment", "$", "presses that densify the stack, for the baseline of 50 GWh a year", in: 0...2e9,
    default: 0, source: liquid, confidence: .assumed)
  let electrolyteInSlurry = Input(
    "process.electrolyteInSlurry", "1", "share of the cathode's electrolyte that is mixed into its slurry", in: 0...1,
    default: 0, source: liquid, confidence: .assumed)
  let solventRatio = Input(
    "process.solventRatio", "1", "mass of solvent per mass of cathode binder", in: 0...40, default: 16,
    plausible: 10...30, source: PlantRates.batpac, confidence: .measured)
  let foilShare = Input(
    "lithiumProcess.foilShare", "1",
    "share of the lithium foil's price above ingot that is paid: 1 bought, 0 deposited",
    in: 0...1, default: 1, source: "rolled foil is bought", confidence: .assumed)
  let depositionEquipment = Input(
    "lithiumProcess.depositionEquipment", "$", "lithium deposition for the baseline's anode area", in: 0...5e9,
    default: 0, source: "rolled foil is bought", confidence: .assumed)
}
