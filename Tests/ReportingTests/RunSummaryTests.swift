import NLopt
import ParetoSearch
import Studies
import Testing

@testable import Reporting

struct RunSummaryTests {
  private func text(_ run: StudyRun) -> String { RunSummary.text(Findings(run), seconds: 6.2345, folder: "runs/lens") }

  /// The words of a line, for layouts that may change.
  private func line(_ text: String, _ start: String) -> String? {
    text.split(separator: "\n").map { $0.split(separator: " ").joined(separator: " ") }.first { $0.hasPrefix(start) }
  }

  @Test func aFrontIsToldWithItsBestDesignsInTheUsersUnits() throws {
    let run = try Lens.run()
    let text = text(run)
    #expect(text.hasPrefix("A lens: \(run.designs.count) designs on the front\n"))
    #expect(line(text, "target") == "target <= 100 >= 20")
    // The plastic lens, as thin and narrow as it may be, with its mount: 1.2 g/cm3 · 2.4 mm · (20 mm)² + 10 g.
    #expect(line(text, "best mass") == "best mass 1 11.15 ✓ 0.336")
    // The widest and thickest glass: 2.5 g/cm3 · 12 mm · (80 mm)² + 10 g.
    #expect(line(text, "best sharpness")?.hasSuffix(" 202 9.6") == true)
    #expect(line(text, "compromise") != nil)
    #expect(line(text, "Targets reached: mass <= 100 g by") != nil)
    #expect(text.contains("2 combinations: "))
    #expect(text.contains("6.23 s"))
    #expect(text.hasSuffix("In runs/lens: report.html, summary.md, front.csv"))
    #expect(!text.contains("Interrupted") && !text.contains("Refused"))
  }

  @Test func aBaselineThatBreaksALimitIsToldEverywhere() throws {
    let baseline =
      #"{ "slots": { "body": "glass" }, "variables": { "lens.thickness": "12 mm", "lens.width": "80 mm" } }"#
    let run = try Lens.run(
      Lens.study(limit: "150 g").replacing(#""search":"#, with: "\"baseline\": \(baseline), \"search\":"),
      isNarrow: true)
    let findings = Findings(run)
    // 2.5 g/cm3 · 12 mm · (80 mm)² + 10 g.
    let broken = "The baseline does not keep all limits: lens mass is 202 g, allowed at most 150 g: 52 g too much"
    let outside = "The baseline is extrapolated, outside the range in which components are valid: lens width (lens)"
    #expect(findings.baselineNotes == [broken, outside])
    let flat = text(run).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(flat.contains(broken) && flat.contains(outside), "\(flat)")
    let summary = SummaryPage(findings).text
    #expect(summary.contains("\n- \(broken)\n- \(outside)\n"), "\(summary)")
    let picked = ShortlistText.text(
      findings.shortlist, run.plan, run.designs, names: run.designs.indices.map { "\($0 + 1)" },
      baseline: run.plan.evaluatedBaseline)
    #expect(picked.hasSuffix("\n\n\(broken)\n\(outside)"), "\(picked)")
    #expect(Findings(try Lens.run()).baselineNotes.isEmpty)
  }

  @Test func aTargetOutOfReachIsMissedByANumber() throws {
    let text = text(try Lens.run(Lens.study(target: "10 g")))
    let flat = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(
      flat.contains(
        "mass <= 10 g by none, missed by 1.15 g; sharpness >= 20 by none, missed by 10.4; all at once by none"))
  }

  @Test func theNearestMissIsToldWithWhatItLacks() throws {
    let text = text(try Lens.run(Lens.study(limit: "1 g")))
    #expect(text.hasPrefix("A lens: no feasible design found\n"))
    #expect(text.contains("The nearest miss, =cmd():"))
    #expect(text.contains("  lens mass is 10.96 g, allowed at most 1 g: 9.96 g too much\n"))
    #expect(text.contains("  lens edge is 0.5 mm, allowed at least 0.6 mm: 0.1 mm too little\n"))
    #expect(text.contains("at lens thickness 2 mm, lens width 20 mm"))
    #expect(text.contains("nearest misses: lens.edge min in 2, lens.mass max in 2"))
  }

  @Test func anInterruptedRunSaysSo() throws {
    let token = CancellationToken()
    let run = try Lens.plan().run(jobs: 1, cancellation: token) { if $0.phase == .bounding { token.cancel() } }
    #expect(run.result.isInterrupted)
    #expect(text(run).contains("\nInterrupted: "))
  }

  @Test func aRunEndedByItsBudgetSaysSo() throws {
    let study = Lens.study().replacing(#""evaluations": 3000"#, with: #""evaluations": 600"#)
    let run = try Lens.run(study)
    #expect(run.result.isExhausted)
    #expect(text(run).contains("limit of evaluations"))
    let hasty = try Lens.run(Lens.study().replacing(#""evaluations": 3000"#, with: #""seconds": 0.001"#))
    #expect(hasty.result.isExhausted)
    #expect(text(hasty).contains("limit of seconds"))
  }

  @Test func refusalsNameTheComponentAndItsWords() throws {
    let run = try Lens.run(refusing: true)
    let count = run.obstacles.reduce(0) { $0 + $1.count }
    try #require(count > 1)
    let told = text(run).replacing(",", with: "")
    #expect(told.contains("Refused: \(count) designs by lens: it is not meant for this"))
  }

  @Test func itFitsOnAScreenAndSteersNoTerminal() throws {
    let title = "A lens\u{1B}[31m\nwith a title of " + String(repeating: "very ", count: 50) + "many words"
    for run in [
      try Lens.run(Lens.study(title: title), refusing: true), try Lens.run(Lens.study(limit: "1 g", title: title)),
    ] {
      let lines = text(run).split(separator: "\n", omittingEmptySubsequences: false)
      #expect(lines.count <= 25)
      #expect(lines.allSatisfy { $0.count <= 100 })
      #expect(!text(run).unicodeScalars.contains("\u{1B}"))
    }
  }
}
