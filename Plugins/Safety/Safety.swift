// What could burn, react and leak, by mass of the cell: upper bounds from composition, not a test.
//   heat = (sum m_k h_k burning + m_cathode h_reaction + m_Li h_Li + electrical energy)/m_cell    onset: the least of the parts'
// Adiabatic, complete, burning in enough air. Neglects kinetics, venting, propagation.

import CellPlugin

struct Safety: Model {
  static let identity = Identity(
    "safety", version: "1.1", title: "Liquid, heat and onset as numbers", category: "safety model",
    text: """
      Mass fraction of liquid; heat that electrolyte, lithium, charged cathode and stored energy could release at most, \
      by mass of the cell; temperature of the first self-heating; flammability against a conventional cell, and its class; hydrogen \
      sulfide of complete hydrolysis. Bounds from composition: a cell without liquid can still release more heat than \
      one with it (Bates et al., Joule 6 (2022) 742).
      """)

  /// An electrolyte's word on the matter, in its slot.
  struct Electrolyte: Sendable {
    let liquid: Input, combustion: Input, onset: Input, sulfide: Input

    init(_ slot: String) {
      liquid = Input(
        "\(slot).liquidShare", "1", "liquid in the mass of the electrolyte", in: 0...1, default: 0, source: "a solid",
        confidence: .assumed)
      combustion = Input(
        "\(slot).combustionHeat", "kJ/g", "heat of burning the electrolyte in air", in: 0...40, default: 0,
        source: "an oxide", confidence: .assumed)
      onset = Input(
        "\(slot).onsetTemperature", "degC", "temperature from which a charged cell with it heats itself", in: 60...600,
        default: 200, plausible: 150...300, source: "engineering estimate for solids", confidence: .assumed)
      sulfide = Input(
        "\(slot).hydrogenSulfideYield", "1", "mass of hydrogen sulfide of complete hydrolysis by mass of electrolyte",
        in: 0...1, default: 0, source: "without sulfur", confidence: .assumed)
    }
  }

  let separator = Electrolyte("separator")
  let catholyte = Electrolyte("catholyte")
  let separatorMass = Input("separator.electrolyteMass", "g", "electrolyte in the separators", in: 0...1e4)
  let anodeMass = Input("anode.electrolyteMass", "g", "electrolyte in the anodes", in: 0...1e4)
  let catholyteMass = Input("catholyte.mass", "g", "electrolyte in the cathodes", in: 0...1e4)
  let activeMass = Input("cathode.activeMass", "g", "cathode active material", in: 0...1e5)
  let reactionHeat = Input(
    "cathode.reactionHeat", "J/g", "heat of the charged cathode's decomposition, with its oxygen", in: 0...3000,
    default: 700, plausible: 200...1200,
    source:
      "estimate for nickel-rich oxides; differential scanning calorimetry of NMC811 with graphite and electrolyte gives 618 to 1139",
    confidence: .assumed)
  let cathodeOnset = Input(
    "cathode.onsetTemperature", "degC", "temperature from which the charged cathode decomposes", in: 100...400,
    default: 200, plausible: 130...300, source: "between nickel-rich oxides and phosphates", confidence: .assumed)
  let platedShare = Input(
    "anode.platedShare", "1", "share of the charge stored as plated lithium: 0 insertion, 1 metal", in: 0...1)
  let arealCapacity = Input("cell.arealCapacity", "mAh/cm2", "capacity that one face delivers", in: 0.3...12)
  let reserve = Input("cell.lithiumReserve", "mAh/cm2", "active lithium of one face beyond that", in: 0...25)
  let cathodeArea = Input("cell.cathodeArea", "m2", "coated cathode faces of the cell", in: 1e-4...100)
  let energy = Input("cell.energy", "Wh", "nominal energy of the cell", in: 1e-3...1e5)
  let mass = Input("cell.mass", "g", "mass of the cell", in: 0.1...1e5)

  let liquidFraction = Output("safety.liquidFraction", "%", "liquid in the mass of the cell", .bookkeeping)
  let burning = Output("safety.electrolyteHeat", "kJ/kg", "burning the electrolyte in air", .ruleOfThumb)
  let reacting = Output("safety.cathodeHeat", "kJ/kg", "decomposition of the charged cathode", .ruleOfThumb)
  let lithium = Output("safety.lithiumHeat", "kJ/kg", "burning the metallic lithium of the charged cell", .ruleOfThumb)
  let electrical = Output("safety.electricalHeat", "kJ/kg", "stored energy, as by a short", .bookkeeping)
  let total = Output(
    "safety.heatRelease", "kJ/kg", "heat that the charged cell could release at most, by its mass", .ruleOfThumb)
  let onset = Output(
    "safety.onsetTemperature", "degC", "temperature from which the charged cell heats itself", .ruleOfThumb)
  let flammability = Output(
    "safety.flammability", "1",
    "heat of burning the electrolyte against that of 12 % liquid: 0 does not burn, 1 a conventional cell", .ruleOfThumb)
  let flammabilityClass = Output(
    "safety.flammabilityClass", "1",
    """
    0 the electrolyte does not burn, 1 gives less than a third of the heat of a conventional cell's, 2 less than 0.8 of it, \
    3 burns like it; a smooth staircase over safety.flammability
    """, .ruleOfThumb)
  let hydrogenSulfide = Output(
    "safety.hydrogenSulfide", "g/kg", "hydrogen sulfide of complete hydrolysis, by mass of the cell", .bookkeeping)

  /// Specific charge of lithium [A s/kg], and the enthalpy of forming its oxide, 298 kJ/mol of lithium [J/kg].
  static let lithiumCharge = 3861.0 * 3600
  static let lithiumEnthalpy = 43e6
  /// 12 % of a carbonate electrolyte of 15 kJ/g [J/kg].
  static let conventional = 0.12 * 15e6

  var views: [View] {
    [
      .breakdown(
        "heat", "Heat that could be released", of: total,
        into: [
          (burning, "electrolyte"), (lithium, "metallic lithium"), (reacting, "cathode"), (electrical, "stored energy"),
        ])
    ]
  }

  func evaluate<A>(_ v: Values<A>) throws(Refusal) {
    let cell = v[mass]
    let anodic = v[separatorMass] + v[anodeMass]
    v[liquidFraction] = (anodic * v[separator.liquid] + v[catholyteMass] * v[catholyte.liquid]) / cell
    v[burning] = (anodic * v[separator.combustion] + v[catholyteMass] * v[catholyte.combustion]) / cell
    v[reacting] = v[activeMass] * v[reactionHeat] / cell
    let metal = v[platedShare] * (v[arealCapacity] + v[reserve]) * v[cathodeArea] / Self.lithiumCharge
    v[lithium] = metal * Self.lithiumEnthalpy / cell
    v[electrical] = v[energy] / cell
    v[total] = v[burning] + v[lithium] + v[reacting] + v[electrical]
    let electrolytes = smoothMin(v[separator.onset], v[catholyte.onset], width: 2)
    v[onset] = smoothMin(electrolytes, v[cathodeOnset], width: 2)
    v[flammability] = v[burning] / Self.conventional
    v[flammabilityClass] =
      stair(v[flammability], at: 0.03) + stair(v[flammability], at: 0.33) + stair(v[flammability], at: 0.8)
    v[hydrogenSulfide] = (anodic * v[separator.sulfide] + v[catholyteMass] * v[catholyte.sulfide]) / cell
  }

  /// From 0 to 1 over some hundredths.
  private func stair<A>(_ x: Real<A>, at step: Double) -> Real<A> { 0.5 + 0.5 * tanh((x - step) * 200) }
}
