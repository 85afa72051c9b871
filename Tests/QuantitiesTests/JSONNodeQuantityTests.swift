import Documents
import Quantities
import Testing

struct JSONNodeQuantityTests {
  private func node(_ text: String) throws -> JSONNode { try JSONNode.parse(text, file: "f") }

  @Test func quantitiesOfTheRightDimensionAreGiven() throws {
    var faults = Faults()
    #expect(try node("\"20 um\"").quantity(like: Unit("m"), &faults)?.value == 2e-5)
    #expect(try node("\"0.02 mm\"").quantity(like: Unit("um"), &faults)?.unit.text == "mm")
    #expect(try node("\"30 %\"").quantity(like: .one, &faults)?.value == 0.3)
    // A bare number is pure, whatever the expected unit's factor.
    #expect(try node("0.3").quantity(like: Unit("%"), &faults)?.value == 0.3)
    #expect(try node("\"Wh/kg\"").unit(&faults)?.factor == 3600)
    #expect(faults.isEmpty)
  }

  @Test func aQuantityOfAnyKindMayBeAskedFor() throws {
    var faults = Faults()
    #expect(try node("\"20 um\"").quantity(&faults)?.value == 2e-5)
    #expect(try node("0.3").quantity(&faults)?.unit == .one)
    #expect(faults.isEmpty)
    for text in ["true", "\"20 mAhh\""] { #expect(try node(text).quantity(&faults) == nil) }
    #expect(
      "\(faults)" == """
        f:1:1 $: must be a quantity, found true; '20 um', or a bare number
        f:1:1 $: unknown unit 'mAhh'; did you mean 'mAh'?
        """)
  }

  @Test func everyMismatchSaysWhatItMeasures() throws {
    var faults = Faults()
    let length = try Unit("um")
    for text in ["\"3 kg\"", "\"20\"", "20", "true", "\"20 mAhh\"", "\"3 1/m5\""] {
      #expect(try node(text).quantity(like: length, &faults) == nil)
    }
    #expect(try node("\"3 V\"").quantity(like: .one, &faults) == nil)
    #expect(try node("\"3 1/h\"").quantity(like: Unit("$/kWh"), &faults) == nil)
    #expect(try node("\"Whh\"").unit(&faults) == nil)
    #expect(try node("3").unit(&faults) == nil)
    #expect(
      "\(faults)" == """
        f:1:1 $: has the unit 'kg', which is a mass; a length such as '20 um'
        f:1:1 $: has no unit; a length such as '20 um'
        f:1:1 $: has no unit; a length such as '20 um'
        f:1:1 $: must be a quantity, found true; a length such as '20 um'
        f:1:1 $: unknown unit 'mAhh'; did you mean 'mAh'?
        f:1:1 $: has the unit '1/m5', which is 1/m5; a length such as '20 um'
        f:1:1 $: has the unit 'V', which is a voltage; a pure number such as '20'
        f:1:1 $: has the unit '1/h', which is a rate; money per energy such as '20 $/kWh'
        f:1:1 $: unknown unit 'Whh'; did you mean 'Wh'?
        f:1:1 $: must be a string, found the number 3
        """)
  }
}
