import CNLopt
import Glibc

/// Solves one program from many starts on one thread, with memory that is taken once.
///
/// What the evaluation captures may change between solves; the answer depends on the start alone, never on earlier solves.
public final class SolverSession {
  private let solver: Solver
  private let hasDerivatives: Bool
  /// Nil where no variable is free.
  private let handle: Handle?
  private let workspace: UnsafeMutablePointer<Workspace>
  private let conditions: OptimalityConditions
  /// The point a run starts from, and then NLopt's answer.
  private let u: UnsafeMutablePointer<Double>
  /// Where the solve started.
  private let start: UnsafeMutablePointer<Double>
  /// Where the last run started.
  private let origin: UnsafeMutablePointer<Double>
  private var random = SplitMix64(seed: 0)
  private var isSolving = false
  /// How often a solve may start over that ends where it is not stationary; at first the solver's ``Solver/restarts``.
  package var mostRestarts: Int

  /// A session for `program`.
  ///
  /// - Throws: `NLoptError` with all faults of the program and the solver.
  public init(_ program: NonlinearProgram, _ solver: Solver = Solver()) throws(NLoptError) {
    let faults = program.faults() + solver.faults(for: program)
    if !faults.isEmpty { throw NLoptError(faults) }
    self.solver = solver
    mostRestarts = solver.restarts
    hasDerivatives = program.hasDerivatives
    workspace = .allocate(capacity: 1)
    workspace.initialize(to: Workspace(program, solver))
    let free = workspace.pointee.free
    u = .allocate(capacity: free)
    origin = .allocate(capacity: free)
    start = .allocate(capacity: free)
    conditions = workspace.pointee.conditions
    handle = free > 0 ? solver.handle(for: workspace) : nil
    workspace.pointee.handle = handle?.pointer
  }

  deinit {
    workspace.pointee.deallocate()
    workspace.deinitialize(count: 1)
    workspace.deallocate()
    u.deallocate()
    origin.deallocate()
    start.deallocate()
  }

  /// Solves from `start`, which is moved inside the bounds.
  ///
  /// - Throws: `NLoptError` where the start is not one finite number a variable, or a solve is under way; what the evaluation throws.
  public func solve(from start: [Double]) throws -> Solution {
    try start.withUnsafeBufferPointer { try solve(from: $0) }
  }

  /// Solves from `start`, which is moved inside the bounds.
  ///
  /// - Throws: `NLoptError` where the start is not one finite number a variable, or a solve is under way; what the evaluation throws.
  public func solve(from start: UnsafeBufferPointer<Double>) throws -> Solution {
    if isSolving { throw NLoptError.isRunning("session") }
    isSolving = true
    defer { isSolving = false }
    try check(start)
    workspace.pointee.reset()
    random = SplitMix64(seed: solver.seed)
    for j in 0..<workspace.pointee.free {
      let variable = workspace.pointee.variables[j]
      let x = min(max(start[variable.index], variable.lower), variable.upper)
      workspace.pointee.variables[j].adopt(start: x)
      u[j] = workspace.pointee.variables[j].inner(x)
      best.x[workspace.pointee.variables[j].index] = workspace.pointee.variables[j].outer(u[j])
    }
    var reason = StopReason.forcedStop
    var residual: Double?
    var restarts = 0
    if findReference() {
      reason = run()
      residual = settledResidual()
      while mayRestart(after: reason, residual, restarts) {
        restarts += 1
        guard prepareRestart(restarts) else { break }
        reason = run()
        residual = settledResidual()
      }
    }
    if let error = workspace.pointee.error {
      workspace.pointee.error = nil
      throw error
    }
    return solution(reason, residual, restarts)
  }

  private func check(_ start: UnsafeBufferPointer<Double>) throws(NLoptError) {
    let n = workspace.pointee.dimension
    if start.count != n {
      throw NLoptError([Fault("start", found: "\(start.count) numbers", allowed: "\(n), one a variable")])
    }
    guard !start.allSatisfy(\.isFinite) else { return }
    throw NLoptError(
      start.indices.filter { !start[$0].isFinite }.map {
        Fault("start[\($0)]", found: "\(start[$0])", allowed: "a finite number")
      })
  }
}

