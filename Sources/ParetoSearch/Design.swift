// A design the model has answered for: what jobs hand back and what solves start from.

/// An evaluated design, feasible or not, whole-numbered or relaxed.
struct Design: Sendable {
  var combination: Int
  var x: [Double]
  var objectives: [Double]
  var constraints: [Double]
  /// The largest constraint value, or 0 if all are met.
  var violation: Double
  /// The multipliers of the constraints, where a solver gave them.
  var multipliers: [Double]?
  /// Whether the optimality conditions of the problem that it was found by hold here.
  var isStationary = false

  /// Whether this end of a solve is better than another: feasible first, then by merit, else by violation.
  func isBetter(than other: Design, for scalarisation: Scalarisation, tolerance: Double) -> Bool {
    func isAllowed(_ design: Design) -> Bool {
      design.violation <= tolerance && scalarisation.keepsLimits(objectives: design.objectives)
    }
    let (mine, others) = (isAllowed(self), isAllowed(other))
    if scalarisation.relaxesConstraints || (!mine && !others) { return violation < other.violation }
    return mine != others ? mine : scalarisation.merit(of: self) < scalarisation.merit(of: other)
  }
}

extension Scalarisation {
  /// What is minimised, at a design.
  func merit(of design: Design) -> Double { merit(objectives: design.objectives, constraints: design.constraints) }
}
