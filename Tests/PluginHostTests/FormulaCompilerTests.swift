import Documents
import Glibc
import Modeling
import Quantities
import Testing

@testable import PluginHost

@Suite struct FormulaCompilerTests {
  private func card(_ formula: String, unit: String = "1") throws -> CardComponent {
    let text = CardFixture.formula(formula, unit: unit).text
    return try CardReader.read(try JSONNode.parse(text, file: "card"), file: "card")
  }

  private func value(_ formula: String, unit: String = "1", x: Double = 2) throws -> Double {
    try card(formula, unit: unit).at([x, 3e-6, 5]).values[0]
  }

  private func fault(_ formula: String, unit: String = "1") -> String? {
    #expect(throws: Faults.self) { try card(formula, unit: unit) }.map { faults in
      // What stands before the column is the place of the formula in the card.
      faults.list.map { String($0.description.drop { $0 != " " }.dropFirst().drop { $0 != " " }.dropFirst()) }
        .joined(separator: "\n")
    }
  }

  @Test func operatorsBindAsInMathematics() throws {
    #expect(try value("1 + 2 * 3 - 4 / 2") == 5)
    #expect(try value("2 ^ 3 ^ 2") == 512)
    #expect(try value("-x ^ 2") == -4)
    #expect(try value("2 ^ -1") == 0.5)
    #expect(try value("(1 + x) * -(3)") == -9)
    #expect(try value("8 / 4 / 2") == 1)
    #expect(try value("10 - 4 - 3") == 3)
    #expect(try value("1.5e3 + .5 + 2E-1") == 1500.7)
    #expect(try value("- - x") == 2)
  }

  static let functions: [(String, Double, Double)] = [
    ("exp(x)", 0.7, exp(0.7)), ("log(x)", 0.7, log(0.7)), ("sqrt(x)", 0.7, 0.7.squareRoot()), ("sin(x)", 0.7, sin(0.7)),
    ("cos(x)", 0.7, cos(0.7)), ("atan(x)", 0.7, atan(0.7)), ("tanh(x)", 0.7, tanh(0.7)), ("abs(x)", -0.7, 0.7),
    ("min(x, 1, 0.5)", 0.7, 0.5), ("max(x, 1)", 0.7, 1), ("x ^ 2", 0.7, 0.7 * 0.7), ("x ^ 0.3", 0.7, pow(0.7, 0.3)),
    ("x ^ 0", 0.7, 1), ("pi * x", 2, 2 * Double.pi), ("2 / x", 0.5, 4), ("x / 4", 0.5, 0.125), ("3 - x", 0.5, 2.5),
  ]

  @Test(arguments: functions)
  func functionsAreThoseOfTheLibrary(_ formula: String, _ x: Double, _ expected: Double) throws {
    #expect(try value(formula, x: x) == expected)
  }

  static let compositions: [(String, Double, Double)] = [
    ("log10(x)", 0.7, log10(0.7)), ("tan(x)", 0.7, tan(0.7)), ("2 ^ x", 0.7, pow(2, 0.7)),
    ("x ^ x", 0.7, pow(0.7, 0.7)),
    ("smoothMax(x, 1, 0.2)", 0.7, 0.5 * (1.7 + 0.13.squareRoot())), ("x ^ 3", 0.7, 0.343), ("x ^ -1", 0.7, 1 / 0.7),
    ("smoothMin(x, 1, 0.2)", 0.7, 0.5 * (1.7 - 0.13.squareRoot())),
  ]

  @Test func smoothExtremesAreSmoothWhereTheTwoMeet() throws {
    for name in ["smoothMin", "smoothMax"] {
      let slope = try card("\(name)(x, 1, 0.1)").at([1, 0, 0], [[1], [0], [0]]).slopes[0][0]
      #expect(abs(slope - 0.5) <= 1e-15, "\(name)")
    }
  }

  @Test func withoutAWidthTheyAreTheSharpOnes() throws {
    for x in [0.5, 1, 1.5] {
      #expect(try value("smoothMax(x, 1, 0)", x: x) == max(x, 1))
      #expect(try value("smoothMin(x, 1, 0)", x: x) == min(x, 1))
    }
  }

  @Test(arguments: compositions)
  func composedFunctionsAgreeToRounding(_ formula: String, _ x: Double, _ expected: Double) throws {
    #expect(abs(try value(formula, x: x) - expected) <= 4e-16 * abs(expected))
  }

  /// Constants are computed when the card is loaded, with the bits that computing them at run time gives.
  @Test(arguments: [
    "exp({})", "log({})", "log10({})", "sqrt({})", "sin({})", "cos({})", "tan({})", "atan({})", "tanh({})", "abs(-{})",
    "{} ^ 0.3", "2 ^ {}", "{} / 7 - 1", "max({}, 0.5)", "min({}, 0.5)", "smoothMax({}, 1, 0.2)",
    "smoothMin({}, 1, 0.2)",
  ])
  func foldedConstantsHaveTheBitsOfEvaluation(_ formula: String) throws {
    let folded = try card(formula.replacing("{}", with: "0.7"))
    #expect(folded.program.instructions.map(\.operation) == [.constant])
    let evaluated = try card(formula.replacing("{}", with: "x")).at([0.7, 0, 0]).values
    #expect(try folded.at([0, 0, 0]).values == evaluated)
  }

  @Test func commonPartsAreComputedOnce() throws {
    let program = try card("exp(-x) / (1 + exp(-x))").program
    #expect(program.instructions.map(\.operation) == [.input, .negate, .exp, .addConstant, .divide])
  }

  @Test func everythingIsSI() throws {
    #expect(try value("length", unit: "um") == 3e-6)
    #expect(try value("1 [km] / 4 [m]") == 250)
    #expect(try value("25 [degC]", unit: "K") == 298.15)
    #expect(try value("length ^ 2", unit: "um2") == 3e-6 * 3e-6)
    #expect(try value("sqrt(length ^ 2 + (4 [um]) ^ 2)", unit: "um") == (3e-6 * 3e-6 + 4e-6 * 4e-6).squareRoot())
    #expect(try value("(length / 1 [m]) ^ 1.7 * 1 [s]", unit: "s") == pow(3e-6, 1.7))
    #expect(
      try value("faraday / elementaryCharge / avogadro") == 96_485.332_123_310_018_4 / 1.602176634e-19 / 6.02214076e23)
    #expect(try value("gasConstant / boltzmann", unit: "1/mol") == 8.314_462_618_153_24 / 1.380649e-23)
  }

  @Test func aReadingIsNoDifference() throws {
    #expect(try value("(25 [degC] - 20 [degC]) / 1 [K]") == 5)
    #expect(try value("0.1 [1/K] * (x * 300 [K] - 20 [degC])", x: 1) == 0.1 * (300 - 293.15))
    let because = "a reading of a scale with a zero of its own; a difference in [K]"
    #expect(fault("x * 300 [K] + 5 [degC]", unit: "K") == "column 15: adds 278.15 [K], \(because)")
    #expect(fault("41 [degF] + (5 [degC])", unit: "K")?.split(separator: "\n").count == 2)
    #expect(fault("-5 [degC]", unit: "K") == "column 2: turns the sign of 278.15 [K], \(because)")
    #expect(
      fault("smoothMax(300 [K], x * 1 [K], 1 [degC])", unit: "K")
        == "column 31: takes as a width 274.15 [K], \(because)"
    )
  }

  @Test func derivativesAgreeWithDifferences() throws {
    let formula = """
      smoothMax(sin(x), cos(x), 0.3) * tanh(x) + log10(x + 3) ^ 2.5 - atan(x) / (1 + x ^ 2) + 2 ^ x * x ^ 1.5 + abs(x - 9) \
      + tan(x / 4) * sqrt(x) - min(x, 7) * exp(-x) + 1 / x
      """
    let card = try card(formula)
    for x in stride(from: 0.3, to: 4, by: 0.37) {
      let slope = try card.at([x, 0, 0], [[1], [0], [0]]).slopes[0][0]
      let h = 1e-4 * x
      let y = try [-2.0, -1, 1, 2].map { try card.at([x + $0 * h, 0, 0]).values[0] }
      let difference = (y[0] - 8 * y[1] + 8 * y[2] - y[3]) / (12 * h)
      #expect(abs(slope - difference) <= 1e-9 * max(1, abs(slope)), "x = \(x)")
    }
  }

  static let mistakes: [(String, String)] = [
    ("", "column 1: ends where a value should follow"),
    ("1 +", "column 4: ends where a value should follow"),
    ("(1 + 2", "column 7: ends too early; expected ')' to end the bracket"),
    ("1 2", "column 3: found '2'; expected an operator or the end"),
    ("2 x", "column 3: found 'x'; expected an operator or the end"),
    ("2x", "column 2: a name follows the number 2; '*' between them, or '[' and ']' around a unit"),
    ("2 ** 3", "column 4: found '*'; a power is written '^'"),
    ("1.2.3", "column 1: '1.2.3' is no number"),
    ("3 [kgg]", "column 4: unknown unit 'kgg'; did you mean 'kg'?"),
    ("3 [m", "column 5: ends too early; expected ']' to end the unit"),
    ("x $ 2", "column 3: found '$'; expected an operator or the end"),
    ("exp()", "column 5: found ')'; expected a number, a name or '('"),
    ("xx + 1", "column 1: 'xx' is not known"),
    ("lenght", "column 1: 'lenght' is not known; did you mean 'length'?"),
    ("exq(x)", "column 1: 'exq' is no function; did you mean 'exp'?"),
    ("exp", "column 1: 'exp' is a function; 'exp(…)'"),
    ("exp(x, x)", "column 1: 'exp' takes 1 argument, found 2"),
    ("max(x)", "column 1: 'max' takes at least 2 arguments, found 1"),
    ("y + 1", "column 1: depends on itself: 'y' needs 'y'"),
    ("x + length", "column 3: adds a length [m] to a pure number"),
    ("length - 1", "column 8: subtracts a pure number from a length [m]; a number with a unit: '1 [m]'"),
    ("exp(length)", "column 1: 'exp' needs a pure number, found a length [m]; divide by a reference: 'exp(x / 1 [m])'"),
    ("max(length, 0)", "column 1: 'max' compares a length [m] with a pure number; a number with a unit: '1 [m]'"),
    ("x ^ length", "column 3: has a length [m] as an exponent; a pure number"),
    (
      "length ^ x",
      "column 8: raises a length [m] to a power that has no unit; a constant exponent that is a multiple of 0.5"
    ),
    (
      "length ^ 1e18",
      "column 8: raises a length [m] to a power that has no unit; a constant exponent that is a multiple of 0.5"
    ),
    ("log(0 - 1)", "column 1: is not a number, whatever the inputs are"),
    ("1 / 0", "column 3: is infinite, whatever the inputs are"),
    ("length", "gives a length [m], but its unit is that of a pure number"),
    (
      "foo * (bar + length) + exp(time)",
      """
      column 1: 'foo' is not known
      column 8: 'bar' is not known
      column 24: 'exp' needs a pure number, found a time [s]; divide by a reference: 'exp(x / 1 [s])'
      """
    ),
  ]

  @Test(arguments: mistakes)
  func faultsNameTheirColumn(_ formula: String, _ message: String) {
    #expect(fault(formula) == message)
  }

  @Test func deepNestingIsRefusedNotOverflown() {
    let message = fault(String(repeating: "(", count: 10_000))
    #expect(message == "column 101: is nested deeper than 100 levels")
    #expect(fault(String(repeating: "-", count: 10_000))?.hasSuffix("is nested deeper than 100 levels") == true)
  }

  @Test func longSumsAreRefusedNotOverflown() throws {
    func sum(_ terms: Int) -> String { Array(repeating: "x", count: terms).joined(separator: "+") }
    #expect(try value(sum(10_000), x: 2) == 20_000)
    #expect(fault(sum(100_000))?.hasPrefix("column 1: is longer than") == true)
  }

  /// Each formula begins with the name of the next, and as many terms wait for it.
  @Test func longChainsOfFormulasAreRefusedNotOverflown() {
    func faults(_ count: Int, terms: Int = 1) -> String {
      let formulas = (0..<count).map { at in
        let formula = (at + 1 < count ? "z\(at + 1)" : "1") + String(repeating: "+1", count: terms)
        return #""z\#(at)": { "unit": "1", "text": "t", "basis": "calibrated", "formula": "\#(formula)" }"#
      }
      let card = """
        { "card": 1, "id": "z", "version": "1", "title": "z", "formulas": { \(formulas.joined(separator: ", ")) } }
        """
      do { _ = try CardReader.read(JSONNode.parse(card.utf8, file: "z"), file: "z") } catch { return "\(error)" }
      return ""
    }
    #expect(faults(400) == "")
    #expect(faults(20_000).contains("rests on more than 500 others"))
    #expect(faults(2, terms: 9_900) == "")
    #expect(faults(5, terms: 9_900).contains("is needed in the midst of more than 10000 operations"))
    #expect(faults(400, terms: 100).contains("is needed in the midst of more than 10000 operations"))
  }
}
