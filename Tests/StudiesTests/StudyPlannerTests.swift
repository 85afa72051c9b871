import Documents
import Modeling
import Quantities
import TestComponents
import Testing

@testable import Studies

struct StudyPlannerTests {
  @Test func combinationsAreEnumeratedAndOnlyTheirOwnVariablesMove() throws {
    let plan = try Beam.plan()
    #expect(plan.combinations.map(\.fillings) == [["steel"], ["oak"]])
    #expect(plan.combinations.map(\.moving) == [[0, 1], [0, 1, 2]])
    #expect(
      plan.columns.map { "\($0.name) \($0.unit)" } == [
        "beam.width mm", "beam.height mm", "material.moisture %", "beam.mass g/m", "beam.stiffness kN m2",
        "material.density g/cm3",
      ])
    #expect(plan.components.map(\.id) == ["beam", "oak", "steel"])
  }

  @Test func choicesMultiplyTheCombinationsThatHaveTheVariable() throws {
    let text = Beam.study.replacingOnce(#"{ "min": "8 %", "max": "20 %" }"#, #"{ "choices": ["8 %", "12 %", "20 %"] }"#)
    let plan = try Beam.plan(text)
    #expect(plan.combinations.map(\.fillings) == [["steel"], ["oak"], ["oak"], ["oak"]])
    #expect(plan.combinations.map { $0.choices[2] } == [nil, 0.08, 0.12, 0.2])
    #expect(plan.label(3) == "oak + material.moisture 20 %")
  }

  @Test func moreCombinationsThanFitIntoMemoryAreRefusedByTheirFactors() throws {
    let thousand = "[\((1...1000).map { "\"\($0) mm\"" }.joined(separator: ", "))]"
    let wide = Beam.study.replacingOnce(
      #""beam.width": { "min": "10 mm", "max": "50 mm" }"#, #""beam.width": { "choices": \#(thousand) }"#
    ).replacingOnce(
      #""beam.height": { "min": "10 mm", "max": "50 mm" }"#, #""beam.height": { "choices": \#(thousand) }"#)
    #expect(
      Beam.faults(wide)
        == "beam.json: has more than 100000 combinations: 2 candidates for 'material' times 1000 choices for 'beam.width'"
        + " times 1000 choices for 'beam.height'; fewer of them, or 'min' and 'max' instead of choices")
    let schema = try JSONNode.parse(try packageText("Documentation/study.schema.json"), file: "schema")
    guard case .string(let words) = schema.member("$.properties.slots.description")?.kind else {
      Issue.record("the schema does not describe slots")
      return
    }
    #expect(words.contains("at most 100,000 combinations") && StudyPlanner.mostCombinations == 100_000)
    let slots = (1...60).map { #", "layer\#($0)": ["steel", "oak"]"# }.joined()
    let many = Beam.faults(Beam.study.replacingOnce(#"["steel", "oak"]"#, #"["steel", "oak"]"# + slots))
    #expect(many.contains("has more than 100000 combinations") && !many.contains("\n"), "\(many)")
  }

  /// Steel has no moisture: it makes one combination, and not as many as oak.
  @Test func choicesCountOnlyWhereTheyAreToBeMade() throws {
    let choices = (1...99_999).map { "\(Double($0) / 1e6)" }
    func study(_ count: Int) -> String {
      Beam.study.replacingOnce(
        #"{ "min": "8 %", "max": "20 %" }"#, #"{ "choices": [\#(choices[..<count].joined(separator: ", "))] }"#)
    }
    #expect(try Beam.plan(study(99_999)).combinations.count == 100_000)
    let slots = #"["steel", "oak"], "layer": ["steel", "oak"]"#
    #expect(
      Beam.faults(study(60_000).replacingOnce(#"["steel", "oak"]"#, slots)).contains(
        "has more than 100000 combinations"))
  }

  @Test func aSlotMayFollowAnother() throws {
    let text = Beam.study.replacingOnce(
      #"{ "material": ["steel", "oak"] }"#, #"{ "material": ["steel", "oak"], "cover": { "sameAs": "material" } }"#)
    #expect(try Beam.plan(text).combinations.map(\.fillings) == [["steel", "steel"], ["oak", "oak"]])
  }

  @Test(arguments: [
    (
      #""cover": { "sameAs": "materiel" }"#,
      "'materiel' is not a slot with candidates of its own; did you mean 'material'?"
    ),
    (#""cover": { "sameAs": "cover" }"#, "'cover' is not a slot with candidates of its own"),
    (#""cover": { "sameAs": 3 }"#, "must be a string, found the number 3"),
    (#""cover": "steel""#, "a slot must be a list of plugin ids or {\"sameAs\": slot}, found the string 'steel'"),
    (#""cover": []"#, "the slot 'cover' has no candidates"),
  ]) func aSlotThatNothingFillsIsTheOnlyFault(slot: String, fault: String) {
    let found = Beam.faults(
      Beam.study.replacingOnce(#"{ "material": ["steel", "oak"] }"#, #"{ "material": ["steel", "oak"], \#(slot) }"#)
        .replacingOnce(
          #""search": {"#,
          #""baseline": { "slots": { "material": "oak", "cover": "oak" }, "variables": {} }, "search": {"#))
    #expect(found.contains(fault) && !found.contains("\n"), "\(found)")
  }

  @Test func slotsThatFollowOneAnotherAreAllTold() {
    let found = Beam.faults(
      Beam.study.replacingOnce(
        #"{ "material": ["steel", "oak"] }"#,
        #"{ "material": ["steel", "oak"], "cover": { "sameAs": "core" }, "core": { "sameAs": "cover" } }"#))
    #expect(found.split(separator: "\n").count == 2, "\(found)")
  }

  @Test func unknownPluginsAreNamedWithTheNearest() {
    let found = Beam.faults(Beam.study.replacingOnce(#""oak"]"#, #""oka", "titanium"]"#))
    #expect(found.contains("$.slots.material[1]: no plugin has the id 'oka'; did you mean 'oak'?"))
    #expect(
      found.contains(
        "$.slots.material[2]: no plugin has the id 'titanium'; 'cellfront plugins list' shows what is there"))
  }

  @Test func namesAndUnitsAreCheckedTogetherWithTheText() {
    let text = Beam.study
      .replacingOnce(#""beam.width": { "min": "10 mm""#, #""beam.width": { "min": "10 parsec""#)
      .replacingOnce(
        #""beam.height": { "min": "10 mm", "max": "50 mm""#, #""beam.height": { "min": "10 kg", "max": "50 kg""#
      )
      .replacingOnce("material.density\"]", "material.densty\"]")
      .replacingOnce(#""target": "1 kN m2""#, #""target": 5"#)
      .replacingOnce(#""max": "4 kg/m""#, #""max": "4 kg""#)
    let found = Beam.faults(text).split(separator: "\n")
    let expected = [
      "unknown unit 'parsec'", "has the unit 'kg', which is a mass; 'beam.height' is a length, such as '20 m'",
      "no component knows the quantity 'material.densty'; did you mean 'material.density'?",
      "$.objectives['beam.stiffness'].target: 'beam.stiffness' needs a unit",
      "$.constraints['beam.mass'].max: has the unit 'kg', which is a mass",
    ]
    for text in expected { #expect(found.contains { $0.contains(text) }, "\(text)") }
    // Both ends of the height are wrong.
    #expect(found.count == expected.count + 1, "\(found.joined(separator: "\n"))")
  }

  @Test func whatNobodySuppliesIsToldOnceForAllCombinations() {
    let found = Beam.faults(Beam.study.replacingOnce(#""beam.width": { "min": "10 mm", "max": "50 mm" },"#, ""))
    #expect(
      found
        == "beam.json: beam.width: is needed by 'beam', and nothing supplies it; fix it, make it a variable, or add a component that computes it"
    )
  }

  @Test func whatIsMissingIsOneFaultThoughItsReadersDifferWithTheMaterial() {
    var catalog = Beam.catalog
    for id in ["steel", "oak"] {
      catalog[id] = FormulaComponent(
        id, ["density [g/cm3] = 1", "modulus [GPa] = 1", "moisture [%] = 12", "room.temperature [K]"], ["seen"]
      ) { _ in [1] }
    }
    let faults = #expect(throws: Faults.self) {
      try StudyPlan(parsing: Beam.study.utf8, file: "beam.json", catalog: catalog)
    }
    #expect(
      faults?.description == """
        beam.json: room.temperature: is needed by 'steel' in slot 'material', 'oak' in slot 'material', and nothing supplies it; \
        fix it, make it a variable, or add a component that computes it
        """)
  }

  @Test func aFaultOfSomeCombinationsSaysOfWhich() {
    var catalog = Beam.catalog
    catalog["oak"] = FormulaComponent("oak", ["density [g/cm3] = 0.7", "moisture [%] = 12"], ["seen"]) { _ in [1] }
    let faults = #expect(throws: Faults.self) {
      try StudyPlan(parsing: Beam.study.utf8, file: "beam.json", catalog: catalog)
    }
    #expect(faults?.list.count == 1)
    #expect(
      faults?.description.contains(
        "material.modulus: is needed by 'beam', and nothing supplies it (in 1 of 2 combinations, first oak)") == true)
  }

  @Test func fixedQuantitiesMayReplaceComputedOnesAndAreListed() throws {
    let text = Beam.study.replacingOnce(
      #""variables": {"#, #""fixed": { "beam.stiffness": "2 kN m2" }, "variables": {"#)
    let plan = try Beam.plan(text)
    #expect(plan.replaced == ["beam.stiffness"])
    let design = DesignEvaluator(plan).design(combination: 0, [0.02, 0.03])
    #expect(design.values[4] == 2000)
  }

  @Test func aQuantityThatOnlySomeCombinationsHaveIsNoObjective() {
    let found = Beam.faults(
      Beam.study.replacingOnce(#""objectives": {"#, #""objectives": { "material.moisture": { "minimize": true }, "#))
    #expect(found.contains("the quantity 'material.moisture' is unknown in the combination steel"))
  }
}

extension String {
  /// With one replacement that must be possible, so that a test cannot pass on the unchanged text.
  func replacingOnce(_ old: String, _ new: String) -> String {
    let range = firstRange(of: old)
    precondition(range != nil, "the text has no '\(old)'")
    return replacingCharacters(in: range!, with: new)
  }

  private func replacingCharacters(in range: Range<Index>, with text: String) -> String {
    var copy = self
    copy.replaceSubrange(range, with: text)
    return copy
  }
}
