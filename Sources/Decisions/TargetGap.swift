// Why a target is not met: the design that comes nearest to all targets at once, and what every limit that holds it would give.
import Quantities
public import Studies

/// What is missing to the targets of a study.
public struct TargetGap: Sendable {
  /// A target that the nearest design does not reach.
  public struct Missing: Sendable {
    /// The objective, by its place in the study.
    public let objective: Int
    /// By how much the design misses the target, (0, ∞) [SI].
    public let amount: Double
    /// The limits that hold the design with what relaxing each by its step would give this objective, the most helpful first.
    public let helpful: [DesignExplanation.Relaxation]
  }
  /// The design that misses the targets least: its greatest miss, in spans of the front, is the least.
  public let design: Int
  /// What it misses, in the study's order; empty when it reaches all.
  public let missing: [Missing]
  /// What it would take to reach all of it; `nil` where nothing is missed, or the models have no answer.
  public let path: PathToTarget?

  /// - Parameters:
  ///   - targets: The objectives whose targets are to be reached at once, by their places; those without a target are passed over.
  ///   - explanations: What stands behind each design.
  ///   - jobs: The number of threads; it changes nothing.
  /// - Returns: `nil` without a target or without designs.
  public init?(
    _ plan: StudyPlan, _ designs: [Design], targets: [Int], explanations: [DesignExplanation?], jobs: Int = 1
  ) {
    let scale = ObjectiveScale(plan, designs)
    let goals = targets.compactMap { at in
      plan.document.objectives[at].target.map { (objective: at, value: $0.quantity.value) }
    }
    guard !goals.isEmpty, !designs.isEmpty else { return nil }
    let values = designs.map { scale.values(of: $0) }
    func miss(_ at: Int, _ goal: (objective: Int, value: Double)) -> Double {
      max(0, scale.signs[goal.objective] * (values[at][goal.objective] - goal.value))
    }
    /// Where the front does not move, the target itself is the measure.
    func size(_ goal: (objective: Int, value: Double)) -> Double {
      let span = scale.spans[goal.objective]
      return span > 0 ? span : max(abs(goal.value), .leastNormalMagnitude)
    }
    let merits = designs.indices.map { at -> (Double, Double) in
      let misses = goals.map { miss(at, $0) / size($0) }
      return (misses.max()!, misses.reduce(0, +))
    }
    let nearest = designs.indices.min { merits[$0] < merits[$1] }!
    design = nearest
    let explanation = explanations[nearest]
    let missing = goals.compactMap { goal -> Missing? in
      let amount = miss(nearest, goal)
      guard amount > DesignEvaluator.tolerance * abs(goal.value) else { return nil }
      let gains = (explanation?.relaxations ?? []).compactMap { relaxation in
        relaxation.told(goal.objective, of: values[nearest][goal.objective]).map { (relaxation, abs($0.change)) }
      }
      let helpful = gains.enumerated().filter { $0.element.1 > 0 }.sorted {
        ($1.element.1, $0.offset) < ($0.element.1, $1.offset)
      }
      return Missing(objective: goal.objective, amount: amount, helpful: helpful.map(\.element.0))
    }
    self.missing = missing
    let aims = goals.map { goal in
      ReachSolver.Goal(
        quantity: plan.document.objectives[goal.objective].name.value, aim: goal.value,
        factor: scale.signs[goal.objective] / size(goal))
    }
    path =
      missing.isEmpty
      ? nil : PathToTarget(plan, from: designs[nearest], goals: aims, miss: merits[nearest].0, jobs: jobs)
  }
}

extension PathToTarget {
  /// The way from a design that breaks constraints to one that keeps them all; `nil` where the models have no answer.
  public init?(_ plan: StudyPlan, toFeasibilityFrom design: Design, jobs: Int = 1) {
    let excesses = plan.limits.compactMap { limit -> Double? in
      guard limit.kind == .constraint, let at = plan.column(of: limit.quantity) else { return nil }
      return design.values[at].map { limit.excess($0) }
    }
    guard let miss = excesses.max(), miss > 0 else { return nil }
    self.init(plan, from: design, goals: [], miss: miss, jobs: jobs)
  }
}
