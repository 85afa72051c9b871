// A JSON value that knows its place. Foundation's JSON keeps neither the order of keys nor places in the text, and both
// are needed here: CSV columns follow the order of the study, and a fault names line and column.

/// A strict RFC 8259 value that remembers the order of its keys and where it stood in the source.
public struct JSONNode: Sendable {
  /// What the value is.
  public enum Kind: Sendable {
    case null
    case bool(Bool)
    /// The nearest double and the number as it was written.
    case number(Double, text: String)
    case string(String)
    case array([JSONNode])
    /// The members in the order of the source; keys are unique.
    case object([Member])
  }

  /// One key of an object with its value.
  public struct Member: Sendable {
    /// The key, unescaped.
    public var key: String
    /// The value.
    public var value: JSONNode
    /// Where the key stands: `file:line:column path`.
    public var place: String
  }

  /// The value.
  public let kind: Kind
  /// The line of its first character, from 1.
  public let line: Int
  /// The column of its first character in Unicode scalars, from 1.
  public let column: Int
  /// Where it stands in the document: `$.slots.cathode[2]`; keys with odd characters as `$['a.b']`.
  public let path: String
  /// The name of the source as given to `parse`.
  public let file: String

  /// `file:line:column path`.
  public var place: String { "\(file):\(line):\(column) \(path)" }

  /// Reads UTF-8 text.
  /// - Parameter file: the name that faults give to the text.
  /// - Throws: every duplicate key and unrepresentable number up to the first break of the syntax, and that break.
  public static func parse(_ text: some Sequence<UInt8>, file: String) throws(Faults) -> JSONNode {
    var parser = JSONParser(bytes: Array(text), file: file)
    return try parser.document()
  }

  /// Reads a string; see `parse(_:file:)` for bytes.
  public static func parse(_ text: String, file: String) throws(Faults) -> JSONNode {
    try parse(text.utf8, file: file)
  }

  /// What is here, for the second half of "must be …, found …".
  public var found: String {
    switch kind {
    case .null: "null"
    case .bool(let value): "\(value)"
    case .number(_, let text): "the number \(text)"
    case .string(let text): text.count <= 40 ? "the string '\(text)'" : "the string '\(text.prefix(37))...'"
    case .array(let items): items.isEmpty ? "an empty array" : "an array"
    case .object(let members): members.isEmpty ? "an empty object" : "an object"
    }
  }

  /// The path of a member of the object at `path`.
  static func path(_ path: String, key: String) -> String {
    let bytes = key.utf8
    if bytes.first.map(isLetter) == true, bytes.allSatisfy({ isLetter($0) || isDigit($0) || $0 == UInt8(ascii: "-") }) {
      return "\(path).\(key)"
    }
    var quoted = ""
    for scalar in key.unicodeScalars {
      switch scalar {
      case "'", "\\": quoted += "\\\(scalar)"
      case "\u{0}"..<" ", "\u{7F}": quoted += "\\u" + hexadecimal(scalar.value, digits: 4)
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return "\(path)['\(quoted)']"
  }
}

func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

/// A to Z, a to z and the underscore.
func isLetter(_ byte: UInt8) -> Bool {
  let lower = byte | 0x20
  return lower >= UInt8(ascii: "a") && lower <= UInt8(ascii: "z") || byte == UInt8(ascii: "_")
}

/// The number in upper-case hexadecimal with leading zeros.
func hexadecimal(_ number: UInt32, digits: Int) -> String {
  let text = String(number, radix: 16, uppercase: true)
  return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
}
