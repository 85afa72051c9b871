// The unit of work that threads share: it reads nothing but itself and its combination's model, so its result is its own.

/// Something to be done at one combination.
struct Job: Sendable {
  enum Work: Sendable {
    /// Evaluate these designs.
    case evaluate([[Double]])
    /// Evaluate the designs with these numbers and keep the best.
    case sift(any NumberedDesigns, Range<Int>)
    /// Prove that no design keeps the limits, by bounds over so many boxes at most.
    case prove(boxes: Int)
    /// Solve a scalarised problem.
    case solve(Solve)
    /// Go on from designs that are near the front.
    case follow(Follow)
  }

  /// A scalarised problem and how much to try for it.
  struct Solve: Sendable {
    var scalarisation: Scalarisation
    /// Where starts are taken from.
    var pool: StartPool
    /// Starts to be tried if they promise something, until two of them have led to the best.
    var eager: Int
    /// Starts to be tried before an end is believed that lies beside the reference: it may be a saddle or a poor local optimum.
    var patient: Int
    /// Samples to be tried as starts besides, and the number of the first: chances to find what nothing known leads to.
    var fresh = 0
    var firstFresh = 0
    /// How much worse than the first a further eager start may be.
    var promise = Double.infinity
    /// How far starts lie apart in one variable at least, on the unit interval.
    var apart = 0.2
    /// How far below its limit an objective may end without doubt.
    var looseness = Double.infinity
    /// A relaxed solution is rounded only if its merit is below this.
    var cutoff = Double.infinity
  }

  /// Designs thought to be near the front, and what is made of them.
  struct Follow: Sendable {
    enum Effort: Sendable {
      /// The problem at the reference is solved from each.
      case solve
      /// From each, what is no worse in any objective is searched for the best, by a direct search where derivatives do not lead there.
      case polish
    }

    struct Guess: Sendable {
      var x: [Double]
      /// Where on the plane the design is to come out; not looked at for polishing.
      var reference: [Double] = []
      /// Whether derivatives have said that it is optimal.
      var isStationary = false
    }

    var plane: ReferencePlane
    var effort: Effort
    var guesses: [Guess]
  }

  var combination: Int
  var work: Work
}

/// What a job found.
struct JobResult: Sendable {
  /// Designs to keep, feasible or not; integers are whole.
  var designs: [Design] = []
  /// The best end of the solves, its integers relaxed.
  var relaxed: Design?
  /// Where solves ended, and whatever else is kept.
  var ends: [Design] { designs + [relaxed].compactMap { $0 } }
  /// Whether it is proved that no design keeps the limits.
  var isWithoutDesigns = false
  /// What was spent.
  var counts = SearchCounts()
  /// Why the combination has no model.
  var failure: String?
}
