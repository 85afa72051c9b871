// Recursive descent over the bytes. A break of the syntax ends the reading, since what follows it would be guesswork;
// duplicate keys and numbers beyond a double are collected and the reading goes on.

struct JSONParser {
  /// Deeper nesting is refused: nobody writes it, and the stack is finite.
  static let depthLimit = 512

  struct Mark {
    var line: Int
    var column: Int
  }

  let bytes: [UInt8]
  let file: String
  var at = 0
  /// Bytes of this line that are not the first of their scalar: columns count scalars.
  var continuations = 0
  private var line = 1
  private var lineStart = 0
  /// The brackets that are open, outermost first.
  private var open: [(what: String, closing: String, mark: Mark)] = []
  private var faults = Faults()

  init(bytes: [UInt8], file: String) {
    self.bytes = bytes
    self.file = file
  }

  mutating func document() throws(Faults) -> JSONNode {
    let root: JSONNode
    do throws(Fault) {
      try skipByteOrderMark()
      skipSpace()
      root = try value(path: "$")
      skipSpace()
      if at < bytes.count { throw unexpected(expected: "the end of the document") }
    } catch {
      faults.add(error)
      throw faults
    }
    try faults.throwIfAny()
    return root
  }

  // MARK: Values

  private mutating func value(path: String) throws(Fault) -> JSONNode {
    let start = mark
    let kind: JSONNode.Kind
    switch peek {
    case UInt8(ascii: "{"): kind = try object(path: path)
    case UInt8(ascii: "["): kind = try array(path: path)
    case UInt8(ascii: "\""): kind = .string(try string())
    default: kind = try word(path: path)
    }
    return JSONNode(kind: kind, line: start.line, column: start.column, path: path, file: file)
  }

  private mutating func object(path: String) throws(Fault) -> JSONNode.Kind {
    try enter("object", closing: "}")
    var members: [JSONNode.Member] = []
    var lines: [String: Int] = [:]
    if !skip("}") {
      repeat {
        skipSpace()
        let start = mark
        guard peek == UInt8(ascii: "\"") else {
          throw unexpected(expected: members.isEmpty ? "a key in double quotes or '}'" : "a key in double quotes")
        }
        let key = try string()
        let keyPath = JSONNode.path(path, key: key)
        let place = "\(place(start)) \(keyPath)"
        skipSpace()
        guard skip(":") else { throw unexpected(expected: "':' after the key '\(key)'") }
        if let line = lines[key] {
          faults.add(place, "repeats the key '\(key)' of line \(line)", remedy: "one value a key")
        } else {
          lines[key] = start.line
        }
        skipSpace()
        members.append(JSONNode.Member(key: key, value: try value(path: keyPath), place: place))
        skipSpace()
      } while skip(",")
      guard skip("}") else { throw unexpected(expected: "',' or '}'") }
    }
    open.removeLast()
    return .object(members)
  }

  private mutating func array(path: String) throws(Fault) -> JSONNode.Kind {
    try enter("array", closing: "]")
    var items: [JSONNode] = []
    if !skip("]") {
      repeat {
        skipSpace()
        items.append(try value(path: "\(path)[\(items.count)]"))
        skipSpace()
      } while skip(",")
      guard skip("]") else { throw unexpected(expected: "',' or ']'") }
    }
    open.removeLast()
    return .array(items)
  }

  private mutating func enter(_ what: String, closing: String) throws(Fault) {
    guard open.count < Self.depthLimit else {
      throw fault(mark, "nests deeper than \(Self.depthLimit) levels", remedy: "a flatter document")
    }
    open.append((what, closing, mark))
    at += 1
    skipSpace()
  }

