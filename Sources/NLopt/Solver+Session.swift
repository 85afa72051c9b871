import CNLopt

extension Solver {
  /// What is wrong with solving `program`, itself without fault, this way.
  func faults(for program: NonlinearProgram) -> [Fault] {
    var faults: [Fault] = []
    func require(_ isFine: Bool, _ place: String, _ found: some Any, _ allowed: String) {
      if !isFine { faults.append(Fault(place, found: "\(found)", allowed: allowed)) }
    }
    require(
      constraintTolerance > 0 && constraintTolerance.isFinite, "constraintTolerance", constraintTolerance, "(0, ∞)")
    require(
      stationarityTolerance > 0 && stationarityTolerance.isFinite, "stationarityTolerance", stationarityTolerance,
      "(0, ∞)")
    require(arrivalTolerance >= 0 && arrivalTolerance.isFinite, "arrivalTolerance", arrivalTolerance, "[0, ∞)")
    require((0...100).contains(restarts), "restarts", restarts, "[0, 100]")
    guard program.upper.count == program.dimension else { return faults }
    let free = (0..<program.dimension).filter { program.lower[$0] != program.upper[$0] }
    guard !free.isEmpty else { return faults }
    faults += settings(dimension: free.count).faults(algorithm, dimension: free.count)
    let requirements = Requirements(
      dimension: free.count, lower: free.map { program.lower[$0] }, upper: free.map { program.upper[$0] },
      inequalities: program.inequalities, equalities: program.equalities, hasDerivatives: program.hasDerivatives)
    return faults + requirements.faults(algorithm, local: local)
  }

  private func settings(dimension: Int) -> Settings {
    var settings = Settings()
    (settings.xtolRel, settings.ftolRel) = (xtolRel, ftolRel)
    (settings.xtolAbs, settings.ftolAbs) = ([1e-12], 1e-14)
    (settings.maxeval, settings.population) = (maxeval, population)
    return settings
  }

  /// The C optimizer for `workspace`, whose callbacks it is given.
  func handle(for workspace: UnsafeMutablePointer<Workspace>) -> Handle {
    let free = workspace.pointee.free
    let handle = Handle(algorithm, dimension: free)
    let boxes = workspace.pointee.variables.map(\.box)
    mustAccept(nlopt_set_lower_bounds(handle.pointer, boxes.map(\.lower)))
    mustAccept(nlopt_set_upper_bounds(handle.pointer, boxes.map(\.upper)))
    settings(dimension: free).apply(to: handle.pointer, dimension: free)
    if algorithm.traits.contains(.needsLocal) {
      let inner = Handle(local, dimension: free)
      settings(dimension: free).apply(to: inner.pointer, dimension: free)
      mustAccept(nlopt_set_local_optimizer(handle.pointer, inner.pointer))
    }
    let (inequalities, rows) = (workspace.pointee.inequalities, workspace.pointee.rows)
    let tolerances = [Double](repeating: constraintTolerance, count: rows)
    mustAccept(nlopt_set_min_objective(handle.pointer, objectiveCallback, workspace))
    mustAccept(
      nlopt_add_inequality_mconstraint(
        handle.pointer, UInt32(inequalities), inequalityCallback, workspace, tolerances))
    mustAccept(
      nlopt_add_equality_mconstraint(
        handle.pointer, UInt32(rows - 1 - inequalities), equalityCallback, workspace, tolerances))
    return handle
  }
}

private let objectiveCallback: nlopt_func = { _, u, gradient, data in
  let workspace = data!.assumingMemoryBound(to: Workspace.self)
  workspace.pointee.objectiveCalls += 1
  guard workspace.pointee.evaluate(u!, derivatives: gradient != nil) else {
    return workspace.pointee.endRun()
  }
  if gradient != nil && workspace.pointee.hasArrived() { return workspace.pointee.endRun() }
  let sample = workspace.pointee.samples + workspace.pointee.last
  gradient?.update(from: sample.pointee.scaledJacobian, count: workspace.pointee.free)
  return sample.pointee.scaledValues[0]
}

private let inequalityCallback: nlopt_mfunc = { m, result, _, u, gradient, data in
  writeConstraints(1, m, result!, u!, gradient, data!)
}

private let equalityCallback: nlopt_mfunc = { m, result, _, u, gradient, data in
  let first = data!.assumingMemoryBound(to: Workspace.self).pointee.inequalities + 1
  writeConstraints(first, m, result!, u!, gradient, data!)
}

/// Writes `count` constraints from row `first` on.
private func writeConstraints(
  _ first: Int, _ count: UInt32, _ result: UnsafeMutablePointer<Double>, _ u: UnsafePointer<Double>,
  _ gradient: UnsafeMutablePointer<Double>?, _ data: UnsafeMutableRawPointer
) {
  let workspace = data.assumingMemoryBound(to: Workspace.self)
  let (count, free) = (Int(count), workspace.pointee.free)
  guard workspace.pointee.evaluate(u, derivatives: gradient != nil) else {
    result.update(repeating: workspace.pointee.endRun(), count: count)
    return
  }
  let sample = workspace.pointee.samples + workspace.pointee.last
  result.update(from: sample.pointee.scaledValues + first, count: count)
  gradient?.update(from: sample.pointee.scaledJacobian + first * free, count: count * free)
}
