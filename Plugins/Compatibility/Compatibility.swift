// Whether electrodes and electrolytes bear one another: windows against potentials, and what dissolves what. What cannot work
// is refused with the reason, for any design; what works only with a coating or a layer between says so.
//   margin = limit - potential, with the coated or the bare limit; refused below -tolerance

import CellPlugin

struct Compatibility: Model {
  static let identity = Identity(
    "compatibility", version: "1.0", title: "What bears what", category: "compatibility",
    text: """
      Compares the potentials of the electrodes with the windows of the electrolytes that touch them, with and without a \
      coating on the cathode or a layer before the anode, and sets aside pairs that destroy one another. A margin below \
      zero within the tolerance is slow decay, for which the ageing model charges.
      """)

  let upper = Input(
    "cathode.upperPotential", "V", "potential of the charged cathode against lithium", in: 2...5)
  let cathodeMean = Input(
    "cathode.meanPotential", "V", "mean potential of the cathode on discharge against lithium", in: 1...5)
  let anodeMean = Input(
    "anode.meanPotential", "V", "mean potential of the anode on discharge against lithium", in: 0...2)
  let coated = Input(
    "catholyte.oxidationPotential", "V", "potential that the electrolyte at the cathode bears against lithium",
    in: 3...6)
  let bare = Input(
    "catholyte.uncoatedOxidationPotential", "V", "limit without a coating on the cathode", in: 1...6, default: 4.3,
    source: "carbonates", confidence: .assumed)
  let catholyteReduction = Input(
    "catholyte.reductionPotential", "V", "potential below which the electrolyte goes on being reduced", in: 0...3,
    default: 0, source: "passivates", confidence: .assumed)
  let separatorReduction = Input(
    "separator.reductionPotential", "V", "potential below which the electrolyte goes on being reduced", in: 0...3,
    default: 0, source: "passivates", confidence: .assumed)
  let coating = Input(
    "cathode.coating", "1", "1 coated active particles, 0 bare ones", in: 0...1, default: 1, source: "usual today",
    confidence: .assumed)
  let interlayer = Input(
    "cell.anodeInterlayer", "1", "1 a layer that bears the anode lies before the separator, 0 none", in: 0...1,
    default: 0, source: "none", confidence: .assumed)
  let separatorSulfide = Input(
    "separator.sulfideShare", "1", "sulfide in the electrolyte: polar solvents dissolve it", in: 0...1, default: 0,
    source: "none", confidence: .assumed)
  let catholyteSulfide = Input(
    "catholyte.sulfideShare", "1", "sulfide in the electrolyte: polar solvents dissolve it", in: 0...1, default: 0,
    source: "none", confidence: .assumed)
  let separatorLiquid = Input(
    "separator.liquidShare", "1", "liquid in the mass of the electrolyte", in: 0...1, default: 0, source: "a solid",
    confidence: .assumed)
  let catholyteLiquid = Input(
    "catholyte.liquidShare", "1", "liquid in the mass of the electrolyte", in: 0...1, default: 0, source: "a solid",
    confidence: .assumed)
  let oxidationTolerance = Input(
    "compatibility.oxidationTolerance", "V", "how far the charged cathode may exceed the electrolyte's limit",
    in: 0...1,
    default: 0.3, plausible: 0.1...0.4, source: "three times the scale at which the ageing model multiplies fade by e",
    confidence: .assumed)
  let reductionTolerance = Input(
    "compatibility.reductionTolerance", "V", "how far an electrode may lie below the electrolyte's limit", in: 0...1,
    default: 0.1, plausible: 0.05...0.3, source: "engineering estimate", confidence: .assumed)

  let oxidationMargin = Output(
    "compatibility.oxidationMargin", "V",
    "limit of the electrolyte at the cathode less the charged cathode's potential",
    .ruleOfThumb)
  let reductionMargin = Output(
    "compatibility.reductionMargin", "V", "the anode's mean potential less the limit of the separator before it",
    .ruleOfThumb)
  let cathodeMargin = Output(
    "compatibility.cathodeReductionMargin", "V",
    "the cathode's mean potential less the limit of the electrolyte in it", .ruleOfThumb)
  let coatingNeeded = Output(
    "compatibility.coatingNeeded", "1", "1 where the cathode needs a coating in this electrolyte, 0 where not",
    .ruleOfThumb)
  let interlayerNeeded = Output(
    "compatibility.interlayerNeeded", "1", "1 where the separator needs a layer before this anode, 0 where not",
    .ruleOfThumb)

  /// Potential over which a need turns from no to yes [V].
  private static let turn = 0.05

  func evaluate<A>(_ v: Values<A>) throws(Refusal) {
    let limit = v[bare] + v[coating] * (v[coated] - v[bare])
    let before = (1 - v[interlayer]) * v[separatorReduction]
    v[oxidationMargin] = limit - v[upper]
    v[reductionMargin] = v[anodeMean] - before
    v[cathodeMargin] = v[cathodeMean] - v[catholyteReduction]
    v[coatingNeeded] = need(v[upper] - v[bare] - v[oxidationTolerance])
    v[interlayerNeeded] = need(v[separatorReduction] - v[anodeMean] - v[reductionTolerance])
    guard (v[oxidationMargin] + v[oxidationTolerance]).canReach(0) else {
      throw Refusal(
        "the charged cathode oxidises the electrolyte in it: a coating, another catholyte or a lower voltage")
    }
    guard (v[reductionMargin] + v[reductionTolerance]).canReach(0) else {
      throw Refusal("the anode reduces the separator's electrolyte and no layer lies between them")
    }
    guard (v[cathodeMargin] + v[reductionTolerance]).canReach(0) else {
      throw Refusal("the cathode works below the potential at which the electrolyte in it is reduced")
    }
    let dissolved = v[separatorSulfide] * v[catholyteLiquid] + v[catholyteSulfide] * v[separatorLiquid]
    guard (0.25 - dissolved).canReach(0) else {
      throw Refusal("the liquid dissolves the sulfide that it touches")
    }
  }

  private func need<A>(_ excess: Real<A>) -> Real<A> {
    let x = excess / Self.turn
    return 0.5 * (1 + x / sqrt(1 + square(x)))
  }
}
