import Testing

@Suite struct TransportTests {
  @Test func withoutCurrentNothingIsLost() throws {
    for electrolyte in StandardCell.electrolytes {
      let values = try StandardCell("nmc622", "graphite", electrolyte).evaluate(["cell.dischargeRate": "0 C-rate"])
      #expect(values["cell.voltageDrop"] == 0)
      #expect(values["cell.dischargeVoltage"] == values["cell.nominalVoltage"])
      #expect(values["cell.energyAtRate"] == values["cell.energy"])
    }
  }

  @Test func theResistanceOfASulfideCellIsThatOfItsLayersInSeries() throws {
    let values = try StandardCell("nmc811", "anode-free", "lpscl").evaluate([
      "separator.thickness": "30 um", "cathode.electrolyteFraction": "0.3",
    ])
    // Laboratory units: cm over S/cm.
    var power = 1.0
    for _ in 0..<28 { power *= 0.3 }
    let tenthRoot = { (x: Double) in  // bisection, so that no power function is shared with the model
      var (low, high) = (0.0, 1.0)
      for _ in 0..<200 {
        let middle = (low + high) / 2
        var tenth = 1.0
        for _ in 0..<10 { tenth *= middle }
        if tenth < x { low = middle } else { high = middle }
      }
      return low
    }
    let coating = values["cathode.thickness"]! * 1e-4
    let expected = 30e-4 / 1.95e-3 + coating / (3 * 1.95e-3 * tenthRoot(power)) + coating / (3 * 0.05) + 20 + 10
    #expect(agree(values["cell.arealResistance"], expected, within: 1e-10))
    #expect(agree(values["cell.resistance"], expected / (values["cell.cathodeArea"]! * 1e4) * 1e3, within: 1e-10))
  }

  @Test func saltDepletionVanishesForASingleIonConductor() throws {
    #expect(try StandardCell("nmc811", "graphite", "llzo").evaluate()["cell.saltDepletion"] == 0)
    #expect(try StandardCell("nmc811", "graphite", "liquid-carbonate").evaluate()["cell.saltDepletion"]! > 0)
  }

  @Test func aPolymerCellIsFarTooResistiveWhenCold() throws {
    let cell = try StandardCell("lfp", "lithium-metal", "peo-litfsi")
    let cold = try cell.evaluate(["cell.temperature": "25 degC"])
    let warm = try cell.evaluate(["cell.temperature": "60 degC"])
    #expect(cold["cell.arealResistance"]! > 1500)
    #expect(warm["cell.arealResistance"]! < 300)
  }

  @Test func chargingTakesAsLongAsTheTightestLimitAsks() throws {
    let cell = try StandardCell("nmc811", "lithium-metal", "lpscl")
    let slow = try cell.evaluate(["cell.chargeRate": "0.05 C-rate"])
    #expect(agree(slow["cell.chargeTime"], 0.7 * 60 / 0.05, within: 1e-3))
    let fast = try cell.evaluate(["cell.chargeRate": "2 C-rate"])
    #expect(fast["cell.chargeCurrentDensity"]! <= fast["cell.chargeCurrentLimit"]!)
    #expect(fast["cell.chargeCurrentDensity"]! > 0.85 * fast["cell.chargeCurrentLimit"]!)
  }
}
