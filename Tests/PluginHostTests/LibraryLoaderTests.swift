import Documents
import Modeling
import Quantities
import Testing

@testable import PluginHost

@Suite struct LibraryLoaderTests {
  @Test func aDroppedInLibraryIsAComponent() throws {
    let scratch = try Scratch()
    #expect(scratch.load().components.isEmpty)
    _ = try scratch.compile(LibraryFixture().source)
    let plugins = scratch.load()
    #expect(plugins.problems.isEmpty)
    let ohm = try #require(plugins["ohm"])
    #expect(ohm.description.title == "Ohm's law")
    #expect(ohm.description.origin == "\(scratch.folder)/libtest.so")
    #expect(ohm.description.inputs.map(\.name) == ["cell.current", "resistance"])
    #expect(ohm.description.inputs[1].range == 0.001...0.05)
    #expect(ohm.description.inputs[1].initial == 0.01)
    #expect(ohm.description.inputs[1].plausible == 0.005...0.02)
    #expect(ohm.description.inputs[1].source == "data sheet")
    #expect(ohm.description.outputs[0].unit.description == "mV")
    #expect(ohm.description.hasDerivatives)
    let answer = try ohm.at([2, 0.01], [[1, 0], [0, 1]])
    #expect(answer.values == [0.02, 0.04])
    #expect(answer.slopes == [[0.01, 2], [0.04, 4]])
  }

  /// Of two outputs the first states where it is to be believed; the second was only zeroed.
  @Test func anOutputMayStateARange() throws {
    var fixture = LibraryFixture()
    fixture.outputs = #"{"cell.voltageDrop", "mV", "drop", -5, 500, 0, 0, 0, 0, 0}, {"heat", "W", "heat"},"#
    let scratch = try Scratch()
    _ = try scratch.compile(fixture.source)
    let outputs = try #require(scratch.load()["ohm"]).description.outputs
    #expect(outputs.map(\.range) == [-0.005...0.5, nil])
    #expect(outputs.allSatisfy { $0.initial == nil && $0.plausible == nil })
  }

  @Test func aRefusalIsAnOutcomeWithItsReason() throws {
    let scratch = try Scratch()
    _ = try scratch.compile(LibraryFixture().source)
    let instance = try #require(scratch.load()["ohm"]).makeInstance()
    var y = [0.0, 0]
    #expect(instance.evaluate([-1, 1], &y, directions: 0, nil, nil) == .refused)
    #expect(instance.message == "the current flows backwards")
  }

