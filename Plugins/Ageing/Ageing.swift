// Cycles until the capacity falls to the share z, from named losses: f a cycle (lithium, contact), g a cycle (cathode), films.
//   (f + g) n + h sqrt(n) = lambda + r and g n < lambda, the sooner; h = l sqrt(cycle time); lambda = ln 1/z; r the reserve
//   g = cathode + c (cycle time), c what time takes beside films;  Q(N) = Q0 exp(-alpha N), alpha = lambda/n
//   cathode g0 (1 + e^((U - U_ox)/w)) e^(-E/k (1/T - 1/298.15 K)) D^a
//   calendar: l sqrt(t) + c t = lambda + r and c t < lambda. Rule of thumb; no sudden short.

import CellPlugin

struct Ageing: Model {
  static let identity = Identity(
    "ageing", version: "2.2", title: "Cycle and calendar life from named losses", category: "ageing model",
    text: """
      Lithium lost by plating, at the host, in growing films, by charging near the critical current; contact lost by \
      expansion and by voids under too little stack pressure; the cathode's own fade; what time takes beside films. The \
      reserve of lithium pays first. \
      Plating, the host's loss, films and the cathode's fade grow with temperature; contact and what time takes beside \
      films are not raised by it. Losses grow with a host filled to the brim, with depth of discharge, and with a cathode \
      potential beyond the electrolyte's limit. Orders designs; is not to be quoted: coulombic efficiency in \
      lithium-metal cells is no clean predictor (Xiao et al., Nature Energy 5 (2020) 561).
      """)

  let lithium = LithiumLoss()
  let contact = ContactLoss()
  let interphase = Interphase()
  let arealCapacity = Input("cell.arealCapacity", "mAh/cm2", "capacity that one face delivers", in: 0.3...12)
  let reserve = Input("cell.lithiumReserve", "mAh/cm2", "active lithium of one face beyond that", in: 0...25)
  let depth = Input(
    "cell.depthOfDischarge", "1", "share of the capacity used in a cycle", in: 0.05...1, default: 1,
    source: "full cycles", confidence: .assumed)
  let depthExponent = Input(
    "ageing.depthExponent", "1", "losses by strain go with the depth of discharge to this power", in: 0.8...2,
    default: 1.3, plausible: 1.1...1.5, source: "engineering estimate for layered oxides and graphite",
    confidence: .assumed)
  let cyclesPerDay = Input(
    "ageing.cyclesPerDay", "1", "cycles in a day, for what ages with time", in: 0.02...24, default: 1,
    source: "daily use", confidence: .assumed)
  let timeLoss = Input(
    "ageing.timeLossInYear", "1", "capacity lost in a year, used or not, beside what films bind", in: 0...0.05,
    default: 0.006, plausible: 0.001...0.01,
    source: """
      with the film of graphite it follows t^0.75 of Schmalstieg et al., J. Power Sources 257 (2014) 325, at 25 degC; not \
      raised by warmth: cells without such a film hardly age below 80 degC, Bank et al., J. Power Sources (2020), \
      doi 10.1016/j.jpowsour.2020.228566, as fitted in BLAST-Lite (NREL)
      """, confidence: .estimated)
  let horizon = Input(
    "ageing.cycles", "1", "cycles after which the capacity is asked", in: 0...20000, default: 1000,
    source: "usual question", confidence: .assumed)
  let cathodeFade = Input(
    "cathode.fadePerCycle", "1", "cathode capacity lost in one cycle at 25 degC within the electrolyte's limit",
    in: 1e-7...0.01)
  let fadeActivation = Input(
    "cathode.fadeActivation", "eV", "activation energy of the cathode's fade", in: 0...1, default: 0.3,
    plausible: 0.15...0.5,
    source: """
      engineering estimate, none being known of cathodes alone; the loss of whole cells of LFP and graphite has 31.7 kJ/mol, \
      0.33 eV, at low rates: Wang et al., J. Power Sources 196 (2011) 3942
      """, confidence: .assumed)
  let upperPotential = Input(
    "cathode.upperPotential", "V", "potential of the charged cathode against lithium", in: 2...5)
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

