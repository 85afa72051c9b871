import Documents
import Modeling
import Quantities
import TestComponents
import Testing

struct ComponentGraphTests {
  @Test func undottedNamesBelongToTheSlot() throws {
    let card = FormulaComponent("steel", ["density [g/cm3] = 7.9", "room.temperature [K]"], ["price [$/kg]"]) { _ in [1]
    }
    let graph = try ComponentGraph([Placement(card, slot: "beam"), Placement(card, slot: "bolt")])
    #expect(
      graph.quantities.map(\.name) == ["beam.density", "beam.price", "bolt.density", "bolt.price", "room.temperature"])
    #expect(graph["beam.density"]?.initial == 7900)
    #expect(graph.readers(of: "room.temperature") == [0, 1])
  }

  @Test func aQuantityIsMeantForWhatAllThatReadItAreValidFor() throws {
    var room = FormulaComponent("room", ["room.temperature [K]"], ["y"]) { $0 }
    room.description.inputs[0].range = 250...350
    var cold = FormulaComponent("cold", ["temperature [K]", "other"], ["z"]) { _ in [1] }
    cold.description.inputs[0].range = 200...300
    let graph = try ComponentGraph([Placement(room), Placement(cold, slot: "room")])
    #expect(graph.meant(for: "room.temperature") == 250...300)
    #expect(graph.meant(for: "room.other") == -.infinity ... .infinity)
  }

  @Test func twoProducersOfOneNameAreAFault() {
    let first = FormulaComponent("first", [], ["mass [kg]"]) { _ in [1] }
    let second = FormulaComponent("second", [], ["mass [kg]"]) { _ in [2] }
    let faults = #expect(throws: Faults.self) { try ComponentGraph([Placement(first), Placement(second)]) }
    #expect(faults?.list.map(\.problem) == ["is produced by both 'first' and 'second'"])
  }

  @Test func unitsOfDifferentDimensionsAreAFaultThatNamesBoth() {
    let maker = FormulaComponent("maker", [], ["length [m]"]) { _ in [1] }
    let reader = FormulaComponent("reader", ["length [kg]"], ["y"]) { $0 }
    let faults = #expect(throws: Faults.self) { try ComponentGraph([Placement(maker), Placement(reader)]) }
    #expect(
      faults?.list.map(\.description) == [
        "length: is declared as a length [m] by 'maker' and as a mass [kg] by 'reader'; one of the two must change"
      ])
  }

  @Test func unitsOfOneDimensionMeetInSI() throws {
    let maker = FormulaComponent("maker", [], ["length [mm]"]) { _ in [1] }
    let reader = FormulaComponent("reader", ["length [um]"], ["y"]) { $0 }
    #expect(throws: Never.self) { try ComponentGraph([Placement(maker), Placement(reader)]) }
  }

  @Test func theSlotsOwnDefaultOutranksAllOthers() throws {
    let card = FormulaComponent("card", ["density = 3"], ["unused"]) { $0 }
    let model = FormulaComponent("model", ["part.density = 1"], ["y"]) { $0 }
    let graph = try ComponentGraph([Placement(model), Placement(card, slot: "part")])
    #expect(graph["part.density"]?.initial == 3)
    #expect(graph["part.density"]?.owner == 1)
  }

  @Test func defaultsOfEqualRankThatDisagreeAreNoDefault() throws {
    let one = FormulaComponent("one", ["t [degC] = 20"], ["y"]) { $0 }
    let two = FormulaComponent("two", ["t [degC] = 25"], ["z"]) { $0 }
    let graph = try ComponentGraph([Placement(one), Placement(two)])
    #expect(graph["t"]?.initial == nil)
    let faults = #expect(throws: Faults.self) { try graph.compiled(fixed: [:], variables: [], wanted: ["y", "z"]) }
    #expect(
      faults?.description
        == "t: has two defaults: 'one' gives it the default 20 degC and 'two' 25 degC; fix it in the study")
    #expect(throws: Never.self) { try graph.compiled(fixed: ["t": 300], variables: [], wanted: ["y", "z"]) }
  }
}
