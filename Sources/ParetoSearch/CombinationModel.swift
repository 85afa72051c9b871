// The model of one combination on one thread: evaluates designs, and solves scalarised problems with NLopt.

import NLopt

/// One thread's evaluator of a combination with the buffers and solver sessions that belong to it.
final class CombinationModel {
  let combination: Int
  let variables: [SearchVariable]
  let objectiveCount: Int
  let constraintCount: Int
  /// How many of the constraints, the last ones, are equalities.
  let equalityCount: Int
  let problem: any SearchProblem
  let evaluator: any SearchEvaluator
  /// What is random in its jobs follows from it.
  let seed: UInt64
  private let solver: Solver
  private let tolerance: Double
  private let values: UnsafeMutablePointer<Double>
  private let derivatives: UnsafeMutablePointer<Double>
  /// Whether derivatives are asked for.
  let usesDerivatives: Bool
  private var sessions: [SessionKey: SolverSession] = [:]
  /// How often a solve starts over that ends where it is not stationary: set for each job.
  var restarts = 0
  /// What changes with each evaluation, in memory of its own: access to it is not checked at run time.
  private let scratch: UnsafeMutablePointer<Scratch>

  private struct Scratch {
    var counts = SearchCounts()
    var program: ScalarisedProgram
  }

  /// How far inside its limit a constraint is aimed, as a share of the tolerance.
  private static let margin = 0.1
  /// The greatest size of an objective: of larger ones the span may be no number, nor what they are in a small unit.
  static let largest = 1e250
  /// An infinite derivative, as at the end of a square root, is replaced by one that solvers can work with.
  private static let steepest = 1e8

  /// Sessions kept at a time; a front has few faces.
  private static let sessionCapacity = 64

  private struct SessionKey: Hashable {
    var limits: Int
    var hasSlack: Bool
    var leastSlack: Double
    var relaxesConstraints: Bool
    /// The ends at which variables are held.
    var face: Face

    init(_ scalarisation: Scalarisation, _ face: Face) {
      self.face = face
      limits = scalarisation.limits.count
      hasSlack = scalarisation.slackWeight != nil
      leastSlack = scalarisation.leastSlack
      relaxesConstraints = scalarisation.relaxesConstraints
    }
  }

  init(
    problem: any SearchProblem, combination: Int, options: SearchOptions, cancellation: CancellationToken?
  ) throws {
    self.problem = problem
    self.combination = combination
    variables = problem.variables(ofCombination: combination)
    objectiveCount = problem.objectiveCount
    constraintCount = problem.constraintCount
    equalityCount = problem.equalityCount
    evaluator = try problem.makeEvaluator(forCombination: combination)
    seed = options.seed
    tolerance = options.feasibilityTolerance
    usesDerivatives = problem.hasDerivatives && !options.strategy.isDerivativeFree
    var solver = Solver()
    if !usesDerivatives { solver.algorithm = .cobyla }
    solver.maxeval = 400
    solver.cancellation = cancellation
    self.solver = solver
    let rows = objectiveCount + constraintCount
    values = .allocate(capacity: max(rows, 1))
    derivatives = .allocate(capacity: max(rows * variables.count, 1))
    derivatives.initialize(repeating: 0, count: max(rows * variables.count, 1))
    scratch = .allocate(capacity: 1)
    scratch.initialize(
      to: Scratch(
        program: ScalarisedProgram(
          objectives: objectiveCount, constraints: constraintCount, equalities: equalityCount,
          variables: variables, margin: Self.margin * tolerance, tolerance: tolerance)))
  }

  deinit {
    values.deallocate()
    derivatives.deallocate()
    scratch.pointee.program.deallocate()
    scratch.deinitialize(count: 1)
    scratch.deallocate()
  }

  /// What was spent since it was last set to nothing.
  var counts: SearchCounts {
    get { scratch.pointee.counts }
    set { scratch.pointee.counts = newValue }
  }

  var hasFreeVariables: Bool { variables.contains { !$0.isFixed } }

