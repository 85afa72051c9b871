import Decisions
import Studies
import Testing

@testable import Reporting

struct FindingsTests {
  private let run: StudyRun
  private let findings: Findings

  init() throws {
    run = try Lens.run()
    findings = Findings(run)
  }

  @Test func theBestOfAnObjectiveIsBeatenByNone() {
    for goal in findings.goals {
      let best = goal.value(of: run.designs[goal.best!])
      let allowed = 1e-6 * abs(best)
      #expect(
        run.designs.allSatisfy {
          goal.isMaximized ? goal.value(of: $0) <= best + allowed : goal.value(of: $0) >= best - allowed
        })
    }
  }

  @Test func theBestIsTheSameDesignEverywhere() {
    for (at, goal) in findings.goals.enumerated() {
      #expect(goal.best == findings.shortlist.entries.first { $0.reasons.contains(.best(objective: at)) }?.design)
    }
  }

  @Test func theCompromiseHasTheLeastGreatestLoss() throws {
    func greatestLoss(_ design: Design) -> Double {
      findings.goals.map { goal in
        let values = run.designs.map { goal.value(of: $0) }
        let (low, high) = (values.min()!, values.max()!)
        return (goal.isMaximized ? high - goal.value(of: design) : goal.value(of: design) - low) / (high - low)
      }.max()!
    }
    let compromise = try #require(findings.compromise)
    let least = run.designs.map(greatestLoss).min()!
    #expect(abs(greatestLoss(run.designs[compromise]) - least) < 1e-12)
    #expect(least < 1)
  }

  @Test func targetsAreCountedAsTheyAre() {
    let (mass, sharpness) = (findings.goals[0], findings.goals[1])
    let reached = run.designs.map {
      (mass.value(of: $0) <= 0.1 * (1 + 1e-6), sharpness.value(of: $0) >= 20 * (1 - 1e-6))
    }
    #expect(mass.reached == reached.count { $0.0 })
    #expect(sharpness.reached == reached.count { $0.1 })
    #expect(findings.reachAll == reached.count { $0.0 && $0.1 })
  }

  @Test func limitsAreSortedByHowOftenTheyHold() {
    #expect(!findings.limits.isEmpty)
    for (name, count) in findings.limits { #expect(run.designs.count { $0.binding.contains(name) } == count) }
    #expect(findings.limits.map(\.count) == findings.limits.map(\.count).sorted(by: >))
  }

  @Test func aLimitOfWhatNothingMovesHoldsNothingBack() throws {
    let run = try Lens.run(
      Lens.study().replacing(#""lens.edge": {"#, with: #""body.density": { "max": "2.5 g/cm3" }, "lens.edge": {"#))
    #expect(run.designs.contains { $0.binding.contains("body.density max") })
    let limits = Findings(run).limits.map(\.name)
    #expect(!limits.isEmpty && !limits.contains("body.density max"))
  }

  @Test func aCombinationIsNamedByWhatWasChosen() {
    #expect((0..<2).map { run.plan.name($0) } == ["glass", "=cmd()"])
  }
}
