import Documents
import Foundation
import Modeling
import Testing

@testable import PluginHost

@Suite struct PluginsTests {
  private static func card(_ id: String) -> String {
    CardFixture(id: id, inputs: "", tables: "", formulas: "").text
  }

  @Test func aFolderGivesItsLibrariesAndCardsSortedById() throws {
    let scratch = try Scratch()
    _ = try scratch.compile(LibraryFixture().source, to: "zzz.so")
    try scratch.write("b.json", Self.card("zinc"))
    try scratch.write("a.json", Self.card("sodium"))
    try scratch.write("more/c.json", Self.card("air"))
    try scratch.write("more/deeper/d.json", Self.card("too-deep"))
    try scratch.write("notes.txt", "not a plugin")
    let plugins = scratch.load()
    #expect(plugins.problems.isEmpty)
    #expect(plugins.components.map(\.description.id) == ["air", "ohm", "sodium", "zinc"])
    #expect(plugins.files.map { scratch.shortened($0.path) } == ["a.json", "b.json", "zzz.so", "more/c.json"])
    #expect(plugins["ohm"]?.description.id == "ohm")
    #expect(plugins["iron"] == nil)
  }

  @Test func aFileCarriesTheDigestOfItsContent() throws {
    let scratch = try Scratch()
    try scratch.write("a.json", Self.card("sodium"))
    #expect(scratch.load().files.map(\.sha256) == [SHA256.hexadecimal(Array(Self.card("sodium").utf8))])
    #expect(scratch.load().files.map(\.components) == [["sodium"]])
  }

