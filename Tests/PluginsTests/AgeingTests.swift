import Glibc
import Testing

@Suite struct AgeingTests {
  private static let still = [
    "separator.interphaseLossInYear": "0 mAh/cm2", "ageing.voidLoss": "0", "ageing.timeLossInYear": "0",
  ]

  /// Nothing but the lithium inventory: no cathode fade, no current, no films, no voids, no time, a set reserve.
  private func life(loss: Double, reserve: Double) throws -> Double {
    try StandardCell("lfp", "lithium-metal", "lpscl").evaluate(
      Self.still.merging([
        "separator.platingLoss": "\(loss)", "cathode.fadePerCycle": "1e-15", "cell.chargeCurrentDensity": "1e-9 mA/cm2",
        "cell.arealCapacity": "5 mAh/cm2", "cell.lithiumReserve": "\(reserve) mAh/cm2",
      ]) { $1 })["cell.cycleLife"]!
  }

  /// n = ln 0.8 / ln CE without a reserve; 20 um of lithium are 4.12 mAh/cm2, gone before the capacity falls.
  @Test(arguments: [(0.995, 45.0, 209.0), (0.999, 223, 1047), (0.9995, 446, 2094), (0.9999, 2231, 10471)])
  func coulombicEfficiencyAndReserveGiveTheKnownLives(efficiency: Double, without: Double, with: Double) throws {
    #expect(agree(try life(loss: 1 - efficiency, reserve: 0), without, within: 0.01))
    #expect(agree(try life(loss: 1 - efficiency, reserve: 4.12), with, within: 0.01))
  }

  @Test func lifeGrowsWithoutBoundAsTheLossesVanish() throws {
    #expect(try life(loss: 1e-12, reserve: 1) > 1e11)
  }

  @Test func theCathodeAloneEndsTheLifeOfACellWithMuchLithium() throws {
    let values = try StandardCell("lfp", "lithium-metal", "lpscl").evaluate(
      Self.still.merging([
        "separator.platingLoss": "1e-6", "cathode.fadePerCycle": "1e-3", "cell.lithiumReserve": "20 mAh/cm2",
      ]) { $1 })
    #expect(agree(values["cell.cycleLife"], 0.2231 / 1e-3, within: 0.02))
  }

  /// The capacity is counted down cycle by cycle, the films growing with the root of time.
  @Test(arguments: ["lpscl", "llzo", "hybrid-5"])
  func lifeIsTheCycleAtWhichACountedCapacityPassesTheLimit(electrolyte: String) throws {
    let values = try StandardCell("nmc811", "lithium-metal", electrolyte).evaluate(["cell.chargeRate": "0.1 C-rate"])
    let lithium = ["plating", "current", "voids"].reduce(0) { $0 + values["ageing.\($1)"]! }
    let cathode = values["ageing.cathode"]! + values["ageing.time"]!
    let yearly = values["separator.interphaseLossInYear"]! / values["cell.arealCapacity"]!
    var reserve = values["cell.lithiumReserve"]! / values["cell.arealCapacity"]!
    var (capacity, cycles, film) = (1.0, 0.0, 0.0)
    while capacity > 0.8 {
      cycles += 1
      let grown = yearly * (cycles / 365.25).squareRoot()
      capacity *= 1 - cathode
      let lost = lithium + grown - film
      film = grown
      if reserve > lost { reserve -= lost } else { capacity *= 1 - lost }
    }
    #expect(agree(values["cell.cycleLife"], cycles, within: 0.02))
    #expect(agree(values["ageing.rate"], 0.22314355131 / values["cell.cycleLife"]!, within: 1e-9))
  }

  @Test func theCapacityFallsExponentiallyThroughTheEndOfLife() throws {
    let cell = try StandardCell("nmc811", "graphite", "liquid-carbonate")
    let life = try cell.evaluate()["cell.cycleLife"]!
    for (share, retention) in [(0.0, 100.0), (0.5, 100 * 0.8.squareRoot()), (1, 80), (2, 64)] {
      let values = try cell.evaluate(["ageing.cycles": "\(share * life)"])
      #expect(agree(values["cell.capacityRetention"], retention, within: 1e-5))
    }
  }

