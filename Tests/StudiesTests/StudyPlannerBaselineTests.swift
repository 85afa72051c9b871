import Documents
import Studies
import Testing

struct StudyPlannerBaselineTests {
  private func study(_ baseline: String) -> String {
    Beam.study.replacingOnce(#""search": {"#, #""baseline": \#(baseline), "search": {"#)
  }

  @Test func theBaselineIsADesignOfTheStudy() throws {
    let plan = try Beam.plan(
      study(
        #"""
        { "slots": { "material": "oak" },
          "variables": { "beam.width": "6 cm", "beam.height": "20 mm", "material.moisture": "10 %" } }
        """#))
    let baseline = try #require(plan.baseline)
    #expect(plan.combinations[baseline.combination].fillings == ["oak"])
    #expect(baseline.x == [0.06, 0.02, 0.1])
    let design = DesignEvaluator(plan).design(combination: baseline.combination, baseline.x)
    #expect(abs(design.values[3]! - 700 * 0.06 * 0.02) < 1e-12)
    #expect(try Beam.plan().baseline == nil)
  }

  @Test(arguments: ["{}", #"{ "slots": {}, "variables": {} }"#, #"{ "slots": { "material": "oak" } }"#])
  func whereNothingIsToChooseNothingNeedsToBeSaid(baseline: String) throws {
    let text = study(baseline).replacingOnce(#"["steel", "oak"]"#, #"["oak"]"#)
      .replacingOnce(#""beam.width": { "min": "10 mm", "max": "50 mm" },"#, "")
      .replacingOnce(#""beam.height": { "min": "10 mm", "max": "50 mm" },"#, "")
      .replacingOnce(#""material.moisture": { "min": "8 %", "max": "20 %" }"#, "")
      .replacingOnce(#""slots""#, #""fixed": { "beam.width": "10 mm", "beam.height": "10 mm" }, "slots""#)
    #expect(try Beam.plan(text).baseline?.x == [])
    // An editor says the same.
    let schema = try JSONNode.parse(try packageText("Documentation/study.schema.json"), file: "schema")
    #expect(schema.member("$.$defs.baseline.properties") != nil)
    #expect(schema.member("$.$defs.baseline.minProperties") == nil && schema.member("$.$defs.baseline.required") == nil)
  }

  @Test(arguments: [
    (#"{ "slots": { "materal": "oak" } }"#, "the study has no slot 'materal'; did you mean 'material'?"),
    ("{}", "says nothing of the slot 'material'; name one of its candidates"),
    (#"{ "slots": {} }"#, "says nothing of the slot 'material'; name one of its candidates"),
    (#"{ "slots": { "material": "balsa" } }"#, "'balsa' is no candidate of the slot 'material'; steel, oak"),
    (
      #"{ "slots": { "material": "steel" }, "variables": { "beam.width": "1 kg" } }"#,
      "has the unit 'kg', which is a mass; 'beam.width' is a length, such as '20 mm'"
    ),
    (
      #"{ "slots": { "material": "steel" }, "variables": { "beam.widht": "1 cm" } }"#,
      "the study has no variable 'beam.widht'; did you mean 'beam.width'?"
    ),
    (
      #"{ "slots": { "material": "steel" }, "variables": { "beam.width": "1 cm" } }"#,
      "says nothing of the variable 'beam.height'; give a value for each variable"
    ),
  ])
  func whatIsWrongIsToldWithItsPlace(baseline: String, fault: String) {
    let found = Beam.faults(study(baseline))
    #expect(found.contains(fault), "\(found)")
    #expect(found.hasPrefix("beam.json:"))
    #expect(!found.contains("\n"))
  }

  @Test func aVariableAtFaultDoesNotMakeTheBaselineWrong() {
    let wrong = #""beam.width": { "min": "10 kg", "max": "50 kg" }"#
    func found(_ width: String) -> [Substring] {
      Beam.faults(
        study(
          #"{ "slots": { "material": "steel" }, "variables": { "beam.width": "\#(width)", "beam.height": "2 cm" } }"#
        )
        .replacingOnce(#""beam.width": { "min": "10 mm", "max": "50 mm" }"#, wrong)
      ).split(separator: "\n")
    }
    #expect(found("1 cm").allSatisfy { $0.contains("$.variables['beam.width']") }, "\(found("1 cm"))")
    #expect(found("1 kg").last?.hasSuffix("'beam.width' is a length, such as '20 m'") == true, "\(found("1 kg"))")
  }

  @Test func itIsToldTogetherWithTheStudysOtherFaults() {
    let found = Beam.faults(
      study(#"{ "slots": { "material": "balsa" }, "variables": { "beam.width": "1 kg" } }"#)
        .replacingOnce(#""report": ["material.density"]"#, #""report": ["material.densty"]"#))
    for word in ["'material.densty'", "'balsa' is no candidate", "has the unit 'kg'"] {
      #expect(found.contains(word), "\(word): \(found)")
    }
  }
}
