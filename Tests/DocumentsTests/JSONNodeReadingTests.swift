import Documents
import Testing

struct JSONNodeReadingTests {
  private func node(_ text: String) throws -> JSONNode { try JSONNode.parse(text, file: "f") }

  @Test func valuesOfTheRightKindAreGiven() throws {
    var faults = Faults()
    #expect(try node("\"a\"").string(&faults) == "a")
    #expect(try node("\"a\"").string(among: ["b", "a"], &faults) == "a")
    #expect(try node("1.5").number(&faults) == 1.5)
    #expect(try node("1.5").number(in: 1.5...2, &faults) == 1.5)
    #expect(try node("true").bool(&faults) == true)
    #expect(try node("[1, 2]").array(&faults)?.count == 2)
    #expect(try node("{\"b\": 1, \"a\": 2}").members(&faults)?.map(\.key) == ["b", "a"])
    #expect(try node("null").isNull)
    #expect(try !node("0").isNull)
    #expect(faults.isEmpty)
  }

  @Test func wholeNumbersMayBeWrittenInAnyForm() throws {
    var faults = Faults()
    for text in ["1000", "1e3", "1000.0"] {
      #expect(try node(text).integer(in: 0...1000, &faults) == 1000)
    }
    // Beyond 2^53 the text is exact where the double is not.
    #expect(try node("9007199254740993").integer(in: .min ... .max, &faults) == 9_007_199_254_740_993)
    #expect(faults.isEmpty)
  }

  @Test func everyMismatchSaysWhatWasWantedAndFound() throws {
    var faults = Faults()
    #expect(try node("12").string(&faults) == nil)
    #expect(try node("\"maximise\"").string(among: ["maximize", "minimize"], &faults) == nil)
    #expect(try node("\"zzz\"").string(among: ["maximize", "minimize"], &faults) == nil)
    #expect(try node("\"12\"").number(&faults) == nil)
    #expect(try node("3").number(in: 0...1, &faults) == nil)
    #expect(try node("null").bool(&faults) == nil)
    #expect(try node("1.5").integer(in: 1...10, &faults) == nil)
    #expect(try node("0").integer(in: 1 ... .max, &faults) == nil)
    #expect(try node("1e30").integer(in: .min ... .max, &faults) == nil)
    #expect(try node("9").integer(in: .min...8, &faults) == nil)
    #expect(try node("{}").array(&faults) == nil)
    #expect(try node("[true]").members(&faults) == nil)
    #expect(
      "\(faults)" == """
        f:1:1 $: must be a string, found the number 12
        f:1:1 $: 'maximise' is not known here; did you mean 'maximize'?
        f:1:1 $: 'zzz' is not known here; one of 'maximize', 'minimize'
        f:1:1 $: must be a number, found the string '12'
        f:1:1 $: must be a number from 0.0 to 1.0, found the number 3
        f:1:1 $: must be true or false, found null
        f:1:1 $: must be a whole number from 1 to 10, found the number 1.5
        f:1:1 $: must be a whole number of at least 1, found the number 0
        f:1:1 $: must be a whole number, found the number 1e30
        f:1:1 $: must be a whole number of at most 8, found the number 9
        f:1:1 $: must be an array, found an empty object
        f:1:1 $: must be an object, found an array
        """)
  }
}
