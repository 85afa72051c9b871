import Decisions
import Modeling
import Quantities
import Studies
import Testing

struct PathToTargetTests {
  /// The model of a design's combination with the numbers of some changes, at the variables of a step [SI].
  private func evaluated(
    _ plan: StudyPlan, _ combination: Int, _ x: [Double], _ changes: [PathToTarget.Change], _ wanted: [String]
  ) throws -> [Double] {
    var names = plan.combinations[combination].moving.map { plan.document.variables[$0].name.value }
    var values = x
    for change in changes {
      guard case .parameter(let parameter) = change.concession.subject else { continue }
      names += parameter.quantities
      values += parameter.quantities.map { _ in change.value }
    }
    let evaluator = try ModelEvaluator(plan.model(ofCombination: combination, variables: names, wanted: wanted))
    #expect(evaluator.evaluate(values, derivatives: false) == .valued)
    return wanted.indices.map { evaluator.value($0) }
  }

  /// Every figure of a way is the model's own, and every step keeps all limits that have not given way.
  private func check(_ path: PathToTarget, _ plan: StudyPlan, _ combination: Int) throws {
    let objectives = plan.document.objectives.map(\.name.value)
    for (at, step) in path.steps.enumerated() {
      let changes = path.steps[...at].map(\.change)
      #expect(try evaluated(plan, combination, step.x, changes, objectives) == step.objectives)
      for limit in plan.limits where step.miss <= 1e-6 || limit.kind == .bound {
        let given = changes.first { if case .limit(limit) = $0.concession.subject { true } else { false } }
        let isThere = plan.combinations[combination].graph[limit.quantity] != nil
        guard isThere else { continue }
        let value = try evaluated(plan, combination, step.x, changes, [limit.quantity])[0]
        let room = abs((given?.value ?? limit.value) - limit.value) / limit.scale
        #expect(limit.excess(value) <= room + 2e-6, "\(limit.name) after \(at + 1)")
      }
    }
    let misses = [path.miss] + path.steps.map(\.miss)
    #expect(zip(misses, misses.dropFirst()).allSatisfy { $0 >= $1 - 1e-6 })
  }

  @Test(arguments: [
    ("liquid-baseline", "300 Wh/kg", "345 Wh/kg"), ("three-formulas", "300 kW", "316 kW"),
    ("solid-state-500", "500 Wh/kg", "560 Wh/kg"),
  ])
  func theSmallestSetReachesATargetAndLessOfItDoesNot(study: String, old: String, new: String) throws {
    let plan = try Shipped.plan(study, replaced: (old, new))
    let designs = try plan.run(jobs: 2).designs
    let gap = try #require(TargetGap(plan, designs, targets: [0], explanations: designs.map { _ in nil }))
    let path = try #require(gap.path)
    let design = designs[gap.design]
    try check(path, plan, design.combination)
    let again = Resolved(plan: plan, design: design, catalog: Shipped.catalog)
    let target = plan.document.objectives[0].target!.quantity.value
    #expect(!path.sets.isEmpty)
    for set in path.sets {
      #expect(set.count == path.sets[0].count)
      #expect(try again.best(0, after: set, share: 1) > target * (1 - 1e-5))
      // The least that reaches: nine tenths of it fall short.
      #expect(try again.best(0, after: set, share: 0.9) < target)
      for (at, change) in set.enumerated() where set.count > 1 {
        var fewer = set
        fewer.remove(at: at)
        #expect(try again.best(0, after: fewer, share: 1) < target, "without \(change.concession)")
      }
    }
    print("\(study): \(path.sets.count) sets of \(path.sets[0].count)")
  }

  /// All concessions at once end in a poor optimum there; a longer charge alone comes nearer.
  @Test func whatHelpsAloneIsToldWhereAllAtOnceEndsNoNearer() throws {
    let plan = try Shipped.plan("research-targets")
    let designs = try plan.run(jobs: 2).designs
    let gap = try #require(TargetGap(plan, designs, targets: [0], explanations: designs.map { _ in nil }))
    let path = try #require(gap.path)
    try check(path, plan, designs[gap.design].combination)
    #expect(try #require(path.steps.last).miss < 0.99 * path.miss)
  }

  @Test func targetsOfAllObjectivesAtOnceAreReachedTogether() throws {
    let plan = try Shipped.plan("solid-state-500")
    let designs = try plan.run(jobs: 2).designs
    let gap = try #require(TargetGap(plan, designs, targets: [0, 1, 2], explanations: designs.map { _ in nil }))
    let path = try #require(gap.path)
    try check(path, plan, designs[gap.design].combination)
    if path.sets.isEmpty {
      #expect((path.steps.last?.miss ?? path.miss) > 0)
    } else {
      let end = try #require(path.steps.last).objectives
      for (objective, value) in zip(plan.document.objectives, end) {
        let target = objective.target!.quantity.value
        #expect(objective.isMaximized ? value >= target * (1 - 1e-6) : value <= target * (1 + 1e-6))
      }
    }
  }

  @Test func aStudyWithoutAFeasibleDesignIsToldWhatMakesItFeasible() throws {
    let plan = try Shipped.plan("three-formulas", replaced: (#""max": "150 L""#, #""max": "0.5 L""#))
    let run = try plan.run(jobs: 2)
    try #require(run.designs.isEmpty)
    let miss = try #require(run.nearestMiss)
    let path = try #require(PathToTarget(plan, toFeasibilityFrom: miss))
    try check(path, plan, miss.combination)
    #expect(!path.sets.isEmpty)
    #expect((path.steps.last?.miss ?? 1) <= 1e-6)
  }

  @Test func aTargetBeyondAllRangesIsOutOfReach() throws {
    let plan = try Shipped.plan("liquid-baseline", replaced: ("300 Wh/kg", "3000 Wh/kg"))
    let designs = try plan.run(jobs: 2).designs
    let gap = try #require(TargetGap(plan, designs, targets: [0], explanations: designs.map { _ in nil }))
    let path = try #require(gap.path)
    #expect(path.sets.isEmpty && !path.steps.isEmpty)
    #expect((path.steps.last?.miss ?? 0) > 0)
    try check(path, plan, designs[gap.design].combination)
  }
}
