import CNLopt

extension Optimizer {
  /// Runs the optimization from `start`, which is moved inside the bounds.
  ///
  /// - Throws: `NLoptError` with all faults of the request, or where a run is under way; what a function throws.
  public func optimize(from start: [Double]) throws -> Outcome {
    if isRunning { throw NLoptError.isRunning("optimizer") }
    isRunning = true
    defer { isRunning = false }
    let faults = faults(start)
    if !faults.isEmpty { throw NLoptError(faults) }
    let handle = configuredHandle()
    let run = Run(self, handle: handle.pointer)
    let callbacks = [objective!] + constraints
    for callback in callbacks { (callback.run, callback.entry) = (run, 0) }
    install(in: handle.pointer)

    var x = start.indices.map { min(max(start[$0], lower[$0]), upper[$0]) }
    let clamped = x
    var value = 0.0
    Library.seed(settings.seed, for: algorithm, local: local?.algorithm)
    let reason = withExtendedLifetime((run, callbacks)) { StopReason(nlopt_optimize(handle.pointer, &x, &value)) }
    if let error = run.error { throw error }
    return Outcome(
      x: run.hasBest ? Array(UnsafeBufferPointer(start: run.best, count: dimension)) : clamped,
      objective: run.bestValue, violation: run.bestViolation, isFeasible: run.bestIsFeasible,
      reason: run.isExhausted ? .maxevalReached : reason,
      isCancelled: run.isCancelled, message: handle.message, evaluations: run.evaluations)
  }

  /// What is wrong with a run from `start`.
  private func faults(_ start: [Double]) -> [Fault] {
    var faults = settings.faults(algorithm, dimension: dimension)
    func requireCount(_ list: [Double], _ place: String) {
      guard list.count != dimension else { return }
      faults.append(Fault(place, found: "\(list.count) numbers", allowed: "\(dimension), one a variable"))
    }
    requireCount(lower, "lower")
    requireCount(upper, "upper")
    requireCount(start, "start")
    for i in 0..<min(lower.count, upper.count)
    where !(lower[i] <= upper[i] && lower[i] < .infinity && upper[i] > -.infinity) {
      faults.append(
        Fault(
          "bounds[\(i)]", found: "\(lower[i]) and \(upper[i])", allowed: "lower at most upper, with a number between"))
    }
    for i in start.indices where !start[i].isFinite {
      faults.append(Fault("start[\(i)]", found: "\(start[i])", allowed: "a finite number"))
    }
    if objective == nil {
      faults.append(Fault("objective", found: "none", allowed: "one", hint: "call minimize or maximize"))
    }
    for (i, constraint) in constraints.enumerated() {
      for (k, tolerance) in constraint.tolerances.enumerated() where !(tolerance > 0 && tolerance.isFinite) {
        faults.append(
          Fault(
            "constraint[\(i)].tolerance[\(k)]", found: "\(tolerance)", allowed: "(0, ∞)",
            hint: "at 0 SLSQP returns its start"))
      }
    }
    guard lower.count == dimension && upper.count == dimension else { return faults }
    func count(_ role: Callback.Role) -> Int {
      constraints.filter { $0.role == role }.reduce(0) { $0 + $1.tolerances.count }
    }
    let requirements = Requirements(
      dimension: dimension, lower: lower, upper: upper, inequalities: count(.inequality), equalities: count(.equality),
      hasDerivatives: hasDerivatives)
    faults += requirements.faults(algorithm, local: local?.algorithm)
    return faults + localFaults
  }

  private var localFaults: [Fault] {
    guard let local else { return [] }
    guard local.dimension == dimension else {
      return [Fault("local.dimension", found: "\(local.dimension)", allowed: "\(dimension)")]
    }
    return local.settings.faults(local.algorithm, dimension: dimension).map { fault in
      var fault = fault
      fault.place = "local.\(fault.place)"
      return fault
    }
  }

  private func configuredHandle() -> Handle {
    let handle = Handle(algorithm, dimension: dimension)
    mustAccept(nlopt_set_lower_bounds(handle.pointer, lower))
    mustAccept(nlopt_set_upper_bounds(handle.pointer, upper))
    settings.apply(to: handle.pointer, dimension: dimension)
    if let local {
      let inner = Handle(local.algorithm, dimension: dimension)
      local.settings.apply(to: inner.pointer, dimension: dimension)
      mustAccept(nlopt_set_local_optimizer(handle.pointer, inner.pointer))
    }
    return handle
  }

  /// Gives NLopt the functions.
  private func install(in handle: nlopt_opt) {
    guard let objective else { return }
    let setObjective = isMaximizing ? nlopt_set_precond_max_objective : nlopt_set_precond_min_objective
    mustAccept(setObjective(handle, scalarThunk, objective.preconditionerThunk, objective.data))
    for constraint in constraints {
      let (data, count) = (constraint.data, UInt32(constraint.tolerances.count))
      switch constraint.role {
      case .inequality where constraint.preconditioner != nil:
        mustAccept(
          nlopt_add_precond_inequality_constraint(
            handle, scalarThunk, constraint.preconditionerThunk, data, constraint.tolerances[0]))
      case .inequality:
        mustAccept(nlopt_add_inequality_mconstraint(handle, count, vectorThunk, data, constraint.tolerances))
      case .equality:
        mustAccept(nlopt_add_equality_mconstraint(handle, count, vectorThunk, data, constraint.tolerances))
      case .objective: preconditionFailure("an objective is no constraint")
      }
    }
  }
}

extension Callback {
  fileprivate var data: UnsafeMutableRawPointer { Unmanaged.passUnretained(self).toOpaque() }
  fileprivate var preconditionerThunk: nlopt_precond? { preconditioner == nil ? nil : NLopt.preconditionerThunk }
}
