import Documents
import Quantities
import Studies
import Testing

struct StudyFigureTests {
  private static func asking(_ figures: String) -> String {
    Beam.study.replacingOnce(#""report":"#, "\"figures\": \(figures), \"report\":")
  }

  @Test func aFigureNamesItsQuantitiesAndWhatMoves() throws {
    let plan = try Beam.plan(
      Self.asking(
        """
        [{ "across": "material.modulus", "up": "beam.stiffness" },
         { "across": "beam.mass", "up": "beam.stiffness", "over": "beam.height", "min": "5 mm", "max": "90 mm" }]
        """))
    let figures = try #require(plan.document.figures)
    #expect(figures.map(\.across.value) == ["material.modulus", "beam.mass"])
    #expect(figures[0].over == nil && figures[1].over?.name.value == "beam.height")
    #expect(figures[1].over?.max.quantity.value == 0.09)
    // What a mark needs is a column of the tables; what stands there already is not put there twice.
    #expect(plan.columns.map(\.name).suffix(2) == ["material.density", "material.modulus"])
    #expect(try Beam.plan().document.figures == nil)
  }

  @Test func allFaultsOfFiguresAreToldWithTheNearestName() {
    let found = Beam.faults(
      Self.asking(
        """
        [{ "acros": "beam.mass", "up": "beam.stiffness" },
         { "across": "beam.mas", "up": "beam.stiffness" },
         { "across": "beam.mass", "up": "beam.stiffness", "min": "1 mm" },
         { "across": "beam.mass", "up": "beam.stiffness", "over": "beam.height", "min": "9 mm", "max": "5 mm" },
         { "across": "beam.mass", "up": "beam.stiffness", "over": "beam.hight", "min": "5 mm", "max": "9 mm" },
         { "across": "beam.mass", "up": "beam.stiffness", "over": "beam.height", "min": "5 kg", "max": "9 kg" },
         { "across": "beam.mass", "up": "beam.stiffness", "over": "beam.height" }]
        """))
    let expected = [
      "$.figures[0].acros: a figure has no key 'acros'; did you mean 'across'?",
      "$.figures[0]: a figure needs the key 'across'",
      "$.figures[1].across: no component knows the quantity 'beam.mas'; did you mean 'beam.mass'?",
      "$.figures[2]: 'min' and 'max' are the ends of 'over', which is missing; name what moves",
      "$.figures[3].min: min 9 mm is not below max 5 mm; exchange the two",
      "$.figures[4].over: no component knows the quantity 'beam.hight'; did you mean 'beam.height'?",
      "$.figures[5].min: has the unit 'kg', which is a mass", "$.figures[6]: a figure needs the key 'min'",
      "$.figures[6]: a figure needs the key 'max'",
    ]
    for text in expected { #expect(found.contains(text), "\(text) is missing in:\n\(found)") }
  }
}
