import CNLopt
import Glibc

/// One run of an optimizer: what ends it, and the best point that its functions were evaluated at.
///
/// NLopt asks for objective and constraints in separate calls; a point is judged when all of them have answered.
final class Run {
  let dimension: Int
  let handle: nlopt_opt
  private let isMaximizing: Bool
  private let cancellation: CancellationToken?
  private let maxeval: Int
  private let functions: Int
  private let stopsLate: Bool

  private let point: UnsafeMutablePointer<Double>
  let best: UnsafeMutablePointer<Double>
  /// Number of the current point, counted from 1.
  private var entry = 0
  private var answered = 0
  private var value = 0.0
  private var violation = 0.0
  private var isFeasible = true
  private var isAnswered = true

  private(set) var bestValue = Double.nan
  private(set) var bestViolation = Double.nan
  private(set) var bestIsFeasible = false
  private(set) var hasBest = false
  private(set) var evaluations = 0
  private(set) var error: (any Error)?
  private(set) var isCancelled = false
  private(set) var isExhausted = false
  private var isOver = false
  private var objectiveCalls = 0

  init(_ optimizer: Optimizer, handle: nlopt_opt) {
    (dimension, isMaximizing, self.handle) = (optimizer.dimension, optimizer.isMaximizing, handle)
    (cancellation, maxeval) = (optimizer.cancellation, optimizer.settings.maxeval)
    stopsLate = optimizer.algorithm.traits.contains(.stopsLate)
    functions = 1 + optimizer.constraints.count
    point = .allocate(capacity: dimension)
    point.initialize(repeating: .nan, count: dimension)
    best = .allocate(capacity: dimension)
    best.initialize(repeating: .nan, count: dimension)
  }

  deinit {
    point.deallocate()
    best.deallocate()
  }

  /// Stands for a value that is missing: the worst of its kind, but finite, because NLopt's algorithms break otherwise.
  func worst(_ role: Callback.Role) -> Double { role == .objective && isMaximizing ? -Workspace.huge : Workspace.huge }

  /// Ends the run with `error`, the first one counting.
  func end(_ error: any Error) {
    if self.error == nil { self.error = error }
    stop()
  }

  private func stop() {
    isOver = true
    if !stopsLate || objectiveCalls > 1 { _ = nlopt_force_stop(handle) }
  }

  /// Whether a function may be called at `x`; begins a new record where the point is new.
  func mayGoOn(at x: UnsafePointer<Double>, for callback: Callback) -> Bool {
    if callback.role == .objective { objectiveCalls += 1 }
    if isOver {
      stop()
      return false
    }
    if let cancellation, cancellation.isCancelled {
      isCancelled = true
      stop()
    } else if callback.role == .objective && evaluations >= maxeval {
      isExhausted = true
      stop()
    } else if !NLopt.isFinite(x, dimension) {
      stop()
    }
    if isOver { return false }
    if callback.role == .objective { evaluations += 1 }
    if entry == 0 || memcmp(x, point, dimension * MemoryLayout<Double>.stride) != 0 {
      point.update(from: x, count: dimension)
      entry += 1
      (answered, value, violation, isFeasible, isAnswered) = (0, 0, 0, true, true)
    }
    return true
  }

  /// Enters what `callback` wrote at the current point, and whether all of that was its own.
  func enter(_ callback: Callback, _ values: UnsafePointer<Double>, isAnswered hasAnswer: Bool) {
    if callback.entry == entry { return }
    callback.entry = entry
    answered += 1
    if !hasAnswer { isAnswered = false }
    for i in 0..<callback.tolerances.count {
      switch callback.role {
      case .objective: value = values[i]
      case .inequality: judge(values[i], callback.tolerances[i])
      case .equality: judge(abs(values[i]), callback.tolerances[i])
      }
    }
    if answered == functions && isAnswered && isBest {
      best.update(from: point, count: dimension)
      (bestValue, bestViolation, bestIsFeasible, hasBest) = (value, violation, isFeasible, true)
    }
  }

  private func judge(_ value: Double, _ tolerance: Double) {
    violation = max(violation, value)
    if value > tolerance { isFeasible = false }
  }

  /// Feasible before infeasible, then by objective or by violation.
  private var isBest: Bool {
    if !hasBest { return true }
    if isFeasible != bestIsFeasible { return isFeasible }
    if !isFeasible { return violation < bestViolation }
    return isMaximizing ? value > bestValue : value < bestValue
  }
}
