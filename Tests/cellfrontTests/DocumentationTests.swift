import Documents
import Foundation
import Testing

/// The examples of README and documentation are run, so that they cannot rot.
struct DocumentationTests {
  static func text(_ file: String) throws -> String {
    try String(decoding: Data(contentsOf: Workplace.package.appending(path: file)), as: UTF8.self)
  }

  /// The fenced blocks in one language.
  static func blocks(_ language: String, in file: String) throws -> [String] {
    try text(file).components(separatedBy: "```\(language)\n").dropFirst().map { $0.components(separatedBy: "```")[0] }
  }

  @Test func theStudyOfTheReadmeCanBeRun() throws {
    let studies = try Self.blocks("json", in: "README.md").filter { $0.contains("\"cellfront\"") }
    #expect(studies.count == 1)
    for study in studies {
      let place = try Workplace()
      try place.write(study, to: "study.json")
      let outcome = try place.run("run", "study.json", "--out", "run")
      #expect(outcome.status == 0, "\(outcome.messages)")
      // A trade-off and no single answer.
      let front = try CSV(parsing: try place.read("run/front.csv").utf8, file: "front.csv")
      #expect(front.rows.count > 10)
    }
  }

  @Test(arguments: ["README.md", "Documentation/Plugins.md"]) func theCardsKeepTheirPromises(file: String) throws {
    let cards = try Self.blocks("json", in: file).filter { $0.contains("\"card\"") }
    #expect(cards.count == 1)
    for card in cards {
      let place = try Workplace()
      try place.write(card, to: "card.json")
      let outcome = try place.run("plugins", "check", "card.json")
      #expect(outcome.status == 0, "\(outcome.messages)")
    }
  }

