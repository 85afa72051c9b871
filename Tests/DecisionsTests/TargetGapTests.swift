import Decisions
import Quantities
import Studies
import Testing

struct TargetGapTests {
  @Test func theNearestMissIsNamedWithWhatHelpsIt() throws {
    let plan = try Shipped.plan("solid-state-500")
    let designs = try plan.run(jobs: 2).designs
    let gap = try #require(
      TargetGap(plan, designs, targets: [0, 1, 2], explanations: designs.map(DesignExplainer(plan).explanation)))
    let scale = ObjectiveScale(plan, designs)
    let targets = plan.document.objectives.map { $0.target!.quantity.value }
    func greatest(_ design: Design) -> Double {
      zip(scale.values(of: design), targets).enumerated().map { at, pair in
        max(0, scale.signs[at] * (pair.0 - pair.1) / scale.spans[at])
      }.max()!
    }
    let least = designs.map(greatest).min()!
    #expect(abs(greatest(designs[gap.design]) - least) < 1e-12)
    #expect(least > 0)
    #expect(!gap.missing.isEmpty)
    for missing in gap.missing {
      let value = scale.values(of: designs[gap.design])[missing.objective]
      #expect(abs(abs(value - targets[missing.objective]) - missing.amount) < 1e-9 * abs(value))
      let helps = missing.helpful.map { abs($0.told(missing.objective, of: value)!.change) }
      #expect(helps == helps.sorted(by: >))
    }
    #expect(gap.missing.contains { !$0.helpful.isEmpty })
  }

  @Test func aTargetThatIsReachedLacksNothing() throws {
    let plan = try Shipped.plan("three-formulas")
    let designs = try plan.run(jobs: 2).designs
    let gap = try #require(TargetGap(plan, designs, targets: [0], explanations: designs.map { _ in nil }))
    #expect(gap.missing.isEmpty == (designs.map { $0.values[4]! }.max()! >= 300_000))
    #expect(TargetGap(plan, designs, targets: [2], explanations: designs.map { _ in nil }) == nil)
    #expect(TargetGap(plan, [], targets: [0], explanations: []) == nil)
  }
}
