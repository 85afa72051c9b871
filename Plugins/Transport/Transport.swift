// Resistance, discharge at a rate, pulses, and charging from 10 to 80 % of one face, scaled to the cell; mean voltage, steady:
//   V = U - i ASR    P = h (1 - h) U^2 / ASR    t = 0.7 Q / i    i^-8 = sum i_k^-8    usable share in Utilisation
// Valid for constant current and temperature up to some C; neglects self-heating and taper. Rule of thumb.

import CellPlugin

struct Transport: Model {
  static let identity = Identity(
    "transport", version: "2.2", title: "Resistance, rate, power, charge time and temperature window",
    category: "transport model",
    text: """
      Area-specific resistance of separator, composite electrodes with percolation, interphase, interfaces and contact; \
      voltage drop and usable energy at a discharge rate, limited by diffusion in the particles, salt depletion, the \
      reaction front and the drop; pulse power; charge time from 10 to 80 %, limited smoothly by the chosen rate, the \
      ohmic drop, the critical current density or plating, and salt depletion at the anode; the window of temperature. \
      Neglects self-heating and collectors.
      """)

  let resistance = Resistance()
  let limits = CurrentLimits()
  let utilisation = Utilisation()
  let window = TemperatureWindow()
  let arealCapacity = Input("cell.arealCapacity", "mAh/cm2", "capacity that one face delivers", in: 0.3...12)
  let cathodeArea = Input("cell.cathodeArea", "m2", "coated cathode faces of the cell", in: 1e-4...100)
  let voltage = Input("cell.nominalVoltage", "V", "mean voltage without current", in: 1...5)
  let energy = Input("cell.energy", "Wh", "nominal energy of the cell", in: 1e-3...1e5)
  let mass = Input("cell.mass", "g", "mass of the cell", in: 0.1...1e5)
  let dischargeRate = Input(
    "cell.dischargeRate", "C-rate", "discharge current over usable capacity", in: 0...10, default: 1.0 / 3,
    source: "usual rate of automotive ratings, C/3", confidence: .assumed)
  let chargeRate = Input(
    "cell.chargeRate", "C-rate", "charging current asked for, over usable capacity", in: 0.02...10, default: 1,
    source: "design choice", confidence: .assumed)
  let chargeHeadroom = Input(
    "cell.chargeOverpotential", "V", "ohmic drop allowed while charging to 80 %", in: 0.02...1, default: 0.2,
    plausible: 0.1...0.35, source: "distance from the open-circuit voltage at 80 % to the upper limit",
    confidence: .assumed)
  let dischargeHeadroom = Input(
    "cell.dischargeOverpotential", "V", "ohmic drop at which half of the capacity is out of reach", in: 0.1...2,
    default: 0.8, plausible: 0.5...1.2, source: "distance from the mean to the lowest voltage", confidence: .assumed)
  let pulseShare = Input(
    "cell.pulseVoltageShare", "1", "voltage under a pulse against that without current", in: 0.5...0.95, default: 0.7,
    plausible: 0.55...0.8, source: "usual lower limit of pulse tests; BatPaC designs with 0.8", confidence: .assumed)

  let cellResistance = Output("cell.resistance", "mohm", "direct-current resistance of the cell", .calibrated)
  let dischargeCurrent = Output(
    "cell.dischargeCurrentDensity", "mA/cm2", "discharge current per cathode area", .bookkeeping)
  let drop = Output("cell.voltageDrop", "V", "ohmic drop at the discharge rate", .calibrated)
  let dischargeVoltage = Output(
    "cell.dischargeVoltage", "V", "mean voltage at the discharge rate; at or below 0 the rate is out of reach",
    .calibrated, in: 0...6)
  let usable = Output(
    "cell.usableCapacity", "%", "capacity within reach at the discharge rate; less than half is no working cell",
    .ruleOfThumb, in: 50...100)
  let energyAtRate = Output("cell.energyAtRate", "Wh", "energy delivered at the discharge rate", .ruleOfThumb)
  let specificAtRate = Output(
    "cell.specificEnergyAtRate", "Wh/kg", "energy delivered at the discharge rate per mass of the cell", .ruleOfThumb)
  let specificPowerAtRate = Output(
    "cell.specificPowerAtRate", "W/kg", "mean power of a discharge at the discharge rate per mass of the cell",
    .calibrated)
  let efficiency = Output(
    "cell.energyEfficiency", "%", "mean discharge voltage over mean charge voltage, at the two rates", .calibrated)
  let pulsePower = Output(
    "cell.pulsePower", "W", "power at the pulse voltage, mid state of charge, steady resistance", .calibrated)
  let specificPower = Output("cell.specificPower", "W/kg", "pulse power per mass of the cell", .calibrated)
  let ohmicLimit = Output(
    "cell.ohmicChargeLimit", "mA/cm2", "charging current density that uses up the allowed drop", .calibrated)
  let chargeCurrent = Output(
    "cell.chargeCurrentDensity", "mA/cm2", "charging current per cathode area within all limits", .ruleOfThumb)
  let chargeTime = Output("cell.chargeTime", "min", "time from 10 to 80 % at constant current", .ruleOfThumb)
  let allOfCharge = Output(
    "charge.limits", "1", "sum of the parts that the limits play in the charging current: 1", .bookkeeping)
  let limitedByRate = Output(
    "charge.byRate", "1", "part of the rate asked for in what sets the charge time", .ruleOfThumb)
  let limitedByDrop = Output("charge.byDrop", "1", "part of the ohmic drop in what sets the charge time", .ruleOfThumb)
  let limitedByLithium = Output(
    "charge.byLithium", "1",
    "part of the critical current density, or of plating on the host, in what sets the charge time",
    .ruleOfThumb)
  let limitedBySalt = Output(
    "charge.bySalt", "1", "part of salt depletion at the anode in what sets the charge time", .ruleOfThumb)