// MARK: - Runs

extension SolverSession {
  private var best: Sample { workspace.pointee.samples[workspace.pointee.best] }
  private var isFeasible: Bool { best.isSet && best.violation <= solver.constraintTolerance }

  /// Evaluates the start and takes the scales from it; where it is refused, points on the way to the middle are tried.
  private func findReference() -> Bool {
    guard workspace.pointee.evaluate(u, derivatives: hasDerivatives) else { return false }
    for rest in [4.0, 3, 2, 1] where best.isRefused {
      for j in 0..<workspace.pointee.free {
        let box = workspace.pointee.variables[j].box
        if (box.upper - box.lower).isFinite { u[j] += (0.5 * (box.lower + box.upper) - u[j]) / rest }
      }
      guard workspace.pointee.evaluate(u, derivatives: hasDerivatives) else { return false }
    }
    if best.isRefused { return false }
    workspace.pointee.adoptWeights()
    start.update(from: u, count: workspace.pointee.free)
    return true
  }

  /// Runs NLopt once from `u`, which then holds its answer.
  private func run() -> StopReason {
    guard let handle else { return .success }
    origin.update(from: u, count: workspace.pointee.free)
    // The workspace keeps the budget; NLopt also counts the calls that repeat a point, at most one in two.
    let remaining = max(1, solver.maxeval - workspace.pointee.evaluations)
    mustAccept(nlopt_set_maxeval(handle.pointer, Int32(clamping: 2 * remaining + 2)))
    Library.seed(solver.seed, for: solver.algorithm, local: solver.local)
    workspace.pointee.objectiveCalls = 0
    var value = 0.0
    let reason = StopReason(nlopt_optimize(handle.pointer, u, &value))
    if workspace.pointee.stop == .stationary {
      workspace.pointee.stop = nil
      return .success
    }
    return workspace.pointee.stop == .budget ? .maxevalReached : reason
  }

  /// How far the best point is from stationary; nil where it is infeasible or derivatives are missing.
  private func kktResidual() -> Double? {
    let mayCall = workspace.pointee.stop != .error && workspace.pointee.stop != .cancelled
    guard hasDerivatives, isFeasible, mayCall, workspace.pointee.returnToBest(derivatives: true) else { return nil }
    return conditions.residual(at: best, in: workspace.pointee.variables)
  }

  /// The same; where the scale of an active constraint has faded, on scales that are taken anew there.
  private func settledResidual() -> Double? {
    guard var residual = kktResidual() else { return nil }
    if conditions.hasFadedScale {
      workspace.pointee.adoptWeights()
      guard let anew = kktResidual() else { return nil }
      residual = anew
    }
    return believed(residual)
  }

  /// `residual`, unless it is small for no other reason than that f is large: then whether f can still fall decides.
  private func believed(_ residual: Double) -> Double? {
    let (left, tolerance, weight) = (conditions.remainder, solver.stationarityTolerance, workspace.pointee.weights[0])
    let value = OptimalityConditions.valueShare * abs(best.values[0] * weight)
    let forgiving = min(residual, left / max(conditions.size, value))
    // Where the slope was a thousand times as steep, what is left to gain is a millionth of what was gained since.
    let slope = max(tolerance * conditions.steepest, 1e-3 * workspace.pointee.steepest * weight)
    if left <= slope || forgiving > tolerance { return forgiving }
    let isExhausted = !workspace.pointee.mayFall()
    guard let anew = kktResidual() else { return nil }
    if isExhausted { return min(anew, forgiving) }
    // From here on f counts by how it changes.
    workspace.pointee.isMeasuredFromOrigin = true
    workspace.pointee.adoptWeights()
    return kktResidual()
  }

  private func mayRestart(after reason: StopReason, _ residual: Double?, _ restarts: Int) -> Bool {
    guard handle != nil, restarts < mostRestarts, !solver.algorithm.traits.contains(.global) else { return false }
    if workspace.pointee.stop == .notFinite { workspace.pointee.stop = nil }
    guard workspace.pointee.stop == nil, reason != .maxevalReached else { return false }
    guard let residual else { return !isFeasible }
    return residual > solver.stationarityTolerance
  }