  /// What is wrong with each file, and the whole message.
  static let faultyFiles: [(name: String, fixture: LibraryFixture, message: String)] = [
    (
      "another major version", LibraryFixture(abi: "2u << 16"),
      "libtest.so: is made for version 2.0 of the plugin interface, and this program has 1.1; update this program"
    ),
    (
      "a newer minor version", LibraryFixture(abi: "1u << 16 | 2"),
      "libtest.so: is made for version 1.2 of the plugin interface, and this program has 1.1; update this program"
    ),
    (
      "an older major version", LibraryFixture(abi: "0u << 16 | 9"),
      "libtest.so: is made for version 0.9 of the plugin interface, and this program has 1.1; build the library again"
    ),
    ("nothing registered", LibraryFixture(register: "return CELL_OK;"), "libtest.so: registers no component"),
    (
      "a failure of its own", LibraryFixture(register: "return CELL_FAILED;"),
      "libtest.so: gives up: its cell_plugin_register returned 2"
    ),
    (
      "a null component", LibraryFixture(register: "return host->register_component(host, 0);"),
      "libtest.so: registers a null component"
    ),
    (
      "a structure of an unknown age", LibraryFixture(fields: ".size = 8,"),
      "libtest.so: registers a component of size 8, less than the 136 of this interface; set it to sizeof(cell_component)"
    ),
    (
      "the same component twice",
      LibraryFixture(
        register: "host->register_component(host, &component); return host->register_component(host, &component);"),
      "libtest.so: registers two components with the id 'ohm'"
    ),
    ("no id", LibraryFixture(id: "0"), "libtest.so component '': has no id"),
    (
      "an id with other characters", LibraryFixture(id: "\"Ohm's law\""),
      "libtest.so component 'Ohm's law': has an id with other characters; lower-case words joined by hyphens: 'layered-cell'"
    ),
    ("no evaluate", LibraryFixture(fields: ".evaluate = 0,"), "libtest.so component 'ohm': has no function 'evaluate'"),
    ("no create", LibraryFixture(fields: ".create = 0,"), "libtest.so component 'ohm': has no function 'create'"),
    ("no destroy", LibraryFixture(fields: ".destroy = 0,"), "libtest.so component 'ohm': has no function 'destroy'"),
    ("no message", LibraryFixture(fields: ".message = 0,"), "libtest.so component 'ohm': has no function 'message'"),
    ("no version", LibraryFixture(fields: ".version = 0,"), "libtest.so component 'ohm': has no version"),
    ("an empty title", LibraryFixture(fields: ".title = \"\","), "libtest.so component 'ohm': has no title"),
    ("no outputs", LibraryFixture(fields: ".n_outputs = 0,"), "libtest.so component 'ohm': has no outputs"),
    (
      "a null list", LibraryFixture(fields: ".inputs = 0,"),
      "libtest.so component 'ohm': states 2 inputs and a null list of them"
    ),
    (
      "more ports than there are numbers", LibraryFixture(fields: ".n_inputs = 4294967295u, .n_outputs = 1,"),
      "libtest.so component 'ohm': states 4294967295 inputs"
    ),
    (
      "more items than anyone shows",
      LibraryFixture(views: #"{"loss", "stack", 0, 0, 0, 0, 0, (void *)1, 4294967295u, sizeof(cell_view_item)},"#),
      "libtest.so component 'ohm' view 'loss': states 4294967295 items"
    ),
    (
      "ports of an unknown age", LibraryFixture(fields: ".port_size = 16,"),
      "libtest.so component 'ohm': states the port_size 16, less than the 80 of this interface; set it to sizeof"
    ),
  ]

  @Test(arguments: faultyFiles.map(\.name))
  func aFaultyLibraryIsNamed(_ name: String) throws {
    let fault = try #require(Self.faultyFiles.first { $0.name == name })
    let scratch = try Scratch()
    _ = try scratch.compile(fault.fixture.source)
    let plugins = scratch.load()
    #expect(plugins.components.isEmpty)
    #expect(plugins.problems.map(scratch.shortened) == [fault.message])
  }

  @Test func everyFaultOfAPortIsReportedAtOnce() throws {
    let scratch = try Scratch()
    var fixture = LibraryFixture()
    fixture.inputs = """
      {"cell.current", "Amp", "", NAN, NAN, NAN, NAN, NAN, 0, 0},
      {"Cell Current", "A", "", NAN, NAN, NAN, NAN, NAN, 0, "guessed"},
      {"", "A", "", NAN, NAN, NAN, NAN, NAN, 0, 0},
      {"a", 0, "", NAN, NAN, NAN, NAN, NAN, 0, 0},
      {"b", "um", "", 20, 10, NAN, NAN, NAN, 0, 0},
      {"c", "um", "", 10, 20, 30, NAN, NAN, 0, 0},
      {"d", "degC", "", 10, 20, 15, 16, 18, 0, 0},
      {"d", "1", "", NAN, NAN, NAN, NAN, NAN, 0, 0},
      """
    _ = try scratch.compile(fixture.source)
    #expect(
      scratch.problems() == [
        "libtest.so component 'ohm' input 'cell.current': unknown unit 'Amp'",
        "libtest.so component 'ohm' input 'Cell Current': has a name that cannot be used; dotted lowerCamelCase: 'cell.mass'",
        "libtest.so component 'ohm' input 'Cell Current': has the confidence 'guessed'; one of 'measured', 'estimated', 'assumed'",
        "libtest.so component 'ohm' input 2: has no name",
        "libtest.so component 'ohm' input 'a': has no unit; \"1\" for a pure number",
        "libtest.so component 'ohm' input 'b': has the valid range 20 um to 10 um, the wrong way round",
        "libtest.so component 'ohm' input 'c': has the default 30 um, outside its valid range 10 um to 20 um",
        "libtest.so component 'ohm' input 'd': has the default 15 degC, outside its plausible range 16 degC to 18 degC",
        "libtest.so component 'ohm': has two ports named 'd'",
      ])
  }

