import Decisions
import Studies
import Testing

@testable import Reporting

struct NamedNumbersTests {
  @Test func everyNumberIsTaughtOnceWithItsRangeGradeAndSource() throws {
    let page = SummaryPage(Findings(try Lens.run())).text
    let section = try #require(page.split(separator: "## The numbers named above").last)
    let rows = section.split(separator: "\n").dropFirst(2)
    #expect(rows.count { $0.hasPrefix("| glass density |") } == 1, "\(section)")
    #expect(rows.contains { $0.contains("2.5 g/cm3 | 2.4 g/cm3 to 2.6 g/cm3 | measured |") }, "\(section)")
    #expect(rows.contains { $0.hasPrefix("| lens mount mass |") && $0.contains("fixed by the study") }, "\(section)")
    // Each number that is said to matter is there.
    for line in page.split(separator: "\n") where line.contains("(measured)") && line.hasPrefix("- ") {
      let name = line.split(separator: ": ")[1].split(separator: " (")[0]
      #expect(rows.contains { $0.hasPrefix("| \(name) |") }, "\(line)")
    }
  }

  @Test func aPathsNumbersAreAmongThem() throws {
    // Of glass alone, a lighter glass is one of the ways to a lens a little lighter than the lightest.
    let study = Lens.study(target: "12.35 g").replacing(#"["glass", "=cmd()"]"#, with: #"["glass"]"#)
    let findings = Findings(try Lens.run(study))
    var named = NamedNumbers()
    #expect(named.lines.isEmpty)
    for gap in findings.gaps { named.add(gap.gap.path) }
    #expect(findings.whyNot.contains { $0.line.contains("glass density") }, "\(findings.whyNot)")
    #expect(named.lines.count { $0.hasPrefix("| glass density |") } == 1, "\(named.lines)")
  }
}
