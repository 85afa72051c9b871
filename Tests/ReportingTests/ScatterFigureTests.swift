import Foundation
import FoundationXML
import Studies
import Testing

@testable import Reporting

struct ScatterFigureTests {
  /// Element names and texts of an SVG, or the parser's complaint.
  private final class Reader: NSObject, XMLParserDelegate {
    var counts: [String: Int] = [:]
    var texts = ""
    func parser(
      _: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
      attributes: [String: String]
    ) {
      counts[name, default: 0] += 1
    }
    func parser(_: XMLParser, foundCharacters text: String) { texts += text }
  }

  private func read(_ text: String) -> Reader? {
    let reader = Reader()
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = reader
    return parser.parse() ? reader : nil
  }

  @Test func everyDesignIsAMarkAndTextsStayTexts() throws {
    let run = try Lens.run(Lens.study(title: Lens.hostileTitle))
    let figure = try #require(ScatterFigure.all(Findings(run)).first)
    let svg = try #require(read(figure.text))
    let circles = run.designs.count { run.plan.combinations[$0.combination].fillings[0] == "glass" }
    // The legend adds one of each.
    #expect(svg.counts["circle"] == circles + 1)
    #expect(svg.counts["rect"] == run.designs.count - circles + 2)
    #expect(svg.counts["script"] == nil)
    #expect(svg.texts.contains(#"</script><script>alert("x")"#) && svg.texts.contains("=cmd()"))
    #expect(svg.texts.contains("lens mass [g]") && svg.texts.contains("target 100 g"))
  }

  @Test func anEmptyFrontHasNoFigure() throws {
    #expect(ScatterFigure.all(Findings(try Lens.run(Lens.study(limit: "1 g")))).isEmpty)
  }
}