  /// A number or one of the three names; what is neither is named whole.
  private mutating func word(path: String) throws(Fault) -> JSONNode.Kind {
    let start = mark
    let end = wordEnd
    let text = String(decoding: bytes[at..<end], as: UTF8.self)
    guard !text.isEmpty else { throw unexpected(expected: "a value") }
    switch text {
    case "null": at = end; return .null
    case "true": at = end; return .bool(true)
    case "false": at = end; return .bool(false)
    default: break
    }
    guard isNumber(bytes[at..<end]), let number = Double(text) else { throw unexpected(expected: "a value") }
    at = end
    let isZero = !text.prefix { $0 != "e" && $0 != "E" }.contains { "1"..."9" ~= $0 }
    if !number.isFinite || number == 0 && !isZero {
      let size = number == 0 ? "small" : "large"
      faults.add("\(place(start)) \(path)", "the number \(text) is too \(size) for a double", remedy: "2e-308 to 1e308")
    }
    return .number(number, text: text)
  }

  // MARK: Places and faults

  var peek: UInt8? { at < bytes.count ? bytes[at] : nil }

  var mark: Mark { Mark(line: line, column: at - lineStart - continuations + 1) }

  private func place(_ mark: Mark) -> String { "\(file):\(mark.line):\(mark.column)" }

  func fault(_ mark: Mark, _ problem: String, remedy: String?) -> Fault {
    Fault(place(mark), problem, remedy: remedy)
  }

  /// Where the run of letters, digits, signs and dots that starts here ends.
  private var wordEnd: Int {
    bytes[at...].firstIndex { !isLetter($0) && !isDigit($0) && !"+-.".utf8.contains($0) } ?? bytes.count
  }

  /// What stands here is not what the grammar wants.
  private func unexpected(expected: String) -> Fault {
    guard let byte = peek else {
      guard let innermost = open.last else {
        return fault(mark, bytes.isEmpty ? "is empty" : "the text ends too early", remedy: "expected \(expected)")
      }
      let opened = "the \(innermost.what) opened at \(innermost.mark.line):\(innermost.mark.column)"
      return fault(mark, "the text ends before \(opened) is closed", remedy: "expected \(expected)")
    }
    let word = String(decoding: bytes[at..<wordEnd], as: UTF8.self)
    if !word.isEmpty { return fault(mark, "found '\(word)'", remedy: Self.remedy(word: word, expected: expected)) }
    guard let scalar else { return invalidUTF8 }
    let shown = scalar.value < 0x20 || scalar.value == 0x7F ? "control character" : "'\(scalar)'"
    let code = scalar.isASCII && scalar.value > 0x20 ? "" : " (U+\(hexadecimal(scalar.value, digits: 4)))"
    let remedy =
      switch scalar {
      case "'": "expected \(expected); strings take double quotes"
      case "/", "#": "expected \(expected); JSON has no comments"
      case "}", "]": "expected \(expected); is there a comma too many before it?"
      default: "expected \(expected)"
      }
    return fault(mark, "found \(shown)\(code)", remedy: byte == 0 ? "is this a text file?" : remedy)
  }

  private static func remedy(word: String, expected: String) -> String {
    let lower = word.lowercased()
    if ["true", "false", "null"].contains(lower), lower != word { return "write \(lower)" }
    if lower == "none" { return "write null" }
    if ["nan", "inf", "infinity", "+inf", "-inf", "+infinity", "-infinity"].contains(lower) {
      return "JSON has finite numbers only; write null or leave the key out"
    }
    if word.utf8.contains(where: isDigit), let first = word.utf8.first, !isLetter(first), expected == "a value" {
      return "write a number as 0.5, -12 or 1e-3"
    }
    return "expected \(expected)"
  }

  // MARK: Space

  private mutating func skip(_ mark: Unicode.Scalar) -> Bool {
    guard peek == UInt8(ascii: mark) else { return false }
    at += 1
    return true
  }

  private mutating func skipSpace() {
    while let byte = peek {
      switch byte {
      case UInt8(ascii: "\n"):
        line += 1
        lineStart = at + 1
        continuations = 0
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): break
      default: return
      }
      at += 1
    }
  }

  /// Windows editors write a UTF-8 mark, which RFC 8259 lets a reader ignore; UTF-16 is another encoding altogether.
  private mutating func skipByteOrderMark() throws(Fault) {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      throw fault(mark, "is encoded as UTF-16", remedy: "save it as UTF-8")
    }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      at = 3
      lineStart = 3
    }
  }
}
