// One design with its numbers.

/// A feasible design and what the model says about it.
public struct FrontPoint: Sendable, Hashable {
  /// The combination it belongs to.
  public var combination: Int
  /// The design variables [n], in the problem's own units.
  public var x: [Double]
  /// The objectives [k], minimised.
  public var objectives: [Double]
  /// The constraints `g(x)`, then `h(x)` [m]; satisfied up to ``SearchOptions/feasibilityTolerance``.
  public var constraints: [Double]
  /// How strongly each constraint [m] holds the design back, where the solver that found it says: 0 for one that does not
  /// bind, of either sign for an equality.
  ///
  /// The fall of the scalarised objective per unit of relaxation, objectives measured in spans of the front.
  public var multipliers: [Double]?
  /// Whether the first-order conditions of Pareto optimality were found to hold: no small step, whole numbers kept, betters one
  /// objective without worsening another.
  public var isStationary: Bool

  /// A point of the front.
  public init(
    combination: Int, x: [Double], objectives: [Double], constraints: [Double] = [], multipliers: [Double]? = nil,
    isStationary: Bool = false
  ) {
    self.combination = combination
    self.x = x
    self.objectives = objectives
    self.constraints = constraints
    self.multipliers = multipliers
    self.isStationary = isStationary
  }

  /// The order in which points are given: by the first objective, then the others, then combination, then design.
  public static func isOrdered(_ a: FrontPoint, before b: FrontPoint) -> Bool {
    if a.objectives != b.objectives { return precedes(a.objectives, b.objectives) }
    return isPreferred(a, to: b)
  }

  /// Which of two designs with the same objectives is kept.
  static func isPreferred(_ a: FrontPoint, to b: FrontPoint) -> Bool {
    if a.combination != b.combination { return a.combination < b.combination }
    return a.x != b.x ? precedes(a.x, b.x) : a.isStationary && !b.isStationary
  }
}
