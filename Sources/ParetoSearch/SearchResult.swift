// What a search hands back.

/// The front and how it came about.
public struct SearchResult: Sendable, Hashable {
  /// The designs returned: mutually nondominated, well spread, every extreme among them; by first objective, then the others,
  /// then combination, then design.
  public var front: [FrontPoint]
  /// All nondominated designs found, of which `front` is a part, in the same order; how closely they lie is nobody's choice.
  public var archive: [FrontPoint]
  /// What became of each combination.
  public var outcomes: [CombinationOutcome]
  /// What was spent.
  public var counts: SearchCounts
  /// The least value of each objective over the archive; empty if nothing feasible was found.
  public var ideal: [Double]
  /// The greatest value of each objective over the archive; empty if nothing feasible was found.
  public var nadir: [Double]
  /// The hypervolume of the archive, as a share of the box from the ideal point to ``reference``, [0, 1].
  public var archiveHypervolume: Double
  /// The hypervolume of `front`, measured the same way.
  public var frontHypervolume: Double
  /// About how much hypervolume a denser archive of the same front would add, measured the same way; 1 if there is none.
  ///
  /// A piece of the front that no design was found on is not in it.
  public var remainingGap: Double
  /// How the hypervolume grew in the search, measured the same way but for designs that a ``Certificate`` has found since then.
  public var history: [ConvergencePoint]
  /// Whether it was cancelled; what was found until then is returned.
  public var isInterrupted: Bool
  /// Whether `maxEvaluations` or `maxSeconds` ended it.
  public var isExhausted: Bool
  /// The design that comes nearest to feasibility over all combinations, if none is feasible.
  public var nearestMiss: NearestMiss?

  /// The number of nondominated designs from which `front` was taken.
  public var archiveCount: Int { archive.count }

  /// The point that bounds what is measured as hypervolume, 1.1 spans from the ideal point; empty if nothing feasible was found.
  public var reference: [Double] { ObjectiveBounds(lowest: ideal, highest: nadir).reference }
}

/// What became of a combination.
public enum CombinationOutcome: Sendable, Hashable {
  /// It was searched; so many of the returned points are its.
  case searched(points: Int)
  /// Not even its ideal point, better than each of its designs, escapes a design of another combination.
  case dominated(ideal: [Double], by: FrontPoint)
  /// No feasible design was found; the nearest miss, or nil where the model refused every design asked. Proved: there is none, by
  /// bounds that hold for all designs or because all have been evaluated.
  case infeasible(nearest: NearestMiss?, isProved: Bool)
  /// Its model could not be made, or is broken at every design asked.
  case failed(message: String)
  /// The search ended before its turn.
  case unsearched
}

/// An infeasible design and by how much it misses.
public struct NearestMiss: Sendable, Hashable {
  /// The combination it belongs to.
  public var combination: Int
  /// The design variables [n].
  public var x: [Double]
  /// The constraints `g(x)`, then `|h(x)|` [m].
  public var constraints: [Double]
  /// The largest of them, above 0.
  public var violation: Double

  /// Less violation first, then combination, then design.
  static func isBetter(_ a: NearestMiss, _ b: NearestMiss) -> Bool {
    if a.violation != b.violation { return a.violation < b.violation }
    return a.combination != b.combination ? a.combination < b.combination : precedes(a.x, b.x)
  }
}

/// What a search spent.
public struct SearchCounts: Sendable, Hashable {
  /// Evaluations of values alone.
  public var plainEvaluations = 0
  /// Evaluations with derivatives.
  public var gradientEvaluations = 0
  /// Solves of a scalarised problem.
  public var solves = 0
  /// Boxes of designs over which the model was bounded, to prove that no design of a combination is feasible.
  public var boxes = 0
  /// Evaluations that the model refused.
  public var refused = 0
  /// Evaluations that gave no finite numbers.
  public var faulty = 0

  /// All evaluations.
  public var evaluations: Int { plainEvaluations + gradientEvaluations }

  static func += (a: inout SearchCounts, b: SearchCounts) {
    a.plainEvaluations += b.plainEvaluations
    a.gradientEvaluations += b.gradientEvaluations
    a.solves += b.solves
    a.boxes += b.boxes
    a.refused += b.refused
    a.faulty += b.faulty
  }
}

/// The hypervolume reached after a number of evaluations.
public struct ConvergencePoint: Sendable, Hashable {
  /// Evaluations of either kind so far.
  public var evaluations: Int
  /// Normalised by the ideal and nadir point that the search ended with, [0, 1].
  public var hypervolume: Double
}

/// How far a search is.
public struct SearchProgress: Sendable, Hashable {
  /// What a search does, in this order.
  public enum Phase: Sendable, Hashable {
    /// Each combination at evenly spread designs.
    case sampling
    /// Feasibility and the best value of each objective, for each combination.
    case bounding
    /// The front between the extremes.
    case covering
  }

  /// What is being done.
  public var phase: Phase
  /// About how much of it is done, [0, 1].
  public var fraction: Double
  /// Evaluations of either kind so far.
  public var evaluations: Int
  /// Nondominated designs so far.
  public var archiveCount: Int
  /// Combinations that may still give points.
  public var openCombinations: Int
  /// About how much hypervolume the designs so far lack, as in ``SearchResult/remainingGap``.
  public var remainingGap: Double
}
