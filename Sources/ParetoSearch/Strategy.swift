// How a front is covered, between its extremes. A strategy decides what to solve next; the search solves it, keeps what is found,
// and rules out combinations. A new strategy is a new file.

import Workers

/// A way to cover a front.
protocol Strategy {
  /// The next jobs, in a fixed order; none when the strategy has done what it was asked.
  ///
  /// Only the state and the strategy's own memory may decide, so that threads change nothing; the pool is there to share long work.
  mutating func proposals(_ state: SearchState, _ pool: WorkerPool) -> [Job]

  /// Learns from the results of its proposals, as many from the first as were run; `state` has absorbed them
  /// and may be told what else they mean.
  mutating func learn(_ jobs: [Job], _ results: [JobResult], _ state: inout SearchState)

  /// About how much is done, [0, 1].
  var fraction: Double { get }
}
