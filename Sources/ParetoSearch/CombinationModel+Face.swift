// Most designs of a front have variables at the ends of their intervals, and neighbours have the same ones. So a solve holds the
// variables that its start has there, which leaves a small problem, and then asks the optimality conditions of the whole one whether
// any wants to leave; it is let go and the solve goes on from there.

/// Which variables are held at an end of their interval: a face of the box.
struct Face: Hashable, Sendable {
  enum Side: Hashable, Sendable {
    case free, lower, upper

    func bounds(of variable: SearchVariable) -> (Double, Double) {
      switch self {
      case .free: (variable.lower, variable.upper)
      case .lower: (variable.lower, variable.lower)
      case .upper: (variable.upper, variable.upper)
      }
    }
  }

  var sides: [Side]

  /// The whole box.
  init(free count: Int) { sides = Array(repeating: .free, count: count) }

  /// The smallest face that a design lies on; variables that cannot move count as free.
  init(of x: [Double], _ variables: [SearchVariable]) {
    sides = zip(x, variables).map { value, variable in
      if variable.isFixed { return .free }
      let unit = variable.unit(of: value)
      return unit < 1e-9 ? .lower : unit > 1 - 1e-9 ? .upper : .free
    }
  }

  var isWholeBox: Bool { sides.allSatisfy { $0 == .free } }

  /// Whether a slope leads from a side into the box, by more than `doubt`.
  static func leaves(_ side: Side, slope: Double, doubt: Double) -> Bool {
    switch side {
    case .free: false
    case .lower: slope < -doubt
    case .upper: slope > doubt
    }
  }
}

/// The end of a solve, with the multipliers of limits and constraints where it is stationary.
struct SolveEnd {
  var design: Design
  var multipliers: [Double]?
}

extension CombinationModel {
  /// How often variables are let go before all are.
  private static var attempts: Int { 3 }
  /// From so many variables on, a solve starts by descending to the face that the slopes point to.
  private static var many: Int { 12 }
  /// The part of the largest slope below which a slope has no sign.
  private static var doubt: Double { 1e-5 }

  /// The end of one solve from `start`, evaluated anew; nil if the model has no answer there.
  func solve(_ scalarisation: Scalarisation, from start: Design) -> Design? {
    guard hasFreeVariables else { return evaluate(start.x) }
    let whole = Face(free: variables.count)
    guard usesDerivatives, !scalarisation.relaxesConstraints else {
      return solve(scalarisation, from: start, on: whole)?.design
    }
    var start = start
    var face = Face(of: start.x, variables)
    let isBounded = constraintCount > 0 || scalarisation.limits.contains { $0.direction <= 0 }
    if !isBounded && face.sides.count(where: { $0 == .free }) >= Self.many {
      start = descended(start, scalarisation)
      face = Face(of: start.x, variables)
    }
    for _ in 0..<Self.attempts where !face.isWholeBox {
      guard let end = settled(scalarisation, from: start, on: face), let multipliers = end.multipliers,
        let slopes = slopes(at: end.design.x, of: scalarisation, multipliers: multipliers)
      else { break }
      let doubt = Self.doubt * (slopes.map(abs).max() ?? 0)
      let leaving = face.sides.indices.filter { Face.leaves(face.sides[$0], slope: slopes[$0], doubt: doubt) }
      if leaving.isEmpty { return end.design }
      for index in leaving { face.sides[index] = .free }
      start = end.design
    }
    return solve(scalarisation, from: start, on: whole)?.design
  }

  /// The end of a solve on a face; where that is a corner and nothing can move, the corner itself.
  private func settled(_ scalarisation: Scalarisation, from start: Design, on face: Face) -> SolveEnd? {
    let moves = zip(face.sides, variables).contains { $0 == .free && !$1.isFixed }
    if moves || scalarisation.slackWeight != nil { return solve(scalarisation, from: start, on: face) }
    guard constraintCount == 0, scalarisation.limits.isEmpty else { return nil }
    var corner = start
    corner.multipliers = []
    corner.isStationary = true
    return SolveEnd(design: corner, multipliers: [])
  }

  /// Projected steepest descent, a few long steps: where most variables belong at an end, they go there at once.
  private func descended(_ start: Design, _ scalarisation: Scalarisation) -> Design {
    var best = start
    var merit = scalarisation.merit(of: best)
    for _ in 0..<Self.attempts {
      guard let slopes = slopes(at: best.x, of: scalarisation, multipliers: scalarisation.leading(best.objectives))
      else {
        break
      }
      let units = zip(best.x, variables).map { $1.unit(of: $0) }
      let steepest = zip(slopes, units).reduce(0) { most, pair in
        (pair.0 > 0 ? pair.1 > 0 : pair.1 < 1) ? max(most, abs(pair.0)) : most
      }
      guard steepest > 0 else { break }
      let before = merit
      for step in [1, 0.25, 0.05] {
        let x = variables.indices.map { variables[$0].value(atUnit: units[$0] - step * slopes[$0] / steepest) }
        guard let trial = evaluate(x), scalarisation.merit(of: trial) < merit else { continue }
        (best, merit) = (trial, scalarisation.merit(of: trial))
        break
      }
      if merit == before { break }
    }
    return best
  }
}
