import Documents
import TestRandom
import Testing

struct JSONValueTests {
  @Test func literalsAreWrittenInTheirOrder() {
    let value: JSONValue = ["z": 1, "a": [true, nil, 0.1, "x"], "e": [], "n": [1, nil, 0.5], "o": [:]]
    #expect(value.text() == #"{"z":1,"a":[true,null,0.1,"x"],"e":[],"n":[1,null,0.5],"o":{}}"#)
    #expect(
      value.text(pretty: true) == """
        {
          "z": 1,
          "a": [
            true,
            null,
            0.1,
            "x"
          ],
          "e": [],
          "n": [1, null, 0.5],
          "o": {}
        }

        """)
  }

  @Test func numbersReadBackExactlyAndOnlyFiniteOnesAreWritten() {
    let value: JSONValue = [
      .number(1e300), .number(-0.0), .number(.nan), .number(.infinity), .number(.leastNonzeroMagnitude), 20.0,
    ]
    #expect(value.text() == "[1e+300,-0.0,null,null,5e-324,20.0]")
  }

  @Test(arguments: ["9007199254740993", "-9007199254740993", "\(Int.max)", "\(Int.min + 1)"])
  func aWholeNumberThatIsReadIsWrittenToItsLastDigit(_ text: String) throws {
    #expect(JSONValue(try JSONNode.parse(text, file: "number")).text() == text)
    #expect(JSONValue(try JSONNode.parse("3", file: "number")).text() == JSONValue.number(3).text())
  }

  @Test func stringsAreEscaped() {
    let value = JSONValue.string("\"\\\n\r\t\u{1}\u{7F}\u{2028}\u{2029}é🔋</script>")
    #expect(value.text() == #""\"\\\n\r\t\u0001\u007F\u2028\u2029é🔋</script>""#)
    #expect(JSONValue.string("</script><!--").text(embeddable: true) == #""\u003c/script>\u003c!--""#)
  }

  @Test(arguments: [
    ("\"", #"\""#), ("\\", #"\\"#), ("<", #"\u003c"#), ("\u{1F}", #"\u001F"#), ("\u{7F}", #"\u007F"#),
    ("\u{2028}", #"\u2028"#), (" ", " "), ("~", "~"), ("é", "é"),
  ])
  func oneScalarAmongPlainOnesIsEscapedAsWell(_ scalar: String, _ written: String) {
    #expect(JSONValue.string("a\(scalar)b").text(embeddable: true) == "\"a\(written)b\"")
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func whatIsWrittenReadsBackTheSame(_ seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    for _ in 0..<50 {
      let value = Self.any(depth: 4, &random)
      for text in [value.text(), value.text(pretty: true), value.text(embeddable: true)] {
        let back = written(try JSONNode.parse(text, file: "seed \(seed)"))
        #expect(back.text() == value.text(), "seed \(seed)")
      }
    }
  }

  private static func any(depth: Int, _ random: inout SplitMix64) -> JSONValue {
    switch Int.random(in: 0...(depth > 0 ? 5 : 3), using: &random) {
    case 0: return .null
    case 1: return .bool(Bool.random(using: &random))
    case 2:
      let number = Double(bitPattern: random.next())
      return number.isFinite ? .number(number) : .number(0.5)
    case 3: return .string(string(&random))
    case 4: return .array((0..<Int.random(in: 0...4, using: &random)).map { _ in any(depth: depth - 1, &random) })
    default:
      let count = Int.random(in: 0...4, using: &random)
      return .object((0..<count).map { ("\($0)" + string(&random), any(depth: depth - 1, &random)) })
    }
  }

  private static func string(_ random: inout SplitMix64) -> String {
    let scalars = (0..<Int.random(in: 0...6, using: &random)).map { _ in
      let limit: UInt32 = [0x7F, 0x2100, 0x10FFFF][Int.random(in: 0...2, using: &random)]
      return Unicode.Scalar(UInt32.random(in: 0...limit, using: &random)) ?? "\u{FFFD}"
    }
    return String(String.UnicodeScalarView(scalars))
  }
}