  /// Chooses where the next run starts, and takes the scales anew from there; false where the solve must stop.
  ///
  /// That is the best point or NLopt's own answer, whichever is the more promising and was not yet tried; when both were, a
  /// point beside the best one or, while none is feasible, beside the start.
  private func prepareRestart(_ number: Int) -> Bool {
    let free = workspace.pointee.free
    let bytes = free * MemoryLayout<Double>.stride
    if isFeasible && memcmp(best.u, origin, bytes) != 0 {
      u.update(from: best.u, count: free)
    } else if memcmp(u, origin, bytes) == 0 || !isFinite(u, free) {
      // An infeasible best point may lie where the constraints are flat; the start does not attract.
      let center = isFeasible ? best.u : start
      for j in 0..<free {
        let box = workspace.pointee.variables[j].box
        u[j] = min(max(center[j] + 0.2 * Double(number) * (2 * random.nextUnit() - 1), box.lower), box.upper)
      }
    }
    let isBest = memcmp(u, best.u, bytes) == 0
    let isKnown =
      isBest
      ? workspace.pointee.returnToBest(derivatives: hasDerivatives)
      : workspace.pointee.evaluate(u, derivatives: hasDerivatives)
    guard isKnown else { return false }
    if !workspace.pointee.samples[workspace.pointee.last].isRefused { workspace.pointee.adoptWeights() }
    return true
  }
}

// MARK: - The answer

extension SolverSession {
  private func solution(_ reason: StopReason, _ residual: Double?, _ restarts: Int) -> Solution {
    let (best, n) = (best, workspace.pointee.dimension)
    let isAnswered = best.isSet && !best.isRefused
    let violation = (1..<workspace.pointee.rows).reduce(0.0) { largest, i in
      max(largest, i <= workspace.pointee.inequalities ? best.values[i] : abs(best.values[i]))
    }
    return Solution(
      x: Array(UnsafeBufferPointer(start: best.x, count: n)),
      objective: isAnswered ? best.values[0] : .nan, violation: isAnswered ? violation : .nan,
      scaledViolation: isAnswered ? best.violation : .nan, kktResidual: residual,
      verdict: verdict(reason, residual), reason: reason, message: reason.rawValue < 0 ? handle?.message : nil,
      evaluations: workspace.pointee.evaluations, gradientEvaluations: workspace.pointee.gradientEvaluations,
      refusals: workspace.pointee.refusals, restarts: restarts, multipliers: residual == nil ? nil : multipliers())
  }

  private func verdict(_ reason: StopReason, _ residual: Double?) -> Solution.Verdict {
    if workspace.pointee.stop == .cancelled { return .cancelled }
    if let residual, residual <= solver.stationarityTolerance { return .stationary }
    if workspace.pointee.stop == .budget || reason == .maxevalReached { return .budget }
    return isFeasible ? .feasible : .infeasible
  }

  /// The multipliers in the program's units.
  private func multipliers() -> Solution.Multipliers {
    let (workspace, conditions) = (workspace.pointee, conditions)
    let objective = 1 / workspace.weights[0]
    func constraints(_ rows: Range<Int>) -> [Double] {
      rows.map { conditions.constraints[$0 - 1] * workspace.weights[$0] * objective }
    }
    var lower = [Double](repeating: 0, count: workspace.dimension)
    var upper = lower
    for j in 0..<workspace.free where conditions.bounds[j] != 0 {
      let variable = workspace.variables[j]
      let value = conditions.bounds[j] * objective / variable.slope(at: best.x[variable.index])
      if value > 0 { lower[variable.index] = value } else { upper[variable.index] = -value }
    }
    return Solution.Multipliers(
      inequalities: constraints(1..<1 + workspace.inequalities),
      equalities: constraints(1 + workspace.inequalities..<workspace.rows), lower: lower, upper: upper)
  }
}
