// Which part of each half-cell curve a cell uses. Charged, the host holds what the first charge left in it; the discharge ends
// when the cathode is full or the lithium is gone:  u = Q / Q_A,  f = r / NP,  e = (r - u) / NP,  r = l e_a / e_c.
// Cards with a curve turn u, or e and f, into the mean potential over that part; without this component they use the whole.

import CellPlugin

struct HalfCells: Model {
  static let identity = Identity(
    "half-cells", version: "1.0", title: "Balance of the half-cell curves", category: "cell model",
    text: """
      N/P ratio, first-cycle losses and lithium excess decide between which states each electrode cycles, and at a state of \\
      charge how full it is. Cards with potential curves answer with potentials. Capacities are those at low rate.
      """)

  let arealCapacity = Input(
    "cathode.arealCapacity", "mAh/cm2", "reversible capacity of one coated face", in: 0.5...12, default: 4,
    source: "design choice", confidence: .assumed)
  let lithiated = Input(
    "cathode.lithiatedShare", "1",
    "share of its capacity that the cathode is built with as lithium: 1 oxides, 0 sulfur",
    in: 0...1, default: 1, plausible: 1...1, source: "lithium oxides and phosphates", confidence: .measured)
  let npRatio = Input(
    "anode.npRatio", "1", "reversible capacity of the host per reversible capacity of the cathode", in: 0.9...1.6,
    default: 1.1, source: "design choice", confidence: .assumed)
  let balance = LithiumBalance()
  let charge = Input(
    "cell.stateOfCharge", "1", "state of charge at which potentials are shown", in: 0...1, default: 0.5,
    source: "half", confidence: .assumed)

  let utilisation = Output(
    "cathode.utilisation", "1", "share of the cathode's reversible capacity that is cycled", .bookkeeping)
  let filled = Output("anode.filledShare", "1", "share of the host's capacity that is full when charged", .bookkeeping)
  let emptied = Output(
    "anode.emptiedShare", "1", "share of the host's capacity that is full when discharged", .bookkeeping)
  let cathodeNow = Output(
    "cathode.lithiation", "1", "how full the cathode is at the state of charge, of its reversible capacity",
    .bookkeeping)
  let anodeNow = Output("anode.lithiation", "1", "how full the host is at the state of charge", .bookkeeping)

  func evaluate<A>(_ v: Values<A>) throws(Refusal) {
    let lithium = try balance.evaluate(v, arealCapacity: v[arealCapacity], lithiated: v[lithiated])
    let share = lithium.usable / v[arealCapacity]
    v[utilisation] = share
    v[filled] = lithium.returned / v[npRatio]
    v[emptied] = (lithium.returned - share) / v[npRatio]
    v[cathodeNow] = share * (1 - v[charge])
    v[anodeNow] = v[emptied] + v[charge] * (v[filled] - v[emptied])
  }
}

/// The cell's voltage without current at a state of charge, for cells whose cards have potential curves.
struct OpenCircuit: Model {
  static let identity = Identity(
    "open-circuit", version: "1.0", title: "Open-circuit voltage over the state of charge", category: "cell model",
    text: "Difference of the half-cell potentials at the states that 'half-cells' computes. Neglects hysteresis.")

  let charge = Input(
    "cell.stateOfCharge", "1", "state of charge at which potentials are shown", in: 0...1, default: 0.5,
    source: "half", confidence: .assumed)
  let cathode = Input(
    "cathode.openCircuitPotential", "V", "potential of the cathode against lithium at its lithiation", in: 1...5.2)
  let anode = Input(
    "anode.openCircuitPotential", "V", "potential of the anode against lithium at its lithiation", in: -0.2...3)
  let voltage = Output("cell.openCircuitVoltage", "V", "voltage without current at the state of charge", .calibrated)
  let cathodePotential = Output("curve.cathode", "V", "cathode against lithium", .calibrated)
  let anodePotential = Output("curve.anode", "V", "anode against lithium", .calibrated)

  var views: [View] {
    [
      .curve(
        "open-circuit", "Potentials without current", over: charge, from: 0...1,
        [(voltage, "cell"), (cathodePotential, "cathode"), (anodePotential, "anode")])
    ]
  }

  func evaluate<A>(_ v: Values<A>) {
    v[voltage] = v[cathode] - v[anode]
    v[cathodePotential] = v[cathode]
    v[anodePotential] = v[anode]
  }
}
