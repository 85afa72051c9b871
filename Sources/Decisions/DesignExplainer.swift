// The explanation of a design from its derivatives: for each objective, the others are held where the design has them, and the
// multipliers of all limits follow from the optimality conditions.
import Glibc
import Modeling
import Quantities
public import Studies

/// Explains designs of a study. One thread at a time.
public final class DesignExplainer {
  private let plan: StudyPlan
  private let limits: [StudyLimit]
  private let evaluator: DesignEvaluator
  private var parameterStudies: [Int: ParameterStudy] = [:]

  /// An explainer that compiles models as they are needed.
  public init(_ plan: StudyPlan) {
    self.plan = plan
    limits = plan.limits
    evaluator = DesignEvaluator(plan)
  }

  /// Explains the designs of a run, by as many threads as it was given.
  public static func explanations(of run: StudyRun) -> [DesignExplanation?] {
    let (plan, designs) = (run.plan, run.designs)
    return DesignBatches(designs.map(\.combination)).map(jobs: run.jobs) {
      DesignExplainer(plan)
    } _: { explainer, at in
      explainer.explanation(of: designs[at])
    }
  }

  /// Explains a design; `nil` when the model has no answer for it.
  ///
  /// Whole numbers and choices stay as they are.
  public func explanation(of design: Design) -> DesignExplanation? {
    let x = plan.point(of: design)
    let known = evaluator.design(combination: design.combination, x, derivatives: true)
    guard known.hasAnswer else { return nil }
    let directions = self.directions(design)
    let objectives = plan.document.objectives
    let held = limits.filter { holds($0, design.combination) }
    func gradient(_ name: String) -> [Double] {
      directions.map {
        (evaluator.slope(of: name, variable: $0.place, combination: design.combination) ?? 0) * $0.scale
      }
    }
    let columns = held.map { limit in gradient(limit.quantity).map { limit.isUpper ? $0 : -$0 } }
    let losses = objectives.map { objective in gradient(objective.name.value).map { objective.isMaximized ? -$0 : $0 } }

    var gains = [[DesignExplanation.Rate?]](repeating: [], count: held.count)
    var exchanges: [[DesignExplanation.Rate?]] = []
    var residuals: [Double] = []
    for (at, objective) in objectives.enumerated() {
      // An objective at its own limit is held by that: to relax the limit is to give the objective up.
      let others = objectives.indices.filter { $0 != at && own(objectives[$0], held) == nil }
      let conditions = Stationarity(gradient: losses[at], limits: columns + others.map { losses[$0] })
      let isOptimal = conditions.residual <= DesignExplanation.tolerance
      let sign = objective.isMaximized ? 1.0 : -1.0
      func rate(_ column: Int) -> DesignExplanation.Rate? {
        guard isOptimal else { return nil }
        let gain = conditions.gain(relaxing: column)
        return DesignExplanation.Rate(slope: sign * gain.rate, reach: gain.reach)
      }
      for limit in held.indices { gains[limit].append(rate(limit)) }
      exchanges.append(
        objectives.indices.map { other in
          if other == at { return nil }
          if let limit = own(objectives[other], held) { return gains[limit][at] }
          return rate(held.count + others.firstIndex(of: other)!)
        })
      residuals.append(conditions.residual)
    }
    let relaxations = zip(held, gains).map { limit, gains in
      DesignExplanation.Relaxation(limit: limit, gains: gains, room: room(limit, design.combination))
    }
    return DesignExplanation(
      relaxations: relaxations, exchanges: exchanges, residuals: residuals,
      sensitivities: parameterStudy(design.combination).sensitivities(x))
  }

  /// The continuous variables that move, by their place among all that move, each with what one of its intervals is [SI].
  private func directions(_ design: Design) -> [(place: Int, scale: Double)] {
    plan.combinations[design.combination].moving.enumerated().compactMap { place, at in
      guard case .interval(let min, let max, false, let isLogarithmic) = plan.document.variables[at].domain else {
        return nil
      }
      let (low, high) = (min.quantity.value, max.quantity.value)
      guard low < high, let value = design.variables[at] else { return nil }
      return (place, isLogarithmic ? value * log(high / low) : high - low)
    }
  }

  /// Whether the design evaluated last stands at the limit.
  private func holds(_ limit: StudyLimit, _ combination: Int) -> Bool {
    guard let value = evaluator.value(of: limit.quantity, combination: combination) else { return false }
    if limit.kind == .bound, !moves(limit.quantity, combination) { return false }
    return abs(limit.excess(value)) <= DesignEvaluator.tolerance
  }

  private func moves(_ name: String, _ combination: Int) -> Bool {
    plan.combinations[combination].moving.contains { plan.document.variables[$0].name.value == name }
  }

  /// The limit, among those that hold a design, that keeps an objective from getting worse.
  private func own(_ objective: StudyDocument.Objective, _ held: [StudyLimit]) -> Int? {
    held.firstIndex { $0.quantity == objective.name.value && $0.isUpper != objective.isMaximized }
  }

  /// No end where the study has left what the components are meant for already.
  private func room(_ limit: StudyLimit, _ combination: Int) -> Double {
    let range = plan.combinations[combination].graph.meant(for: limit.quantity)
    guard range.contains(limit.value) else { return .infinity }
    return limit.isUpper ? range.upperBound - limit.value : limit.value - range.lowerBound
  }

  private func parameterStudy(_ combination: Int) -> ParameterStudy {
    if let known = parameterStudies[combination] { return known }
    let made = ParameterStudy(plan, combination: combination)
    parameterStudies[combination] = made
    return made
  }
}
