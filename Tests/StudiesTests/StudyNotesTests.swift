import Documents
import Modeling
import Quantities
import Studies
import TestComponents
import Testing

struct StudyNotesTests {
  /// The beam, which is made for densities from 0.1 to 20 g/cm3.
  private func notes(_ text: String = Beam.study, steel density: Double = 7.9) throws -> [String] {
    var catalog = Beam.catalog
    catalog["steel"] = FormulaComponent(
      "steel", ["density [g/cm3] = \(density)", "modulus [GPa] = 200"], ["seen"]
    ) { _ in [1] }
    var beam = try #require(catalog["beam"] as? FormulaComponent)
    beam.description.inputs[0].range = 100...20000
    catalog["beam"] = beam
    return try StudyPlan(parsing: text.utf8, file: "beam.json", catalog: catalog).notes
  }

  @Test func aStudyThatMeansWhatItSaysHasNone() throws {
    #expect(try notes() == [])
  }

  @Test func aDefaultThatItsReaderIsNotMadeForIsToldOnce() throws {
    let slots = #""material": ["steel", "oak"]"#
    let more = Beam.study.replacingOnce(slots, #"\#(slots), "cover": ["oak", "steel"]"#)
      .replacingOnce(#""report": ["#, #""report": ["cover.density", "#)
    #expect(
      try notes(more, steel: 7900) == [
        "material.density is 7900 g/cm3 (the default of 'steel' in slot 'material'), and 'beam' is made for 100 kg/m3 to 20000 kg/m3"
      ])
  }

  @Test func aFixedValueThatItsReaderIsNotMadeForIsTold() throws {
    let fixed = Beam.study.replacingOnce(
      #""objectives""#, #""fixed": { "material.density": "0.7 kg/m3" }, "objectives""#)
    #expect(
      try notes(fixed) == ["material.density is 0.7 kg/m3 (fixed), and 'beam' is made for 100 kg/m3 to 20000 kg/m3"])
    // Where it moves, designs outside are marked one by one.
    let variable = Beam.study.replacingOnce(
      #""variables": {"#, #""variables": { "material.density": { "min": "1 kg/m3", "max": "9 kg/m3" },"#)
    #expect(try notes(variable, steel: 7900) == [])
  }

  @Test func aSlotThatNothingReadsIsTold() throws {
    let slots = #""material": ["steel", "oak"]"#
    let unread = Beam.study.replacingOnce(slots, #"\#(slots), "bean": ["oak", "steel"]"#)
    #expect(
      try notes(unread) == [
        "nothing reads what fills the slot 'bean': it only multiplies the combinations; did you mean 'beam'?"
      ])
    #expect(try notes(unread.replacingOnce(#""report": ["#, #""report": ["bean.density", "#)) == [])
  }

  @Test func aVariableThatNothingReadsIsTold() throws {
    let unread = Beam.study.replacingOnce(
      #""variables": {"#, #""variables": { "material.seen": { "min": 1, "max": 2 },"#)
    #expect(
      try notes(unread) == ["nothing reads the variable 'material.seen': the designs do not depend on it"])
    #expect(try notes(unread.replacingOnce(#""report": ["#, #""report": ["material.seen", "#)) == [])
  }
}