  @Test func aFileThatIsNoLibraryIsNamed() throws {
    let scratch = try Scratch()
    let good = try FileSystem.read(try scratch.compile(LibraryFixture().source, to: "good.so"))
    try scratch.write("a-text.so", "not a library\n")
    try scratch.write("b-empty.so", "")
    try scratch.write("c-truncated.so", Array(good.prefix(good.count / 2)))
    try scratch.write("d-header.so", Array(good.prefix(40)))
    var foreign = good
    foreign[18] = 40
    try scratch.write("e-foreign.so", foreign)
    #expect(
      scratch.problems() == [
        "a-text.so: is not a shared library: it has no ELF header",
        "b-empty.so: is not a shared library: it has no ELF header",
        "c-truncated.so: is a truncated shared library; build or copy it again",
        "d-header.so: is a truncated shared library; build or copy it again",
        "e-foreign.so: is a shared library for another kind of machine; build it for this one",
      ])
    #expect(scratch.load()["ohm"] != nil)
  }

  /// Any cut must be a message; a file whose mapped part is gone ends the process inside the system's loader.
  @Test(arguments: [0.1, 0.3, 0.5, 0.7, 0.9, 0.99, 0.999])
  func noCutOfALibraryIsLoaded(_ part: Double) throws {
    let scratch = try Scratch()
    let good = try FileSystem.read(try scratch.compile(LibraryFixture().source))
    try scratch.write("libtest.so", Array(good.prefix(Int(part * Double(good.count)))))
    #expect(scratch.problems() == ["libtest.so: is a truncated shared library; build or copy it again"])
  }

  @Test func missingSymbolsAreNamed() throws {
    let scratch = try Scratch()
    _ = try scratch.compile("int nothing(void) { return 0; }", to: "a.so")
    _ = try scratch.compile("int nowhere(void); int f(void) { return nowhere(); }", to: "b.so")
    let problems = scratch.problems()
    #expect(
      problems.first
        == "a.so: is not a plugin: it has no symbol 'cell_plugin_abi'; see cell_plugin.h for what a library exports")
    #expect(problems.last?.hasPrefix("b.so: cannot be loaded: ") == true)
    #expect(problems.last?.hasSuffix("undefined symbol: nowhere") == true)
  }

  @Test func aSymbolOfADependencyIsNotTheLibrarysOwn() throws {
    let scratch = try Scratch()
    let plugin = try scratch.compile(LibraryFixture().source, to: "libplugin.so")
    let loader = LibraryLoader { _ in }
    let dependent = try scratch.compile(
      "int nothing(void) { return 0; }", to: "libdependent.so", linking: ["-Wl,--no-as-needed", plugin])
    let content = try FileSystem.read(dependent)
    let faults = #expect(throws: Faults.self) { try loader.load(dependent, content) { _ in false } }
    #expect(
      faults.map(scratch.shortened)
        == "libdependent.so: is not a plugin: it has no symbol 'cell_plugin_abi'; see cell_plugin.h for what a library exports"
    )
  }

  @Test func aLibraryWithOneMalformedComponentIsNotTakenAtAll() throws {
    let scratch = try Scratch()
    var fixture = LibraryFixture()
    fixture.register = """
      static cell_component bad;
      bad = component;
      bad.id = "bad";
      bad.evaluate = 0;
      host->register_component(host, &component);
      return host->register_component(host, &bad);
      """
    _ = try scratch.compile(fixture.source)
    let plugins = scratch.load()
    #expect(plugins.components.isEmpty)
    #expect(plugins.problems.map(scratch.shortened) == ["libtest.so component 'bad': has no function 'evaluate'"])
  }

  @Test func whatALibraryLogsNamesItsFile() throws {
    let scratch = try Scratch()
    _ = try scratch.compile(
      LibraryFixture(register: "host->log(host, \"hello\"); return host->register_component(host, &component);").source)
    let heard = Heard()
    _ = Plugins.load(PluginPlaces(paths: [scratch.folder])) { heard.add($0) }
    #expect(heard.all.map(scratch.shortened) == ["libtest.so: hello"])
  }

  @Test func elementsLargerThanOursAreWalkedByTheirStatedSize() throws {
    let scratch = try Scratch()
    var fixture = LibraryFixture()
    fixture.prelude = "typedef struct { cell_port port; double later; } larger_port;"
    fixture.fields = ".port_size = sizeof(larger_port), .outputs = (const cell_port *)larger, "
    fixture.prelude += """
      static const larger_port larger[] = {
        {{"first", "V", "", NAN, NAN, NAN, NAN, NAN, 0, 0}, 1}, {{"second", "W", "", NAN, NAN, NAN, NAN, NAN, 0, 0}, 2} };
      static const larger_port larger_inputs[] = {
        {{"one", "A", "", NAN, NAN, NAN, NAN, NAN, 0, 0}, 1}, {{"two", "ohm", "", NAN, NAN, NAN, NAN, NAN, 0, 0}, 2} };
      """
    fixture.fields += ".inputs = (const cell_port *)larger_inputs,"
    _ = try scratch.compile(fixture.source)
    let description = try #require(scratch.load()["ohm"]).description
    #expect(description.inputs.map(\.name) == ["one", "two"])
    #expect(description.outputs.map(\.name) == ["first", "second"])
  }
}