  /// The design with its numbers, or nil where the model has none.
  func evaluate(_ x: [Double]) -> Design? {
    guard x.withUnsafeBufferPointer({ call($0.baseAddress ?? UnsafePointer(values), derivatives: nil) }) else {
      return nil
    }
    let objectives = (0..<objectiveCount).map { values[$0] }
    let constraints = (0..<constraintCount).map { values[objectiveCount + $0] }
    return Design(
      combination: combination, x: x, objectives: objectives, constraints: constraints,
      violation: Scalarisation.excess(of: constraints, equalities: equalityCount))
  }

  /// The largest violation of a design, or nil where the model has no answer; its numbers are in `objectiveValues` and
  /// `constraintValues` until the next evaluation.
  func violation(at x: UnsafePointer<Double>) -> Double? {
    guard call(x, derivatives: nil) else { return nil }
    return Scalarisation.excess(
      of: UnsafeBufferPointer(start: constraintValues, count: constraintCount), equalities: equalityCount)
  }

  var objectiveValues: UnsafePointer<Double> { UnsafePointer(values) }
  var constraintValues: UnsafePointer<Double> { UnsafePointer(values + objectiveCount) }

  /// Solves from `start` with variables held at the ends of their intervals; nil if the model has no answer at the end.
  func solve(_ scalarisation: Scalarisation, from start: Design, on face: Face) -> SolveEnd? {
    let key = SessionKey(scalarisation, face)
    if sessions[key] == nil {
      if sessions.count >= Self.sessionCapacity { sessions.removeAll() }
      sessions[key] = makeSession(key, bounds: zip(variables, face.sides).map { $1.bounds(of: $0) })
    }
    return run(sessions[key]!, scalarisation, from: start)
  }

  /// The same with the integer variables held at their values in `start`.
  func solve(_ scalarisation: Scalarisation, holdingIntegersOf start: Design) -> Design? {
    guard variables.contains(where: { !$0.isFixed && $0.kind != .integer }) else { return evaluate(start.x) }
    let bounds = variables.enumerated().map { index, variable in
      variable.kind == .integer ? (start.x[index], start.x[index]) : (variable.lower, variable.upper)
    }
    let key = SessionKey(scalarisation, Face(free: variables.count))
    return run(makeSession(key, bounds: bounds), scalarisation, from: start)?.design
  }

  private func run(_ session: SolverSession, _ scalarisation: Scalarisation, from start: Design) -> SolveEnd? {
    scratch.pointee.program.adopt(scalarisation)
    scratch.pointee.counts.solves += 1
    var point = start.x
    if scalarisation.slackWeight != nil {
      point.append(scalarisation.slack(objectives: start.objectives, constraints: start.constraints))
    }
    session.mostRestarts = restarts
    // The program is sound by construction and its evaluation throws nothing.
    guard let solution = try? session.solve(from: point), solution.objective.isFinite else { return nil }
    guard var end = evaluate(clamped(solution.x)) else { return nil }
    guard solution.verdict == .stationary, let multipliers = solution.multipliers else {
      return SolveEnd(design: end, multipliers: nil)
    }
    // An equality's are those of its two sides.
    var all = Array(multipliers.inequalities.dropLast(equalityCount))
    for (offset, other) in multipliers.inequalities.suffix(equalityCount).enumerated() {
      all[all.count - equalityCount + offset] -= other
    }
    end.multipliers = Array(all.suffix(constraintCount))
    end.isStationary = !scalarisation.relaxesConstraints
    return SolveEnd(design: end, multipliers: all)
  }

  /// The derivatives, at a design, of what is minimised plus the bounded objectives and constraints times multipliers, with respect
  /// to the places of the variables on the unit interval; nil where the model has none.
  func slopes(at x: [Double], of scalarisation: Scalarisation, multipliers: [Double]) -> [Double]? {
    guard x.withUnsafeBufferPointer({ call($0.baseAddress!, derivatives: derivatives) }) else { return nil }
    var factors = [Double](repeating: 0, count: objectiveCount + constraintCount)
    for index in 0..<objectiveCount { factors[index] = scalarisation.weights[index] / scalarisation.span[index] }
    for (limit, multiplier) in zip(scalarisation.limits, multipliers) {
      factors[limit.objective] += multiplier / scalarisation.span[limit.objective]
    }
    for (index, multiplier) in multipliers.dropFirst(scalarisation.limits.count).enumerated() {
      factors[objectiveCount + index] = multiplier
    }
    return variables.indices.map { column in
      var sum = 0.0
      for (row, factor) in factors.enumerated() { sum += factor * derivatives[row * variables.count + column] }
      return sum * variables[column].slope(at: x[column])
    }
  }

