import Testing

@testable import Documents

struct SpreadsheetFieldTests {
  @Test(arguments: ["=cmd()", "+A1", "-A1", "@SUM(1)", "\t=1", "\r=1", "＝1", "-", "'=1", "''-x"])
  func whatASpreadsheetTakesForAFormulaGetsAnApostrophe(text: String) {
    #expect(text.guardedAgainstFormulas == "'" + text)
  }

  @Test(arguments: ["", "nmc811", "-12.5", "+3", "1e-3", "it's", "'quoted'", "a=b", " "])
  func othersStayAsTheyAre(text: String) {
    #expect(text.guardedAgainstFormulas == text)
    #expect(text.withoutGuard == text)
  }

  @Test func anyTextIsReadBackAsItWas() throws {
    let pieces = ["'", "=", "-", "1", "a", ",", "\"", "\n", "\r\n", "\t", "@", "\u{301}"]
    for a in pieces {
      for b in pieces {
        for c in pieces {
          let text = a + b + c
          let table = CSV(header: ["design", text], rows: [["1", text]])
          let again = try CSV(parsing: table.text.utf8, file: "f")
          #expect(again.header == table.header, "\(text.debugDescription)")
          #expect(again.rows[0].fields == table.rows[0].fields, "\(text.debugDescription)")
        }
      }
    }
  }
}
