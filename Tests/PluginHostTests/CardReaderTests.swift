import Glibc
import Modeling
import Quantities
import Testing

@testable import PluginHost

@Suite struct CardReaderTests {
  private func problems(_ card: String) throws -> [String] {
    let scratch = try Scratch()
    try scratch.write("salt.json", card)
    return scratch.problems()
  }

  @Test func aDroppedInCardIsAComponent() throws {
    let scratch = try Scratch()
    #expect(scratch.load().components.isEmpty)
    try scratch.write("salt.json", CardFixture().text)
    let plugins = scratch.load()
    #expect(plugins.problems.isEmpty)
    let card = try #require(plugins["salt"]).description
    #expect(card.title == "A salt")
    #expect(card.category == "electrolyte")
    #expect(card.inputs.map(\.name) == ["conductivity25", "activationEnergy", "tortuosity", "cell.temperature"])
    #expect(card.outputs.map(\.name) == ["viscosity", "ionicConductivity"])
    #expect(card.inputs[0].initial == 0.12)
    #expect(card.inputs[0].plausible == 0.1...1.4 / 10)
    #expect(card.inputs[0].range == 0.01...1)
    #expect(card.inputs[0].confidence == "measured")
    #expect(card.inputs[2].unit == .one)
    #expect(card.outputs[1].confidence == "calibrated")
    #expect(card.hasDerivatives)
  }

  @Test func theEndsOfATableAreTheValidRangeOfItsArgument() throws {
    let scratch = try Scratch()
    try scratch.write("salt.json", CardFixture().text)
    #expect(try #require(scratch.load()["salt"]).description.inputs[3].range == 253.15...333.15)
  }

  @Test func valuesAndDerivativesAreThoseOfTheFormula() throws {
    let scratch = try Scratch()
    try scratch.write("salt.json", CardFixture().text)
    let card = try #require(scratch.load()["salt"])
    let (conductivity, energy, tortuosity, temperature) = (0.12, 0.14 * 1.602176634e-19, 3.0, 310.0)
    let boltzmann = 1.380649e-23
    let identity = (0..<4).map { row in (0..<4).map { $0 == row ? 1.0 : 0 } }
    let answer = try card.at([conductivity, energy, tortuosity, temperature], identity)
    let span = 1 / temperature - 1 / 298.15
    let value = conductivity * exp(-energy / boltzmann * span) / tortuosity
    let slopes = [
      value / conductivity, -value * span / boltzmann, -value / tortuosity,
      value * energy / boltzmann / (temperature * temperature),
    ]
    #expect(abs(answer.values[1] - value) <= 1e-14 * value)
    for (slope, expected) in zip(answer.slopes[1], slopes) { #expect(abs(slope - expected) <= 1e-13 * abs(expected)) }
  }

  @Test func aCardOfParametersAloneIsGood() throws {
    let scratch = try Scratch()
    try scratch.write("salt.json", CardFixture(inputs: "", tables: "", formulas: "").text)
    let card = try #require(scratch.load()["salt"])
    #expect(card.description.outputs.isEmpty)
    #expect(try card.at([1, 1, 1]).values.isEmpty)
  }

  @Test func formulasMayReadOneAnotherInAnyOrder() throws {
    let scratch = try Scratch()
    var card = CardFixture.formula("z + 1")
    card.formulas += #", "z": { "unit": "1", "text": "", "basis": "calibrated", "formula": "2 * x" }"#
    try scratch.write("salt.json", card.text)
    #expect(try #require(scratch.load()["salt"]).at([3, 0, 0]).values == [7, 6])
  }

  @Test func aCycleOfFormulasIsReportedOnceWithItsNames() throws {
    var card = CardFixture.formula("z + 1")
    card.formulas += #", "z": { "unit": "1", "text": "", "basis": "calibrated", "formula": "2 * y" }"#
    let problems = try problems(card.text)
    #expect(
      problems == [
        "salt.json:6:158 $.formulas.z.formula column 5: depends on itself: 'y' needs 'z' needs 'y'"
      ])
  }

  @Test func whatIsMissingOrUnknownIsReportedAtOnce() throws {
    let problems = try problems(#"{ "card": 1, "parameter": {}, "formulas": {} }"#)
    #expect(
      problems == [
        "salt.json:1:1 $: the card needs the key 'id'",
        "salt.json:1:1 $: the card needs the key 'version'",
        "salt.json:1:1 $: the card needs the key 'title'",
        "salt.json:1:14 $.parameter: the card has no key 'parameter'; did you mean 'parameters'?",
      ])
  }

