/// The best point a solve evaluated, and what is known of it.
public struct Solution: Sendable, Hashable {
  /// What the point is worth, by this package's own test.
  public enum Verdict: String, Sendable, Hashable, CaseIterable {
    /// Feasible, and it satisfies the first-order optimality conditions.
    case stationary
    /// Feasible; optimality could not be shown.
    case feasible
    /// No feasible point was evaluated; x violates least of those evaluated.
    case infeasible
    /// The evaluation budget ended the solve before an answer.
    case budget
    /// Cancelled from outside before an answer.
    case cancelled
  }

  /// Lagrange multipliers of L = f + Σ λ c + Σ μ h − Σ ζ (x − lower) + Σ ξ (x − upper), in the program's units.
  public struct Multipliers: Sendable, Hashable {
    /// λ ≥ 0, one an inequality: the objective falls by λ for each unit by which c ≤ 0 is relaxed.
    public var inequalities: [Double]
    /// μ, one an equality.
    public var equalities: [Double]
    /// ζ ≥ 0, one a variable.
    public var lower: [Double]
    /// ξ ≥ 0, one a variable.
    public var upper: [Double]
  }

  /// The point, inside the bounds.
  public var x: [Double]
  /// f there; like the violations, not a number where no point had an answer.
  public var objective: Double
  /// Largest violation of a constraint there, in that constraint's unit; 0 if none.
  public var violation: Double
  /// Largest violation of a scaled constraint there; 0 if none.
  public var scaledViolation: Double
  /// Residual of the optimality conditions in scaled terms, relative to the gradient; nil where it was not computed.
  public var kktResidual: Double?
  /// What the point is worth.
  public var verdict: Verdict
  /// Why the last run stopped.
  public var reason: StopReason
  /// NLopt's own words on the last run, where it has any.
  public var message: String?
  /// Points evaluated.
  public var evaluations: Int
  /// Evaluations that wrote derivatives; they are among `evaluations` only where the point was new.
  public var gradientEvaluations: Int
  /// Points that were refused or had a value that is not finite.
  public var refusals: Int
  /// Runs after the first.
  public var restarts: Int
  /// Multipliers at x; nil where no residual was computed.
  public var multipliers: Multipliers?
}