  var views: [View] {
    [
      resistance.view,
      .curve(
        "rate", "Specific energy over discharge rate", over: dischargeRate, from: 0...4,
        [(specificAtRate, "specific energy")]),
      .curve(
        "usable capacity", "Usable capacity over discharge rate", over: dischargeRate, from: 0...4,
        [(usable, "usable capacity")]),
      .curve(
        "temperature", "Usable capacity over temperature, at the discharge rate", over: window.temperature,
        from: -40...150, [(usable, "usable capacity")]),
      .curve(
        "charge time", "Charge time from 10 to 80 % over the rate asked for", over: chargeRate, from: 0.2...6,
        [(chargeTime, "charge time")]),
      .breakdown(
        "charge limits", "What sets the charge time", of: allOfCharge,
        into: [
          (limitedByRate, "rate asked for"), (limitedByDrop, "ohmic drop"),
          (limitedByLithium, "critical current, plating"),
          (limitedBySalt, "salt depletion at the anode"),
        ]),
    ]
  }

  func evaluate<A>(_ v: Values<A>) throws(Refusal) {
    let (areal, paths) = resistance.evaluate(v)
    let limit = limits.evaluate(v, resistance, paths)
    v[cellResistance] = areal / v[cathodeArea]

    let out = v[dischargeRate] * v[arealCapacity]
    let fall = out * areal
    let remaining = v[voltage] - fall
    let headroom = v[dischargeHeadroom]
    let reach = utilisation.evaluate(
      v, temperature: v[window.temperature], rate: v[dischargeRate], ohmic: fall / headroom, salt: out * limit.salt,
      cathodeDrop: 3 * out * v[resistance.cathodeIonic] / headroom)
    window.evaluate(v, resistance, total: areal, drop: fall, headroom: headroom)
    v[dischargeCurrent] = out
    v[drop] = fall
    v[dischargeVoltage] = remaining
    v[usable] = reach
    v[energyAtRate] = v[energy] * reach * remaining / v[voltage]
    v[specificAtRate] = v[energyAtRate] / v[mass]
    v[specificPowerAtRate] = v[dischargeRate] * v[energy] * remaining / v[voltage] / v[mass]
    v[pulsePower] = v[pulseShare] * (1 - v[pulseShare]) * v[voltage] * v[voltage] * v[cathodeArea] / areal
    v[specificPower] = v[pulsePower] / v[mass]

    let asked = v[chargeRate] * v[arealCapacity]
    // Limits by their reciprocals, for that of the salt may be endless; the time from each limit's own, so that over a box of designs
    // it stays close.
    let (drop, lithium, salt) = (areal / v[chargeHeadroom], 1 / limit.lithium, limit.chargeSalt)
    let into = 1 / norm(1 / asked, drop, lithium, salt)
    let face = v[arealCapacity]
    v[chargeTime] = 0.7 * norm(1 / v[chargeRate], face * drop, face * lithium, face * salt)
    v[ohmicLimit] = 1 / drop
    let (byDrop, byLithium, bySalt) = (eighth(asked * drop), eighth(asked * lithium), eighth(asked * salt))
    v[limitedByRate] = part(Real(1), beside: byDrop + byLithium + bySalt)
    v[limitedByDrop] = part(byDrop, beside: 1 + byLithium + bySalt)
    v[limitedByLithium] = part(byLithium, beside: 1 + byDrop + bySalt)
    v[limitedBySalt] = part(bySalt, beside: 1 + byDrop + byLithium)
    v[allOfCharge] = Real(1)
    v[chargeCurrent] = into
    v[efficiency] = remaining / (v[voltage] + into * areal)
  }

  /// x/(x + rest), in the form that loses no digits of the derivative: both are the same number.
  private func part<A>(_ x: Real<A>, beside rest: Real<A>) -> Real<A> {
    (x - rest).canExceed(0) ? 1 / (1 + rest / x) : x / (x + rest)
  }

  private func eighth<A>(_ x: Real<A>) -> Real<A> {
    let power = fourth(x)
    return power * power
  }
}
