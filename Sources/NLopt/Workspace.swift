import CNLopt
import Glibc

/// What the callbacks of a solve work on. It lives behind a pointer that NLopt hands back, so that an evaluation costs
/// neither allocation nor a lookup.
struct Workspace {
  /// Why the wrapper itself ends a run.
  enum Stop { case error, cancelled, budget, notFinite, stationary }

  /// Stands for the value of a point without answer: NLopt's algorithms break on values that are not finite.
  static let huge = 1e30

  let evaluation: NonlinearProgram.Evaluation
  let dimension: Int
  let inequalities: Int
  let rows: Int
  let tolerance: Double
  let maxeval: Int
  let cancellation: CancellationToken?
  let stopsLate: Bool
  /// Whether the algorithm loops for ever, asking nothing, where values differ by too many powers of ten (COBYLA: nlopt#370).
  let needsTameValues: Bool
  var handle: nlopt_opt?
  /// What a point is judged by, and the residual below which a run has arrived.
  let conditions: OptimalityConditions
  let arrival: Double
  /// NLopt's calls in this run.
  var objectiveCalls = 0

  /// The free variables.
  let variables: UnsafeMutableBufferPointer<ScaledVariable>
  /// Factors of f, c and h.
  let weights: UnsafeMutablePointer<Double>
  /// What f is measured from, and whether that is its value where the weights are from: where it is so large that it says nothing of
  /// how far f changes.
  var origin = 0.0
  var isMeasuredFromOrigin = false
  /// Largest entry of f's gradient where weights were taken from in this solve.
  var steepest = 0.0
  /// The last point and the best one, which may be the same.
  let samples: UnsafeMutablePointer<Sample>
  var last = 0
  var best = 0

  var evaluations = 0
  var gradientEvaluations = 0
  var refusals = 0
  var stop: Stop?
  var error: (any Error)?

  init(_ program: NonlinearProgram, _ solver: Solver) {
    evaluation = program.evaluate
    dimension = program.dimension
    inequalities = program.inequalities
    rows = 1 + program.inequalities + program.equalities
    (tolerance, maxeval, cancellation) = (solver.constraintTolerance, solver.maxeval, solver.cancellation)
    stopsLate = solver.algorithm.traits.contains(.stopsLate)
    needsTameValues = solver.algorithm.traits.contains(.uninterruptible)
    let isFree = { program.lower[$0] < program.upper[$0] }
    let list = (0..<program.dimension).filter(isFree).map { ScaledVariable($0, of: program) }
    variables = .allocate(capacity: list.count)
    _ = variables.initialize(from: list)
    weights = .allocate(capacity: rows)
    weights.initialize(repeating: 1, count: rows)
    samples = .allocate(capacity: 2)
    conditions = OptimalityConditions(
      free: list.count, inequalities: program.inequalities, equalities: program.equalities)
    arrival = solver.arrivalTolerance
    for i in 0..<2 {
      (samples + i).initialize(to: Sample(dimension: dimension, free: list.count, rows: rows))
      for j in 0..<dimension { samples[i].x[j] = program.lower[j] }
    }
  }

  func deallocate() {
    variables.deallocate()
    weights.deallocate()
    for i in 0..<2 { samples[i].deallocate() }
    samples.deallocate()
  }

  /// Number of free variables.
  var free: Int { variables.count }

  /// Forgets all points.
  mutating func reset() {
    (samples[0].isSet, samples[1].isSet, last, best) = (false, false, 0, 0)
    (evaluations, gradientEvaluations, refusals) = (0, 0, 0)
    (error, stop) = (nil, nil)
    (origin, isMeasuredFromOrigin, steepest) = (0, false, 0)
  }
}

// MARK: - Evaluation

