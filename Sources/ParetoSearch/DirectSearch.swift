// Where derivatives lead nowhere, at a kink or at the edge of a region without answers: poll around the best design, along the axes
// and at random, closer whenever nothing is better (mesh-adaptive direct search: Audet & Dennis 2006, 10.1137/040603371).

import NLopt

/// A local search that compares values only; it moves in the unit cube of the continuous variables.
struct DirectSearch {
  let seed: UInt64
  let tolerance: Double

  private static let firstStep = 0.02
  private static let lastStep = 1e-6
  private static let evaluationsPerVariable = 120

  /// The best design found from `start`, perhaps `start` itself.
  func descend(from start: Design, _ scalarisation: Scalarisation, in model: CombinationModel) -> Design {
    let moving = model.variables.indices.filter {
      !model.variables[$0].isFixed && model.variables[$0].kind != .integer
    }
    var generator = SplitMix64(seed: seed)
    var best = start
    var step = Self.firstStep
    var left = Self.evaluationsPerVariable * moving.count
    while step > Self.lastStep && left > 0 && !moving.isEmpty {
      let before = best
      for direction in directions(moving.count, &generator) {
        left -= 1
        guard let trial = model.evaluate(moved(best, moving, direction, step, model.variables)) else { continue }
        if trial.isBetter(than: best, for: scalarisation, tolerance: tolerance) {
          best = trial
          break
        }
      }
      step *= best.x == before.x ? 0.5 : 2
    }
    return best
  }

  /// Each axis both ways and as many directions at random, in an order at random.
  private func directions(_ count: Int, _ generator: inout SplitMix64) -> [[Double]] {
    var all: [[Double]] = []
    for axis in 0..<count {
      for sign in [1.0, -1] {
        var direction = [Double](repeating: 0, count: count)
        direction[axis] = sign
        all.append(direction)
        all.append((0..<count).map { _ in 2 * generator.nextUnit() - 1 })
      }
    }
    return all.shuffled(using: &generator)
  }

  private func moved(
    _ design: Design, _ moving: [Int], _ direction: [Double], _ step: Double, _ variables: [SearchVariable]
  ) -> [Double] {
    var x = design.x
    for (place, index) in moving.enumerated() {
      x[index] = variables[index].value(atUnit: variables[index].unit(of: x[index]) + step * direction[place])
    }
    return x
  }
}
