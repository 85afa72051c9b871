import Foundation
import Testing

struct ValidateCommandTests {
  @Test func everyPublishedCellComesOutAndTheDocumentationSaysSo() throws {
    let outcome = try Workplace().run("validate", "--markdown")
    #expect(outcome.status == 0, "\(outcome.messages)")
    let page = Workplace.package.appending(path: "Documentation/Validation.md")
    #expect(outcome.output == String(decoding: try Data(contentsOf: page), as: UTF8.self))
  }

  private static let known = """
    { "case": 1, "title": "A plate", "source": "by hand", "components": ["plate-geometry"],
      "fixed": { "exchanger.channels": 10, "exchanger.length": "1 m", "exchanger.width": "100 mm", "exchanger.gap": "3 mm" },
      "reported": { "exchanger.area": { "value": "1.9 m2", "tolerance": "0.1 %" },
                    "exchanger.flowArea": { "value": "3.1e-3 m2", "tolerance": "TOLERANCE" } } }
    """

  @Test func aQuantityOutsideItsToleranceIsMarkedAndEndsWithOne() throws {
    let place = try Workplace()
    try place.write(Self.known.replacingOccurrences(of: "TOLERANCE", with: "5 %"), to: "kept/a.json")
    try place.write(Self.known.replacingOccurrences(of: "TOLERANCE", with: "1 %"), to: "missed/a.json")
    let kept = try place.run("validate", "kept")
    #expect(kept.status == 0 && kept.output.contains("2 of 2 reported quantities of 1 case are within tolerance."))
    let missed = try place.run("validate", "kept", "missed/a.json")
    #expect(missed.status == 1)
    #expect(missed.output.contains("-3.23 %        1 %  outside\n"))
    #expect(missed.output.contains("3 of 4 reported quantities of 2 cases are within tolerance."))
  }

  @Test func allFaultsOfAllCasesAreToldAtOnce() throws {
    let place = try Workplace()
    try place.write(
      """
      { "case": 1, "title": "A plate", "components": ["plate-geometry"], "slots": { "a": ["llzo", "lpscl"] },
        "reported": { "exchanger.aria": { "value": "0 m2", "tolerance": "1 m2" } } }
      """, to: "a.json")
    try place.write(
      #"{ "case": 1, "title": "B", "source": "", "components": ["plat-geometry"], "reported": {} }"#, to: "b.json")
    let outcome = try place.run("validate", "a.json", "b.json", "none")
    #expect(outcome.status == 65 && outcome.output.isEmpty)
    for part in [
      "needs the key 'source'", "has 2 candidates", "a deviation from zero", "is no tolerance", "'exchanger.area'",
      "the case reports nothing", "did you mean 'plate-geometry'", "none: cannot be read",
    ] {
      #expect(outcome.messages.contains(part), "\(part): \(outcome.messages)")
    }
  }
}
