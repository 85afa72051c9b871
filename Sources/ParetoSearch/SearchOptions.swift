// What a caller may set. The defaults suit a handful of variables and a model of microseconds.

import Glibc

/// How a search runs.
public struct SearchOptions: Sendable, Hashable {
  /// The number of points to return, at least 1 and at most ten million; default 200.
  public var points: Int
  /// Everything random follows from it; default 1.
  public var seed: UInt64
  /// The number of threads, in ``jobsRange``; default: one a processor. It never changes the result.
  public var jobs: Int
  /// About how many evaluations may be spent, at least 1, or nil for no limit. The same limit gives the same result.
  public var maxEvaluations: Int?
  /// About how many seconds may be spent, above 0 and at most 1e9, or nil for no limit; what is found then depends on the machine.
  public var maxSeconds: Double?
  /// The share of the objective box, in hypervolume, that the archive may lack for want of density, [0, 1); default 1e-4.
  ///
  /// The archive is refined until it lacks no more. With up to three objectives that also ends once it lacks less than 1e-3 of what it
  /// dominates, or after 4000 evaluations for each point asked, 500,000 at most, where one with derivatives counts twice; with more
  /// objectives after 160 designs for each point, and a dozen solves.
  public var gapTolerance: Double
  /// The violation up to which a constraint counts as satisfied, in [0, 1); default 1e-6. The search aims just inside the limit.
  public var feasibilityTolerance: Double

  /// How the front is covered; default `automatic`.
  public var strategy: SearchStrategy
  /// Combinations without continuous variables are evaluated whole as far as they have no more designs together, at least 0.
  public var enumerationLimit: Int

  /// Options with defaults.
  public init(
    points: Int = 200, seed: UInt64 = 1, jobs: Int = SearchOptions.processorCount, maxEvaluations: Int? = nil,
    maxSeconds: Double? = nil, gapTolerance: Double = 1e-4, feasibilityTolerance: Double = 1e-6,
    strategy: SearchStrategy = .automatic, enumerationLimit: Int = 200_000
  ) {
    self.strategy = strategy
    self.enumerationLimit = enumerationLimit
    self.points = points
    self.seed = seed
    self.jobs = jobs
    self.maxEvaluations = maxEvaluations
    self.maxSeconds = maxSeconds
    self.gapTolerance = gapTolerance
    self.feasibilityTolerance = feasibilityTolerance
  }

  /// Threads that a search may have: each has a stack and models of its own.
  public static let jobsRange = 1...1024

  /// The number of processors now online, within ``jobsRange``.
  public static var processorCount: Int {
    min(max(sysconf(Int32(_SC_NPROCESSORS_ONLN)), jobsRange.lowerBound), jobsRange.upperBound)
  }

  /// More designs than memory holds, and thirty years.
  private static let (mostPoints, mostSeconds) = (10_000_000, 1e9)

  var faults: [SearchFault] {
    var faults: [SearchFault] = []
    func require(_ isRight: Bool, _ place: String, _ found: String, _ allowed: String, _ hint: String) {
      if !isRight { faults.append(SearchFault(place: place, found: found, allowed: allowed, hint: hint)) }
    }
    require(
      (1...Self.mostPoints).contains(points), "points", "\(points)", "1 to \(Self.mostPoints)",
      "ask for as many designs as you want to see")
    require(
      Self.jobsRange.contains(jobs), "jobs", "\(jobs)",
      "\(Self.jobsRange.lowerBound) to \(Self.jobsRange.upperBound)", "leave it out for one thread a processor")
    require(
      maxEvaluations ?? 1 >= 1, "maxEvaluations", "\(maxEvaluations ?? 1)", "1 or more", "leave it out for no limit")
    require(
      (maxSeconds ?? 1) > 0 && (maxSeconds ?? 1) <= Self.mostSeconds, "maxSeconds", "\(maxSeconds ?? 1)",
      "above 0, at most \(Int(Self.mostSeconds))", "leave it out for no limit")
    require(
      (0..<1).contains(gapTolerance), "gapTolerance", "\(gapTolerance)", "[0, 1)", "1e-4 is usual")
    require(
      (0..<1).contains(feasibilityTolerance), "feasibilityTolerance", "\(feasibilityTolerance)", "[0, 1)",
      "1e-6 is usual")
    require(
      enumerationLimit >= 0, "enumerationLimit", "\(enumerationLimit)", "0 or more", "0 enumerates nothing")
    return faults
  }
}
