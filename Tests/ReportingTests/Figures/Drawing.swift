// An SVG read again as any program would: its elements and its texts.
import Foundation
import FoundationXML

final class Drawing: NSObject, XMLParserDelegate {
  private(set) var elements: [(name: String, attributes: [String: String])] = []
  /// The texts that are seen, in order.
  private(set) var texts: [String] = []
  private var isInText = false

  /// - Returns: `nil` where it is not well-formed.
  init?(_ svg: String) {
    super.init()
    let parser = XMLParser(data: Data(svg.utf8))
    parser.delegate = self
    guard parser.parse() else { return nil }
  }

  /// The marks, which are all drawn alike.
  var marks: Int { elements.count { $0.attributes["class"] == "mark" } }
  func count(_ name: String) -> Int { elements.count { $0.name == name } }

  func parser(
    _: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    elements.append((name, attributes))
    isInText = name == "text"
    // The halo of a text is no second text.
    if isInText { texts.append(""); isInText = attributes["aria-hidden"] == nil }
    if name == "text", !isInText { texts.removeLast() }
  }

  func parser(_: XMLParser, foundCharacters text: String) { if isInText { texts[texts.count - 1] += text } }
  func parser(_: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
    if name == "text" { isInText = false }
  }
}
