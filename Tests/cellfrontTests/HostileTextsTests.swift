import Documents
import Foundation
import Testing

/// Names, titles and sources come from strangers' cards. Wherever they are shown they are text, and nothing obeys them.
struct HostileTextsTests {
  /// A formula to a spreadsheet, markup to a browser, a colour to a terminal, and a line of its own: no id, but the name of a slot.
  static let name = "=cmd()\u{1B}[31m\n<script>alert(1)</script>"
  static let title = "@SUM(1)\u{1B}]0;mine\u{7} <img src=x onerror=alert(1)> \u{202E}| `x` [y](z)"
  /// What is left of the title to read on one line.
  static let seen = "<img src=x onerror=alert(1)>"

  private static func json(_ text: String) -> String { JSONValue.string(text).text() }

  private static func laid() throws -> Workplace {
    let place = try Workplace()
    try Strip.lay(
      place,
      study: Strip.study.replacingOnce("[\"steel\", \"oak\"]", "[\"steel\", \"oak\"], \(json(name)): [\"steel\"]")
        .replacingOnce("\"A light and stiff strip\"", json(title))
        .replacingOnce("\"components\":", "\"text\": \(json(title)), \"components\":"))
    let card = Strip.oak.replacingOnce("\"Structural oak\"", json(title)).replacingOnce("\"EN 1991-1-1\"", json(title))
      .replacingOnce("\"density\", \"source\"", "\(json(title)), \"source\"")
    try place.write(card, to: "cards/oak.json")
    return place
  }

  private static func isHarmless(_ text: String) -> Bool {
    !text.unicodeScalars.contains { $0.value == 0x202E || ($0.properties.generalCategory == .control && $0 != "\n") }
  }

  @Test func theRunFolderShowsThemAsText() throws {
    let place = try Self.laid()
    let outcome = try place.run("run", "strip.json", "--plugins", "cards")
    #expect(outcome.status == 0, "\(outcome.messages)")
    #expect(Self.isHarmless(outcome.messages) && outcome.messages.contains(Self.seen))

    let summary = try place.read("runs/strip/summary.md")
    #expect(Self.isHarmless(summary) && summary.contains("\\<img src"))
    #expect(!summary.replacing("\\<", with: "").contains("<"))
    let page = try place.read("runs/strip/report.html")
    #expect(page.components(separatedBy: "<script").count == 3 && !page.contains("<img"))
    let figures = place.files.filter { $0.hasSuffix(".svg") }
    #expect(!figures.isEmpty)
    for file in figures {
      let figure = try place.read(file)
      #expect(!figure.contains("<script") && !figure.contains("<img") && Self.isHarmless(figure), "\(file)")
      #expect(figure.contains("&lt;img"), "\(file)")
    }
  }

  @Test func aSpreadsheetFindsNoFormulaAndTheTableReadsBack() throws {
    let place = try Self.laid()
    #expect(try place.run("run", "strip.json", "--plugins", "cards", "--quiet").status == 0)
    let text = try place.read("runs/strip/front.csv")
    let table = try CSV(parsing: text.utf8, file: "front")
    #expect(table.header[2] == Self.name && table.rows.count > 10)
    // Without the apostrophe before it the text would be taken for a formula, quoted or not.
    #expect(text.contains("\"'=cmd()") && !text.contains("\"=cmd()"))
    let again = try place.run(
      "evaluate", "strip.json", "--plugins", "cards", "--designs", "runs/strip/front.csv")
    #expect(again.status == 0, "\(again.messages)")
    let evaluated = try CSV(parsing: again.output.utf8, file: "again")
    #expect(evaluated.rows.map { Array($0.fields.dropLast()) } == table.rows.map(\.fields))
  }

  @Test func theTerminalShowsThemOnOneLine() throws {
    let place = try Self.laid()
    for folder in ["a", "b"] {
      #expect(try place.run("run", "strip.json", "--plugins", "cards", "--out", folder, "--quiet").status == 0)
    }
    let commands = [
      ["pick", "a"], ["compare", "a", "b"], ["check", "strip.json"], ["plugins", "list"],
      ["plugins", "describe", "oak"],
    ]
    for command in commands {
      let outcome = try place.run(command + ["--plugins", "cards"])
      #expect(outcome.status == 0, "\(command): \(outcome.messages)")
      #expect(Self.isHarmless(outcome.output + outcome.messages), "\(command)")
      #expect(outcome.output.contains(Self.seen) || outcome.output.contains("<script>"), "\(command)")
      // No line begins with what stands behind a line end of theirs.
      #expect(!outcome.output.contains("\n<script>"), "\(command)")
    }
  }

  @Test func anIdIsRefusedWithTheFaultOnOneLine() throws {
    let place = try Self.laid()
    try place.write(Strip.oak.replacingOnce("\"oak\"", Self.json(Self.name)), to: "cards/other.json")
    for command in [["plugins", "list"], ["plugins", "describe", Self.name], ["run", "strip.json"]] {
      let outcome = try place.run(command + ["--plugins", "cards"])
      #expect(outcome.messages.contains("cannot be an id"), "\(command)")
      #expect(Self.isHarmless(outcome.messages) && !outcome.messages.contains("\n<script>"), "\(command)")
    }
  }
}
