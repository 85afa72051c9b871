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
}
