// One single-objective problem made from several objectives, general enough for every strategy. With F the objectives measured
// from `origin` in units of `span`, it minimises  Σ w·F + s·t  subject to  F_i <= limit_i + d_i·t  and  g <= 0  (or g <= t):
// w alone is a weighted sum, limits without slack are epsilon constraints, limits along a direction are Pascoletti–Serafini.

import Glibc

/// A scalarised problem.
struct Scalarisation: Sendable {
  /// One bounded objective.
  struct Limit: Sendable {
    var objective: Int
    var limit: Double
    /// How fast the slack moves the limit; 0 for a fixed one.
    var direction: Double
  }

  /// Where each objective is measured from.
  var origin: [Double]
  /// The unit of each objective, above 0.
  var span: [Double]
  /// The weight of each objective in what is minimised.
  var weights: [Double]
  /// The bounded objectives.
  var limits: [Limit] = []
  /// The weight of the slack in what is minimised, or nil if there is none.
  var slackWeight: Double?
  /// Whether the slack relaxes the constraints too: how feasibility is sought.
  var relaxesConstraints = false
  /// How many of the constraints, the last ones, the slack relaxes to either side.
  var equalityCount = 0
  /// The least slack worth having.
  var leastSlack = -Double.infinity

  /// Minimises one objective; the others count a little, so that of equal designs an efficient one is found.
  static func best(of objective: Int, bounds: ObjectiveBounds, augmentation: Double) -> Scalarisation {
    var weights = bounds.lowest.indices.map { bounds.moves($0) ? augmentation : 0 }
    weights[objective] = 1
    return Scalarisation(origin: bounds.lowest, span: bounds.lowest.indices.map(bounds.span), weights: weights)
  }

  /// The objective of which the best value is sought, without any limit; `nil` of another purpose.
  var onlyObjective: Int? { limits.isEmpty && slackWeight == nil ? weights.firstIndex(of: 1) : nil }

  /// Minimises the largest violation, until all constraints are met with something to spare.
  static func feasibility(objectives: Int, equalities: Int) -> Scalarisation {
    Scalarisation(
      origin: Array(repeating: 0, count: objectives), span: Array(repeating: 1, count: objectives),
      weights: Array(repeating: 0, count: objectives), slackWeight: 1, relaxesConstraints: true,
      equalityCount: equalities, leastSlack: -1e-3)
  }

  /// The largest of some constraints, the last ones being equalities, and `least`.
  @inline(__always)
  static func excess(
    of constraints: some RandomAccessCollection<Double>, equalities: Int, least: Double = 0
  ) -> Double {
    let inequalities = constraints.count - equalities
    var excess = least
    for (index, value) in constraints.enumerated() { excess = max(excess, index < inequalities ? value : abs(value)) }
    return excess
  }

  /// A violation as the search for a feasible design sees it: beyond ten it grows with its logarithm, since solvers lose their way where
  /// it spans powers of ten.
  @inline(__always)
  static func eased(_ violation: Double) -> Double {
    violation > much ? much * (1 + log(violation / much)) : violation
  }

  /// The derivative of that.
  @inline(__always)
  static func easing(_ violation: Double) -> Double { violation > much ? much / violation : 1 }

  private static let much = 10.0

  /// An objective in units of the front.
  @inline(__always)
  func normalised(_ value: Double, _ objective: Int) -> Double { (value - origin[objective]) / span[objective] }

  /// The slack a design needs, if there is one.
  func slack(objectives: [Double], constraints: [Double]) -> Double {
    var slack = leastSlack
    for limit in limits where limit.direction > 0 {
      slack = max(slack, (normalised(objectives[limit.objective], limit.objective) - limit.limit) / limit.direction)
    }
    if relaxesConstraints {
      slack = max(slack, Self.eased(Self.excess(of: constraints, equalities: equalityCount, least: -.infinity)))
    }
    return slack
  }

  /// A multiplier for each limit: the slack's weight for the one that decides the slack, 0 for the others.
  func leading(_ objectives: [Double]) -> [Double] {
    let slack = slack(objectives: objectives, constraints: [])
    return limits.map { limit in
      guard limit.direction > 0, let slackWeight else { return 0 }
      let excess = (normalised(objectives[limit.objective], limit.objective) - limit.limit) / limit.direction
      return excess == slack ? slackWeight / limit.direction : 0
    }
  }

  /// Whether the objectives with a fixed limit keep it, rounding aside.
  func keepsLimits(objectives: [Double]) -> Bool {
    limits.allSatisfy { $0.direction > 0 || normalised(objectives[$0.objective], $0.objective) <= $0.limit + 1e-7 }
  }

  /// How far below its moved limit the lowest of the bounded objectives lies: 0 where all of them hold the slack.
  func looseness(objectives: [Double]) -> Double {
    let slack = slack(objectives: objectives, constraints: [])
    return limits.reduce(0) { loosest, limit in
      let value = normalised(objectives[limit.objective], limit.objective)
      return max(loosest, limit.limit + limit.direction * slack - value)
    }
  }

  /// What is minimised, at a design that needs not be feasible.
  func merit(objectives: [Double], constraints: [Double]) -> Double {
    var sum = slackWeight.map { $0 * slack(objectives: objectives, constraints: constraints) } ?? 0
    for (index, weight) in weights.enumerated() where weight != 0 {
      sum += weight * normalised(objectives[index], index)
    }
    return sum
  }
}