extension Workspace {
  /// Evaluates at `u`, unless that was just done, and keeps the point if it is the best; false when the run must stop.
  mutating func evaluate(_ u: UnsafePointer<Double>, derivatives: Bool) -> Bool {
    if stop != nil { return false }
    if samples[last].isSet && memcmp(u, samples[last].u, free * MemoryLayout<Double>.stride) == 0 {
      return !derivatives || samples[last].hasDerivatives || call(derivatives: true)
    }
    if let cancellation, cancellation.isCancelled { stop = .cancelled }
    if evaluations >= maxeval { stop = .budget }
    if !isFinite(u, free) { stop = .notFinite }
    if stop != nil { return false }

    if samples[best].isSet { last = 1 - best }
    (samples[last].isSet, samples[last].isRefused) = (false, false)
    samples[last].u.update(from: u, count: free)
    for j in 0..<free { samples[last].x[variables[j].index] = variables[j].outer(u[j]) }
    evaluations += 1
    return call(derivatives: derivatives)
  }

  /// Makes the best point the last one, with derivatives where they are asked for; false where that fails.
  mutating func returnToBest(derivatives: Bool) -> Bool {
    if samples[best].isRefused { return false }
    last = best
    return !derivatives || samples[best].hasDerivatives || (call(derivatives: true) && !samples[best].isRefused)
  }

  /// Whether the last point, of which derivatives are known, is the best one, feasible, and as good as stationary: NLopt would take
  /// one or two steps more to find that nothing changes.
  mutating func hasArrived() -> Bool {
    guard last == best, !samples[last].isRefused, samples[last].violation <= tolerance,
      conditions.residual(at: samples[last], in: variables) <= arrival,
      conditions.complementarity <= 0.1 * arrival
    else { return false }
    stop = .stationary
    return true
  }

  /// Tells NLopt to stop, from inside its callback.
  func endRun() -> Double {
    if !stopsLate || objectiveCalls > 1 { _ = nlopt_force_stop(handle) }
    return Self.huge
  }

  /// Asks the program for the last point, scales what it answers and compares it with the best.
  private mutating func call(derivatives: Bool) -> Bool {
    let sample = samples + last
    let n = dimension
    do {
      let answer = try evaluation(
        UnsafeBufferPointer(start: sample.pointee.x, count: n),
        UnsafeMutableBufferPointer(start: sample.pointee.values, count: rows),
        derivatives ? UnsafeMutableBufferPointer(start: sample.pointee.jacobian, count: rows * n) : nil)
      let isRefused = answer == .refused || !isFinite(sample.pointee.values, rows)
      if isRefused && !sample.pointee.isRefused { refusals += 1 }
      sample.pointee.isRefused = isRefused
    } catch {
      (self.error, stop) = (error, .error)
      return false
    }
    sample.pointee.isSet = true
    sample.pointee.hasDerivatives = derivatives
    if derivatives { gradientEvaluations += 1 }
    scale(sample)
    if last != best && (!samples[best].isSet || isBetter(samples[last], than: samples[best])) { best = last }
    return true
  }

  /// Feasible before infeasible, then by objective or by violation; a refused point is never better.
  private func isBetter(_ a: Sample, than b: Sample) -> Bool {
    if a.isRefused { return false }
    if b.isRefused { return true }
    if a.violation <= tolerance && b.violation <= tolerance { return a.scaledValues[0] < b.scaledValues[0] }
    return a.violation < b.violation
  }
}

// MARK: - Scaling

extension Workspace {
  /// Fills the scaled part of `sample` from its unscaled part.
  func scale(_ sample: UnsafeMutablePointer<Sample>) {
    let scaledValues = sample.pointee.scaledValues
    guard !sample.pointee.isRefused else {
      for i in 0..<rows { scaledValues[i] = needsTameValues ? Self.hugeWhereTame : Self.huge }
      sample.pointee.violation = .infinity
      if sample.pointee.hasDerivatives { sample.pointee.scaledJacobian.update(repeating: 0, count: rows * free) }
      return
    }
    let values = sample.pointee.values
    scaledValues[0] = (values[0] - origin) * weights[0]
    for i in 1..<max(1, rows) { scaledValues[i] = values[i] * weights[i] }
    if needsTameValues {
      for i in 0..<rows { scaledValues[i] = Self.tame(scaledValues[i]) }
    }
    var violation = 0.0
    for i in 1..<max(1, 1 + inequalities) { violation = max(violation, scaledValues[i]) }
    for i in (1 + inequalities)..<rows { violation = max(violation, abs(scaledValues[i])) }
    sample.pointee.violation = violation
    if sample.pointee.hasDerivatives { scaleJacobian(sample) }
  }

