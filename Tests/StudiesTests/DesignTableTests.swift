import Documents
import Studies
import Testing

struct DesignTableTests {
  private func designs(_ text: String) throws -> [StudyPlan.DesignInput] {
    try Beam.plan().designs(from: try CSV(parsing: text.utf8, file: "d.csv"), file: "d.csv")
  }
  private func faults(_ text: String) -> String {
    do { _ = try designs(text) } catch { return "\(error)" }
    return "none"
  }

  @Test func aTableReadsBackToTheSameDesigns() throws {
    let plan = try Beam.plan()
    let evaluator = DesignEvaluator(plan)
    let first = [
      evaluator.design(combination: 0, [0.0123456789, 0.04]), evaluator.design(combination: 1, [0.02, 0.03, 0.1]),
    ]
    let text = plan.table(of: first, names: ["a", "b"]).text
    let inputs = try plan.designs(from: try CSV(parsing: text.utf8, file: "d.csv"), file: "d.csv")
    let second = inputs.map { evaluator.design(combination: $0.combination, $0.x) }
    #expect(plan.table(of: second, names: inputs.map(\.name)).text == text)
    #expect(inputs.map(\.name) == ["a", "b"])
    #expect(text.hasPrefix("design,material,beam.width [mm],beam.height [mm],material.moisture [%],beam.mass [g/m],"))
  }

  @Test func columnsMayComeInAnyOrderAndUnitOfTheRightKind() throws {
    let inputs = try designs(
      "beam.height [m],material.moisture,beam.width [um],material\n0.03,0.1,20000,oak\n0.03,,20000,steel\n")
    #expect(inputs.map(\.combination) == [1, 0])
    #expect(inputs[0].x == [0.02, 0.03, 0.1])
    #expect(inputs.map(\.name) == ["1", "2"])
  }

  @Test func allFaultsOfTheHeaderAreFoundAtOnce() {
    let found = faults("materiel,beam.width [kg],beam.height,beam.height\noak,1,2,3\n")
    for text in [
      "d.csv:1: the column 'material' is missing", "the column 'beam.width' has the unit 'kg', which is a mass",
      "the column 'beam.height' has no unit", "the column 'material.moisture' is missing",
      "'materiel' is not a quantity of this study; did you mean 'material'?", "the column 'beam.height' is there twice",
    ] { #expect(found.contains(text), "\(text)") }
  }

  @Test(arguments: [["oak;20;30;0.1", "oak;25;30;0.1"], ["oak;20,5;30;0,1", "oak;25;30;0,1"]])
  func aTableWithSemicolonsIsOneFault(rows: [String]) {
    let header = "material;beam.width [mm];beam.height [mm];material.moisture"
    let faults = #expect(throws: Faults.self) { try designs(([header] + rows).joined(separator: "\n")) }
    #expect(
      faults?.description
        == "d.csv:1: the fields are separated by ';'; commas between fields, and points in numbers")
  }

  @Test func aTableWithTabsIsOneFault() {
    let faults = #expect(throws: Faults.self) {
      try designs(
        "material\tbeam.width [mm]\tbeam.height [mm]\tmaterial.moisture\noak\t20\t30\t0.1\noak\t20,5\t30\t0,1\n")
    }
    #expect(
      faults?.description == "d.csv:1: the fields are separated by tabs; commas between fields, and points in numbers")
  }

  @Test func aChoiceThatIsNoneIsToldByItsName() throws {
    let plan = try Beam.plan(
      Beam.study.replacingOnce(
        #""beam.height": { "min": "10 mm", "max": "50 mm" }"#, #""beam.height": { "choices": ["20 mm", "30 mm"] }"#))
    let table = try CSV(
      parsing: "material,beam.width [mm],beam.height [mm],material.moisture\noak,20,25,0.1\noak,20,,0.1\n,,,\n".utf8,
      file: "d.csv")
    let faults = #expect(throws: Faults.self) { try plan.designs(from: table, file: "d.csv") }
    #expect(
      faults?.description == """
        d.csv:2 beam.height: is 25 mm, which is none of its choices; 20 mm, 30 mm
        d.csv:3 beam.height: is empty; 20 mm, 30 mm
        """)
  }

  @Test func aColumnThatWouldChangeWhatTheStudyHoldsIsToldOnce() throws {
    let plan = try Beam.plan(
      Beam.study.replacingOnce(#""beam.height": { "min": "10 mm", "max": "50 mm" },"#, "")
        .replacingOnce(#""objectives""#, #""fixed": { "beam.height": "30 mm" }, "objectives""#))
    func faults(_ rows: String) -> String {
      do {
        let text = "material,beam.width [mm],material.moisture [%],beam.height [cm],material.modulus [GPa]\n" + rows
        _ = try plan.designs(from: try CSV(parsing: text.utf8, file: "d.csv"), file: "d.csv")
      } catch { return "\(error)" }
      return "none"
    }
    #expect(faults("steel,20,,3,200\noak,20,10,3.0000001,11\noak,20,10,,\n") == "none")
    #expect(
      faults("steel,20,,3,200\nsteel,20,,4,210\nsteel,20,,5,220\n") == """
        d.csv:3 beam.height: is 4 cm, where the study has 3 cm; leave the column out, or make it \
        a variable of the study
        d.csv:3 material.modulus: is 210 GPa, where the study has 200 GPa; leave the column out, or \
        make it a variable of the study
        """)
  }

  @Test func aReportedDefaultOfAnEarlierTableIsPassedOver() throws {
    // A card may have changed since: what the model has is computed anew, like any other column.
    #expect(
      try designs(
        "material,beam.width [mm],beam.height [mm],material.moisture,material.density [g/cm3]\nsteel,20,30,,9\n"
      )
      .count == 1)
  }

  @Test func allFaultsOfTheRowsAreFoundAtOnce() {
    let found = faults(
      "material,beam.width [mm],beam.height [mm],material.moisture\noka,1,2,0.1\noak,x,2,0.1\noak,1,,0.1\nsteel,1,1e999,\n"
    )
    #expect(
      found == """
        d.csv:2: the study has no combination 'oka'; did you mean 'oak'?
        d.csv:3 beam.width: 'x' is not a number
        d.csv:4: 'beam.height' is empty
        d.csv:5 beam.height: '1e999' is not a number
        """)
  }
}
