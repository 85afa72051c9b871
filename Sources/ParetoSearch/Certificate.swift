// What branch and bound over combinations and boxes proves of a front: how much hypervolume any design of the problem, seen or
// not, could still add. Bounds hold for exact arithmetic with the model's constants as they are; a design within the feasibility
// tolerance counts as feasible, one that the model refuses does not.

public import NLopt

/// How far a proof is taken.
public struct CertificateOptions: Sendable, Hashable {
  /// The share of the archive's hypervolume that may remain possible, above 0.
  public var asked: Double
  /// Boxes after which to give up, at least 1; default a million. The same limit gives the same result.
  public var maxBoxes: Int

  /// Options with defaults.
  public init(asked: Double, maxBoxes: Int = 1_000_000) {
    self.asked = asked
    self.maxBoxes = maxBoxes
  }
}

/// An upper bound on what any design of a problem could add to a front.
public struct Certificate: Sendable, Hashable {
  /// The bound after a number of boxes.
  public struct Step: Sendable, Hashable {
    /// The boxes that were looked at.
    public var boxes: Int
    /// The share of the hypervolume, as in ``Certificate/bound``.
    public var bound: Double
  }

  /// What was asked for.
  public var asked: Double
  /// No design could add more than this share of the hypervolume of the archive with the designs found, measured up to
  /// ``reference``; infinite while nothing is proved.
  public var bound: Double
  /// The point up to which hypervolume is measured: ``SearchResult/reference`` before designs were found; empty where the proof is
  /// about a result without designs.
  public var reference: [Double]
  /// The boxes that were looked at.
  public var boxes: Int
  /// Designs that were met on the way and that the archive lacks; the bound holds for both together.
  public var found: [FrontPoint]
  /// How the bound closed.
  public var history: [Step]
  /// For each combination the boxes in which more than was asked may still lie; 0: nothing of it can add more.
  public var remaining: [Int]
  /// The parts of the model that have no bounds, sorted.
  public var partsWithoutBounds: [String]
  /// Whether it was cancelled.
  public var isInterrupted: Bool

  /// Whether it is about a result without designs: what is proved then, by a bound of 0, is that no design keeps the limits.
  public var isOfEmptiness: Bool { reference.isEmpty }
  /// Whether the bound is within what was asked.
  public var isProved: Bool { bound <= asked }
}

extension ParetoSearch {
  /// Proves how much any design could add to a result's archive, or of a result without designs that there are none; nil where
  /// there are neither designs nor limits.
  ///
  /// Designs that are met on the way and that the archive lacks join the result. It does not depend on the number of threads.
  /// `progress` is called on the calling thread.
  public func certify(
    _ result: inout SearchResult, _ certificate: CertificateOptions,
    progress: (@Sendable (Certificate.Step) -> Void)? = nil, cancellation: CancellationToken? = nil
  ) -> Certificate? {
    precondition(certificate.asked > 0 && certificate.maxBoxes >= 1, "a certificate of nothing")
    if result.archive.isEmpty && problem.constraintCount == 0 { return nil }
    var search =
      result.archive.isEmpty
      ? CertificateSearch(limitsOf: problem, options, certificate)
      : CertificateSearch(problem, options, result.archive.map(\.objectives), certificate)
    let answer = search.run(progress, cancellation)
    result.take(answer.found)
    return answer
  }
}

extension SearchResult {
  /// Takes in designs that the search has not found. A point returned gives way only to one that dominates it. What is told of the search
  /// itself, its counts and its history, stays as it was.
  mutating func take(_ found: [FrontPoint]) {
    if found.isEmpty { return }
    func nondominated(_ points: [FrontPoint]) -> [FrontPoint] {
      Archive(of: points, objectiveCount: found[0].objectives.count).sorted()
    }
    nearestMiss = nil
    let better = found.filter { design in
      front.isEmpty || front.contains { Dominance.compare(design.objectives, $0.objectives) == .dominates }
    }
    archive = nondominated(archive + found)
    front = nondominated(front + better)
    let rows = archive.flatMap(\.objectives)
    let bounds = ObjectiveBounds(of: archive.indices, in: rows, archive[0].objectives.count)
    (ideal, nadir) = (bounds.lowest, bounds.highest)
    archiveHypervolume = RemainingGap.hypervolume(of: rows, in: bounds)
    frontHypervolume = RemainingGap.hypervolume(of: front.flatMap(\.objectives), in: bounds)
    remainingGap = RemainingGap.estimate(rows, in: bounds)
    var counts = [Int](repeating: 0, count: outcomes.count)
    for point in front { counts[point.combination] += 1 }
    for index in Set((archive + found).map(\.combination)) { outcomes[index] = .searched(points: 0) }
    for index in outcomes.indices {
      if case .searched = outcomes[index] { outcomes[index] = .searched(points: counts[index]) }
    }
  }
}
