import Documents
import Testing

struct JSONNodeTests {
  @Test func keysKeepTheOrderOfTheSource() throws {
    let node = try JSONNode.parse(#"{"z": 1, "a": 2, "m": 3, "b": 4}"#, file: "x")
    guard case .object(let members) = node.kind else { throw Missing() }
    #expect(members.map(\.key) == ["z", "a", "m", "b"])
  }

  @Test func everyNodeKnowsItsPlace() throws {
    let text = """
      {
        "slots": { "cathode": ["a", "µ·", true] },
        "cathode.thickness": null, "it's": 1, "": 2, "ω": 3
      }
      """
    let root = try JSONNode.parse(text, file: "s.json")
    var places: [String] = []
    collect(root, &places)
    #expect(
      places == [
        "s.json:1:1 $", "s.json:2:12 $.slots", "s.json:2:25 $.slots.cathode", "s.json:2:26 $.slots.cathode[0]",
        "s.json:2:31 $.slots.cathode[1]", "s.json:2:37 $.slots.cathode[2]", "s.json:3:24 $['cathode.thickness']",
        #"s.json:3:38 $['it\'s']"#, "s.json:3:45 $['']", "s.json:3:53 $['ω']",
      ])
    guard case .object(let members) = root.kind else { throw Missing() }
    #expect(members[1].place == "s.json:3:3 $['cathode.thickness']")
  }

  @Test func windowsLineEndsCountOnce() throws {
    let items = try #require(try items("[\r\n1,\r\n 2]"))
    #expect(items.map(\.line) == [2, 3])
    #expect(items.map(\.column) == [1, 2])
  }

  @Test func aNumberKeepsItsText() throws {
    let items = try #require(try items("[0, -0, 1e3, 0.1, 12345678901234567890, 1E-2, -12.5e+1, 5e-324, 0e999]"))
    var texts: [String] = []
    var values: [Double] = []
    for item in items {
      guard case .number(let value, let text) = item.kind else { throw Missing() }
      texts.append(text)
      values.append(value)
    }
    #expect(texts == ["0", "-0", "1e3", "0.1", "12345678901234567890", "1E-2", "-12.5e+1", "5e-324", "0e999"])
    #expect(values == [0, 0, 1000, 0.1, 0x1.56a95319d63e1p+63, 0.01, -125, .leastNonzeroMagnitude, 0])
  }

  @Test func escapesStandForTheirCharacters() throws {
    let text = #"["\"\\\/\b\f\n\r\t", "\u00b5\u20AC", "\ud83d\udd0b", "🔋 é"]"#
    let items = try #require(try items(text))
    var faults = Faults()
    #expect(items.map { $0.string(&faults) } == ["\"\\/\u{8}\u{C}\n\r\t", "µ€", "🔋", "🔋 é"])
  }

  @Test func aByteOrderMarkIsPassedOver() throws {
    let node = try JSONNode.parse([0xEF, 0xBB, 0xBF] + Array("[]".utf8), file: "x")
    #expect(node.column == 1)
  }

  @Test func longStringsAreShortenedInMessages() throws {
    let node = try JSONNode.parse("\"\(String(repeating: "a", count: 60))\"", file: "x")
    #expect(node.found == "the string '\(String(repeating: "a", count: 37))...'")
  }

  private struct Missing: Error {}

  private func items(_ text: String) throws -> [JSONNode]? {
    guard case .array(let items) = try JSONNode.parse(text, file: "x").kind else { return nil }
    return items
  }

  private func collect(_ node: JSONNode, _ places: inout [String]) {
    places.append(node.place)
    switch node.kind {
    case .array(let items): for item in items { collect(item, &places) }
    case .object(let members): for member in members { collect(member.value, &places) }
    default: break
    }
  }
}