  /// What grows with the root of time takes a quarter of the time for half of the amount; what goes with time, half of it.
  @Test func calendarLifeGoesWithTheSquareOfTheBudgetAndIsEndlessWhereTimeTakesNothing() throws {
    let cell = try StandardCell("nmc811", "lithium-metal", "lpscl")
    func years(_ loss: Double, time: Double = 0) throws -> Double {
      try cell.evaluate([
        "separator.interphaseLossInYear": "\(loss) mAh/cm2", "cell.arealCapacity": "4 mAh/cm2",
        "cell.lithiumReserve": "0 mAh/cm2", "ageing.timeLossInYear": "\(time)",
      ])["cell.calendarLife"]!
    }
    #expect(agree(try years(0.3), (0.22314 * 4 / 0.3) * (0.22314 * 4 / 0.3), within: 2e-4))
    #expect(agree(try years(0.6) * 4, try years(0.3), within: 1e-4))
    #expect(agree(try years(0), 1e6, within: 2e-4))
    #expect(agree(try years(0, time: 0.01), 22.314, within: 0.02))
    let both = try years(0.2, time: 0.01)
    #expect(agree(0.05 * both.squareRoot() + 0.01 * both, 0.22314, within: 1e-3))
  }

  /// Film and time together make the t^0.75 that was measured: 13.5 % in ten years at 25 degC.
  @Test func graphiteAgesInStorageAsMeasured() throws {
    let film = try StandardCell("nmc811", "graphite", "liquid-carbonate")
    for years in [2.0, 5, 10, 20] {
      let measured = 0.135 * pow(years / 10, 0.75)
      // The end of life where that much is lost: the cell has to reach it after those years.
      let life = try film.evaluate([
        "ageing.endOfLife": "\(exp(-measured))", "cell.lithiumReserve": "0 mAh/cm2", "cell.temperature": "25 degC",
      ])["cell.calendarLife"]!
      #expect(abs(life / years - 1) < 0.3, "\(years) years: \(life)")
    }
  }

  /// A cell that hardly fades in a cycle ends by time: a garnet with LFP after some two decades, and more cycles a day make more.
  @Test func timeBoundsTheLifeOfACellThatHardlyFades() throws {
    let cell = try StandardCell("lfp", "lithium-metal", "llzo")
    let gentle = [
      "anode.lithiumExcess": "50 um", "separator.platingLoss": "1e-6", "ageing.voidLoss": "0",
      "ageing.currentPenalty": "0",
    ]
    let values = try cell.evaluate(gentle)
    let life = values["cell.cycleLife"]!
    #expect(agree(values["cell.serviceLife"], life / 365.25, within: 1e-12))
    #expect(agree(values["cell.calendarLife"], 0.2231 / 0.006, within: 0.01))
    #expect(values["cell.serviceLife"]! < 25 && values["ageing.time"]! > 0.3 * values["ageing.fade"]!)
    let busy = try cell.evaluate(gentle.merging(["ageing.cyclesPerDay": "3"]) { $1 })
    #expect(busy["cell.cycleLife"]! > 1.2 * life && busy["cell.serviceLife"]! < values["cell.serviceLife"]!)
  }

  /// 0.3 eV from 25 to 60 degC; a card or a study may say otherwise, and what time takes is left alone.
  @Test func theCathodeFadesFasterWhenWarm() throws {
    let cell = try StandardCell("nmc811", "lithium-metal", "lpscl")
    let cool = try cell.evaluate()
    let warm = try cell.evaluate(["cell.temperature": "60 degC"])
    let factor = exp(0.3 * 1.602176634e-19 / 1.380649e-23 * (1 / 298.15 - 1 / 333.15))
    #expect(agree(warm["ageing.cathode"], factor * cool["ageing.cathode"]!, within: 1e-9))
    #expect(factor > 3.4 && factor < 3.5)
    #expect(warm["ageing.time"] == cool["ageing.time"])
    let cold = try cell.evaluate(["cell.temperature": "0 degC"])
    #expect(cold["ageing.cathode"]! < 0.5 * cool["ageing.cathode"]!)
    let indifferent = try cell.evaluate(["cell.temperature": "60 degC", "cathode.fadeActivation": "0 eV"])
    #expect(agree(indifferent["ageing.cathode"], cool["ageing.cathode"]!, within: 1e-12))
  }

