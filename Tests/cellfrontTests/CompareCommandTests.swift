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
    #expect(outcome.output.contains("cannot be searched with the plugins of today"), "\(outcome.output)")
  }

  @Test func runsOfOtherObjectivesAreRefused() throws {
    let place = try place()
    try place.write(
      Strip.study.replacingOnce(#""strip.stiffness": { "maximize": true }"#, #""strip.width": { "minimize": true }"#),
      to: "strip.json")
    #expect(try place.run("run", "strip.json", "--plugins", "cards", "--out", "b").status == 0)
    let outcome = try place.run("compare", "a", "b", "--plugins", "cards")
    #expect(outcome.status == 65)
    #expect(outcome.messages.contains("has other objectives: strip.mass, strip.width"), "\(outcome.messages)")
    #expect(try place.run("compare", "a", "nowhere").status == 65)
  }
}
