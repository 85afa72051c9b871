// An ordered JSON value to be written; `JSONNode` is its counterpart for reading.

/// A JSON value whose objects keep the order they were given.
public enum JSONValue: Sendable {
  case null
  case bool(Bool)
  /// Written in the shortest form that reads back exactly; not finite is written as null.
  case number(Double)
  case integer(Int)
  case string(String)
  case array([JSONValue])
  case object([(String, JSONValue)])

  /// The value as JSON.
  /// - Parameters:
  ///   - pretty: two spaces a level and a line break at the end, instead of one line; a list of numbers stays on its line.
  ///   - embeddable: `<` is escaped too, so that the text may stand inside an HTML script element.
  public func text(pretty: Bool = false, embeddable: Bool = false) -> String {
    var writer = JSONText(pretty: pretty, embeddable: embeddable)
    writer.write(self, depth: 0)
    return pretty ? writer.text + "\n" : writer.text
  }
}

extension JSONValue {
  fileprivate var isNumber: Bool {
    switch self {
    case .number, .integer, .null: true
    default: false
    }
  }
}

extension JSONValue: ExpressibleByNilLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByFloatLiteral, ExpressibleByStringInterpolation
{
  /// `nil` is null.
  public init(nilLiteral: ()) { self = .null }
  /// `true` or `false`.
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  /// A whole number.
  public init(integerLiteral value: Int) { self = .integer(value) }
  /// A number.
  public init(floatLiteral value: Double) { self = .number(value) }
  /// A string.
  public init(stringLiteral value: String) { self = .string(value) }
}

extension JSONValue: ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral {
  /// An array.
  public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
  /// An object whose keys keep this order.
  public init(dictionaryLiteral elements: (String, JSONValue)...) { self = .object(elements) }
}

/// The text of a value as it grows.
private struct JSONText {
  let pretty: Bool
  let embeddable: Bool
  private(set) var text = ""

  init(pretty: Bool, embeddable: Bool) {
    self.pretty = pretty
    self.embeddable = embeddable
  }

  mutating func write(_ value: JSONValue, depth: Int) {
    switch value {
    case .null: text += "null"
    case .bool(let value): text += value ? "true" : "false"
    case .number(let value): text += value.isFinite ? "\(value)" : "null"
    case .integer(let value): text += "\(value)"
    case .string(let value): write(value)
    case .array(let items) where !items.isEmpty && items.allSatisfy(\.isNumber):
      // A row of numbers stays a row.
      text += "["
      for (index, item) in items.enumerated() {
        if index > 0 { text += pretty ? ", " : "," }
        write(item, depth: depth)
      }
      text += "]"
    case .array(let items):
      text += "["
      for (index, item) in items.enumerated() {
        separate(index, depth: depth + 1)
        write(item, depth: depth + 1)
      }
      close("]", isEmpty: items.isEmpty, depth: depth)
    case .object(let members):
      text += "{"
      for (index, member) in members.enumerated() {
        separate(index, depth: depth + 1)
        write(member.0)
        text += pretty ? ": " : ":"
        write(member.1, depth: depth + 1)
      }
      close("}", isEmpty: members.isEmpty, depth: depth)
    }
  }

  private mutating func separate(_ index: Int, depth: Int) {
    if index > 0 { text += "," }
    if pretty { breakLine(depth: depth) }
  }

  private mutating func close(_ bracket: String, isEmpty: Bool, depth: Int) {
    if pretty && !isEmpty { breakLine(depth: depth) }
    text += bracket
  }

  private mutating func breakLine(depth: Int) {
    text += "\n" + String(repeating: "  ", count: depth)
  }

  /// U+2028 and U+2029 are line breaks to JavaScript before ES2019, so they are always escaped.
  private mutating func write(_ string: String) {
    text += "\""
    // Most strings hold nothing to escape.
    if string.utf8.allSatisfy(Self.isPlain) { text += string } else { escape(string) }
    text += "\""
  }

  /// Whether a byte of a string stands for itself, embeddable or not.
  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "<"): false
    default: 0x20..<0x7F ~= byte
    }
  }

  private mutating func escape(_ string: String) {
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"", "\\": text += "\\\(scalar)"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case "<" where embeddable: text += "\\u003c"
      case "\u{0}"..<" ", "\u{7F}", "\u{2028}", "\u{2029}": text += "\\u" + hexadecimal(scalar.value, digits: 4)
      default: text.unicodeScalars.append(scalar)
      }
    }
  }
}
