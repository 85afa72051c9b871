import Testing

@Suite struct HalfCellsTests {
  private static let models = ["half-cells", "open-circuit"]

  private func cell(_ cathode: String, _ anode: String) throws -> StandardCell {
    try StandardCell(cathode, anode, model: "layered-cell", models: Self.models)
  }

  /// The mean that the cards state for a window is that of the curve over this window.
  @Test(arguments: ["nmc811", "nmc622", "lfp", "nca", "lco", "lnmo"], ["graphite", "siox-graphite", "silicon"])
  func theNominalVoltageIsTheMeanOfTheOpenCircuitVoltage(cathode: String, anode: String) throws {
    let cell = try cell(cathode, anode)
    for ratio in ["1.05", "1.3"] {
      let steps = 200
      var sum = 0.0
      var values: [String: Double] = [:]
      for step in 0..<steps {
        values = try cell.evaluate([
          "cell.stateOfCharge": "\((Double(step) + 0.5) / Double(steps))", "anode.npRatio": ratio,
        ])
        sum += values["cell.openCircuitVoltage"]!
      }
      let mean = sum / Double(steps)
      #expect(abs(mean - values["cell.nominalVoltage"]!) < 0.012, "\(mean) \(values["cell.nominalVoltage"]!)")
    }
  }

  @Test func theBalanceSaysWhichPartsOfTheCurvesAreUsed() throws {
    let cell = try cell("lfp", "graphite")
    // Of 1/0.98 of the capacity that leaves the cathode 0.94 comes back: less than the cathode takes.
    let values = try cell.evaluate(["anode.npRatio": "1.2", "cell.stateOfCharge": "0"])
    #expect(agree(values["cathode.utilisation"], 0.94 / 0.98, within: 1e-3))
    #expect(agree(values["anode.filledShare"], 0.94 / 0.98 / 1.2, within: 1e-12))
    #expect(values["anode.emptiedShare"]! < 1e-3)
    #expect(agree(values["cathode.lithiation"], values["cathode.utilisation"]))
    #expect(agree(values["anode.lithiation"], values["anode.emptiedShare"], within: 1e-9))
    // A host that gives back more than the cathode takes stays partly full.
    let rich = try cell.evaluate(["cathode.firstCycleEfficiency": "0.8", "anode.npRatio": "1.25"])
    #expect(agree(rich["anode.emptiedShare"], (0.94 / 0.8 - 1) / 1.25, within: 1e-2))
  }

  @Test func theCellsVoltageRisesWithItsCharge() throws {
    let cell = try cell("nmc811", "graphite")
    var last = 0.0
    for step in 0...50 {
      let voltage = try cell.evaluate(["cell.stateOfCharge": "\(Double(step) / 50)"])["cell.openCircuitVoltage"]!
      #expect(voltage > last)
      last = voltage
    }
    #expect(last > 4.1 && last < 4.3)
  }

  @Test func withoutTheBalanceTheStatedMeansHold() throws {
    let values = try StandardCell("nmc811", "graphite").evaluate()
    #expect(agree(values["cell.nominalVoltage"], 3.825 - 0.165, within: 1e-9))
  }
}
