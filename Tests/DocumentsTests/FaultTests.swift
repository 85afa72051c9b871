import Documents
import Testing

struct FaultTests {
  @Test func aFaultReadsAsPlaceProblemRemedy() {
    #expect("\(Fault("a.json", "is empty"))" == "a.json: is empty")
    #expect(
      "\(Fault("a.json:1:2 $.x", "has no unit", remedy: "such as '20 um'"))"
        == "a.json:1:2 $.x: has no unit; such as '20 um'")
  }

  @Test func faultsKeepTheirOrderAndTakeOneLineEach() {
    var faults = Faults()
    faults.add("b", "second")
    faults.add(Faults([Fault("a", "first"), Fault("c", "third", remedy: "less")]))
    #expect("\(faults)" == "b: second\na: first\nc: third; less")
    #expect(Faults(Fault("a", "one")).list.count == 1)
  }

  @Test func onlyRealFaultsAreThrown() throws {
    try Faults().throwIfAny()
    var faults = Faults()
    faults.add("a", "wrong")
    #expect(throws: faults) { try faults.throwIfAny() }
  }
}