  /// Values beyond `tame` count by their logarithm: what is less, and what is feasible, stays so.
  private static func tame(_ value: Double) -> Double {
    let size = abs(value) / tame
    return size <= 1 ? value : value < 0 ? -tame * (1 + log(size)) : tame * (1 + log(size))
  }

  private static let tame = 1e6

  /// More than any value comes to.
  private static let hugeWhereTame = 1e9

  private func scaleJacobian(_ sample: UnsafeMutablePointer<Sample>) {
    let (jacobian, scaled, x) = (sample.pointee.jacobian, sample.pointee.scaledJacobian, sample.pointee.x)
    for j in 0..<free {
      let index = variables[j].index
      let slope = variables[j].slope(at: x[index])
      for i in 0..<rows { scaled[i * free + j] = jacobian[i * dimension + index] * weights[i] * slope }
    }
    // An infinite slope, as of a square root at 0, says nothing of the next step.
    if !isFinite(scaled, rows * free) {
      for i in 0..<rows * free where !scaled[i].isFinite { scaled[i] = 0 }
    }
  }

  /// Takes the weights from the values and derivatives of the last point, and scales all points by them.
  ///
  /// A function counts by its gradient there; where that vanishes, a small part of its value stands in for it.
  mutating func adoptWeights() {
    let sample = samples + last
    let (jacobian, x) = (sample.pointee.jacobian, sample.pointee.x)
    origin = isMeasuredFromOrigin ? sample.pointee.values[0] : 0
    for i in 0..<rows {
      var size = 0.0
      if sample.pointee.hasDerivatives {
        for j in 0..<free {
          let index = variables[j].index
          let slope = abs(jacobian[i * dimension + index] * variables[j].slope(at: x[index]))
          if slope.isFinite { size = max(size, slope) }
        }
      }
      if i == 0 { steepest = max(steepest, size) }
      let share = i > 0 ? 1e-1 : isMeasuredFromOrigin ? 0 : OptimalityConditions.valueShare
      size = max(size, share * abs(sample.pointee.values[i]))
      weights[i] = size > 0 && (1 / size).isFinite ? 1 / size : 1
    }
    for i in 0..<2 where samples[i].isSet { scale(samples + i) }
  }
}

// MARK: - Large values

extension Workspace {
  /// Part of f that is its rounding, after some thousand operations.
  private static let rounding = 1e-12

  /// Whether f can still fall from the best point by more than its rounding: a step down what the optimality conditions leave, on which
  /// it should by that much according to its gradient, gains half of it. True too where the solve must stop before that is known.
  mutating func mayFall() -> Bool {
    let (from, size) = (samples[best], conditions.remainder)
    let fall = Self.rounding * abs(from.values[0]) * weights[0]
    var square = 0.0
    for j in 0..<free { square += conditions.descent[j] * conditions.descent[j] }
    // A step no longer than what a variable is scaled by.
    guard fall * size < square else { return false }
    let value = from.scaledValues[0]
    let isKnown = withUnsafeTemporaryAllocation(of: Double.self, capacity: free) { u in
      for j in 0..<free {
        let box = variables[j].box
        u[j] = min(max(from.u[j] + fall / square * conditions.descent[j], box.lower), box.upper)
      }
      return evaluate(u.baseAddress!, derivatives: false)
    }
    return !isKnown || value - samples[last].scaledValues[0] >= 0.5 * fall
  }
}

/// Whether all of `count` numbers are finite.
@inline(__always) func isFinite(_ numbers: UnsafePointer<Double>, _ count: Int) -> Bool {
  var sum = 0.0
  for i in 0..<count { sum += numbers[i] * 0 }
  return sum == 0
}