  @Test func aCardOfALaterFormatIsRefused() throws {
    let problems = try problems(CardFixture().text.replacing("\"card\": 1", with: "\"card\": 2"))
    #expect(
      problems == ["salt.json:2:9 $.card: is version 2 of the card format, and this program reads version 1"])
  }

  @Test func aCardThatSaysNothingIsRefused() throws {
    let problems = try problems(#"{ "card": 1, "id": "salt", "version": "1", "title": "Salt" }"#)
    #expect(
      problems == [
        "salt.json:1:1 $: the card says nothing; at least one parameter, table or formula"
      ])
  }

  @Test func everyFaultOfAParameterIsReportedAtOnce() throws {
    let card = CardFixture(
      id: "Salt",
      parameters: """
        "A b": { "value": 1, "text": "", "source": "", "confidence": "measured" },
        "pi": { "value": 3, "text": "", "source": "", "confidence": "measured" },
        "a": { "value": "3 kg", "low": "2 kg", "text": "", "source": "", "confidence": "guess" },
        "b": { "value": "3 kgg", "text": "", "source": "", "confidence": "assumed" },
        "c": { "value": "3 kg", "low": "4 m", "high": "5 kg", "text": "", "source": "", "confidence": "assumed" },
        "d": { "value": "3 kg", "min": "5 kg", "max": "4 kg", "text": "", "source": "", "confidence": "assumed" },
        "e": { "value": "30 degC", "min": "0 degC", "max": "20 degC", "text": "", "source": "", "confidence": "assumed" },
        "f": { "value": true, "text": "" }
        """, inputs: "", tables: "", formulas: "")
    let problems = try problems(card.text)
    #expect(
      problems == [
        "salt.json:2:18 $.id: 'Salt' cannot be an id; lower-case words joined by hyphens: 'layered-cell'",
        "salt.json:3:17 $.parameters['A b']: 'A b' cannot be a name; dotted lowerCamelCase: 'arealCapacity', 'cell.temperature'",
        "salt.json:4:1 $.parameters.pi: 'pi' has a meaning of its own in formulas; another name",
        "salt.json:5:80 $.parameters.a.confidence: 'guess' is not known here; one of 'measured', 'estimated', 'assumed'",
        "salt.json:5:6 $.parameters.a: a parameter has both 'low' and 'high', or neither",
        "salt.json:6:17 $.parameters.b.value: unknown unit 'kgg'; did you mean 'kg'?",
        "salt.json:7:32 $.parameters.c.low: has the unit 'm', which is a length; a mass such as '20 kg'",
        "salt.json:8:32 $.parameters.d.min: has the valid range 5 kg to 4 kg, the wrong way round",
        "salt.json:10:17 $.parameters.f.value: must be a quantity, found true; '20 um', or a bare number",
        "salt.json:10:6 $.parameters.f: a parameter needs the key 'source'",
        "salt.json:10:6 $.parameters.f: a parameter needs the key 'confidence'",
        "salt.json:9:1 $.parameters.e: has the default 30 degC, outside its valid range 0 degC to 20 degC",
      ])
  }

  @Test func aNameIsDeclaredOnce() throws {
    var card = CardFixture()
    card.inputs = #""tortuosity": { "unit": "1" }, "cell.temperature": { "unit": "K" }"#
    let problems = try problems(card.text)
    #expect(
      problems == [
        "salt.json:7:13 $.inputs.tortuosity: 'tortuosity' is declared a second time; "
          + "first at salt.json:6:1 $.parameters.tortuosity"
      ])
  }

  @Test func everyFaultOfATableIsReportedAtOnce() throws {
    var card = CardFixture()
    card.tables = """
      "a": { "of": "cell.temperatur", "points": [["1 K", 1], ["2 K", 2]], "text": "", "source": "", "basis": "calibrated" },
      "b": { "of": "cell.temperature", "points": [["280 K", 1]], "text": "", "source": "", "basis": "measured" },
      "c": { "of": "cell.temperature", "points": [["280 K", 1], ["270 K", "2 m"], ["290 K"], ["1 m", 1]], "text": "", "source": "", "basis": "calibrated" },
      "d": { "of": "cell.temperature", "points": [["280 K", 1], ["290 K", 0]], "scale": "log", "text": "", "basis": "calibrated" },
      "e": { "of": "cell.temperature", "points": [["900 K", 1], ["990 K", 0]], "text": "", "source": "", "basis": "calibrated" }
      """
    let problems = try problems(card.text)
    #expect(
      problems == [
        "salt.json:8:26 $.tables.a.of: 'cell.temperatur' is no parameter or input of this card; did you mean 'cell.temperature'?",
        "salt.json:9:95 $.tables.b.basis: 'measured' is not known here; one of 'bookkeeping', 'calibrated', 'rule of thumb'",
        "salt.json:9:44 $.tables.b.points: has 1 point; at least two",
        "salt.json:10:69 $.tables.c.points[1][1]: has the unit 'm', which is a length; a pure number such as '20'",
        "salt.json:10:77 $.tables.c.points[2]: must be a pair of argument and value, found an array; [\"20 degC\", \"3 mPa s\"]",
        "salt.json:10:89 $.tables.c.points[3][0]: has the unit 'm', which is a length; a temperature such as '20 degC'",
        "salt.json:11:6 $.tables.d: a table needs the key 'source'",
        "salt.json:11:69 $.tables.d.points[1][1]: has no logarithm: 0; a value above 0, or \"scale\": \"linear\"",
        "salt.json:12:6 $.tables.e: lies outside the valid range of 'cell.temperature'",
      ])
  }

  @Test func argumentsOfATableRise() throws {
    var card = CardFixture()
    card.tables = """
      "a": { "of": "cell.temperature", "points": [["280 K", 1], ["270 K", 2]], "text": "", "source": "", "basis": "calibrated" }
      """
    let problems = try problems(card.text)
    #expect(
      problems == ["salt.json:8:72 $.tables.a.points[1][0]: does not rise: 270 K follows 280 K"])
  }
}
