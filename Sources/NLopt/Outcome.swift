/// What came of one optimization: the best point that was evaluated, whatever NLopt returned.
public struct Outcome: Sendable, Hashable {
  /// The point; the start where none had an answer.
  public var x: [Double]
  /// The objective there; not a number where no point had an answer.
  public var objective: Double
  /// Largest violation of a constraint there, 0 if none.
  public var violation: Double
  /// Whether every constraint is met within its tolerance there.
  public var isFeasible: Bool
  /// Why NLopt stopped.
  public var reason: StopReason
  /// Whether the run was cancelled.
  public var isCancelled: Bool
  /// NLopt's own words, where it has any.
  public var message: String?
  /// Calls of the objective.
  public var evaluations: Int
}
