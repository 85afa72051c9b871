import Documents
import TestRandom
import Testing

struct JSONParserTests {
  /// Text and the faults it must give, one a line, without the file name.
  private static let broken: [(String, String)] = [
    ("", "1:1: is empty; expected a value"),
    (" \n ", "2:2: the text ends too early; expected a value"),
    ("{", "1:2: the text ends before the object opened at 1:1 is closed; expected a key in double quotes or '}'"),
    ("[\n {\"a\": [1, 2", "2:13: the text ends before the array opened at 2:8 is closed; expected ',' or ']'"),
    ("{\"a\"", "1:5: the text ends before the object opened at 1:1 is closed; expected ':' after the key 'a'"),
    ("{\"a\":", "1:6: the text ends before the object opened at 1:1 is closed; expected a value"),
    ("{\"a\": 1,}", "1:9: found '}'; expected a key in double quotes; is there a comma too many before it?"),
    ("[1, 2,]", "1:7: found ']'; expected a value; is there a comma too many before it?"),
    ("[1 2]", "1:4: found '2'; expected ',' or ']'"),
    ("{\"a\" 1}", "1:6: found '1'; expected ':' after the key 'a'"),
    ("{a: 1}", "1:2: found 'a'; expected a key in double quotes or '}'"),
    ("{'a': 1}", "1:2: found '''; expected a key in double quotes or '}'; strings take double quotes"),
    ("{1: 1}", "1:2: found '1'; expected a key in double quotes or '}'"),
    ("// no\n{}", "1:1: found '/'; expected a value; JSON has no comments"),
    ("{} x", "1:4: found 'x'; expected the end of the document"),
    ("{}{}", "1:3: found '{'; expected the end of the document"),
    ("]", "1:1: found ']'; expected a value; is there a comma too many before it?"),
    ("True", "1:1: found 'True'; write true"),
    ("None", "1:1: found 'None'; write null"),
    ("nulL", "1:1: found 'nulL'; write null"),
    ("[NaN]", "1:2: found 'NaN'; JSON has finite numbers only; write null or leave the key out"),
    ("-Infinity", "1:1: found '-Infinity'; JSON has finite numbers only; write null or leave the key out"),
    ("01", "1:1: found '01'; write a number as 0.5, -12 or 1e-3"),
    ("+1", "1:1: found '+1'; write a number as 0.5, -12 or 1e-3"),
    (".5", "1:1: found '.5'; write a number as 0.5, -12 or 1e-3"),
    ("5.", "1:1: found '5.'; write a number as 0.5, -12 or 1e-3"),
    ("1e", "1:1: found '1e'; write a number as 0.5, -12 or 1e-3"),
    ("0x10", "1:1: found '0x10'; write a number as 0.5, -12 or 1e-3"),
    ("-", "1:1: found '-'; expected a value"),
    ("abc", "1:1: found 'abc'; expected a value"),
    ("[µ]", "1:2: found 'µ' (U+00B5); expected a value"),
    ("[\u{0}]", "1:2: found control character (U+0000); is this a text file?"),
    ("1e999", "1:1 $: the number 1e999 is too large for a double; 2e-308 to 1e308"),
    ("[-1e-999]", "1:2 $[0]: the number -1e-999 is too small for a double; 2e-308 to 1e308"),
    ("\"abc", "1:1: the text ends inside the string that opens here; expected '\"'"),
    ("\"abc\ndef\"", "1:1: the string is not closed on its line; expected '\"'; a line break is written \\n"),
    ("\"a\tb\"", "1:3: found the control character U+0009 in a string; write it as \\u0009"),
    ("\"C:\\dir\"", "1:4: found the escape '\\d'; a backslash itself is written \\\\"),
    ("\"\\", "1:2: the text ends inside an escape; expected '\"'"),
    ("\"\\u12g4\"", "1:2: \\u is not followed by four hexadecimal digits; such as \\u00B5"),
    ("\"\\u+123\"", "1:2: \\u is not followed by four hexadecimal digits; such as \\u00B5"),
    (
      "\"\\ud83d\"",
      "1:2: \\uD83D is half of a surrogate pair; both halves, the high one first, or the character itself"
    ),
    (
      "\"\\udd0b\\ud83d\"",
      "1:2: \\uDD0B is half of a surrogate pair; both halves, the high one first, or the character itself"
    ),
    (
      "\"\\ud83d\\u0041\"",
      "1:2: \\uD83D is half of a surrogate pair; both halves, the high one first, or the character itself"
    ),
    (
      "{\"a\": 1,\n\"b\": {}, \"a\": 2, \"\\u0061\": 1e400, ]",
      """
      2:10 $.a: repeats the key 'a' of line 1; one value a key
      f:2:18 $.a: repeats the key 'a' of line 1; one value a key
      f:2:28 $.a: the number 1e400 is too large for a double; 2e-308 to 1e308
      f:2:35: found ']'; expected a key in double quotes; is there a comma too many before it?
      """
    ),
  ]

