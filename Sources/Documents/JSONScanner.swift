// The tokens of JSON: strings with their escapes, the number grammar, UTF-8 checked scalar by scalar.

extension JSONParser {
  /// The scalar that starts here, or nil if the bytes are no UTF-8.
  var scalar: Unicode.Scalar? {
    var decoder = UTF8()
    var rest = bytes[at..<min(at + 4, bytes.count)].makeIterator()
    guard case .scalarValue(let scalar) = decoder.decode(&rest) else { return nil }
    return scalar
  }

  var invalidUTF8: Fault {
    fault(mark, "the byte 0x\(hexadecimal(UInt32(bytes[at]), digits: 2)) is not UTF-8", remedy: "save it as UTF-8")
  }

  /// RFC 8259, section 6.
  func isNumber(_ text: ArraySlice<UInt8>) -> Bool {
    var rest = text
    func digits() -> Int {
      let count = rest.prefix(while: isDigit).count
      rest = rest.dropFirst(count)
      return count
    }
    func take(_ marks: String) -> Bool {
      guard let first = rest.first, marks.utf8.contains(first) else { return false }
      rest = rest.dropFirst()
      return true
    }
    _ = take("-")
    if !take("0"), digits() == 0 { return false }
    if take("."), digits() == 0 { return false }
    if take("eE") {
      _ = take("+-")
      if digits() == 0 { return false }
    }
    return rest.isEmpty
  }

  /// The string whose quote stands here.
  mutating func string() throws(Fault) -> String {
    let start = mark
    at += 1
    var text: [UInt8] = []
    while let byte = peek {
      switch byte {
      case UInt8(ascii: "\""):
        at += 1
        return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"):
        text.append(contentsOf: UTF8.encode(try escape())!)
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        throw fault(start, "the string is not closed on its line", remedy: "expected '\"'; a line break is written \\n")
      case ..<0x20:
        let code = hexadecimal(UInt32(byte), digits: 4)
        throw fault(mark, "found the control character U+\(code) in a string", remedy: "write it as \\u\(code)")
      case 0x80...:
        guard let scalar else { throw invalidUTF8 }
        let width = UTF8.width(scalar)
        text += bytes[at..<at + width]
        at += width
        continuations += width - 1
      default:
        text.append(byte)
        at += 1
      }
    }
    throw fault(start, "the text ends inside the string that opens here", remedy: "expected '\"'")
  }

  /// The scalar that the escape at the backslash here stands for.
  private mutating func escape() throws(Fault) -> Unicode.Scalar {
    let start = mark
    at += 1
    guard let letter = scalar else {
      throw at < bytes.count ? invalidUTF8 : fault(start, "the text ends inside an escape", remedy: "expected '\"'")
    }
    at += 1
    switch letter {
    case "\"", "\\", "/": return letter
    case "b": return "\u{8}"
    case "f": return "\u{C}"
    case "n": return "\n"
    case "r": return "\r"
    case "t": return "\t"
    case "u": return try unicodeEscape(start)
    default:
      let shown = letter.value < 0x20 ? "U+\(hexadecimal(letter.value, digits: 4))" : "\(letter)"
      throw fault(start, "found the escape '\\\(shown)'", remedy: "a backslash itself is written \\\\")
    }
  }

  /// The rest of `\uXXXX`, a surrogate with its partner.
  private mutating func unicodeEscape(_ start: Mark) throws(Fault) -> Unicode.Scalar {
    let first = try codeUnit(start)
    if let scalar = Unicode.Scalar(first) { return scalar }
    let lone = fault(
      start, "\\u\(hexadecimal(UInt32(first), digits: 4)) is half of a surrogate pair",
      remedy: "both halves, the high one first, or the character itself")
    guard UTF16.isLeadSurrogate(first), bytes[at...].starts(with: "\\u".utf8) else { throw lone }
    at += 2
    let second = try codeUnit(start)
    guard UTF16.isTrailSurrogate(second) else { throw lone }
    return UTF16.decode(UTF16.EncodedScalar([first, second]))
  }

  private mutating func codeUnit(_ start: Mark) throws(Fault) -> UInt16 {
    let digits = bytes[at...].prefix(4)
    guard digits.count == 4, digits.allSatisfy({ isDigit($0) || "abcdefABCDEF".utf8.contains($0) }),
      let unit = UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw fault(start, "\\u is not followed by four hexadecimal digits", remedy: "such as \\u00B5") }
    at += 4
    return unit
  }
}
