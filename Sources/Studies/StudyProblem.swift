// What the search sees of a study: numbers only. Objectives to maximise are negated, limits become g <= 0.
import Modeling
import Quantities
public import ParetoSearch
import Synchronization

/// A study as a search problem.
public struct StudyProblem: SearchProblem {
  /// The study.
  public let plan: StudyPlan
  /// Where components refused or failed, by combination.
  public let obstacles = Obstacles()
  /// The limits that bound to one side, then a limit for each quantity that must have a value.
  private let limits: [StudyLimit]
  /// Equalities among the constraints, which are the last.
  public let equalityCount: Int

  /// The problem that a study poses.
  public init(_ plan: StudyPlan) {
    self.plan = plan
    let exact = Set(plan.document.constraints.filter { $0.equals != nil }.map(\.name.value))
    limits =
      plan.constraintLimits.filter { !exact.contains($0.quantity) }
      + plan.constraintLimits.filter { exact.contains($0.quantity) && $0.isUpper }
    equalityCount = exact.count
  }

  /// One for each objective of the study.
  public var objectiveCount: Int { plan.document.objectives.count }
  /// One for each limit: a constraint with min and max counts twice, one that leaves a single value once.
  public var constraintCount: Int { limits.count }
  /// The combinations of the plan.
  public var combinationCount: Int { plan.combinations.count }
  /// What each constraint of the search is called: `cell.chargeTime max`, `cell.capacity equals`.
  public var constraintNames: [String] {
    limits.enumerated().map { $0 < limits.count - equalityCount ? $1.name : "\($1.quantity) equals" }
  }

  /// The variables that move there [SI].
  public func variables(ofCombination index: Int) -> [SearchVariable] {
    plan.combinations[index].moving.map { place in
      let variable = plan.document.variables[place]
      guard case .interval(let min, let max, let isInteger, let isLogarithmic) = variable.domain else {
        preconditionFailure("a choice does not move")
      }
      return SearchVariable(
        name: variable.name.value, lower: min.quantity.value, upper: max.quantity.value,
        kind: isInteger ? .integer : isLogarithmic ? .logarithmic : .continuous)
    }
  }

  /// - Throws: `ModelEvaluator.Failure`, where the model has no answer whatever the variables are.
  public func makeEvaluator(forCombination index: Int) throws -> any SearchEvaluator {
    let model = plan.combinations[index].searchModel
    let place = Dictionary(uniqueKeysWithValues: model.wanted.enumerated().map { ($1, $0) })
    let objectives = plan.document.objectives.map {
      StudyEvaluator.Term(place: place[$0.name.value]!, offset: 0, factor: $0.isMaximized ? -1 : 1)
    }
    let constraints = limits.map {
      StudyEvaluator.Term(place: place[$0.quantity]!, offset: $0.value, factor: $0.factor)
    }
    return StudyEvaluator(
      try ModelEvaluator(model), terms: objectives + constraints, equalities: equalityCount, combination: index,
      widths: variables(ofCombination: index).map { $0.upper - $0.lower }, obstacles: obstacles)
  }
}

/// A model as the search calls it: a row of terms `(value - offset) · factor` and their derivatives.
final class StudyEvaluator: SearchEvaluator {
  struct Term {
    let place: Int
    let offset: Double
    let factor: Double
  }
  let model: ModelEvaluator
  let terms: [Term]
  /// Those of them, the last ones, that must be 0.
  let equalityCount: Int
  /// Of the variables' intervals.
  let widths: [Double]
  /// Made for the first box: most runs ask for none.
  lazy var enclosure = ModelEnclosure(model)
  private let variableCount: Int
  private let combination: Int
  private let obstacles: Obstacles

  init(
    _ model: ModelEvaluator, terms: [Term], equalities: Int, combination: Int, widths: [Double], obstacles: Obstacles
  ) {
    self.model = model
    self.terms = terms
    equalityCount = equalities
    self.widths = widths
    variableCount = model.model.variables.count
    self.combination = combination
    self.obstacles = obstacles
  }

  func evaluate(
    _ x: UnsafePointer<Double>, _ values: UnsafeMutablePointer<Double>, _ jacobian: UnsafeMutablePointer<Double>?
  ) -> SearchEvaluation {
    switch model.evaluate(x, derivatives: jacobian != nil) {
    case .valued: break
    case .refused:
      obstacles.note(combination, model, x)
      return .refused
    case .failed:
      obstacles.note(combination, model, x)
      return .faulty
    }
    for (row, term) in terms.enumerated() {
      values[row] = (model.value(term.place) - term.offset) * term.factor
      guard let jacobian else { continue }
      for variable in 0..<variableCount {
        jacobian[row * variableCount + variable] = model.slope(term.place, variable) * term.factor
      }
    }
    return .valued
  }
}

/// Counts the designs for which components had no answer; shared by all threads, and the same whatever their number.
public final class Obstacles: Sendable {
  /// What one component did in one combination.
  public struct Entry: Sendable {
    /// The combination, by its place in the plan.
    public let combination: Int
    /// The id of the component.
    public let component: String
    /// The file that registered it.
    public let origin: String
    /// It is broken there; otherwise it refused.
    public let isFault: Bool
    /// The number of evaluations concerned.
    public internal(set) var count: Int
    /// What it said of the first such design, in the order of the variables' values.
    public internal(set) var message: String
    /// The variables that move there [SI].
    public internal(set) var design: [Double]
  }
  private struct Key: Hashable {
    let combination: Int, placement: Int, isFault: Bool
  }
  private let entries = Mutex<[Key: Entry]>([:])

  func note(_ combination: Int, _ model: ModelEvaluator, _ x: UnsafePointer<Double>) {
    guard let placement = model.failedPlacement, let outcome = model.failedOutcome else { return }
    let key = Key(combination: combination, placement: placement, isFault: outcome == .failed)
    entries.withLock { entries in
      let design = UnsafeBufferPointer(start: x, count: model.model.variables.count)
      if entries[key] == nil {
        let failure = model.failure!
        entries[key] = Entry(
          combination: combination, component: failure.component, origin: failure.origin, isFault: key.isFault,
          count: 0, message: failure.message, design: Array(design))
      } else if design.lexicographicallyPrecedes(entries[key]!.design) {
        entries[key]!.message = model.failure!.message
        entries[key]!.design = Array(design)
      }
      entries[key]!.count += 1
    }
  }

  /// All of them, by combination and component.
  public var all: [Entry] {
    entries.withLock { Array($0.values) }.sorted {
      ($0.combination, $0.component, $0.isFault ? 1 : 0) < ($1.combination, $1.component, $1.isFault ? 1 : 0)
    }
  }
}
