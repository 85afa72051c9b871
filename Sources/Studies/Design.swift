// One design with its numbers, and the evaluator that makes it from a row of a table or a point of the search.
import Documents
import Modeling
import Quantities

/// A design, evaluated.
public struct Design: Sendable {
  /// Whether the design is one.
  public enum Status: Sendable, Hashable {
    case feasible
    /// The constraints that it does not keep.
    case violates([String])
    /// A component has no answer: its id and what it says.
    case refused(component: String, message: String)
    /// A component is broken there.
    case failed(component: String, message: String)
  }
  /// The combination it belongs to, by its place in the plan.
  public let combination: Int
  /// The study's variables in order [SI]; `nil` where the combination has no such quantity.
  public let variables: [Double?]
  /// A value for each of the plan's columns [SI]; `nil` where the combination has no such quantity, or no answer.
  public let values: [Double?]
  /// The constraints and bounds that hold the design back: `cell.chargeTime max`, `separator.thickness min`.
  public let binding: [String]
  /// The inputs outside the range in which their component is valid: `component: quantity`.
  public let extrapolated: [String]
  /// Whether it keeps all constraints, and if not, why.
  public let status: Status
}

/// Evaluates designs of a study, all quantities of them. One thread at a time.
public final class DesignEvaluator {
  /// The study.
  public let plan: StudyPlan
  private let limits: [StudyLimit]
  private var evaluators: [Int: (evaluator: ModelEvaluator, places: [String: Int])] = [:]

  /// An evaluator that makes the models as they are needed.
  public init(_ plan: StudyPlan) {
    self.plan = plan
    limits = plan.constraintLimits
  }

  /// Relative to its limit, what a constraint may be off and still count as kept, or as binding.
  public static let tolerance = 1e-6

  /// Evaluates a design.
  /// - Parameters:
  ///   - x: The variables that move in this combination, in the study's order [SI].
  ///   - derivatives: Whether `slope(of:variable:combination:)` is to be had afterwards.
  public func design(combination: Int, _ x: [Double], derivatives: Bool = false) -> Design {
    let known = plan.combinations[combination]
    precondition(x.count == known.moving.count, "a value for each variable that moves")
    var variables = known.choices
    for (value, variable) in zip(x, known.moving) { variables[variable] = value }
    func without(_ status: Design.Status) -> Design {
      let values = plan.columns.indices.map { $0 < variables.count ? variables[$0] : nil }
      return Design(
        combination: combination, variables: variables, values: values, binding: [], extrapolated: [], status: status)
    }
    let (evaluator, places): (ModelEvaluator, [String: Int])
    do { (evaluator, places) = try self.evaluator(combination) } catch { return without(Design.Status(error)) }
    guard evaluator.evaluate(x, derivatives: derivatives) == .valued else {
      return without(Design.Status(evaluator.failure!))
    }

    let values = plan.columns.map { column in places[column.name].map { evaluator.value($0) } }
    var binding: [String] = []
    var violated: [String] = []
    for limit in limits {
      guard let value = places[limit.quantity].map({ evaluator.value($0) }) else { continue }
      let excess = limit.excess(value)
      if excess > Self.tolerance { violated.append(limit.name) }
      if abs(excess) <= Self.tolerance { binding.append(limit.name) }
    }
    for (variable, value) in zip(plan.document.variables, variables) {
      guard case .interval(let min, let max, _, _) = variable.domain, let value else { continue }
      let (low, high) = (min.quantity.value, max.quantity.value)
      guard low < high else { continue }
      if value <= low + Self.tolerance * (high - low) { binding.append("\(variable.name.value) min") }
      if value >= high - Self.tolerance * (high - low) { binding.append("\(variable.name.value) max") }
    }
    return Design(
      combination: combination, variables: variables, values: values, binding: binding,
      extrapolated: evaluator.extrapolations(), status: violated.isEmpty ? .feasible : .violates(violated))
  }

  /// The value of any quantity of the design evaluated last in this combination [SI].
  public func value(of name: String, combination: Int) -> Double? {
    evaluators[combination].flatMap { known in known.places[name].map { known.evaluator.value($0) } }
  }

  /// The derivative of a quantity along a moving variable, for the design evaluated last in this combination, with derivatives [SI].
  /// - Parameter variable: Its place among those that move there.
  public func slope(of name: String, variable: Int, combination: Int) -> Double? {
    evaluators[combination].flatMap { known in known.places[name].map { known.evaluator.slope($0, variable) } }
  }

  /// The limits of a design's `binding` that hold it back: not those of quantities that none of its variables moves.
  package func holding(_ design: Design) -> [String] {
    let standing = limits.filter { design.binding.contains($0.name) }
    guard !standing.isEmpty else { return design.binding }
    let combination = design.combination
    guard self.design(combination: combination, plan.point(of: design), derivatives: true).hasAnswer else {
      return design.binding
    }
    let moving = plan.combinations[combination].moving.indices
    let still = standing.filter { limit in
      moving.allSatisfy { slope(of: limit.quantity, variable: $0, combination: combination) == 0 }
    }.map(\.name)
    return design.binding.filter { !still.contains($0) }
  }

  private func evaluator(_ combination: Int) throws(ModelEvaluator.Failure) -> (ModelEvaluator, [String: Int]) {
    if let known = evaluators[combination] { return known }
    let model = plan.combinations[combination].fullModel
    let made = try ModelEvaluator(model)
    let places = Dictionary(uniqueKeysWithValues: model.wanted.enumerated().map { ($1, $0) })
    evaluators[combination] = (made, places)
    return (made, places)
  }
}

extension StudyPlan {
  /// The study's baseline, evaluated; `nil` where there is none.
  public var evaluatedBaseline: Design? {
    baseline.map { DesignEvaluator(self).design(combination: $0.combination, $0.x) }
  }
}

extension Design.Status {
  init(_ failure: ModelEvaluator.Failure) {
    self =
      failure.outcome == .refused
      ? .refused(component: failure.component, message: failure.message)
      : .failed(component: failure.component, message: failure.message)
  }
}
