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
      told.contains { $0.hasPrefix("lens thickness") && $0.contains(" instead of 12 mm: lens sharpness +") },
      "\(told)")
  }

  @Test func aNumberIsToldWithItsRangeItsGradeAndItsComponent() throws {
    let run = try Lens.run()
    let design = run.designs[try #require(Findings(run).goals[1].best)]
    let explanation = try #require(DesignExplainer(run.plan).explanation(of: design))
    let words = ExplanationWords(plan: run.plan)
    let told = explanation.strongest(0, count: 3).map { words.sensitivity($0, 0) }
    // Glass of 2.5 g/cm3 on 12 mm · (80 mm)²: 0.1 g/cm3 are 7.68 g.
    #expect(told.contains("glass density (measured) 2.4 g/cm3 to 2.6 g/cm3: -7.68 g to +7.68 g"), "\(told)")
    #expect(
      told.contains { $0.hasPrefix("lens mount mass (fixed by the study) 10 % larger, to first order: +1 g") },
      "\(told)")
  }

  @Test func aTargetOutOfReachIsExplained() throws {
    let findings = Findings(try Lens.run(Lens.study(target: "10 g")))
    #expect(
      findings.whyNot.first?.line.hasPrefix("Nearest to the target: design 1, =cmd(), which misses lens mass by 1.15 g")
        == true)
    // The thinnest and narrowest plastic lens is held by its edge, which follows its thickness, and by its width.
    #expect(
      findings.whyNot.contains {
        $0.line.hasPrefix("Limits that hold it, each relaxed alone, to first order: lens width ")
      },
      "\(findings.whyNot)")
    let near = Findings(try Lens.run(Lens.study(target: "11 g"))).whyNot
    #expect(
      near.contains { $0.text == "One change is enough to reach it" && $0.line.contains("lens width at least") },
      "\(near)")
    #expect(
      near.contains { $0.text.hasPrefix("With ") && $0.text.contains(": lens mass 11 g, lens sharpness ") }, "\(near)")
    #expect(Findings(try Lens.run()).whyNot.isEmpty == (Findings(try Lens.run()).reachAll != 0))
  }

  @Test(arguments: [
    ("0.6 mm", "It stands at no limit that could be relaxed a little"),
    // The edge is a quarter of the thickness, which is fixed: the limit holds the design, and gives nothing.
    (
      "1.5 mm",
      "Relaxing any one limit that holds it betters by less than is worth telling, to first order: its lens mass, lens"
        + " sharpness"
    ),
  ]) func whereNothingIsKnownToHelpThatIsSaidAndNoMore(edge: String, words: String) throws {
    // At a sharpness of 3 the plastic lens has 46.7 g, and of plastic no number has a range.
    let study = Lens.study(target: "40 g").replacing(#""target": 20"#, with: #""target": 3"#)
      .replacing(#""lens.thickness": { "min": "2 mm", "max": "12 mm" },"#, with: "")
      .replacing(#""fixed": {"#, with: #""fixed": { "lens.thickness": "6 mm","#).replacing("0.6 mm", with: edge)
    let told = Findings(try Lens.run(study)).whyNot.map(\.line)
    #expect(told.count == 3 && told.contains(words), "\(told)")
    #expect(
      told.last
        == "No change was found that brings it nearer, of limits by up to half and of numbers within their plausible ranges"
    )
  }

  @Test func hostileTextsStayTextsInTheSummary() throws {
    let page = SummaryPage(Findings(try Lens.run(Lens.study(title: Lens.hostileTitle)))).text
    #expect(page.hasPrefix("# \\<"))
    #expect(!page.replacing("\\<", with: "").contains("<"))
    #expect(SummaryPage.plain("a|b\n# c") == "a\\|b \\# c")
    #expect(page.contains("## Designs to choose from"))
  }

  @Test func theSummaryOfNoDesignSaysWhatWasMissed() throws {
    let page = SummaryPage(Findings(try Lens.run(Lens.study(limit: "1 g")))).text
    #expect(page.contains("No design keeps all limits. The nearest miss is =cmd()"))
    #expect(page.contains("lens mass is 10.96 g, allowed at most 1 g: 9.96 g too much"))
    // Its mount alone weighs 10 g.
    #expect(page.contains("Out of reach in this combination"))
    let near = SummaryPage(Findings(try Lens.run(Lens.study(limit: "10.9 g")))).text
    #expect(
      near.contains("- One change is enough to keep all limits:\n  - lens mass at most 11.2 g instead of "), "\(near)")
    #expect(near.contains("  - lens width at least"))
    #expect(near.contains("- With the first of them: lens mass 11.15 g, lens sharpness "))
  }
}
