import Decisions
import Documents
import Studies
import Testing

@testable import Reporting

struct ExplanationWordsTests {
  @Test func aLimitIsToldWithItsGainInTheUsersUnits() throws {
    let run = try Lens.run()
    let findings = Findings(run)
    let design = run.designs[try #require(findings.goals[1].best)]
    let explanation = try #require(DesignExplainer(run.plan).explanation(of: design))
    let told = ExplanationWords(plan: run.plan).relaxations(explanation, design)
    // Sharpness = 10⁴ · power · thickness · width: a millimetre more of the greatest thickness of 12 mm gives 8.
    #expect(
      told.contains { $0.hasPrefix("lens thickness") && $0.contains(" instead of 12 mm: lens sharpness +") }, "\(told)")
  }

  @Test func aNumberIsToldWithItsRangeItsGradeAndItsComponent() throws {
    let run = try Lens.run()
    let design = run.designs[try #require(Findings(run).goals[1].best)]
    let explanation = try #require(DesignExplainer(run.plan).explanation(of: design))
    let words = ExplanationWords(plan: run.plan)
    let told = explanation.strongest(0, count: 3).map { words.sensitivity($0, 0) }
    // Glass of 2.5 g/cm3 on 12 mm · (80 mm)²: 0.1 g/cm3 are 7.68 g.
    #expect(told.contains("glass density (measured) 2.4 g/cm3 to 2.6 g/cm3: -7.68 g to +7.68 g"), "\(told)")
    #expect(told.contains { $0.hasPrefix("lens mount mass (fixed by the study) 10 % larger: +1 g") }, "\(told)")
  }

  @Test func aTargetOutOfReachIsExplained() throws {
    let findings = Findings(try Lens.run(Lens.study(target: "10 g")))
    #expect(
      findings.whyNot.first?.hasPrefix("Nearest to the target: design 1, =cmd(), which misses lens mass by 1.15 g")
        == true)
    // The thinnest and narrowest plastic lens is held by its edge, which follows its thickness, and by its width.
    #expect(findings.whyNot.contains { $0.hasPrefix("It would take: lens width ") }, "\(findings.whyNot)")
    #expect(Findings(try Lens.run()).whyNot.isEmpty == (Findings(try Lens.run()).reachAll != 0))
  }

  @Test func hostileTextsStayTextsInTheSummary() throws {
    let page = SummaryPage(Findings(try Lens.run(Lens.study(title: Lens.hostileTitle))), baseline: nil).text
    #expect(page.hasPrefix("# \\<"))
    #expect(!page.replacing("\\<", with: "").contains("<"))
    #expect(SummaryPage.plain("a|b\n# c") == "a\\|b \\# c")
    #expect(page.contains("## Designs to choose from"))
  }

  @Test func theSummaryOfNoDesignSaysWhatWasMissed() throws {
    let page = SummaryPage(Findings(try Lens.run(Lens.study(limit: "1 g"))), baseline: nil).text
    #expect(page.contains("No design keeps all limits. The nearest miss is =cmd()"))
    #expect(page.contains("lens mass is 10.96 g, allowed at most 1 g: 9.96 g too much"))
  }
}
