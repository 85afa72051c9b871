import CNLopt

/// Why NLopt stopped: its result code as a value. It says nothing of the answer's quality.
public enum StopReason: Int32, Sendable, Hashable, CaseIterable {
  /// The algorithm's own criterion.
  case success = 1
  /// An objective at or beyond `stopval`.
  case stopvalReached = 2
  /// The objective changed by less than its tolerance.
  case ftolReached = 3
  /// The point moved by less than its tolerance.
  case xtolReached = 4
  /// The evaluation budget is used up.
  case maxevalReached = 5
  /// The time budget is used up.
  case maxtimeReached = 6
  /// The algorithm failed; with SLSQP, usually an inconsistent subproblem.
  case failure = -1
  /// NLopt refused its arguments.
  case invalidArguments = -2
  /// NLopt ran out of memory.
  case outOfMemory = -3
  /// Rounding stopped progress; often at the optimum.
  case roundoffLimited = -4
  /// Stopped from inside: a cancellation, a thrown error, or a point that was not finite.
  case forcedStop = -5

  init(_ result: nlopt_result) { self = StopReason(rawValue: result.rawValue) ?? .failure }
}
