// What there is to say of a run, computed once: summary, report, figures and terminal say the same because they all read this.
import Decisions
import Modeling
import ParetoSearch
import Quantities
public import Studies

/// A run with its conclusions; what takes long is computed when it is first asked for. One thread at a time, until complete.
public final class Findings {
  let run: StudyRun
  let goals: [Goal]
  /// A few designs to choose from.
  let shortlist: Shortlist
  /// The constraints and bounds that hold designs back, with the number of designs; most frequent first.
  let limits: [(name: String, count: Int)]
  /// How many designs of the front each combination holds.
  let share: [Int]
  /// How many designs reach all targets at once; `nil` when there are no targets.
  let reachAll: Int?
  /// Which designs lie outside the range in which components are valid.
  let extrapolations: Extrapolations
  /// By how much the nearest miss breaks which limits.
  let shortfalls: [Shortfall]
  /// The study's design to compare with, evaluated; `nil` where there is none, or the models have no answer for it.
  private(set) lazy var baseline = evaluatedBaseline.flatMap { $0.hasAnswer ? $0 : nil }
  /// What is to be said of the baseline besides its numbers.
  private(set) lazy var baselineNotes = BaselineWords.notes(evaluatedBaseline, plan)
  private lazy var evaluatedBaseline = plan.evaluatedBaseline
  /// What stands behind each design; `nil` where the model has no answer for it.
  private(set) lazy var explanations = DesignExplainer.explanations(of: run)
  /// The targets that no design reaches, each alone, or all at once where each alone is reached; with what it would take.
  private(set) lazy var gaps = Self.gaps(self)
  /// What it would take to keep all constraints; `nil` when designs do.
  private(set) lazy var toFeasibility = run.nearestMiss.flatMap {
    PathToTarget(plan, toFeasibilityFrom: $0, jobs: run.jobs)
  }

  /// How many designs are listed to choose from.
  private static let listed = 6

  /// The conclusions of a run.
  public init(_ run: StudyRun) {
    self.run = run
    shortlist = Shortlist(run.plan, run.designs, count: Self.listed)
    let leaders: [Int?] = run.designs.isEmpty ? run.plan.document.objectives.map { _ in nil } : shortlist.leaders
    let ideal: [Double?] = run.result.ideal.isEmpty ? leaders.map { _ in nil } : run.result.ideal
    let goals = zip(run.plan.document.objectives, zip(leaders, ideal)).map { Goal($0, run, best: $1.0, ideal: $1.1) }
    self.goals = goals
    limits = Self.limits(run)
    var share = [Int](repeating: 0, count: run.plan.combinations.count)
    for design in run.designs { share[design.combination] += 1 }
    self.share = share
    extrapolations = Extrapolations(run.designs)
    let targeted = goals.filter { $0.target != nil }
    reachAll = targeted.isEmpty ? nil : run.designs.count { design in targeted.allSatisfy { $0.isReached(by: design) } }
    shortfalls = run.nearestMiss.map { Shortfall.all(of: $0, run.plan) } ?? []
  }

  var plan: StudyPlan { run.plan }

  /// Draws all conclusions; from then on several threads may read them.
  func complete() { _ = (baseline, baselineNotes, explanations, gaps, toFeasibility) }

  /// The design whose greatest loss against the best value of any objective, in spans of the front, is the least (Zeleny
  /// 1973, compromise programming with the Chebyshev norm: unlike a knee, every front has one); `nil` when the front has
  /// fewer than three designs or moves in fewer than two objectives.
  var compromise: Int? { shortlist.entries.first { $0.reasons.contains(.compromise) }?.design }

  /// A combination's fate in one word, as the records say it.
  func status(_ combination: Int) -> String {
    switch run.result.outcomes[combination] {
    case .searched: "searched"
    case .dominated: "dominated"
    case .infeasible: "infeasible"
    case .failed: "set aside"
    case .unsearched: "unsearched"
    }
  }

  /// What of the study's budget ended the search; `nil` if it came to its end.
  var spentBudget: String? {
    guard run.result.isExhausted else { return nil }
    let limit = plan.document.search.evaluations ?? .max
    return run.result.counts.evaluations >= limit ? "evaluations" : "seconds"
  }

  /// The limits that the nearest misses of the infeasible combinations break, with the number of combinations; most frequent
  /// first.
  var constraintsInTheWay: [(limit: String, count: Int)] {
    var counts = [Int](repeating: 0, count: run.constraintNames.count)
    for case .infeasible(let nearest?, _) in run.result.outcomes {
      for (at, value) in nearest.constraints.enumerated() where value > DesignEvaluator.tolerance { counts[at] += 1 }
    }
    return zip(run.constraintNames, counts).filter { $0.1 > 0 }.map { (limit: $0, count: $1) }
      .sorted { ($1.count, $0.limit) < ($0.count, $1.limit) }
  }

  /// The share of the final hypervolume that the last fifth of the evaluations brought, or rather all since the last record
  /// before it; `nil` when the search says too little to tell.
  var lateGrowth: (evaluations: Int, share: Double)? {
    let history = run.result.history
    guard let end = history.last, end.hypervolume > 0 else { return nil }
    guard let before = history.last(where: { 5 * $0.evaluations <= 4 * end.evaluations }) else { return nil }
    return (end.evaluations - before.evaluations, max(0, 1 - before.hypervolume / end.hypervolume))
  }

  private static func gaps(_ findings: Findings) -> [(objectives: [Int], gap: TargetGap)] {
    guard findings.reachAll == 0 else { return [] }
    let targeted = findings.goals.indices.filter { findings.goals[$0].target != nil }
    let alone = targeted.filter { findings.goals[$0].reached == 0 }
    // What no design reaches alone is not reached together either: the single target says more.
    let asked = alone.isEmpty ? [targeted] : alone.map { [$0] }
    return asked.compactMap { targets in
      TargetGap(
        findings.plan, findings.run.designs, targets: targets, explanations: findings.explanations,
        jobs: findings.run.jobs
      ).map { (targets, $0) }
    }
  }

