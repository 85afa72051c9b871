import Foundation
import Testing

struct PickCommandTests {
  private func place(_ study: String = Strip.study) throws -> Workplace {
    let place = try Workplace()
    try Strip.lay(place, study: study)
    let outcome = try place.run("run", "strip.json", "--plugins", "cards")
    #expect(outcome.status == 0, "\(outcome.messages)")
    return place
  }

  @Test func aRunFolderKeepsItsStudyToTheByte() throws {
    let place = try place()
    #expect(try place.read("runs/strip/study.json") == Strip.study)
  }

  @Test func aShortlistNamesDesignsAndWhyTheseAndWhatTheyGiveUp() throws {
    let place = try place()
    let outcome = try place.run("pick", "runs/strip", "--plugins", "cards", "-k", "4")
    #expect(outcome.status == 0, "\(outcome.messages)")
    #expect(outcome.output.hasPrefix("A light and stiff strip: 4 designs of "))
    for text in ["best mass", "best stiffness", "compromise", "against the best: mass +", "steel", "oak"] {
      #expect(outcome.output.contains(text), "\(text)")
    }
    #expect(!outcome.output.contains("baseline"))
  }

  @Test func aReferenceIsReadInItsUnits() throws {
    let place = try place()
    let outcome = try place.run("pick", "runs/strip", "--plugins", "cards", "--reference", "800 g/m, 2 kN m2")
    #expect(outcome.status == 0, "\(outcome.messages)")
    #expect(outcome.output.contains("nearest to the reference"))
    #expect(outcome.output.contains("\nreference: mass 0.8 kg/m, stiffness 2000 N m2\n"), "\(outcome.output)")
    // What begins with a minus is a value like any other, and how it was read is told.
    let negative = try place.run(
      "pick", "runs/strip", "--plugins", "cards", "--reference", "-800 g/m", "--weights", "2, 1")
    #expect(negative.status == 0, "\(negative.messages)")
    #expect(
      negative.output.contains("\nreference: mass -0.8 kg/m\nweights: mass 2, stiffness 1\n"), "\(negative.output)")
    let wrong = try place.run("pick", "runs/strip", "--plugins", "cards", "--reference", "800 g", "--weights", "1")
    #expect(wrong.status == 65)
    #expect(
      wrong.messages.contains("'800 g' fits no objective: it is a mass; such as 'strip.mass = … kg/m'"),
      "\(wrong.messages)")
    #expect(wrong.messages.contains("weights: found 1 where the study has 2 objectives"), "\(wrong.messages)")
  }

  @Test func aBaselineIsComparedWithEveryDesign() throws {
    let study = Strip.study.replacingOnce(
      #""search": {"#,
      #""baseline": { "slots": { "material": "steel" }, "variables": { "strip.width": "20 mm", "strip.height": "20 mm" } }, "search": {"#
    )
    let place = try place(study)
    let outcome = try place.run("pick", "runs/strip", "--plugins", "cards")
    #expect(outcome.status == 0, "\(outcome.messages)")
    let summary = try place.read("runs/strip/summary.md")
    #expect(summary.components(separatedBy: "Against the baseline: strip mass ").count - 1 == 6, "\(summary)")
    // 7850 kg/m3 · (20 mm)² = 3.14 kg/m.
    #expect(outcome.output.split(separator: "\n").contains { $0.hasPrefix("baseline") && $0.contains("3.14") })
    let designs = outcome.output.components(separatedBy: "against the best: ").count - 1
    #expect(outcome.output.components(separatedBy: "against the baseline: mass ").count - 1 >= designs)
    #expect(designs == 8)
  }

  @Test func theFiguresMoveWithTheCard() throws {
    let place = try place()
    let before = try place.run("pick", "runs/strip", "--plugins", "cards")
    #expect(before.messages.isEmpty, "\(before.messages)")
    try place.write(Strip.oak.replacingOnce("\"0.7 g/cm3\"", "\"0.6 g/cm3\""), to: "cards/oak.json")
    let after = try place.run("pick", "runs/strip", "--plugins", "cards")
    #expect(after.status == 0)
    #expect(before.output != after.output)
    #expect(after.messages.hasPrefix("note: "), "\(after.messages)")
    // 0.1 of 0.7 g/cm3.
    for text in [" designs with other numbers than in runs/strip/front.csv: strip.mass by up to 14 % (", "--plugins"] {
      #expect(after.messages.contains(text), "\(after.messages)")
    }
  }

  /// The front's table, one text a row.
  private func rows(_ place: Workplace) throws -> [String] {
    try place.read("runs/strip/front.csv").split(separator: "\r\n").map(String.init)
  }

  @Test func aDesignIsCalledWhatTheTableCallsIt() throws {
    let place = try place()
    let before = try place.run("pick", "runs/strip", "--plugins", "cards")
    let rows = try rows(place)
    try place.write(([rows[0]] + rows[1...].reversed()).joined(separator: "\r\n"), to: "runs/strip/front.csv")
    let after = try place.run("pick", "runs/strip", "--plugins", "cards")
    #expect(after.status == 0, "\(after.messages)")
    func lightest(_ outcome: Outcome) throws -> String {
      let lines = outcome.output.split(separator: "\n").map(String.init)
      let at = try #require(lines.firstIndex { $0.hasPrefix("   ") && $0.contains("best mass") })
      return String(lines[at - 1].drop { $0 != "d" })
    }
    #expect(try lightest(before).hasPrefix("design 1:"))
    #expect(try lightest(after) == lightest(before))
  }

  @Test func aDesignThatBreaksALimitIsLeftOutAndThatIsSaid() throws {
    let place = try place()
    let rows = try rows(place)
    // 7850 kg/m3 · (50 mm)² = 19.6 kg/m where 4 kg/m are allowed, and stiffer than all others.
    #expect(rows[0].hasPrefix("design,material,strip.width [mm],strip.height [mm],"))
    let heavy = "heavy,steel,50,50" + String(repeating: ",", count: rows[0].filter { $0 == "," }.count - 3)
    try place.write((rows + [heavy]).joined(separator: "\r\n"), to: "runs/strip/front.csv")
    let outcome = try place.run("pick", "runs/strip", "--plugins", "cards")
    #expect(outcome.status == 0, "\(outcome.messages)")
    #expect(!outcome.output.contains("heavy"))
    #expect(
      outcome.messages == "note: 1 of \(rows.count) designs left out, which break limits with the plugins of today:"
        + " strip.mass max (1)\n")
  }

  @Test func aFolderWithoutARunIsRefused() throws {
    let outcome = try Workplace().run("pick", "nowhere")
    #expect(outcome.status == 65)
    #expect(outcome.messages.contains("nowhere/study.json: is not there"))
  }
}
