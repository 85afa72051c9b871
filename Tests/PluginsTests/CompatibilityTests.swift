import Modeling
import Testing

@Suite struct CompatibilityTests {
  private func values(
    _ cathode: String, _ anode: String, _ separator: String, catholyte: String? = nil,
    _ settings: [String: String] = [:]
  ) throws -> [String: Double] {
    try StandardCell(
      cathode, anode, separator, catholyte: catholyte, models: ["transport", "ageing", "cost", "compatibility"]
    ).evaluate(settings)
  }

  @Test(arguments: [
    ("nmc811", "lithium-metal", "peo-litfsi", "oxidises"), ("nmc811", "graphite", "latp", "anode reduces"),
    ("lfp", "lithium-metal", "lagp", "anode reduces"), ("nmc811", "lithium-metal", "lgps", "anode reduces"),
    ("nmc811", "graphite", "li3incl6", "anode reduces"),
  ])
  func whatCannotWorkIsRefusedWithTheReason(cathode: String, anode: String, electrolyte: String, word: String) throws {
    let failure = #expect(throws: (any Error).self) { try values(cathode, anode, electrolyte) }
    #expect("\(failure!)".contains(word), "\(failure!)")
  }

  @Test(arguments: [
    ("lfp", "lithium-metal", "peo-litfsi"), ("nmc811", "lithium-metal", "llzo"), ("nmc811", "graphite", "lpscl"),
    ("nmc811", "graphite", "liquid-carbonate"),
  ])
  func whatIsKnownToWorkIsNotRefused(cathode: String, anode: String, electrolyte: String) throws {
    #expect(try values(cathode, anode, electrolyte)["compatibility.oxidationMargin"]! > -0.31)
  }

  @Test func aSulfideNeedsACoatingAtAHighCathodeAndSaysSo() throws {
    #expect(try values("nmc811", "graphite", "lpscl")["compatibility.coatingNeeded"]! > 0.99)
    #expect(try values("nmc811", "graphite", "liquid-carbonate")["compatibility.coatingNeeded"]! < 0.01)
    #expect(throws: (any Error).self) { try values("nmc811", "graphite", "lpscl", ["cathode.coating": "0"]) }
  }

  @Test func aLayerBetweenLetsAPhosphateMeetLithium() throws {
    let cell = try values("nmc811", "lithium-metal", "latp", ["cell.anodeInterlayer": "1"])
    #expect(cell["compatibility.interlayerNeeded"]! > 0.99)
  }

  @Test func aHalideInTheCathodeWorksBesideASulfideSeparator() throws {
    #expect(
      try values("nmc811", "lithium-metal", "lpscl", catholyte: "li3incl6")["compatibility.cathodeReductionMargin"]! > 1
    )
  }

  @Test func aLiquidDissolvesASulfide() throws {
    let failure = #expect(throws: (any Error).self) {
      try values("nmc811", "lithium-metal", "lpscl", catholyte: "liquid-carbonate")
    }
    #expect("\(failure!)".contains("dissolves"), "\(failure!)")
  }
}
