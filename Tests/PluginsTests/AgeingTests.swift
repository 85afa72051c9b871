import Testing

@Suite struct AgeingTests {
  /// Nothing but the lithium inventory: no cathode fade, no current, a set reserve.
  private func life(loss: Double, reserve: Double) throws -> Double {
    try StandardCell("lfp", "lithium-metal", "lpscl").evaluate([
      "separator.platingLoss": "\(loss)", "cathode.fadePerCycle": "1e-15", "cell.chargeCurrentDensity": "1e-9 mA/cm2",
      "cell.arealCapacity": "5 mAh/cm2", "cell.lithiumReserve": "\(reserve) mAh/cm2",
    ])["cell.cycleLife"]!
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
    let values = try StandardCell("lfp", "lithium-metal", "lpscl").evaluate([
      "separator.platingLoss": "1e-6", "cathode.fadePerCycle": "1e-3", "cell.lithiumReserve": "20 mAh/cm2",
    ])
    #expect(agree(values["cell.cycleLife"], 0.2231 / 1e-3, within: 0.02))
  }

  /// The capacity is counted down cycle by cycle.
  @Test func lifeIsTheCycleAtWhichACountedCapacityPassesTheLimit() throws {
    let values = try StandardCell("nmc811", "lithium-metal", "llzo").evaluate(["cell.chargeRate": "0.1 C-rate"])
    let (lithium, cathode) = (values["ageing.plating"]!, values["ageing.cathode"]!)
    var reserve = values["cell.lithiumReserve"]! / values["cell.arealCapacity"]!
    var (capacity, cycles) = (1.0, 0.0)
    while capacity > 0.8 {
      capacity *= 1 - cathode
      if reserve > 0 { reserve -= lithium } else { capacity *= 1 - lithium }
      cycles += 1
    }
    #expect(agree(values["cell.cycleLife"], cycles, within: 0.01))
  }

  @Test func chargingAtTheLimitCostsLife() throws {
    let cell = try StandardCell("nmc811", "graphite", "liquid-carbonate")
    let gentle = try cell.evaluate(["cell.chargeRate": "0.3 C-rate"])["cell.cycleLife"]!
    let harsh = try cell.evaluate(["cell.chargeRate": "2 C-rate"])["cell.cycleLife"]!
    #expect(gentle > 1000 && gentle < 3000)
    #expect(harsh < 0.5 * gentle)
  }
}
