import Quantities
import Studies
import Testing

@testable import Reporting

struct FrontPlotTests {
  @Test(arguments: [10, 40, 72, 100, 300]) func itKeepsToTheScreen(_ width: Int) throws {
    let lines = FrontPlot.text(Findings(try Lens.run()), width: width, withDots: true).split(
      separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.allSatisfy { $0.count <= min(100, max(40, width)) })
    #expect(lines.count > 13)
  }

  @Test func everyDesignIsADotOrAFigureAndTheEndsAreTold() throws {
    let run = try Lens.run()
    let findings = Findings(run)
    let lines = FrontPlot.picture(findings, [0], 80, .braille)
    let drawn = lines.dropFirst().dropLast(2).joined()
    let dots = drawn.unicodeScalars.filter { 0x2801...0x28FF ~= $0.value }.map { ($0.value - 0x2800).nonzeroBitCount }
      .reduce(0, +)
    #expect(dots > 0 && dots < run.designs.count)
    #expect(drawn.contains("1"))
    #expect(lines[0] == "lens sharpness over lens mass [g]")
    let masses = run.designs.map { findings.goals[0].unit.fromSI(findings.goals[0].value(of: $0)) }
    #expect(lines.last?.contains(masses.min()!.text()) == true && lines.last?.hasSuffix(masses.max()!.text()) == true)
    // The lightest design is the least sharp: its mark stands in the first column of the last row.
    #expect(lines[lines.count - 3].contains("│1"))
  }

  @Test func whereNoBrailleIsShownPlainLettersDo() throws {
    let run = try Lens.run()
    let lines = FrontPlot.picture(Findings(run), [0], 80, .plain)
    #expect(lines.allSatisfy { $0.allSatisfy(\.isASCII) })
    let fields = lines.dropFirst().dropLast(2).compactMap { $0.split(separator: "|", maxSplits: 1).last }
    let drawn = fields.joined().count { "'.:".contains($0) }
    #expect(drawn > 5 && drawn < run.designs.count)
    #expect(lines[lines.count - 3].contains("|1"))
  }

  @Test func nothingIsDrawnWithoutAFront() throws {
    #expect(FrontPlot.text(Findings(try Lens.run(Lens.study(limit: "1 g"))), width: 80, withDots: true).isEmpty)
  }
}
