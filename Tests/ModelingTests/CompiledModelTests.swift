import Documents
import Modeling
import TestComponents
import Testing

struct CompiledModelTests {
  private let area = FormulaComponent("area", ["width [m]", "height [m]"], ["area [m2]"]) { [$0[0] * $0[1]] }
  private let mass = FormulaComponent("mass", ["area [m2]", "loading [kg/m2] = 2"], ["mass [kg]"]) { [$0[0] * $0[1]] }

  @Test func whatNobodySuppliesIsNamedWithItsReaderAndTheNearestName() throws {
    let graph = try ComponentGraph([
      Placement(mass), Placement(FormulaComponent("other", ["areas [m2] = 1"], ["sum"]) { _ in [1] }),
    ])
    let faults = #expect(throws: Faults.self) { try graph.compiled(fixed: [:], variables: [], wanted: ["mass"]) }
    #expect(
      faults?.description == """
        area: is needed by 'mass', and nothing supplies it; fix it, make it a variable, or add a component that computes it; \
        the nearest name that is supplied is 'areas'
        """)
  }

  @Test func whatAnotherComponentComputesIsNoNearName() throws {
    let graph = try ComponentGraph([
      Placement(mass), Placement(FormulaComponent("other", [], ["areas [m2]"]) { _ in [1] }),
    ])
    let faults = #expect(throws: Faults.self) { try graph.compiled(fixed: [:], variables: [], wanted: ["mass"]) }
    #expect(faults?.list.map(\.remedy) == ["fix it, make it a variable, or add a component that computes it"])
  }

  @Test func allUnknownNamesAreReportedAtOnce() throws {
    let graph = try ComponentGraph([Placement(area), Placement(mass)])
    let faults = #expect(throws: Faults.self) {
      try graph.compiled(fixed: ["widht": 1], variables: ["hight"], wanted: ["mas"])
    }
    #expect(faults?.list.map(\.place) == ["widht", "hight", "mas"])
    #expect(faults?.list.map(\.remedy) == ["did you mean 'width'?", "did you mean 'height'?", "did you mean 'mass'?"])
  }

  @Test func aCycleIsNamedLinkByLinkAndFixingOneOfItsQuantitiesBreaksIt() throws {
    let a = FormulaComponent("a", ["y"], ["x"]) { $0 }
    let b = FormulaComponent("b", ["x"], ["y"]) { $0 }
    let graph = try ComponentGraph([Placement(a), Placement(b)])
    let faults = #expect(throws: Faults.self) { try graph.compiled(fixed: [:], variables: [], wanted: ["x"]) }
    #expect(
      faults?.list.map(\.problem) == ["depends on itself: 'x' ('a') needs 'y' ('b') needs 'x'"])
    #expect(throws: Never.self) { try graph.compiled(fixed: ["y": 1], variables: [], wanted: ["x"]) }
  }

  @Test func aComponentThatReadsItsOwnOutputIsACycle() throws {
    let graph = try ComponentGraph([Placement(FormulaComponent("self", ["x"], ["x"]) { $0 })])
    let faults = #expect(throws: Faults.self) { try graph.compiled(fixed: [:], variables: [], wanted: ["x"]) }
    #expect(faults?.list.map(\.problem) == ["depends on itself: 'x' ('self') needs 'x'"])
  }

  @Test func whatIsNotWantedIsNotEvaluated() throws {
    let graph = try ComponentGraph([Placement(area), Placement(mass)])
    let model = try graph.compiled(fixed: ["width": 2, "height": 3], variables: [], wanted: ["area"])
    _ = try ModelEvaluator(model)
    #expect(area.calls.value == 1)
    #expect(mass.calls.value == 0)
  }

  @Test func onlyWhatDependsOnAVariableCountsAsDifferenced() throws {
    let graph = try ComponentGraph([Placement(area), Placement(mass)])
    let model = try graph.compiled(fixed: ["width": 2, "height": 3], variables: ["loading"], wanted: ["mass"])
    #expect(model.differenced == ["mass"])
  }
}
