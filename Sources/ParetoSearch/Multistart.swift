// One objective has one best design, and a population of it says nothing of others: what may be better is found by solves from ever more
// samples, until those that have been tried leave little hope. With w optima found from n starts the expected number of all is
// w (n - 1) / (n - w - 2) (C. G. E. Boender and A. H. G. Rinnooy Kan, Math. Programming 37 (1987) 59).

import Workers

/// The multistart of a search with a single objective.
struct Multistart: Strategy {
  private let most: Int
  private let bounding: Bounding
  /// What became of the starts in each combination.
  private var courses: [Int: Course] = [:]

  private struct Course {
    var starts = 0
    /// Samples drawn beyond the first.
    var draws = 0
    /// The values of the optima: of two with the same one is as good as the other.
    var ends: [Double] = []
    /// That of the samples.
    var span = 1.0

    /// Whether no further optimum is expected.
    var isEnough: Bool {
      let (w, n) = (Double(ends.count), Double(starts))
      return n > w + 2 && w * (n - 1) / (n - w - 2) < w + 0.5
    }
  }

  /// Starts of a round in each combination, and how often it is sampled anew: where the model has few answers, that is in vain.
  private static let (starts, draws) = (8, 20)
  /// Ends that differ by less, in the span of the samples, are one.
  private static let sameness = 1e-4

  init(points: Int, seed: UInt64) {
    most = Refinement.budget(points: points)
    bounding = Bounding(seed: seed)
  }

  var fraction: Double { courses.isEmpty ? 0 : Double(courses.values.count(where: \.isEnough)) / Double(courses.count) }

  mutating func proposals(_ state: SearchState, _ pool: WorkerPool) -> [Job] {
    guard state.counts.evaluations < most else { return [] }
    return state.open.flatMap { index -> [Job] in
      let combination = state.combinations[index]
      let course = courses[index] ?? Course()
      guard combination.variables.contains(where: { !$0.isFixed }), !course.isEnough else { return [] }
      if course.starts + Self.starts > combination.pool.sampleCount {
        guard course.draws < Self.draws else { return [] }
        courses[index, default: Course()].draws += 1
        return bounding.samples(state, of: [index], round: 1 + course.draws)
      }
      let bounds = ObjectiveBounds(of: combination.pool.designs.map(\.objectives))
      courses[index, default: Course()].span = bounds.span(0)
      let scalarisation = Scalarisation.best(of: 0, bounds: bounds, augmentation: Bounding.augmentation)
      var solve = Job.Solve(scalarisation: scalarisation, pool: combination.pool, eager: 0, patient: 0)
      (solve.fresh, solve.firstFresh) = (Self.starts, course.starts)
      return [Job(combination: index, work: .solve(solve))]
    }
  }

  mutating func learn(_ jobs: [Job], _ results: [JobResult], _ state: inout SearchState) {
    for (job, result) in zip(jobs, results) where job.solves {
      var course = courses[job.combination]!
      course.starts += Self.starts
      for end in result.ends where end.violation <= state.tolerance {
        let value = end.objectives[0]
        let isKnown = course.ends.contains { abs($0 - value) < Self.sameness * course.span }
        if !isKnown { course.ends.append(value) }
      }
      courses[job.combination] = course
    }
  }
}