  @Test func theRunFolderHoldsWhatItsPageSays() throws {
    let place = try Workplace()
    try Strip.lay(place)
    #expect(try place.run("run", "strip.json", "--plugins", "cards", "--out", "run", "--quiet").status == 0)
    let page = try Self.text("Documentation/Run-folder.md")
    let record = try JSONNode.parse(try place.read("run/front.json").utf8, file: "front.json")
    guard case .object(let members) = record.kind, let designs = members.first(where: { $0.key == "designs" })?.value,
      case .array(let items) = designs.kind, case .object(let design)? = items.first?.kind
    else {
      Issue.record("front.json has no designs")
      return
    }
    for key in (members + design).map(\.key) { #expect(page.contains("`\(key)`"), "\(key) is not told") }
    for file in place.files where file.hasPrefix("run/") {
      let name = file.dropFirst("run/".count)
      let kind = name.hasPrefix("figures/") ? "`\(name.dropFirst("figures/".count).prefix { $0 != "-" })-" : "`\(name)`"
      #expect(page.contains(kind), "\(file) is not told")
    }
  }

  /// The keys of an object and of all below it, but for names of the study's own.
  private func keys(_ node: JSONNode, areNames: Bool = false) -> Set<String> {
    switch node.kind {
    case .array(let items): items.reduce(into: []) { $0.formUnion(keys($1)) }
    case .object(let members):
      members.reduce(into: []) { all, member in
        if !areNames { all.insert(member.key) }
        guard member.key != "restsOn" else { return }
        let named = [
          "slots", "variables", "objectives", "constraints", "report", "start", "missing", "sensitivities", "views",
          "ideal", "reference", "design",
        ]
        let isMap = if case .object = member.value.kind { named.contains(member.key) } else { false }
        all.formUnion(keys(member.value, areNames: isMap))
      }
    default: []
    }
  }

  @Test func everyKeyOfTheRecordIsOnThePageOfTheRunFolder() throws {
    // Lead is beaten by oak, and the model has no answer for narrow strips; a proof is asked for of each front, the empty one too.
    let study = Strip.study.replacingOnce(#""oak""#, #""oak", "lead""#)
      .replacingOnce(#""points": 20"#, #""points": 20, "certify": "10 %", "certifyBoxes": 1000"#)
    let lead = Strip.steel.replacing("steel", with: "lead").replacing("7.85", with: "11.3").replacing("210", with: "16")
    var keys: Set<String> = []
    for limit in ["4 kg/m", "10 g/m"] {
      let place = try Workplace()
      try Strip.lay(place, study: study.replacingOnce("4 kg/m", limit))
      try place.write(lead, to: "cards/lead.json")
      try place.write(
        Strip.strip.replacingOnce("^3 / 12", "^3 / 12 * sqrt((strip.width - 12 [mm]) / 1 [m]) / 0.1"),
        to: "cards/strip.json")
      _ = try place.run("run", "strip.json", "--plugins", "cards", "--out", "run", "--quiet")
      keys.formUnion(self.keys(try JSONNode.parse(try place.read("run/run.json").utf8, file: "run.json")))
    }
    for key in ["by", "proved", "violated", "kind", "message", "ofEmptiness", "undecided"] {
      #expect(keys.contains(key), "\(key)")
    }
    let page = try Self.text("Documentation/Run-folder.md").components(separatedBy: "\n## `run.json`\n")
    try #require(page.count == 2)
    for key in keys.sorted() { #expect(page[1].contains("`\(key)`"), "\(key) is not told") }
  }

  @Test func everyKeyOfTheFrontIsOnThePageOfTheRunFolder() throws {
    let place = try Workplace()
    let study = try #require(try Self.blocks("json", in: "README.md").first { $0.contains("\"cellfront\"") })
    // A target that is missed has a way to it.
    try place.write(study.replacingOnce("500 Wh/kg", "560 Wh/kg"), to: "study.json")
    #expect(try place.run("run", "study.json", "--out", "run", "--quiet").status == 0)
    let record = try JSONNode.parse(try place.read("run/front.json").utf8, file: "front.json")
    let page = try Self.text("Documentation/Run-folder.md")
    let keys = keys(record)
    for key in ["path", "sets", "kind", "total", "samples", "confidence", "overridden"] { #expect(keys.contains(key)) }
    for key in keys.sorted() { #expect(page.contains("`\(key)`"), "\(key) is not told") }
  }

  /// A study of the model in C.
  static let drop = """
    { "cellfront": 1, "title": "Drop", "components": ["ohm"],
      "variables": { "cell.current": { "min": "1 A", "max": "10 A" }, "cell.resistance": { "min": "1 mohm", "max": "2 mohm" } },
      "objectives": { "cell.current": { "maximize": true }, "cell.ohmicDrop": { "minimize": true } } }
    """

  @Test func theModelInCKeepsItsPromisesAndWorksDroppedIntoAFolder() throws {
    let place = try Workplace()
    try place.write(try #require(Self.blocks("c", in: "Documentation/Plugins.md").first), to: "ohm.c")
    let library = try place.compile("ohm.c", into: "plugins/libcell-ohm.so")
    #expect(library == "")
    let checked = try place.run("plugins", "check", "plugins")
    #expect(checked.status == 0, "\(checked.messages)")

    try place.write(Self.drop, to: "study.json")
    let outcome = try place.run("run", "study.json", "--plugins", "plugins")
    #expect(outcome.status == 0, "\(outcome.messages)")
    #expect(try place.read("runs/study/front.csv").split(separator: "\r\n").count > 20)
  }

  /// The first words of lines that are indented by two spaces and no more.
  private static func entries(_ text: some StringProtocol) -> Set<String> {
    Set(String(text).matches(of: #/(?m)^  ([a-z0-9][a-z0-9-]*) /#).map { String($0.output.1) })
  }

  @Test func theModelsOfThePackageAreThoseThatAreDescribed() throws {
    let listed = Self.entries(try Workplace().run("plugins", "list").output)
    let cards = Workplace.package.appending(path: "Plugins/Materials/cards")
    let materials = Set(
      (FileManager.default.subpaths(atPath: cards.path) ?? []).filter { $0.hasSuffix(".json") }
        .map { URL(filePath: $0).deletingPathExtension().lastPathComponent })
    // What is no card is a model: `## layered-cell, prismatic-cell (bookkeeping)`.
    let headings = try Self.text("Documentation/Models.md").matches(of: /(?m)^## ([a-z-]+(?:, [a-z-]+)*) \(/)
    let described = headings.flatMap { $0.output.1.components(separatedBy: ", ") }
    #expect(materials.count > 40 && materials.isSubset(of: listed))
    #expect(listed.subtracting(materials).sorted() == described.sorted())
  }

  @Test func theReadmesCommandsAreThoseOfTheProgram() throws {
    let readme = try Self.text("README.md")
    func commands(_ arguments: String...) throws -> Set<String> {
      let help = try Workplace().run(arguments + ["--help"]).output
      return Self.entries(help.components(separatedBy: "SUBCOMMANDS:\n").last ?? "")
    }
    let named = Set(readme.matches(of: /`cellfront ([a-z]+)/).map { String($0.output.1) })
    #expect(try commands() == named)
    let ofPlugins = try commands("plugins")
    #expect(ofPlugins.contains("list"))
    for command in ofPlugins {
      #expect(readme.contains(try Regex("`(cellfront plugins )?\(command)[ `]")), "\(command)")
    }
  }
}

extension Workplace {
  /// Compiles a C file into a library.
  /// - Returns: What the compiler said.
  func compile(_ source: String, into library: String) throws -> String {
    let target = folder.appending(path: library)
    try FileManager.default.createDirectory(at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [
      "clang", "-O2", "-shared", "-fPIC", "-Wall", "-Wextra", "-I",
      Self.package.appending(path: "Sources/CCellPlugin/include").path, source, "-o", target.path,
    ]
    process.currentDirectoryURL = folder
    process.standardError = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return text
  }
}
