import Testing

@Suite struct MechanicsTests {
  private func cell(_ electrolyte: String) throws -> StandardCell {
    try StandardCell("nmc811", "lithium-metal", electrolyte, models: ["transport", "ageing", "cost", "mechanics"])
  }

  /// K^2 (1 - nu^2)/E and K/(1.12 sqrt(pi a)) V/F for a flaw of 1 um in a thick layer, by hand.
  @Test(arguments: [("lpscl", 2.19, 15.6), ("llzo", 9.19, 84.9), ("latp", 9.86, 74.7)])
  func toughnessModulusAndFlawGiveTheKnownEnergiesAndOverpotentials(id: String, energy: Double, overpotential: Double)
    throws
  {
    let values = try cell(id).evaluate(["separator.flawSize": "1 um", "separator.thickness": "200 um"])
    #expect(agree(values["mechanics.fractureEnergy"], energy, within: 0.005))
    #expect(agree(values["mechanics.criticalOverpotential"], overpotential, within: 0.01))
    let plane = try cell(id).evaluate(["mechanics.planeStrain": "0"])
    #expect(plane["mechanics.fractureEnergy"]! > energy)
  }

  @Test func oxidesAreBrittleSulfidesSoftAndPolymersTooSoftByTheirNumbers() throws {
    let oxide = try cell("llzo").evaluate(), sulfide = try cell("lpscl").evaluate()
    let polymer = try cell("peo-litfsi").evaluate()
    #expect(oxide["mechanics.monroeNewmanRatio"]! > 5)
    #expect(polymer["mechanics.monroeNewmanRatio"]! < 0.01)
    #expect(oxide["mechanics.fractureStrain"]! < 0.3)
    #expect(polymer["mechanics.fractureStrain"]! > 20)
    #expect(oxide["mechanics.fractureEnergy"]! > 3 * sulfide["mechanics.fractureEnergy"]!)
    #expect(oxide["mechanics.shearModulus"]! > 5 * sulfide["mechanics.shearModulus"]!)
  }

  @Test func aDeeperFlawAThinnerLayerAndMorePressureLowerTheMargin() throws {
    let cell = try cell("llzo")
    func margin(_ settings: [String: String]) throws -> Double {
      try cell.evaluate(settings)["mechanics.fractureMargin"]!
    }
    let usual = try margin([:])
    #expect(try margin(["separator.flawSize": "10 um"]) < 0.7 * usual)
    #expect(try margin(["separator.thickness": "12 um"]) < usual)
    #expect(try margin(["cell.stackPressure": "50 MPa"]) < 0.2 * usual)
  }

  @Test func withoutSwellingTheChargedPressureIsThatOfTheFixture() throws {
    let values = try cell("lpscl").evaluate(["cell.swelling": "0 %", "cell.stackPressure": "3 MPa"])
    #expect(agree(values["mechanics.chargedPressure"], 3))
    #expect(agree(values["mechanics.pressureMargin"], -2))
    let stiff = try cell("lpscl").evaluate(["cell.fixtureRigidity": "1", "cell.swelling": "10 %"])
    #expect(agree(stiff["mechanics.swellingStress"], 10))
  }
}