  @Test(arguments: broken.indices)
  func brokenTextIsRefusedWithItsPlaceAndWhatWasExpected(_ index: Int) {
    let (text, expected) = Self.broken[index]
    #expect(faults(text.utf8) == "f:" + expected)
  }

  @Test func bytesThatAreNotUTF8AreNamed() {
    #expect(faults([0x22, 0x41, 0xFF, 0x22]) == "f:1:3: the byte 0xFF is not UTF-8; save it as UTF-8")
    // An overlong slash, a surrogate, a sequence that the text cuts off.
    #expect(faults([0x22, 0xC0, 0xAF, 0x22]) == "f:1:2: the byte 0xC0 is not UTF-8; save it as UTF-8")
    #expect(faults([0x22, 0xED, 0xA0, 0x80, 0x22]) == "f:1:2: the byte 0xED is not UTF-8; save it as UTF-8")
    #expect(faults([0x22, 0xE2, 0x82]) == "f:1:2: the byte 0xE2 is not UTF-8; save it as UTF-8")
    #expect(faults([0xC3]) == "f:1:1: the byte 0xC3 is not UTF-8; save it as UTF-8")
    #expect(faults([0xFF, 0xFE, 0x7B, 0]) == "f:1:1: is encoded as UTF-16; save it as UTF-8")
  }

  @Test func nestingEndsAt512Levels() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    _ = try JSONNode.parse(nested(512), file: "f")
    #expect(faults(nested(513).utf8) == "f:1:513: nests deeper than 512 levels; a flatter document")
    #expect(faults(String(repeating: "{\"a\":", count: 100_000).utf8)?.contains("deeper than 512") == true)
  }

  @Test func everyTruncationOfADocumentIsRefused() {
    let text = Array(#"{"a": [1.5, "µ\n\ud83d\udd0b", {"b": null}], "c": true, "d": {}}"#.utf8)
    for length in 0..<text.count {
      #expect(faults(text[..<length]) != nil, "the first \(length) bytes")
    }
    #expect(faults(text) == nil)
  }

  @Test(arguments: [1, 2, 3])
  func noBytesBreakTheParser(_ seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let seedText = Array(#"{"a":[1.5e3,"µ\n\u00b5",{"b":null}],"c":true,"d":-0.1}"#.utf8)
    for _ in 0..<2000 {
      var text = seedText
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        text[Int.random(in: text.indices, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
      // Whatever is accepted must be accepted again once written; whatever is refused must say why.
      do {
        let node = try JSONNode.parse(text, file: "f")
        #expect(throws: Never.self, "seed \(seed)") { try JSONNode.parse(written(node).text(), file: "f") }
      } catch {
        #expect(!error.isEmpty, "seed \(seed)")
      }
    }
  }

  private func faults(_ text: some Sequence<UInt8>) -> String? {
    do {
      _ = try JSONNode.parse(text, file: "f")
      return nil
    } catch {
      return "\(error)"
    }
  }
}