  private static func limits(_ run: StudyRun) -> [(name: String, count: Int)] {
    let (plan, designs) = (run.plan, run.designs)
    let holding = DesignBatches(designs.map(\.combination)).map(jobs: run.jobs) {
      DesignEvaluator(plan)
    } _: { evaluator, at in
      evaluator.holding(designs[at])
    }
    var counts: [String: Int] = [:]
    for name in holding.joined() { counts[name, default: 0] += 1 }
    return counts.map { (name: $0.key, count: $0.value) }.sorted { ($1.count, $0.name) < ($0.count, $1.name) }
  }
}

extension StudyPlan {
  /// What tells a combination from the others: fillings of slots with several candidates, and choices of variables.
  func name(_ combination: Int) -> String {
    let parts = parts(combination)
    if parts.isEmpty { return combinations[combination].fillings.isEmpty ? "the one combination" : label(combination) }
    return parts.joined(separator: " + ")
  }

  /// The choices that make up a combination, in the order of `dimensions`.
  func parts(_ combination: Int) -> [String] {
    let known = combinations[combination]
    let fillings = zip(document.slots, known.fillings).filter { $0.0.hasChoice }.map(\.1)
    let choices = zip(document.variables, known.choices).compactMap { variable, value in
      value.map { "\(variable.name.value.inWords) \(variable.unit.words($0))" }
    }
    return fillings + choices
  }

  /// What is chosen between combinations: slots with several candidates, and variables with choices.
  var dimensions: [String] {
    let slots = document.slots.filter(\.hasChoice).map(\.name.value)
    let choices = combinations.first.map { zip(document.variables, $0.choices) }?.compactMap { variable, value in
      value == nil ? nil : variable.name.value
    }
    return slots + (choices ?? [])
  }
}

/// An objective and what the front does for it.
struct Goal {
  let name: String
  let unit: Unit
  let isMaximized: Bool
  /// [SI]
  let target: Double?
  /// Its place in a design's values.
  let column: Int
  /// The design that is best in it, the one that the shortlist names where several are; `nil` on an empty front.
  let best: Int?
  /// The number of designs that reach the target.
  let reached: Int
  /// The best value that the run found, where no design of the front has it: fewer are kept than there are ends [SI].
  let found: Double?

  /// - Parameter ideal: The best value that the run found, negated where large is good [SI].
  init(_ objective: StudyDocument.Objective, _ run: StudyRun, best: Int?, ideal: Double?) {
    let column = run.plan.column(of: objective.name.value)!
    let sign = objective.isMaximized ? -1.0 : 1.0
    let target = objective.target?.quantity.value
    let losses = run.designs.map { sign * $0.values[column]! }
    name = objective.name.value
    unit = run.plan.columns[column].unit
    isMaximized = objective.isMaximized
    self.target = target
    self.column = column
    self.best = best
    found = ideal.flatMap { ideal in
      losses.min().flatMap { $0 - ideal > 1e-4 * abs($0) ? sign * ideal : nil }
    }
    reached = losses.count { loss in target.map { loss - sign * $0 <= Self.tolerance * abs($0) } ?? false }
  }

  /// `the run found 3954, in a design that is not among these`.
  var foundWords: String? { found.map { "the run found \(unit.words($0)), in a design that is not among these" } }

  /// A target missed by less than what counts as keeping a constraint is reached.
  private static var tolerance: Double { DesignEvaluator.tolerance }

  func value(of design: Design) -> Double { design.values[column]! }

  /// How much is missing to the target [SI]; not positive when it is reached, `nil` without a target.
  func shortfall(of design: Design) -> Double? {
    target.map { (isMaximized ? -1 : 1) * (value(of: design) - $0) }
  }

  func isReached(by design: Design) -> Bool {
    shortfall(of: design).map { $0 <= Self.tolerance * abs(target!) } ?? false
  }

  /// Which way the target lies.
  var sign: String { isMaximized ? ">=" : "<=" }

  /// `at least 500 Wh/kg`.
  var targetWords: String? { target.map { "\(isMaximized ? "at least" : "at most") \(unit.words($0))" } }
}

/// A limit that a design does not keep, in the user's terms.
struct Shortfall {
  /// `cell.chargeTime max`.
  let limit: String
  let quantity: String
  let unit: Unit
  /// [SI]
  let value: Double, allowed: Double

  var excess: Double { abs(value - allowed) }
  var isAbove: Bool { value > allowed }

  /// `cell charge time is 35.2 min, allowed at most 30 min: 5.2 min too much`.
  var words: String {
    "\(quantity.inWords) is \(unit.words(value)), allowed \(isAbove ? "at most" : "at least") \(unit.words(allowed)):"
      + " \(unit.differenceWords(excess)) too \(isAbove ? "much" : "little")"
  }

  /// All limits that a design does not keep, in the study's order.
  static func all(of design: Design, _ plan: StudyPlan) -> [Shortfall] {
    guard case .violates(let limits) = design.status else { return [] }
    return plan.document.constraints.flatMap { constraint -> [Shortfall] in
      let name = constraint.name.value
      guard let column = plan.column(of: name), let value = design.values[column] else { return [] }
      return [("min", constraint.min), ("max", constraint.max)].compactMap { side, limit in
        guard let limit, limits.contains("\(name) \(side)") else { return nil }
        return Shortfall(
          limit: "\(name) \(side)", quantity: name, unit: plan.columns[column].unit, value: value,
          allowed: limit.quantity.value)
      }
    }
  }
}
