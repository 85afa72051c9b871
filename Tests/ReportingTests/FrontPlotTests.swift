import Quantities
import Studies
import Testing

@testable import Reporting

struct FrontPlotTests {
  @Test(arguments: [10, 40, 72, 100, 300]) func itKeepsToTheScreen(_ width: Int) throws {
    let lines = FrontPlot.text(try Lens.run(), width: width).split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.allSatisfy { $0.count <= min(100, max(40, width)) })
    #expect(lines.count > 13)
  }

  @Test func everyDesignIsADotOrAFigureAndTheEndsAreTold() throws {
    let run = try Lens.run()
    let findings = Findings(run)
    let lines = FrontPlot.picture(findings, [0], 80)
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

  @Test func nothingIsDrawnWithoutAFront() throws {
    #expect(FrontPlot.text(try Lens.run(Lens.study(limit: "1 g")), width: 80).isEmpty)
  }
}
