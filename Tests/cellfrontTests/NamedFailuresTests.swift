import Testing

/// A property that is missing, a design out of range, a network that does not hang together: named, never silent.
struct NamedFailuresTests {
  private static let study = """
    { "cellfront": 1, "title": "Sulfide", "components": ["layered-cell", "transport"],
      "slots": { "cathode": ["nmc811"], "anode": ["lithium-metal"], "separator": ["lpscl"],
                 "catholyte": { "sameAs": "separator" } },
      "fixed": { "cell.temperature": "25 degC" },
      "variables": { "cathode.electrolyteFraction": { "min": 0.1, "max": 0.5 },
                     "separator.thickness": { "min": "0.5 um", "max": "50 um" } },
      "objectives": { "cell.specificEnergy": { "maximize": true }, "cell.arealResistance": { "minimize": true } } }
    """

  @Test func aCathodeBelowItsPercolationThresholdAndAThicknessOutOfRangeAreNamed() throws {
    let place = try Workplace()
    try place.write(Self.study, to: "study.json")
    let designs = ["0.14,20", "0.3,20", "0.3,0.8", "0.88,20"].map { "nmc811,lithium-metal,lpscl,\($0)\n" }
    try place.write(
      "cathode,anode,separator,cathode.electrolyteFraction,separator.thickness [um]\n" + designs.joined(),
      to: "designs.csv")
    let outcome = try place.run("evaluate", "study.json", "--designs", "designs.csv")
    #expect(outcome.status == 0, "\(outcome.messages)")
    let rows = outcome.output.split(whereSeparator: \.isNewline).dropFirst().map(String.init)
    #expect(rows.count == 4)
    let margin = "transport: cathode.percolationMargin", thickness = "transport: separator.thickness"
    #expect(rows.map { $0.contains(margin) } == [true, false, false, false], "\(rows)")
    #expect(rows.map { $0.contains(thickness) } == [false, false, true, false], "\(rows)")
    #expect(rows[3].contains("transport: cathode.electronicPercolationMargin"), "\(rows)")
  }

  @Test func aMaterialWithoutAPropertyIsNamedWithWhoNeedsIt() throws {
    let place = try Workplace()
    try place.write(
      """
      { "card": 1, "id": "bare", "version": "1.0", "title": "Half an electrolyte", "category": "electrolyte",
        "text": "Nothing is known of it but its density.",
        "parameters": { "density": { "value": "2 g/cm3", "text": "density", "source": "a scale", "confidence": "measured" } } }
      """, to: "plugins/bare.json")
    try place.write(Self.study.replacingOnce("\"lpscl\"", "\"bare\""), to: "study.json")
    let outcome = try place.run("check", "study.json", "--plugins", "plugins")
    #expect(outcome.status == 65)
    for name in ["separator.ionicConductivity", "separator.transferenceNumber", "catholyte.ionicConductivity"] {
      #expect(outcome.messages.contains("\(name): is needed by 'transport'"), "\(outcome.messages)")
    }
  }
}