  let cathode = Output("ageing.cathode", "1", "cathode capacity lost in a cycle", .ruleOfThumb)
  let time = Output("ageing.time", "1", "capacity lost with time, beside films, in a cycle", .ruleOfThumb)
  let films = Output(
    "ageing.interphase", "1", "lithium bound in growing films, in a cycle on the mean of its life", .ruleOfThumb)
  let fade = Output("ageing.fade", "1", "sum of the losses in a cycle", .ruleOfThumb)
  let reserveCycles = Output(
    "ageing.reserveCycles", "1", "cycles that the lithium reserve alone lasts, without films", .ruleOfThumb)
  let efficiency = Output("cell.coulombicEfficiency", "%", "lithium kept in one cycle, without films", .ruleOfThumb)
  let cycleLife = Output(
    "cell.cycleLife", "1", "cycles of the given depth to the end-of-life capacity", .ruleOfThumb, in: 0...10_000,
    source: "inventory balance; reserve first, then geometric")
  let serviceLife = Output(
    "cell.serviceLife", "yr", "years that the cycle life takes at the cycles in a day, ageing with time included",
    .ruleOfThumb, in: 0...25,
    source: "tests of cycles and of storage last up to a few years; no cell has been seen longer")
  let rate = Output(
    "ageing.rate", "1", "alpha of Q(N) = Q0 exp(-alpha N), through the end-of-life capacity", .ruleOfThumb)
  let retention = Output(
    "cell.capacityRetention", "%", "capacity after the cycles asked for, against the first", .ruleOfThumb)
  let calendarLife = Output(
    "cell.calendarLife", "yr", "years to the end-of-life capacity without cycling; a million stands for never",
    .ruleOfThumb)

  var views: [View] {
    [
      .breakdown(
        "fade", "Loss in one cycle", of: fade,
        into: [
          (lithium.plating, "plating and stripping"), (lithium.insertion, "host surface"),
          (lithium.current, "current near the critical one"), (films, "interphase growth"),
          (contact.contact, "expansion"), (contact.voids, "voids, want of pressure"), (cathode, "cathode"),
          (time, "time, beside films"),
        ]),
      .curve(
        "retention", "Capacity over cycles", over: horizon, from: 0...3000, [(retention, "capacity retention")]),
    ]
  }

  func evaluate<A>(_ v: Values<A>) throws(Refusal) {
    let plated = v[lithium.platedShare]
    let strain = pow(v[depth], v[depthExponent])
    let lost = lithium.evaluate(v, depth: v[depth], strain: strain)
    let parted = contact.evaluate(v, platedShare: plated, strain: strain)
    let cold = interphase.cold(v)
    let growing = interphase.rates(v, cold: cold, platedShare: plated, arealCapacity: v[arealCapacity])
    let oxidation = 1 + exp((v[upperPotential] - v[oxidationPotential]) / v[oxidationScale])
    v[cathode] = v[cathodeFade] * oxidation * strain * exp(-v[fadeActivation] * cold)
    v[efficiency] = 1 / (1 + lost)

    let toLose = -log(v[endOfLife])
    let spare = v[reserve] / v[arealCapacity]
    let budget = toLose + spare
    let cyclesPerYear = 365.25 * v[cyclesPerDay]
    let aged = v[timeLoss] / cyclesPerYear
    v[time] = aged
    let spent = v[cathode] + aged
    let steady = lost + parted + spent
    let film = growing.lithium
    let perRoot = film / sqrt(cyclesPerYear)
    // The root of the quadratic in the root of n, written so that nothing cancels. Each quantity stands once where it can: over a
    // box of designs the bounds stay close.
    let filmShare = perRoot / budget
    let doubleInverseRoot = filmShare + sqrt(square(filmShare) + 4 * steady / budget)
    v[films] = 0.5 * perRoot * doubleInverseRoot
    v[fade] = steady + v[films]
    v[reserveCycles] = spare / (lost + parted)
    let cathodeAlone = spent / toLose
    // smoothMax with a width that goes with the cathode's share: as a ratio to it its bounds would be far off, for both know the warmth.
    let inventory = 0.25 * square(doubleInverseRoot)
    let apart = square(0.02 * cathodeAlone)
    let between = inventory - cathodeAlone
    let sooner = max(inventory, cathodeAlone) + 0.5 * apart / (sqrt(square(between) + apart) + abs(between))
    let cycles = 1 / sooner
    v[cycleLife] = cycles
    v[serviceLife] = PhysicalConstants.year * cycles / cyclesPerYear
    v[rate] = toLose / cycles
    // The summand keeps the number clear of underflow, where derivatives lose their digits.
    v[retention] = exp(-v[rate] * v[horizon]) + 1e-100
    let stored = film + sqrt(film * film + 4 * budget * (v[timeLoss] + 1e-6 * budget))
    let perRootYear = stored / (2 * budget)
    let perYear = perRootYear * perRootYear
    v[calendarLife] =
      PhysicalConstants.year / (perYear * smoothMax(Real(1), v[timeLoss] / (toLose * perYear), width: 0.02))
    v[interphase.growth] = growing.resistance * sqrt(cycles / cyclesPerYear) / v[interphase.arealResistance]
  }
}
