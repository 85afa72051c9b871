// Cycles until the capacity falls to the share z, from named losses per cycle: f = lithium (plating and insertion), g = cathode.
//   Q/Q0 = exp(-g n) while the reserve r lasts, n f < r, then exp(-g n - (f n - r));  lambda = ln 1/z
//   1/n = (f + g)/(lambda + r) · smoothMax(1, (g/lambda)(lambda + r)/(f + g))    f grows with (i / i_limit)^4
// With r in capacities; g = 0 gives the geometric n = r/f + lambda/f. Rule of thumb: full cycles, no calendar life, no short.

import CellPlugin

struct Ageing: Model {
  static let identity = Identity(
    "ageing", version: "1.0", title: "Cycle life from coulombic losses", category: "ageing model",
    text: """
      The lithium that each cycle loses is first taken from the reserve, then from the capacity; the cathode fades beside \
      it. Losses grow towards the critical current density, with a host filled to the brim, and with a cathode potential \
      beyond the electrolyte's limit. Orders designs; is not to be quoted: coulombic efficiency in lithium-metal cells is \
      no clean predictor (Xiao et al., Nature Energy 5 (2020) 561).
      """)

  let arealCapacity = Input("cell.arealCapacity", "mAh/cm2", "capacity that one face delivers", in: 0.3...12)
  let reserve = Input("cell.lithiumReserve", "mAh/cm2", "active lithium of one face beyond that", in: 0...25)
  let platedShare = Input(
    "anode.platedShare", "1", "share of the charge stored as plated lithium: 0 insertion, 1 metal", in: 0...1)
  let platingLoss = Input(
    "separator.platingLoss", "1", "lithium lost in one cycle of plating and stripping at low current", in: 1e-7...0.1)
  let platingLossFactor = Input(
    "anode.platingLossFactor", "1", "that loss on this anode's substrate, against lithium", in: 0.2...10, default: 1,
    source: "lithium on lithium", confidence: .assumed)
  let insertionLoss = Input(
    "anode.insertionLoss", "1", "lithium lost in one cycle of the host at low current", in: 1e-7...0.1, default: 1e-4,
    plausible: 3e-5...5e-4, source: "usual for graphite; without effect on lithium metal", confidence: .assumed)
  let hostFilling = Input(
    "anode.hostFilling", "1", "share of the host's capacity in use when charged", in: 0.3...1.2)
  let chargeCurrent = Input(
    "cell.chargeCurrentDensity", "mA/cm2", "charging current per cathode area", in: 0.005...30)
  let currentLimit = Input(
    "cell.chargeCurrentLimit", "mA/cm2", "charging current density beyond which lithium grows", in: 0.01...50)
  let currentPenalty = Input(
    "ageing.currentPenalty", "1", "growth of the lithium loss at the limiting current", in: 0...50, default: 4,
    plausible: 1...20, source: "engineering estimate: efficiency lower by 0.01 at the limit", confidence: .assumed)
  let fillingScale = Input(
    "ageing.fillingScale", "1", "host filling beyond 1 that multiplies the plating on it by e", in: 0.01...0.1,
    default: 0.02, plausible: 0.01...0.05, source: "engineering estimate", confidence: .assumed)
  let cathodeFade = Input(
    "cathode.fadePerCycle", "1", "cathode capacity lost in one cycle within the electrolyte's limit", in: 1e-7...0.01)
  let upperPotential = Input(
    "cathode.upperPotential", "V", "potential of the charged cathode against lithium", in: 3...5)
  let oxidationPotential = Input(
    "catholyte.oxidationPotential", "V", "potential that the electrolyte at the cathode bears against lithium",
    in: 3...6)
  let oxidationScale = Input(
    "ageing.oxidationScale", "V", "potential beyond the limit that multiplies the fade by e", in: 0.08...0.3,
    default: 0.1, plausible: 0.08...0.2, source: "Tafel slopes of 180 to 460 mV a decade; engineering estimate",
    confidence: .assumed)
  let endOfLife = Input(
    "ageing.endOfLife", "1", "share of the first capacity at which life ends", in: 0.5...0.95, default: 0.8,
    source: "usual convention", confidence: .assumed)

  let plating = Output("ageing.plating", "1", "lithium lost in a cycle by plating and stripping", .ruleOfThumb)
  let insertion = Output("ageing.insertion", "1", "lithium lost in a cycle at the host", .ruleOfThumb)
  let cathode = Output("ageing.cathode", "1", "cathode capacity lost in a cycle", .ruleOfThumb)
  let fade = Output("ageing.fade", "1", "sum of the losses in a cycle", .ruleOfThumb)
  let reserveCycles = Output("ageing.reserveCycles", "1", "cycles that the lithium reserve alone lasts", .ruleOfThumb)
  let efficiency = Output("cell.coulombicEfficiency", "%", "lithium kept in one cycle", .ruleOfThumb)
  let cycleLife = Output(
    "cell.cycleLife", "1", "full cycles to the end-of-life capacity", .ruleOfThumb,
    source: "inventory balance; reserve first, then geometric")

  var views: [View] {
    [
      .breakdown(
        "fade", "Loss in one cycle", of: fade,
        into: [(plating, "plating and stripping"), (insertion, "host surface"), (cathode, "cathode")])
    ]
  }

  func evaluate<A>(_ v: Values<A>) throws(Refusal) {
    let ratio = v[chargeCurrent] / v[currentLimit]
    let square = ratio * ratio
    let hurry = 1 + v[currentPenalty] * square * square
    let overfull = 1 + exp((v[hostFilling] - 1) / v[fillingScale])
    let oxidation = 1 + exp((v[upperPotential] - v[oxidationPotential]) / v[oxidationScale])
    v[plating] = v[platedShare] * v[platingLoss] * v[platingLossFactor] * hurry
    v[insertion] = (1 - v[platedShare]) * v[insertionLoss] * overfull * hurry
    v[cathode] = v[cathodeFade] * oxidation
    let lithium = v[plating] + v[insertion]
    let total = lithium + v[cathode]
    v[fade] = total
    v[efficiency] = 1 / (1 + lithium)

    let spare = v[reserve] / v[arealCapacity]
    let toLose = -log(v[endOfLife])
    v[reserveCycles] = spare / lithium
    let rate = total / (toLose + spare)
    let cathodeAlone = v[cathode] / (toLose * rate)
    v[cycleLife] = 1 / (rate * smoothMax(Real(1), cathodeAlone, width: 0.02))
  }
}
