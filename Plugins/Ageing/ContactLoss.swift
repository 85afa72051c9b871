// Active material that loses contact in a cycle, by the host's expansion and by voids under stripped lithium.
//   expansion (1 - s) k e^2 P50/(P + P50) D^a    voids s k_v x^2/(1 + x^2),  x = i_discharge / (i_1 P / 1 MPa)    load s x
// Beyond a load of 1 voids add up until a filament shorts the cell: the loss, which levels off, is not to be believed there.
// P stack pressure, i_1 what strips without voids at 1 MPa (Kasemchainan et al. 2019: i ~ P). Magnitudes are estimates.

import CellPlugin

struct ContactLoss: Sendable {
  let expansion = Input(
    "anode.expansion", "1", "growth of the host particles' volume from empty to full", in: 0...4, default: 0,
    source: "lithium metal has no host", confidence: .assumed)
  let expansionLoss = Input(
    "ageing.contactLoss", "1", "capacity that a host loses in a cycle at an expansion of 1 without pressure",
    in: 0...0.01,
    default: 5e-4, plausible: 1e-4...2e-3, source: "engineering estimate for silicon", confidence: .assumed)
  let halfPressure = Input(
    "ageing.contactPressure", "MPa", "stack pressure that halves the loss of contact", in: 0.5...100, default: 10,
    plausible: 3...30, source: "engineering estimate", confidence: .assumed)
  let pressure = Input(
    "cell.stackPressure", "MPa", "pressure that a fixture keeps on the stack", in: 0.05...100, default: 5,
    plausible: 0.1...10, source: "usual of published cells with solid electrolytes; the fixture's mass is not counted",
    confidence: .assumed)
  let strippingCurrent = Input(
    "separator.strippingCurrent", "mA/cm2", "discharge current density that opens voids in lithium, at 1 MPa",
    in: 1e-4...2000, default: 1000, source: "a liquid follows the lithium", confidence: .assumed)
  let voidLoss = Input(
    "ageing.voidLoss", "1", "lithium that is cut off in a cycle far above that current", in: 0...0.05, default: 1e-3,
    plausible: 1e-4...1e-2, source: "engineering estimate", confidence: .assumed)
  let dischargeCurrent = Input(
    "cell.dischargeCurrentDensity", "mA/cm2", "discharge current per cathode area", in: 0...100)

  let contact = Output("ageing.contact", "1", "capacity that loses contact in a cycle by expansion", .ruleOfThumb)
  let voids = Output(
    "ageing.voids", "1", "lithium cut off in a cycle by voids, for want of stack pressure", .ruleOfThumb,
    source: "Kasemchainan et al., Nat. Mater. 18 (2019) 1105")
  let strippingLimit = Output(
    "cell.strippingCurrentLimit", "mA/cm2", "discharge current density that opens voids in lithium", .ruleOfThumb,
    source: "Kasemchainan et al., Nat. Mater. 18 (2019) 1105")

  let load = Output(
    "cell.strippingLoad", "1",
    """
    discharge current density over what opens voids in plated lithium, 0 for a host; beyond 1 voids add up and the cell \
    shorts before its cycle life
    """, .ruleOfThumb, in: 0...1,
    source: "Kasemchainan et al., Nat. Mater. 18 (2019) 1105; garnet: Raj et al. (2020), doi 10.48550/arXiv.2001.06276")
  let platedPressure = Output(
    "cell.platedPressure", "MPa",
    "stack pressure on plated lithium, 0 for a host; at tens of MPa lithium creeps through the separator and shorts",
    .ruleOfThumb, in: 0...20,
    source: "engineering estimate; a thousand hours at 5 MPa: Doux et al., Adv. Energy Mater. 10 (2020) 1903253")

  /// - Returns: The capacity lost in a cycle, in capacities.
  func evaluate<A>(_ v: Values<A>, platedShare: Real<A>, strain: Real<A>) -> Real<A> {
    let half = v[halfPressure]
    v[contact] =
      (1 - platedShare) * v[expansionLoss] * v[expansion] * v[expansion] * half / (v[pressure] + half) * strain
    v[strippingLimit] = 1e-6 * v[strippingCurrent] * v[pressure]
    let excess = v[dischargeCurrent] / v[strippingLimit]
    let square = excess * excess
    v[load] = platedShare * excess
    v[platedPressure] = platedShare * v[pressure]
    v[voids] = platedShare * v[voidLoss] * square / (1 + square)
    return v[contact] + v[voids]
  }
}
