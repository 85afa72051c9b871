import Documents
import Testing

struct SingleLineTests {
  @Test(arguments: ["\u{1B}[31m", "\u{9B}31m", "\r", "\n", "\u{7}", "\u{2028}", "\u{202E}", "\u{2066}", "\u{7F}", "\t"])
  func whatSteersATerminalBecomesASpace(_ text: String) {
    #expect("a\(text)b".singleLine == "a \(String(text.unicodeScalars.dropFirst()))b")
  }

  @Test func lettersOfAnyScriptAndEmojiStay() {
    for text in ["Zürich 電池 עברית", "👩‍🔬 e\u{301}", "µm·Ω⁻¹ ≥ <b> & $x$"] {
      #expect(text.singleLine == text)
      #expect(text.harmless == text)
    }
  }

  @Test func aHarmlessTextKeepsItsLines() {
    #expect("one\ntwo\u{1B}[2J\r\nthree\u{202E}".harmless == "one\ntwo [2J \nthree ")
  }
}
