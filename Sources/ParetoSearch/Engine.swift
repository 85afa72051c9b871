// Runs jobs on all threads, within the budget, and gives back results in the order of the jobs.

import NLopt
import Workers

/// The threads of a search with the models they have made.
final class Engine {
  private let problem: any SearchProblem
  private let options: SearchOptions
  private let cancellation: CancellationToken?
  let pool: WorkerPool
  private let workers: [Worker]
  private let clock = ContinuousClock()
  private let deadline: ContinuousClock.Instant?
  private var counts = SearchCounts()

  init(problem: any SearchProblem, options: SearchOptions, cancellation: CancellationToken?) {
    self.problem = problem
    self.options = options
    self.cancellation = cancellation
    deadline = options.maxSeconds.map { ContinuousClock().now + .seconds($0) }
    pool = WorkerPool(count: options.jobs)
    workers = (0..<options.jobs).map { _ in
      Worker(problem: problem, options: options, cancellation: cancellation)
    }
  }

  var isCancelled: Bool { cancellation?.isCancelled ?? false }

  /// Whether a budget is spent.
  var isExhausted: Bool {
    options.maxEvaluations.map { counts.evaluations >= $0 } ?? false || deadline.map { clock.now >= $0 } ?? false
  }

  /// The results of the jobs, as many from the first as budget and cancellation allow; `look` is shown each in turn, while others are
  /// still being worked on.
  func run(_ jobs: [Job], look: (Job, JobResult) -> Void) -> [JobResult] {
    var results: [JobResult] = []
    let before = counts.evaluations
    while results.count < jobs.count && !isCancelled && !isExhausted {
      let start = results.count
      let each = start == 0 ? nil : (counts.evaluations - before) / start + 1
      let count = min(jobs.count - start, affordable(each))
      let (workers, deadline) = (workers, deadline)
      let allowance = options.maxEvaluations.map { $0 - counts.evaluations } ?? .max
      let part = pool.map(count) { thread, index in
        workers[thread].perform(jobs[start + index], allowance: allowance, until: deadline)
      } look: {
        look(jobs[start + $0], $1)
      }
      for result in part { counts += result.counts }
      results += part
    }
    return results
  }

  /// How many jobs of so many evaluations each half the rest of the budget pays for, at least one: the other half makes up for dear
  /// ones. What the jobs of a round cost shows the first.
  private func affordable(_ each: Int?) -> Int {
    guard let limit = options.maxEvaluations else { return deadline == nil ? .max : 64 }
    return each.map { max(1, (limit - counts.evaluations) / (2 * $0)) } ?? 1
  }
}

extension Job {
  /// Whether what it finds is kept to start further solves from.
  var givesStarts: Bool {
    switch work {
    case .evaluate, .solve, .prove: true
    case .follow, .sift: false
    }
  }

  /// How often each of its solves may start over: a guess lies near the end of its solve, or at a kink, where another would end as well.
  var restarts: Int {
    if case .follow(let follow) = work, follow.effort == .solve { 0 } else { 2 }
  }

  /// Whether its designs are ends of solves rather than samples.
  var solves: Bool {
    switch work {
    case .evaluate, .sift, .prove: false
    case .solve, .follow: true
    }
  }
}

/// One thread's models; used by that thread alone, which is what makes it safe to hand the engine's array to all.
private final class Worker: @unchecked Sendable {
  private let problem: any SearchProblem
  private let options: SearchOptions
  private let cancellation: CancellationToken?
  private var models: [Int: CombinationModel] = [:]

  /// Models kept at a time: enough for a usual study, little enough for one with thousands of combinations.
  private static let capacity = 256

  init(problem: any SearchProblem, options: SearchOptions, cancellation: CancellationToken?) {
    self.problem = problem
    self.options = options
    self.cancellation = cancellation
  }

  /// Does the job as far as it takes no more evaluations than `allowance`, and no part of it begins after `deadline`.
  func perform(_ job: Job, allowance: Int, until deadline: ContinuousClock.Instant?) -> JobResult {
    do {
      let model = try model(of: job.combination)
      model.counts = SearchCounts()
      var result = model.perform(job, tolerance: options.feasibilityTolerance) {
        cancellation?.isCancelled ?? false || model.counts.evaluations >= allowance
          || deadline.map { .now >= $0 } ?? false
      }
      result.counts = model.counts
      return result
    } catch {
      return JobResult(failure: "\(error)")
    }
  }

  private func model(of combination: Int) throws -> CombinationModel {
    if let model = models[combination] { return model }
    if models.count >= Self.capacity { models.removeAll() }
    let model = try CombinationModel(
      problem: problem, combination: combination, options: options, cancellation: cancellation)
    models[combination] = model
    return model
  }
}