  /// What has grown at the cathode conducts like the interface there: warmth that grows it carries it.
  @Test func whatGrowsInTheWarmthConductsInTheWarmth() throws {
    let cell = try StandardCell("nmc811", "graphite", "lpscl")
    func grown(_ temperature: String) throws -> Double {
      let values = try cell.evaluate(["cell.temperature": temperature, "catholyte.growthActivation": "0.4 eV"])
      return values["cell.resistanceGrowth"]! * values["cell.arealResistance"]!
        / (values["cell.cycleLife"]! / 365.25).squareRoot()
    }
    #expect(agree(try grown("60 degC"), try grown("25 degC"), within: 1e-9))
  }

  @Test func shallowCyclesWarmthAndPressureActAsTheyShould() throws {
    let liquid = try StandardCell("nmc811", "graphite", "liquid-carbonate")
    let full = try liquid.evaluate()
    #expect(try liquid.evaluate(["cell.depthOfDischarge": "0.5"])["cell.cycleLife"]! > 1.5 * full["cell.cycleLife"]!)
    let warm = try liquid.evaluate(["cell.temperature": "45 degC"])
    #expect(warm["cell.calendarLife"]! < 0.25 * full["cell.calendarLife"]!)
    #expect(full["cell.calendarLife"]! > 10 && full["cell.resistanceGrowth"]! > 10)

    let sulfide = try StandardCell("nmc811", "lithium-metal", "lpscl")
    let loose = try sulfide.evaluate(["cell.stackPressure": "0.5 MPa"])
    let tight = try sulfide.evaluate(["cell.stackPressure": "10 MPa"])
    #expect(loose["ageing.voids"]! > 1.5 * tight["ageing.voids"]!)
    #expect(agree(tight["cell.strippingCurrentLimit"], 1))
    let silicon = try liquid.evaluate(["anode.expansion": "2"])
    #expect(silicon["ageing.contact"]! > 1e-3 && silicon["cell.cycleLife"]! < 200)
  }

  /// 0.1 mA/cm2 at 1 MPa: half of it at 5 MPa is what a discharge may take. Beyond, and for much pressure, the design is marked.
  @Test func lithiumStrippedTooFastOrPressedTooHardIsTold() throws {
    let metal = try StandardCell("nmc811", "lithium-metal", "lpscl")
    let values = try metal.evaluate(["cell.dischargeRate": "0.2 C-rate", "cell.stackPressure": "5 MPa"])
    #expect(agree(values["cell.strippingLoad"], values["cell.dischargeCurrentDensity"]! / 0.5))
    let fast = ["cell.dischargeRate": "1 C-rate"]
    let pressed = ["cell.dischargeRate": "0.1 C-rate", "cell.stackPressure": "30 MPa"]
    #expect(try metal.extrapolations(fast) == ["ageing: cell.strippingLoad"])
    #expect(try metal.extrapolations(pressed) == ["ageing: cell.platedPressure"])
    #expect(try metal.extrapolations(["cell.dischargeRate": "0.1 C-rate"]).isEmpty)
    let host = try StandardCell("nmc811", "graphite", "lpscl")
    #expect(try host.extrapolations(pressed).isEmpty)
    #expect(try host.evaluate(fast)["cell.strippingLoad"] == 0)
  }

  @Test func chargingAtTheLimitCostsLife() throws {
    let cell = try StandardCell("nmc811", "graphite", "liquid-carbonate")
    let gentle = try cell.evaluate(["cell.chargeRate": "0.3 C-rate"])["cell.cycleLife"]!
    let harsh = try cell.evaluate(["cell.chargeRate": "2 C-rate"])["cell.cycleLife"]!
    #expect(gentle > 1000 && gentle < 3000)
    #expect(harsh < 0.5 * gentle)
  }
}
