import NLopt

/// A small optimizer for any algorithm: a shifted bowl in [-2, 2]², with a constraint where the algorithm takes one.
func bowl(
  _ algorithm: Algorithm, maxeval: Int = 300, beforeEach: @escaping (_ call: Int) throws -> Void = { _ in }
) -> Optimizer {
  let optimizer = Optimizer(algorithm, dimension: 2)
  (optimizer.lower, optimizer.upper) = ([-2, -2], [2, 2])
  optimizer.settings.maxeval = maxeval
  if algorithm.traits.contains(.needsLocal) {
    let local = algorithm.name.contains("N_") ? Algorithm.cobyla : .slsqp
    optimizer.local = Optimizer(local, dimension: 2)
    optimizer.local?.settings.maxeval = 50
  }
  let calls = Calls()
  optimizer.minimize { x, gradient in
    calls.count += 1
    try beforeEach(calls.count)
    gradient?[0] = 2 * (x[0] - 0.3)
    gradient?[1] = 4 * (x[1] + 0.2)
    return (x[0] - 0.3) * (x[0] - 0.3) + 2 * (x[1] + 0.2) * (x[1] + 0.2)
  }
  if algorithm.traits.contains(.inequalities) {
    optimizer.addInequality { x, gradient in
      gradient?[0] = 1
      gradient?[1] = 0
      return x[0] - 0.1
    }
  }
  return optimizer
}

/// Counts across the calls of one closure.
final class Calls {
  var count = 0
}

/// Every algorithm that this library has.
let availableAlgorithms = Algorithm.all.filter(\.isAvailable)
