import Foundation
import Testing

struct CompareCommandTests {
  private func place() throws -> Workplace {
    let place = try Workplace()
    try Strip.lay(place)
    #expect(try place.run("run", "strip.json", "--plugins", "cards", "--out", "a").status == 0)
    return place
  }

  @Test func aChangedCardIsFoundBehindWhatMoved() throws {
    let place = try place()
    try place.write(Strip.oak.replacingOnce("\"0.7 g/cm3\"", "\"0.6 g/cm3\""), to: "cards/oak.json")
    #expect(try place.run("run", "strip.json", "--plugins", "cards", "--out", "b").status == 0)
    let outcome = try place.run("compare", "a", "b", "--plugins", "cards")
    #expect(outcome.status == 0, "\(outcome.messages)")
    for text in [
      "oak: material.density: 0.7 g/cm3 became 0.6 g/cm3", "Plugin files: 1 change\n  oak.json: ", "of A beaten by B",
      "0 of ", "best strip mass: 0.07 kg/m, then 0.06 kg/m (-0.01 kg/m)", "a change of +",
    ] {
      #expect(outcome.output.contains(text), "\(text)\n\(outcome.output)")
    }
    #expect(!outcome.output.contains("The study:"))
    #expect(
      outcome.output.contains("searched again:\n  oak: density: hypervolume +")
        && outcome.output.contains("best strip mass -0.01 kg/m"),
      "\(outcome.output)")
  }

  @Test func aChangedLimitIsFoundBehindWhatMoved() throws {
    let place = try place()
    try place.write(Strip.study.replacingOnce("4 kg/m", "3 kg/m"), to: "strip.json")
    #expect(try place.run("run", "strip.json", "--plugins", "cards", "--out", "b").status == 0)
    let outcome = try place.run("compare", "a", "b", "--plugins", "cards")
    #expect(outcome.output.contains("The study: 1 change\n  constraints › strip.mass › max: 4 kg/m became 3 kg/m"))
    #expect(!outcome.output.contains("Plugin files:"))
    #expect(outcome.output.contains("searched again:\n  constraints › strip.mass: hypervolume -"), "\(outcome.output)")
  }

  @Test func whatCannotBeSearchedAgainIsSaid() throws {
    let place = try place()
    try place.write(Strip.study.replacingOnce("4 kg/m", "3 kg/m"), to: "strip.json")
    #expect(try place.run("run", "strip.json", "--plugins", "cards", "--out", "b").status == 0)
    let outcome = try place.run("compare", "a", "b")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("cannot be searched with the plugins of today:\n  "), "\(outcome.output)")
    #expect(outcome.output.contains("'strip'"), "\(outcome.output)")
  }

  @Test func whatAChangedFormulaMovesIsLeftToItsModel() throws {
    let place = try place()
    let (old, new) = ("strip.height^3 / 12", "strip.height^3 / 6")
    for (card, told) in [
      (Strip.strip.replacingOnce(old, new), "strip (strip.json)"),
      (
        Strip.strip.replacingOnce(old, new).replacingOnce(#""1.0""#, #""2.0""#), "strip 1.0 → 2.0 (strip.json)"
      ),
    ] {
      try place.write(card, to: "cards/strip.json")
      #expect(try place.run("run", "strip.json", "--plugins", "cards", "--out", "b").status == 0)
      let output = try place.run("compare", "a", "b", "--plugins", "cards").output
      #expect(output.contains("\nWhat moved it:\n  left to models: \(told): +"), "\(output)")
    }
  }

  @Test func aRenamedSlotIsNoCause() throws {
    let place = try Workplace()
    let study = Strip.study.replacingOnce(#""oak"] }"#, #""oak"], "finish": ["plain", "lacquered"] }"#)
    try Strip.lay(place, study: study)
    try place.write(
      Strip.strip.replacingOnce(#""strip.width": {"#, #""strip.finish": { "unit": "1" }, "strip.width": {"#)
        .replacingOnce("\"material.density * ", "\"strip.finish * material.density * "), to: "cards/strip.json")
    for (id, finish) in [("plain", "1"), ("lacquered", "1.1")] {
      let formula = #"{ "unit": "1", "formula": "\#(finish)", "text": "what it adds", "basis": "bookkeeping" }"#
      try place.write(
        #"{ "card": 1, "id": "\#(id)", "version": "1.0", "title": "A finish","#
          + #" "formulas": { "strip.finish": \#(formula) } }"#, to: "cards/\(id).json")
    }
    #expect(try place.run("run", "strip.json", "--plugins", "cards", "--out", "a").status == 0)
    try place.write(study.replacingOnce(#""finish""#, #""coat""#), to: "strip.json")
    #expect(try place.run("run", "strip.json", "--plugins", "cards", "--out", "b").status == 0)
    let output = try place.run("compare", "a", "b", "--plugins", "cards").output
    #expect(output.contains("\n  all together: hypervolume 0 points\n  not made alone: "), "\(output)")
  }

  @Test func runsOfOtherObjectivesAreRefused() throws {
    let place = try place()
    try place.write(
      Strip.study.replacingOnce(#""strip.stiffness": { "maximize": true }"#, #""strip.width": { "minimize": true }"#),
      to: "strip.json")
    #expect(try place.run("run", "strip.json", "--plugins", "cards", "--out", "b").status == 0)
    let outcome = try place.run("compare", "a", "b", "--plugins", "cards")
    #expect(outcome.status == 65)
    #expect(
      outcome.messages.contains(
        "b: has other objectives: minimize strip.mass, minimize strip.width;"
          + " those of a are minimize strip.mass, maximize strip.stiffness"),
      "\(outcome.messages)")
  }

  @Test func theOrderOfObjectivesIsNoDifference() throws {
    let place = try place()
    let (mass, stiffness) = (#""strip.mass": { "minimize": true }"#, #""strip.stiffness": { "maximize": true }"#)
    try place.write(
      Strip.study.replacingOnce(mass, "first").replacingOnce(stiffness, mass).replacingOnce("first", stiffness)
        .replacingOnce("4 kg/m", "3 kg/m"),
      to: "strip.json")
    #expect(try place.run("run", "strip.json", "--plugins", "cards", "--out", "b").status == 0)
    let outcome = try place.run("compare", "a", "b", "--plugins", "cards")
    #expect(outcome.status == 0, "\(outcome.messages)")
    #expect(outcome.output.contains("best strip mass: 0.07 kg/m, then 0.07 kg/m\n"), "\(outcome.output)")
    #expect(outcome.output.contains("searched again:\n  constraints › strip.mass: hypervolume -"), "\(outcome.output)")
  }

  @Test func aChangeThatItsOwnBaselineDoesNotFitIsSearchedAgain() throws {
    let place = try Workplace()
    try Strip.lay(place)
    for wood in ["oak", "steel"] {
      let values = #""strip.width": "20 mm", "strip.height": "20 mm""#
      let baseline = #""baseline": { "slots": { "material": "\#(wood)" }, "variables": { \#(values) } }, "search""#
      try place.write(
        Strip.study.replacingOnce(#"["steel", "oak"]"#, #"["\#(wood)"]"#).replacingOnce(#""search""#, baseline),
        to: "\(wood).json")
      #expect(try place.run("run", "\(wood).json", "--plugins", "cards", "--out", wood).status == 0)
    }
    let output = try place.run("compare", "oak", "steel", "--plugins", "cards").output
    #expect(output.contains("searched again:\n  slots › material: hypervolume "), "\(output)")
  }

  @Test func aQuantityFixedInsteadOfVariedIsSearchedAgain() throws {
    let place = try place()
    try place.write(
      Strip.study.replacingOnce(#""strip.width": { "min": "10 mm", "max": "50 mm" },"#, "")
        .replacingOnce(#""objectives""#, #""fixed": { "strip.width": "20 mm" }, "objectives""#),
      to: "strip.json")
    #expect(try place.run("run", "strip.json", "--plugins", "cards", "--out", "b").status == 0)
    let output = try place.run("compare", "a", "b", "--plugins", "cards").output
    #expect(
      output.contains("searched again:\n  strip.width in fixed instead of variables: hypervolume "), "\(output)")
    #expect(!output.contains("not made alone"), "\(output)")
  }

  @Test func designsWhereTheFirstHasNoneAreNoLack() throws {
    let place = try place()
    try place.write(Strip.study.replacingOnce("4 kg/m", "0.001 kg/m"), to: "strip.json")
    #expect(try place.run("run", "strip.json", "--plugins", "cards", "--out", "b").status == 3)
    let opened = try place.run("compare", "b", "a", "--plugins", "cards").output
    #expect(opened.contains(" designs where A has none") && !opened.contains("no feasible design"), "\(opened)")
    let closed = try place.run("compare", "a", "b", "--plugins", "cards").output
    #expect(closed.contains("points, no feasible design") && !closed.contains("where A has none"), "\(closed)")
  }

  @Test func theSeedIsToldOnceAndToItsLastDigit() throws {
    let place = try place()
    try place.write(
      Strip.study.replacingOnce(#""points": 20"#, #""points": 21, "seed": 9007199254740993"#), to: "strip.json")
    #expect(try place.run("run", "strip.json", "--plugins", "cards", "--out", "b").status == 0)
    let output = try place.run("compare", "a", "b", "--plugins", "cards").output
    #expect(output.contains("The study: 1 change\n  search › points: 20 became 21\n"), "\(output)")
    #expect(output.contains("Search: 1 change\n  seed 1 became seed 9007199254740993\n"), "\(output)")
  }

  @Test func aFolderWithoutDesignsIsNoRun() throws {
    let place = try place()
    try place.write("{}", to: "a/front.json")
    let outcome = try place.run("compare", "a", "a", "--plugins", "cards")
    #expect(outcome.status == 65)
    #expect(outcome.messages.contains("a/front.json: has no list 'designs'"), "\(outcome.messages)")
  }

  @Test func whatIsWrongWithEitherFolderIsTold() throws {
    let outcome = try Workplace().run("compare", "nowhere", "elsewhere")
    #expect(outcome.status == 65)
    #expect(
      outcome.messages.contains("cannot be compared: 2 faults\n  nowhere/study.json: ")
        && outcome.messages.contains("\n  elsewhere/study.json: "),
      "\(outcome.messages)")
  }
}
