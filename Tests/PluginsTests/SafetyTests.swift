import Testing

@Suite struct SafetyTests {
  private func values(_ anode: String, _ electrolyte: String, _ settings: [String: String] = [:]) throws
    -> [String: Double]
  {
    try StandardCell("nmc811", anode, electrolyte, models: ["transport", "ageing", "cost", "safety"]).evaluate(settings)
  }

  @Test func theGradesHoldLessAndLessLiquidAndSolidsNone() throws {
    let fractions = try ["liquid-carbonate", "gel-20", "hybrid-10", "hybrid-5", "llzo"].map {
      try values("graphite", $0)["safety.liquidFraction"]!
    }
    #expect(fractions == fractions.sorted(by: >))
    #expect(fractions[0] > 8 && fractions[0] < 20 && fractions[4] == 0)
  }

  /// Grams and joules by hand.
  @Test func theHeatOfALiquidCellIsThatOfItsParts() throws {
    let cell = try values("graphite", "liquid-carbonate")
    let liquid = cell["separator.electrolyteMass"]! + cell["anode.electrolyteMass"]! + cell["catholyte.mass"]!
    let heat = 15 * liquid + 0.7 * cell["cathode.activeMass"]! + 3.6 * cell["cell.energy"]!
    #expect(agree(cell["safety.heatRelease"], heat / cell["cell.mass"]! * 1000, within: 1e-9))
    #expect(agree(cell["safety.liquidFraction"], liquid / cell["cell.mass"]! * 100, within: 1e-9))
    #expect(cell["safety.flammability"]! > 0.6 && cell["safety.flammability"]! < 1.5)
  }

  @Test func aCellWithoutLiquidMayStillReleaseMoreHeat() throws {
    let solid = try values("lithium-metal", "lpscl", ["anode.lithiumExcess": "30 um"])
    let liquid = try values("graphite", "liquid-carbonate")
    #expect(solid["safety.heatRelease"]! > liquid["safety.heatRelease"]!)
    #expect(try values("graphite", "llzo")["safety.flammability"] == 0)
    #expect(solid["safety.onsetTemperature"]! > liquid["safety.onsetTemperature"]!)
  }

  @Test func sulfidesAndNothingElseGiveHydrogenSulfide() throws {
    #expect(try values("graphite", "lpscl")["safety.hydrogenSulfide"]! > 50)
    #expect(try values("graphite", "li3incl6")["safety.hydrogenSulfide"] == 0)
  }

  @Test func theOnsetIsThatOfTheWeakestPart() throws {
    let cell = try values("graphite", "llzo", ["cathode.onsetTemperature": "145 degC"])
    #expect(agree(cell["safety.onsetTemperature"], 145, within: 0.005))
  }

  @Test func theClassOfFlammabilityFollowsTheHeatOfBurningTheElectrolyte() throws {
    func grade(_ electrolyte: String, _ settings: [String: String] = [:]) throws -> Double {
      try values("graphite", electrolyte, settings)["safety.flammabilityClass"]!
    }
    for (id, expected) in [("llzo", 0.0), ("li3incl6", 0), ("hybrid-5", 2), ("lpscl", 2), ("liquid-carbonate", 3)] {
      #expect(try abs(grade(id) - expected) < 0.1, "\(id)")
    }
    let faint = ["separator.combustionHeat": "1 kJ/g", "catholyte.combustionHeat": "1 kJ/g"]
    #expect(try abs(grade("llzo", faint) - 1) < 0.1)
  }
}