  private func clamped(_ x: [Double]) -> [Double] {
    zip(x, variables).map { value, variable in
      let inside = min(max(value, variable.lower), variable.upper)
      // The solver ends a rounding error away from whole numbers that are optimal.
      return variable.kind == .integer && abs(inside - inside.rounded()) < 1e-9 ? inside.rounded() : inside
    }
  }

  private func makeSession(_ key: SessionKey, bounds: [(Double, Double)]) -> SolverSession {
    var lower = bounds.map(\.0)
    var upper = bounds.map(\.1)
    var scales: [NonlinearProgram.Scale] = variables.enumerated().map { index, variable in
      variable.kind == .logarithmic && lower[index] < upper[index] ? .logarithmic : .automatic
    }
    if key.hasSlack {
      lower.append(key.leastSlack)
      upper.append(.infinity)
      scales.append(.linear(1))
    }
    let program = NonlinearProgram(
      lower: lower, upper: upper, scales: scales,
      inequalities: key.limits + constraintCount + equalityCount, hasDerivatives: usesDerivatives
    ) { [unowned self] x, values, jacobian in
      self.write(x, values, jacobian) ? .given : .refused
    }
    var solver = solver
    // Where values alone are compared, quadratic models need far fewer of them than linear ones; they know no constraints.
    let moving = zip(lower, upper).count { $0 < $1 }
    if !usesDerivatives && program.inequalities == 0 && moving > 1 { solver.algorithm = .bobyqa }
    do {
      return try SolverSession(program, solver)
    } catch {
      preconditionFailure("a scalarised problem that NLopt refuses: \(error)")
    }
  }
}

extension CombinationModel {
  /// Calls the evaluator and counts; whether all it wrote is finite, objectives with room to spare.
  private func call(_ x: UnsafePointer<Double>, derivatives: UnsafeMutablePointer<Double>?) -> Bool {
    if derivatives == nil {
      scratch.pointee.counts.plainEvaluations += 1
    } else {
      scratch.pointee.counts.gradientEvaluations += 1
    }
    switch evaluator.evaluate(x, values, derivatives) {
    case .valued: break
    case .refused:
      scratch.pointee.counts.refused += 1
      return false
    case .faulty:
      scratch.pointee.counts.faulty += 1
      return false
    }
    let rows = objectiveCount + constraintCount
    var isFinite = true
    for index in 0..<objectiveCount where !(values[index].magnitude <= Self.largest) { isFinite = false }
    for index in objectiveCount..<rows where !values[index].isFinite { isFinite = false }
    if let derivatives {
      for index in 0..<(rows * variables.count) where !derivatives[index].isFinite {
        if derivatives[index].isNaN {
          isFinite = false
        } else {
          derivatives[index] = derivatives[index] < 0 ? -Self.steepest : Self.steepest
        }
      }
    }
    if !isFinite { scratch.pointee.counts.faulty += 1 }
    return isFinite
  }

  /// Writes the scalarised problem at a point of design variables and slack.
  private func write(
    _ x: UnsafeBufferPointer<Double>, _ out: UnsafeMutableBufferPointer<Double>,
    _ jacobian: UnsafeMutableBufferPointer<Double>?
  ) -> Bool {
    guard call(x.baseAddress!, derivatives: jacobian == nil ? nil : derivatives) else { return false }
    if jacobian != nil { scratch.pointee.program.lookForFlat(values, derivatives) }
    let slack = x.count > variables.count ? x[variables.count] : 0
    scratch.pointee.program.write(values, slack: slack, to: out.baseAddress!)
    if let jacobian { scratch.pointee.program.writeDerivatives(values, derivatives, to: jacobian.baseAddress!) }
    return true
  }
}
