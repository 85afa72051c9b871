import CNLopt

/// One optimization by NLopt, with everything the library can be told: the layer below `Solver`, which scales and verifies.
///
/// An optimizer lives on one thread and has one run at a time; its functions may run others. They may throw; the run then ends
/// and what they threw is rethrown. A value that is not finite never reaches NLopt: such a point counts as very bad, such a slope
/// as 0.
public final class Optimizer {
  /// Value at `x`; also writes the gradient [n] where it is wanted.
  public typealias Function = (
    _ x: UnsafeBufferPointer<Double>, _ gradient: UnsafeMutableBufferPointer<Double>?
  ) throws -> Double

  /// Writes the values [m] at `x` and, where they are wanted, the gradients [m × n], row by row.
  public typealias VectorFunction = (
    _ x: UnsafeBufferPointer<Double>, _ values: UnsafeMutableBufferPointer<Double>,
    _ gradients: UnsafeMutableBufferPointer<Double>?
  ) throws -> Void

  /// Multiplies `vector` [n] by an approximate Hessian at `x`; only `LD_CCSAQ` asks.
  public typealias Preconditioner = (
    _ x: UnsafeBufferPointer<Double>, _ vector: UnsafeBufferPointer<Double>,
    _ product: UnsafeMutableBufferPointer<Double>
  ) throws -> Void

  /// The algorithm.
  public let algorithm: Algorithm
  /// Number n of variables.
  public let dimension: Int
  /// Lower bounds, −∞ unless set.
  public var lower: [Double]
  /// Upper bounds, +∞ unless set.
  public var upper: [Double]
  /// When and how a run ends.
  public var settings = Settings()
  /// The algorithm inside one that needs another (AUGLAG, MLSL); its settings count, its functions and bounds do not.
  public var local: Optimizer?
  /// Whether the functions write gradients.
  public var hasDerivatives = true
  /// Stops a run from any thread.
  public var cancellation: CancellationToken?

  /// Whether a run is under way.
  var isRunning = false
  var objective: Callback?
  var constraints: [Callback] = []
  private(set) var isMaximizing = false

  /// An optimizer without functions.
  public init(_ algorithm: Algorithm, dimension: Int) {
    precondition(dimension > 0, "an optimization has variables")
    (self.algorithm, self.dimension) = (algorithm, dimension)
    lower = Array(repeating: -.infinity, count: dimension)
    upper = Array(repeating: .infinity, count: dimension)
  }

  /// Minimizes `function`.
  public func minimize(preconditioner: Preconditioner? = nil, _ function: @escaping Function) {
    setObjective(function, preconditioner, maximizing: false)
  }

  /// Maximizes `function`.
  public func maximize(preconditioner: Preconditioner? = nil, _ function: @escaping Function) {
    setObjective(function, preconditioner, maximizing: true)
  }

  private func setObjective(_ function: @escaping Function, _ preconditioner: Preconditioner?, maximizing: Bool) {
    objective = Callback(.objective, Self.vector(function), tolerances: [0], preconditioner: preconditioner)
    isMaximizing = maximizing
  }

  /// Adds the constraint `function`(x) ≤ 0, met within `tolerance` (0, ∞).
  public func addInequality(
    tolerance: Double = 1e-8, preconditioner: Preconditioner? = nil, _ function: @escaping Function
  ) {
    constraints.append(
      Callback(.inequality, Self.vector(function), tolerances: [tolerance], preconditioner: preconditioner))
  }

  /// Adds the constraint `function`(x) = 0, met within `tolerance` (0, ∞).
  public func addEquality(tolerance: Double = 1e-8, _ function: @escaping Function) {
    constraints.append(Callback(.equality, Self.vector(function), tolerances: [tolerance]))
  }

  /// Adds constraints `function`(x) ≤ 0, one a tolerance (0, ∞); without any, the function is never called.
  public func addInequalities(tolerances: [Double], _ function: @escaping VectorFunction) {
    if !tolerances.isEmpty { constraints.append(Callback(.inequality, function, tolerances: tolerances)) }
  }

  /// Adds constraints `function`(x) = 0, one a tolerance (0, ∞); without any, the function is never called.
  public func addEqualities(tolerances: [Double], _ function: @escaping VectorFunction) {
    if !tolerances.isEmpty { constraints.append(Callback(.equality, function, tolerances: tolerances)) }
  }

  /// Removes all constraints but the bounds.
  public func removeConstraints() { constraints = [] }

  private static func vector(_ function: @escaping Function) -> VectorFunction {
    { x, values, gradients in values[0] = try function(x, gradients) }
  }
}
