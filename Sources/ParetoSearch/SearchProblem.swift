// What the search is given: combinations, a box of variables for each, objectives and constraints with derivatives.

/// A design problem: every combination has its own box of variables and its own model; all are compared on one front.
public protocol SearchProblem: Sendable {
  /// The number of objectives, at least 1; all are minimised, so a quantity to maximise comes in negated.
  var objectiveCount: Int { get }
  /// The number of constraints: `g(x) <= 0`, then `h(x) = 0`; a violation of 1 should mean "as large as the limit itself".
  var constraintCount: Int { get }
  /// How many of the constraints, the last ones, are equalities, 0 unless said otherwise; they hold up to
  /// ``SearchOptions/feasibilityTolerance`` to either side.
  var equalityCount: Int { get }
  /// Whether evaluators write derivatives when asked; true unless said otherwise. Without, the search compares values only.
  var hasDerivatives: Bool { get }
  /// The number of combinations, at least 1.
  var combinationCount: Int { get }
  /// The variables of one combination; combinations may differ in them.
  func variables(ofCombination index: Int) -> [SearchVariable]
  /// A model of one combination for one thread; it may be expensive to make and is then kept.
  ///
  /// Called on any thread. Two evaluators of one combination must give the same numbers at the same design.
  func makeEvaluator(forCombination index: Int) throws -> any SearchEvaluator
}

extension SearchProblem {
  /// True.
  public var hasDerivatives: Bool { true }
  /// None.
  public var equalityCount: Int { 0 }
}

/// The model of one combination; it is made on one thread and stays there.
public protocol SearchEvaluator: AnyObject {
  /// Evaluates the design `x` [n].
  ///
  /// Writes the objectives, then the constraints, to `values` [k + m], and, when `jacobian` is given, their derivatives with
  /// respect to `x` in rows [(k + m) × n]. What is written counts only if the answer is `.valued`.
  func evaluate(
    _ x: UnsafePointer<Double>, _ values: UnsafeMutablePointer<Double>, _ jacobian: UnsafeMutablePointer<Double>?
  ) -> SearchEvaluation
}

/// How an evaluation ended; neither a refused nor a faulty one ends the search, both are counted.
public enum SearchEvaluation: Sendable, Hashable {
  /// The model has an answer.
  case valued
  /// The model has no answer here: outside its domain.
  case refused
  /// The model is broken here: not a number, or not finite. An answer with an objective beyond ±10²⁵⁰ is taken for such: what lies
  /// between two of that size need not be a number.
  case faulty
}
