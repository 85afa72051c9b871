import Decisions
import Foundation
import Studies
import Testing

@testable import Reporting

struct ExtrapolationsTests {
  /// The lens where it is valid up to a width of 40 mm.
  private func findings() throws -> Findings { Findings(try Lens.run(isNarrow: true)) }

  @Test func theDesignsOutsideAreCountedAndWhatOfThemIsNamed() throws {
    let findings = try findings()
    let at = try #require(findings.plan.column(of: "lens.width"))
    let wide = findings.run.designs.count { $0.values[at]! > 0.04 }
    try #require(wide > 1 && wide < findings.run.designs.count)
    #expect(
      findings.extrapolations.sentence
        == "\(wide) of \(findings.run.designs.count) designs are extrapolated, outside the range in which components are"
        + " valid: lens width (lens)")
    for design in findings.run.designs {
      #expect((Extrapolations.words(design) != nil) == (design.values[at]! > 0.04))
    }
    #expect(Findings(try Lens.run()).extrapolations.sentence == nil)
  }

  @Test func everyAnswerTellsOfThemAndMarksThoseListed() throws {
    let findings = try findings()
    let sentence = try #require(findings.extrapolations.sentence)
    let run = findings.run
    let listed = findings.shortlist.entries.filter { !run.designs[$0.design].extrapolated.isEmpty }
    try #require(!listed.isEmpty)
    let summary = SummaryPage(findings).text
    #expect(summary.contains("\n- \(sentence)\n"))
    let picked = ShortlistText.text(
      findings.shortlist, run.plan, run.designs, names: run.designs.indices.map { "\($0 + 1)" }, baseline: nil)
    #expect(picked.contains("\n\(sentence)\n"))
    let told = "xtrapolated, outside the range in which components are valid: lens width (lens)"
    #expect(summary.components(separatedBy: "\n\nE\(told).").count - 1 == listed.count)
    #expect(picked.components(separatedBy: "\n   e\(told)\n").count - 1 == listed.count)
    for entry in listed { #expect(summary.contains("| \(entry.design + 1), extrapolated | ")) }
    let terminal = RunSummary.text(findings, seconds: 1, folder: "runs/lens")
    #expect(terminal.split(whereSeparator: \.isWhitespace).joined(separator: " ").contains(" * \(sentence) "))
    // The sharpest is the widest.
    let sharpest = try #require(findings.goals[1].best)
    #expect(terminal.contains(" \(sharpest + 1)* "))
    #expect(FrontPlot.text(findings, width: 100, withDots: false).contains("; extrapolated"))
    let page = ReportPage(
      findings, DesignViews(findings), Provenance(run.plan, designs: run.designs),
      RunRecord(findings, seconds: 1, version: "0", origins: [:])
    ).text
    #expect(page.contains(sentence) && page.contains(#""lens: lens.width":"lens width (lens)""#))
  }
}
