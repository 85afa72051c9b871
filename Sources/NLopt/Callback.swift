import CNLopt
import Glibc

/// One function of an optimizer as NLopt calls it.
final class Callback {
  enum Role { case objective, inequality, equality }

  let role: Role
  let function: Optimizer.VectorFunction
  let tolerances: [Double]
  let preconditioner: Optimizer.Preconditioner?
  /// The run this function takes part in, set before each and alive throughout it.
  unowned(unsafe) var run: Run!
  /// Number of the point at which it was last entered into the run's record.
  var entry = 0

  init(
    _ role: Role, _ function: @escaping Optimizer.VectorFunction, tolerances: [Double],
    preconditioner: Optimizer.Preconditioner? = nil
  ) {
    (self.role, self.function, self.tolerances, self.preconditioner) = (role, function, tolerances, preconditioner)
  }

  /// Calls the function, or answers for it where the run is over.
  func call(
    _ x: UnsafePointer<Double>, _ values: UnsafeMutablePointer<Double>, _ gradients: UnsafeMutablePointer<Double>?
  ) {
    let (n, m) = (run.dimension, tolerances.count)
    guard run.mayGoOn(at: x, for: self) else { return answerForNothing(values, gradients) }
    do {
      try function(
        UnsafeBufferPointer(start: x, count: n), UnsafeMutableBufferPointer(start: values, count: m),
        gradients.map { UnsafeMutableBufferPointer(start: $0, count: m * n) })
    } catch {
      run.end(error)
      return answerForNothing(values, gradients)
    }
    let isAnswered = NLopt.isFinite(values, m)
    if !isAnswered {
      for i in 0..<m where !values[i].isFinite { values[i] = run.worst(role) }
    }
    if let gradients, !NLopt.isFinite(gradients, m * n) {
      for i in 0..<m * n where !gradients[i].isFinite { gradients[i] = 0 }
    }
    run.enter(self, values, isAnswered: isAnswered)
  }

  private func answerForNothing(_ values: UnsafeMutablePointer<Double>, _ gradients: UnsafeMutablePointer<Double>?) {
    values.update(repeating: run.worst(role), count: tolerances.count)
    gradients?.update(repeating: 0, count: tolerances.count * run.dimension)
  }
}

// What NLopt calls. The callbacks outlive the run, so nothing is retained here.

let scalarThunk: nlopt_func = { _, x, gradient, data in
  Unmanaged<Callback>.fromOpaque(data!)._withUnsafeGuaranteedRef { callback in
    var value = 0.0
    callback.call(x!, &value, gradient)
    return value
  }
}

let vectorThunk: nlopt_mfunc = { _, values, _, x, gradients, data in
  Unmanaged<Callback>.fromOpaque(data!)._withUnsafeGuaranteedRef { $0.call(x!, values!, gradients) }
}

let preconditionerThunk: nlopt_precond = { n, x, vector, product, data in
  Unmanaged<Callback>.fromOpaque(data!)._withUnsafeGuaranteedRef { callback in
    let n = Int(n)
    do {
      try callback.preconditioner?(
        UnsafeBufferPointer(start: x, count: n), UnsafeBufferPointer(start: vector, count: n),
        UnsafeMutableBufferPointer(start: product, count: n))
    } catch {
      callback.run.end(error)
    }
    if !isFinite(product!, n) { product!.update(repeating: 0, count: n) }
  }
}
