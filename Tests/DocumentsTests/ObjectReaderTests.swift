import Documents
import Testing

struct ObjectReaderTests {
  private struct Bounds: Equatable {
    var min: Double
    var max: Double
    var isInteger: Bool
  }

  /// What a caller writes to decode an object.
  private func bounds(_ text: String, _ faults: inout Faults) throws -> Bounds? {
    let node = try JSONNode.parse(text, file: "f")
    guard var reader = ObjectReader(node, &faults, what: "a variable") else { return nil }
    let min = reader.required("min", &faults)?.number(&faults)
    let max = reader.required("max", &faults)?.number(&faults)
    let isInteger = reader.optional("integer")?.bool(&faults) ?? false
    reader.finish(into: &faults)
    guard let min, let max, faults.isEmpty else { return nil }
    return Bounds(min: min, max: max, isInteger: isInteger)
  }

  @Test func anObjectIsDecoded() throws {
    var faults = Faults()
    #expect(
      try bounds(#"{"max": 2, "integer": true, "min": 1}"#, &faults) == Bounds(min: 1, max: 2, isInteger: true))
    #expect(try bounds(#"{"min": 1, "max": 2}"#, &faults) == Bounds(min: 1, max: 2, isInteger: false))
    #expect(faults.isEmpty)
  }

  @Test func allFaultsOfAnObjectAreFoundInOneGo() throws {
    var faults = Faults()
    #expect(try bounds("{\n \"mni\": 1,\n \"max\": \"2\",\n \"integer\": 0, \"colour\": 1}", &faults) == nil)
    #expect(
      "\(faults)" == """
        f:1:1 $: a variable needs the key 'min'
        f:3:9 $.max: must be a number, found the string '2'
        f:4:13 $.integer: must be true or false, found the number 0
        f:2:2 $.mni: a variable has no key 'mni'; did you mean 'min'?
        f:4:16 $.colour: a variable has no key 'colour'; known keys: min, max, integer
        """)
  }

  @Test func anythingButAnObjectIsRefused() throws {
    var faults = Faults()
    #expect(try bounds("\"a\"", &faults) == nil)
    #expect(try bounds("[]", &faults) == nil)
    #expect(
      "\(faults)" == """
        f:1:1 $: a variable must be an object, found the string 'a'
        f:1:1 $: a variable must be an object, found an empty array
        """)
  }
}
