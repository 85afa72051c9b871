import Testing

struct PluginsCommandTests {
  @Test func theStandardPluginsAreListedWithoutAnyOption() throws {
    let outcome = try Workplace().run("plugins", "list")
    #expect(outcome.status == 0)
    #expect(outcome.messages == "")
    for id in ["nmc811", "llzo", "layered-cell", "transport", "ageing", "cost"] {
      #expect(outcome.output.contains("  \(id) "))
    }
  }

  @Test func aComponentIsDescribedWithUnitsRangesAndSources() throws {
    let place = try Workplace()
    try Strip.lay(place)
    let outcome = try place.run("plugins", "describe", "steel", "--plugins", "cards")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("density = 7.85 g/cm3, measured"))
    #expect(outcome.output.contains("source: EN 1991-1-1"))
    let unknown = try place.run("plugins", "describe", "stele", "--plugins", "cards")
    #expect(unknown.status == 65)
    #expect(unknown.messages.contains("did you mean 'steel'?"))
  }

  @Test func checkTellsWhetherPromisesAreKept() throws {
    let place = try Workplace()
    try Strip.lay(place)
    let good = try place.run("plugins", "check", "cards")
    #expect(good.status == 0, "\(good.messages)")
    #expect(good.output.hasSuffix("All promises are kept.\n"))
    try place.write("not a library", to: "bad.so")
    let bad = try place.run("plugins", "check", "bad.so")
    #expect(bad.status == 65)
    #expect(bad.messages.contains("bad.so"))
  }

  @Test func aPluginThatCrashesIsNamedAndNeverSilent() throws {
    let place = try Workplace()
    let ohm = try #require(DocumentationTests.blocks("c", in: "Documentation/Plugins.md").first)
    try place.write(
      ohm.replacingOnce("if (x[1] < 0)", "if (x[1] > 0.0015) *(volatile int *)0 = 1;\n  if (x[1] < 0)"), to: "ohm.c")
    _ = try place.compile("ohm.c", into: "plugins/libcell-ohm.so")
    try place.write(
      """
      { "cellfront": 1, "title": "Drop", "components": ["ohm"], "variables": {
          "cell.current": { "min": "1 A", "max": "10 A" }, "cell.resistance": { "min": "1 mohm", "max": "2 mohm" } },
        "objectives": { "cell.ohmicDrop": { "minimize": true }, "cell.resistance": { "maximize": true } } }
      """, to: "study.json")
    let run = try place.run("run", "study.json", "--plugins", "plugins")
    #expect(run.status == 70)
    #expect(run.messages.contains("'ohm'") && run.messages.contains("libcell-ohm.so"), "\(run.messages)")
    #expect(!place.files.contains("runs/study/front.csv"))
    let check = try place.run("plugins", "check", "plugins")
    #expect(check.status == 65)
    #expect(check.messages.contains("crashed while it was checked"), "\(check.messages)")
  }

  @Test func aFindingIsToldOnceWithThePlaceInTheUnitsOfThePorts() throws {
    let place = try Workplace()
    let ohm = try #require(DocumentationTests.blocks("c", in: "Documentation/Plugins.md").first)
    try place.write(ohm.replacingOnce("y[0] = x[0] * x[1];", "y[0] = NAN;"), to: "ohm.c")
    _ = try place.compile("ohm.c", into: "plugins/libcell-ohm.so")
    let check = try place.run("plugins", "check", "plugins")
    #expect(check.status == 65)
    #expect(check.output.hasPrefix("'ohm': ") && !check.output.contains("is not finite"), "\(check.output)")
    let told = check.messages.split(separator: "\n").filter { $0.contains("'cell.ohmicDrop': is not finite") }
    #expect(told.count == 1, "\(check.messages)")
    #expect(told.first?.firstMatch(of: /, at cell.current [0-9.]+ A, cell.resistance [0-9.]+ mohm$/) != nil, "\(told)")
  }

  @Test(arguments: [[], ["--like", "nmc811"]]) func aNewCardKeepsThePromisesAndIsNeverWrittenOver(like: [String]) throws
  {
    let place = try Workplace()
    let written = try place.run(["plugins", "new", "my-own"] + like)
    #expect(written.status == 0, "\(written.messages)")
    let checked = try place.run("plugins", "check", "my-own.json")
    #expect(checked.status == 0, "\(checked.messages)")
    #expect(checked.output.contains("'my-own'"))
    let again = try place.run(["plugins", "new", "my-own"] + like)
    #expect(again.status == 65)
    #expect(again.messages.contains("my-own.json: is there already"))
    #expect(try place.run("plugins", "new", "My Own").status == 64)
  }
}
