/// How a `NonlinearProgram` is solved; tolerances are in scaled variables, objective and constraints.
public struct Solver: Sendable {
  /// The algorithm; SLSQP is the fastest and surest on smooth constrained problems.
  public var algorithm = Algorithm.slsqp
  /// The algorithm inside one that needs another (AUGLAG, MLSL).
  public var local = Algorithm.slsqp
  /// Relative change of the point that ends a run, [0, ∞).
  public var xtolRel = 1e-8
  /// Relative change of the objective that ends a run, [0, ∞).
  public var ftolRel = 1e-10
  /// Violation of a scaled constraint that counts as none, (0, ∞); at 0 the packaged SLSQP returns its start.
  public var constraintTolerance = 1e-8
  /// Residual of the optimality conditions, relative to the gradient, at which a feasible point is stationary, (0, ∞).
  public var stationarityTolerance = 1e-4
  /// Residual at which a run ends at once, if active constraints leave less than a tenth of it to be gained, [0, ∞); NLopt
  /// itself ends where point or objective no longer change.
  public var arrivalTolerance = 1e-8
  /// Evaluations of one solve, restarts included, [1, 2³¹).
  public var maxeval = 1000
  /// Further runs from the best point while it is infeasible or not stationary, [0, 100].
  public var restarts = 4
  /// Population of a stochastic algorithm; 0 leaves it to NLopt.
  public var population = 0
  /// Seeds the random numbers of stochastic algorithms, which NLopt draws from one generator a thread: a solve within another's
  /// evaluation disturbs that other where both draw.
  public var seed: UInt64 = 1
  /// Stops running solves from any thread.
  public var cancellation: CancellationToken?

  /// The defaults.
  public init() {}

  /// Solves `program` from `start` once; a `SolverSession` is cheaper for many solves.
  ///
  /// - Throws: `NLoptError` where the program, the solver or the start is at fault; what the evaluation throws.
  public func solve(_ program: NonlinearProgram, from start: [Double]) throws -> Solution {
    try SolverSession(program, self).solve(from: start)
  }
}
