import Modeling
import Testing

@testable import PluginHost

/// Components of files against the contract, and the broken promises that only running them shows.
@Suite struct PluginConformanceTests {
  private func report(_ fixture: LibraryFixture) throws -> ConformanceReport {
    let scratch = try Scratch()
    _ = try scratch.compile(fixture.source)
    return Conformance.check(try #require(scratch.load()["ohm"]))
  }

  @Test func aGoodLibraryConforms() throws {
    let report = try report(LibraryFixture())
    #expect(report.passed && report.valued == 100 && report.compared == 400, "\(report)")
  }

  @Test func aGoodCardConforms() throws {
    let scratch = try Scratch()
    try scratch.write("salt.json", CardFixture().text)
    let report = Conformance.check(try #require(scratch.load()["salt"]))
    #expect(report.passed && report.valued == 100 && report.compared == 800, "\(report)")
  }

  @Test func aWrongDerivativeIsFound() throws {
    let report = try report(LibraryFixture(jacobian: "x[1], x[0], x[0] * x[1], x[0] * x[0]"))
    #expect(report.findings.map(\.port) == ["heat"])
    #expect(report.findings.first?.problem.contains("with respect to 'cell.current', but differences say") == true)
  }

  @Test func aNaNIsFound() throws {
    let report = try report(
      LibraryFixture(values: "y[0] = x[0] * x[1]; y[1] = sqrt(50 - x[0]) * x[1];", fields: ".has_derivatives = 0,"))
    #expect(report.findings.contains { $0.port == "heat" && $0.problem == "is not finite" }, "\(report)")
  }

  @Test func anOutputThatIsNeverSetIsFound() throws {
    let report = try report(LibraryFixture(values: "y[0] = x[0] * x[1];"))
    #expect(report.findings.contains { $0.port == "heat" && $0.problem == "is not set" }, "\(report)")
  }

  @Test func writingBeyondTheOutputsIsFound() throws {
    let report = try report(LibraryFixture(values: "y[0] = x[0] * x[1]; y[1] = x[0] * x[0] * x[1]; y[2] = 0;"))
    #expect(report.findings.map(\.problem) == ["writes beyond its outputs"])
  }

  @Test func memoryOfEarlierPointsIsFound() throws {
    let report = try report(
      LibraryFixture(
        values: "static double last; y[0] = x[0] * x[1] + 1e-12 * last; last = x[0]; y[1] = x[0] * x[0] * x[1];"))
    #expect(report.findings.contains { $0.problem == "gives other values when asked twice" }, "\(report)")
  }

  @Test func aLibraryWithoutDerivativesIsAcceptedAndSaysSo() throws {
    let report = try report(LibraryFixture(fields: ".has_derivatives = 0,"))
    #expect(report.passed && report.isDifferenced, "\(report)")
    #expect(report.description.hasSuffix("differenced by the host"))
  }

  /// Every function and operator of a formula, with a table beneath.
  @Test func aCardOfEveryFunctionConforms() throws {
    let scratch = try Scratch()
    var card = CardFixture()
    card.formulas += #"""
      , "all": { "unit": "1", "text": "", "basis": "calibrated", "formula":
        "tanh(viscosity / 5 [mPa s]) * sin(tortuosity) + log10(tortuosity) ^ 2 - cos(tortuosity / 2) * atan(tortuosity)
         + sqrt(tortuosity) / (2 + exp(-tortuosity)) + smoothMin(tortuosity, 3, 0.5) * smoothMax(2.5, tortuosity, 0.5)
         + abs(tortuosity - 9) + tan(tortuosity / 4) + tortuosity ^ 0.3 + 1.1 ^ tortuosity + max(tortuosity, 0.1)" }
      """#.replacing("\n", with: " ")
    try scratch.write("salt.json", card.text)
    let report = Conformance.check(try #require(scratch.load()["salt"]), points: 300)
    #expect(report.passed && report.unresolved < report.compared / 100, "\(report)")
  }
}