  @Test func jsonThatIsNoCardIsPassedOverButMustParse() throws {
    let scratch = try Scratch()
    try scratch.write("a.json", Self.card("sodium"))
    try scratch.write("data.json", #"{ "some": "data" }"#)
    try scratch.write("list.json", "[1, 2]")
    try scratch.write("truncated.json", #"{ "card": 1, "#)
    let plugins = scratch.load()
    #expect(plugins.components.count == 1)
    #expect(plugins.problems.map(scratch.shortened).map { $0.prefix(19) } == ["truncated.json:1:14"])
  }

  @Test(arguments: ["parameters", "tables", "formulas"]) func aCardWithoutItsFirstKeyIsTold(section: String) throws {
    let scratch = try Scratch()
    let rest = #""id": "zinc", "version": "1.0", "title": "Zinc", "\#(section)": {}"#
    try scratch.write("a.json", "{ \(rest) }")
    let told = scratch.problems()
    #expect(told.count == 1 && told[0] == "a.json:1:1 $: the card needs the key 'card'", "\(told)")
    // Neither an id nor parameters alone make a card of what a folder holds besides.
    try scratch.write("a.json", #"{ "id": 7, "parameter": {} }"#)
    try scratch.write("b.json", #"{ "parameters": {}, "formulas": {} }"#)
    #expect(!scratch.problems().contains { $0.hasPrefix("a.json") || $0.hasPrefix("b.json") })
  }

  @Test func aPathThatTheUserNamesMustHoldAPlugin() throws {
    let scratch = try Scratch()
    try scratch.write("empty/data.json", #"{ "some": "data" }"#)
    let data = "\(scratch.folder)/empty/data.json"
    let text = try scratch.write("notes.txt", "not a plugin")
    let plugins = Plugins.load(
      PluginPlaces(paths: ["\(scratch.folder)/nowhere", text, "\(scratch.folder)/empty"]))
    #expect(
      plugins.problems.map(scratch.shortened) == [
        "nowhere: is named as a plugin, but nothing is there",
        "notes.txt: is no plugin by its name; a library (.so), a card (.json), or a folder of them",
        "empty: is named as a plugin, but holds none; libraries (.so) or cards (.json)",
      ])
    #expect(
      Plugins.load(PluginPlaces(paths: [data])).problems.map(scratch.shortened) == [
        "empty/data.json:1:1 $: the card needs the key 'card'",
        "empty/data.json:1:1 $: the card needs the key 'id'",
        "empty/data.json:1:1 $: the card needs the key 'version'",
        "empty/data.json:1:1 $: the card needs the key 'title'",
        "empty/data.json:1:3 $.some: the card has no key 'some'; "
          + "known keys: card, id, version, title, category, text, parameters, inputs, tables, formulas",
      ])
  }

  @Test func threadsChangeNothing() throws {
    let (mine, shared) = (try Scratch(), try Scratch())
    _ = try mine.compile(LibraryFixture().source)
    try mine.write("broken.so", "not a library")
    for scratch in [mine, shared] {
      for at in 0..<40 { try scratch.write("\(at).json", Self.card("card-\(at % 30)")) }
      for at in 0..<5 { try scratch.write("more/data\(at).json", #"{ "some": "data" }"#) }
      for at in 0..<5 { try scratch.write("more/truncated\(at).json", #"{ "card": "#) }
    }
    func told(jobs: Int) -> [[String]] {
      let places = PluginPlaces(paths: [mine.folder, "\(mine.folder)/more"], environment: [shared.folder])
      let plugins = Plugins.load(places, jobs: jobs)
      return [
        plugins.components.map(\.description.origin), plugins.files.map { "\($0)" },
        plugins.problems.map { "\($0)" }, plugins.overridden.map { "\($0)" },
      ]
    }
    let alone = told(jobs: 1)
    #expect(alone.map(\.count) == [31, 31, 21, 40])
    for jobs in [2, 3, 100] { #expect(told(jobs: jobs) == alone, "\(jobs) threads") }
  }

  @Test func theFirstOfTwoNamesakesWinsAndTheSecondIsAProblem() throws {
    let scratch = try Scratch()
    try scratch.write("a.json", Self.card("sodium"))
    try scratch.write("b.json", Self.card("sodium"))
    let plugins = scratch.load()
    #expect(plugins["sodium"]?.description.origin == "\(scratch.folder)/a.json")
    #expect(
      plugins.problems.map(scratch.shortened) == [
        "b.json: registers 'sodium', which a.json has registered before; remove one of the two files"
      ])
    #expect(plugins.overridden.isEmpty)
  }

  @Test func whatTheUserNamesOverridesWhatIsFoundElsewhere() throws {
    let (mine, shared) = (try Scratch(), try Scratch())
    try mine.write("mine.json", Self.card("ohm"))
    var fixture = LibraryFixture()
    fixture.register = """
      static cell_component other;
      other = component;
      other.id = "other";
      int32_t first = host->register_component(host, &component);
      int32_t second = host->register_component(host, &other);
      return first ? first : second;
      """
    _ = try shared.compile(fixture.source)
    let plugins = Plugins.load(PluginPlaces(paths: [mine.folder], environment: [shared.folder]))
    #expect(plugins.problems.isEmpty)
    #expect(plugins["ohm"]?.description.origin == "\(mine.folder)/mine.json")
    #expect(plugins["other"] != nil, "the rest of an overridden library stays")
    #expect(
      plugins.overridden.map { mine.shortened(shared.shortened($0)) } == [
        "'ohm' of mine.json overrides that of libtest.so"
      ])
  }

  @Test func oneFileFoundTwiceIsOneFile() throws {
    let scratch = try Scratch()
    let path = try scratch.write("a.json", Self.card("sodium"))
    try FileManager.default.createSymbolicLink(atPath: "\(scratch.folder)/b.json", withDestinationPath: path)
    let plugins = Plugins.load(PluginPlaces(paths: [scratch.folder, path], environment: ["\(scratch.folder)/."]))
    #expect(plugins.problems.isEmpty)
    #expect(plugins.components.count == 1)
  }

  @Test func besideTheProgramLieLibrariesAndFoldersOfResources() throws {
    let scratch = try Scratch()
    _ = try scratch.compile(LibraryFixture().source, to: "libcell-ohm.so")
    try scratch.write("libother.so", "not one of ours")
    try scratch.write("stray.json", Self.card("stray"))
    try scratch.write("CellFront_Materials.resources/cathodes/oxides/a.json", Self.card("sodium"))
    try scratch.write("Other_Materials.resources/b.json", Self.card("other"))
    let plugins = Plugins.load(PluginPlaces(paths: [], program: scratch.folder))
    #expect(plugins.problems.isEmpty)
    #expect(plugins.components.map(\.description.id) == ["ohm", "sodium"])
  }

  @Test func theInstalledPlaceIsFoundFromTheProgram() throws {
    let scratch = try Scratch()
    try scratch.write("bin/cellfront", "")
    try scratch.write("lib/cellfront/cards/a.json", Self.card("sodium"))
    _ = try scratch.compile(LibraryFixture().source, to: "ohm.so")
    try FileManager.default.moveItem(
      atPath: "\(scratch.folder)/ohm.so", toPath: "\(scratch.folder)/lib/cellfront/ohm.so")
    let plugins = Plugins.load(PluginPlaces(paths: [], program: "\(scratch.folder)/bin"))
    #expect(plugins.problems.isEmpty)
    #expect(plugins.components.map(\.description.id) == ["ohm", "sodium"])
  }

  @Test func theProgramFolderIsThatOfTheTestRunner() throws {
    let folder = try #require(PluginPlaces.programFolder)
    #expect(FileManager.default.isExecutableFile(atPath: CommandLine.arguments[0]))
    #expect(
      FileSystem.isSame(folder, (FileSystem.realPath(CommandLine.arguments[0])! as NSString).deletingLastPathComponent))
  }
}
