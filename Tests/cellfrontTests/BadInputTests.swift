import Testing

/// Whatever is wrong ends with status 65, one message that names the place, and nothing written.
struct BadInputTests {
  @Test(arguments: [
    (#"{ "cellfront": 1, "title""#, ["strip.json:1:"]),
    (
      Strip.study.replacingOnce("\"objectives\"", "\"objektives\""),
      ["a study has no key 'objektives'; did you mean 'objectives'?", "needs the key 'objectives'"]
    ),
    (
      Strip.study.replacingOnce("10 mm", "10 kg"),
      ["$.variables['strip.width'].max: '50 mm' is a length, but '10 kg' is a mass"]
    ),
    (
      Strip.study.replacingOnce("10 mm", "90 mm"),
      ["$.variables['strip.width'].min: min 90 mm is above max 50 mm; exchange the two"]
    ),
    (
      Strip.study.replacingOnce("\"oak\"", "\"oka\""),
      ["$.slots.material[1]: no plugin has the id 'oka'; did you mean 'oak'?"]
    ),
    (Strip.study.replacingOnce(#"["steel", "oak"]"#, "[]"), ["the slot 'material' has no candidates"]),
    (
      Strip.study.replacingOnce(#""strip.mass": { "minimize": true },"#, "").replacingOnce(
        #""strip.stiffness": { "maximize": true }"#, ""),
      ["the study has no objectives"]
    ),
    (
      Strip.study.replacingOnce(#""strip.width": { "min": "10 mm", "max": "50 mm" },"#, ""),
      ["strip.width: is needed by 'strip', and nothing supplies it"]
    ),
    (
      Strip.study.replacingOnce(#""strip.mass": { "max""#, #""strip.mas": { "max""#),
      ["no component knows the quantity 'strip.mas'; did you mean 'strip.mass'?"]
    ),
  ]) func aFaultyStudyIsRefused(study: String, texts: [String]) throws {
    let place = try Workplace()
    try Strip.lay(place, study: study)
    let before = place.files
    for command in ["run", "check"] {
      let outcome = try place.run(command, "strip.json", "--plugins", "cards")
      #expect(outcome.status == 65)
      #expect(outcome.messages.hasPrefix("The study cannot be used: "))
      for text in texts { #expect(outcome.messages.contains(text), "\(outcome.messages)") }
      #expect(outcome.output == "")
    }
    #expect(place.files == before)
  }

  @Test func allFaultsComeAtOnce() throws {
    let place = try Workplace()
    try Strip.lay(
      place,
      study: Strip.study.replacingOnce("10 mm", "10 parsec").replacingOnce("\"search\"", "\"serach\"")
        .replacingOnce("4 kg/m\"", "4 m\"").replacingOnce(#""strip.stiffness": {"#, #""strip.stifness": {"#))
    let outcome = try place.run("run", "strip.json", "--plugins", "cards")
    #expect(outcome.messages.hasPrefix("The study cannot be used: 4 faults\n"), "\(outcome.messages)")
  }

  @Test func aCycleIsNamed() throws {
    let place = try Workplace()
    try Strip.lay(place, study: Strip.study.replacingOnce(#"["strip"]"#, #"["strip", "loop"]"#))
    let loop = Strip.strip.replacing("\"strip\"", with: "\"loop\"")
      .replacing(
        "\"strip.mass\": { \"unit\": \"kg/m\", \"formula\": \"material.density * strip.width * strip.height\"",
        with: "\"material.density\": { \"unit\": \"kg/m3\", \"formula\": \"strip.mass / (strip.width * strip.height)\""
      )
      .replacing("\"material.density\": { \"unit\": \"kg/m3\" },", with: "\"strip.mass\": { \"unit\": \"kg/m\" },")
      .replacing("strip.stiffness", with: "loop.stiffness")
    try place.write(loop, to: "cards/loop.json")
    let outcome = try place.run("check", "strip.json", "--plugins", "cards")
    #expect(outcome.status == 65)
    #expect(outcome.messages.contains("depends on itself"), "\(outcome.messages)")
    #expect(outcome.messages.contains("'material.density' ('loop')"), "\(outcome.messages)")
  }

  @Test func aCardWhoseFormulaDoesNotParseIsNamedWithItsColumn() throws {
    let place = try Workplace()
    try Strip.lay(place)
    try place.write(Strip.strip.replacing("strip.height^3 / 12", with: "strip.height^^3 / 12"), to: "cards/strip.json")
    let outcome = try place.run("run", "strip.json", "--plugins", "cards")
    #expect(outcome.status == 65)
    #expect(outcome.messages.contains("plugin not loaded: cards/strip.json:9:"), "\(outcome.messages)")
    #expect(outcome.messages.contains("no plugin has the id 'strip'"), "\(outcome.messages)")
    #expect(!place.files.contains { $0.hasPrefix("runs") })
  }

  @Test func aModelThatReturnsNaNIsNamed() throws {
    let place = try Workplace()
    try Strip.lay(place)
    try place.write(Strip.strip.replacing("/ 12", with: "* sqrt(-strip.width / 1 [m])"), to: "cards/strip.json")
    let outcome = try place.run("run", "strip.json", "--plugins", "cards")
    #expect(outcome.status == 65)
    #expect(outcome.messages.contains("No design could be evaluated: a plugin is broken"), "\(outcome.messages)")
    #expect(outcome.messages.contains("its output 'strip.stiffness' is"), "\(outcome.messages)")
    #expect(!place.exists("runs/strip"))
  }

  @Test func aTableWithoutAColumnIsRefused() throws {
    let place = try Workplace()
    try Strip.lay(place)
    try place.write("material,strip.width [mm]\nsteel,20\n", to: "designs.csv")
    let outcome = try place.run(
      "evaluate", "strip.json", "--plugins", "cards", "--designs", "designs.csv", "--out", "result.csv")
    #expect(outcome.status == 65)
    #expect(
      outcome.messages.contains("designs.csv:1: the column 'strip.height' is missing; a column 'strip.height [mm]'"))
    #expect(!place.files.contains("result.csv"))
  }

  @Test func aRunFolderThatCannotBeWrittenIsToldBeforeTheSearch() throws {
    let place = try Workplace()
    try Strip.lay(place)
    try place.write("a file", to: "taken")
    for (folder, culprit) in [("taken", "taken:"), ("taken/below", "taken:"), ("/proc/nowhere", "/proc/nowhere:")] {
      let outcome = try place.run("run", "strip.json", "--plugins", "cards", "--out", folder)
      #expect(outcome.status == 65)
      #expect(outcome.messages.contains("The run folder cannot be used: one fault"), "\(outcome.messages)")
      #expect(outcome.messages.contains(culprit), "\(outcome.messages)")
    }
    #expect(try place.read("taken") == "a file")
  }

  @Test func aStudyThatIsNotThereIsNamed() throws {
    let outcome = try Workplace().run("run", "nowhere.json")
    #expect(outcome.status == 65)
    #expect(outcome.messages.contains("nowhere.json: cannot be read: No such file or directory"), "\(outcome.messages)")
  }

  @Test(arguments: [
    ["run"], ["run", "x.json", "--jobs", "0"], ["run", "x.json", "--jobs", "\(Int.max)"],
    ["evaluate", "x.json"], ["dance"], ["plugins", "describe"],
  ])
  func wrongUsageEndsWith64(arguments: [String]) throws {
    let place = try Workplace()
    let outcome = try place.run(arguments)
    #expect(outcome.status == 64, "\(outcome.messages)")
  }
}
