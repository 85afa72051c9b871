// Lithium lost in a cycle at low current, and what charging near the critical current adds.
//   plating s p D   insertion (1 - s) q (1 + e^((filling - 1)/w)) D^a   current c (i/i_limit)^4 (plating + insertion)
// D depth of discharge; its power for insertion and cathode stands for strain. Rule of thumb; no sudden short.

import CellPlugin

struct LithiumLoss: Sendable {
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
    "ageing.currentPenalty", "1", "lithium lost in a cycle at the limiting current, over that at low current, less 1",
    in: 0...50, default: 4, plausible: 1...20,
    source: """
      engineering estimate: five times the loss at low current where plating, or filaments, only just begin; at 1e-4 in a host \
      4e-4 more a cycle, at 2e-3 on lithium 8e-3 more
      """, confidence: .assumed)
  let fillingScale = Input(
    "ageing.fillingScale", "1", "host filling beyond 1 that multiplies the plating on it by e", in: 0.01...0.1,
    default: 0.02, plausible: 0.01...0.05, source: "engineering estimate", confidence: .assumed)

  let plating = Output("ageing.plating", "1", "lithium lost in a cycle by plating and stripping", .ruleOfThumb)
  let insertion = Output("ageing.insertion", "1", "lithium lost in a cycle at the host", .ruleOfThumb)
  let current = Output(
    "ageing.current", "1", "lithium lost in a cycle because charging comes near the critical current", .ruleOfThumb)

  /// - Returns: The lithium lost in a cycle, in capacities.
  func evaluate<A>(_ v: Values<A>, depth: Real<A>, strain: Real<A>) -> Real<A> {
    let ratio = v[chargeCurrent] / v[currentLimit]
    let square = ratio * ratio
    let overfull = 1 + exp((v[hostFilling] - 1) / v[fillingScale])
    v[plating] = v[platedShare] * v[platingLoss] * v[platingLossFactor] * depth
    v[insertion] = (1 - v[platedShare]) * v[insertionLoss] * overfull * strain
    v[current] = v[currentPenalty] * square * square * (v[plating] + v[insertion])
    return v[plating] + v[insertion] + v[current]
  }
}
