// Epsilon constraints in the manner of AUGMECON-R (Nikas et al. 2022, 10.1007/s12351-020-00574-6): the first objective is minimised, the
// others a little besides, under limits on the others from a grid over the box of the front. Limits are taken from the loosest to the
// tightest; where an earlier answer keeps tighter limits it is their answer too. A solve that fails proves nothing of tighter limits.

import NLopt
import Workers

/// The epsilon-constraint strategy.
struct EpsilonConstraint: Strategy {
  /// An answer at a combination: the limits, and the normalised objectives of what was found.
  private struct Answer {
    var limits: [Double]
    var end: [Double]
  }

  private let points: Int
  private let generator: SplitMix64
  private var plane: ReferencePlane?
  private var grid: [[Double]] = []
  private var next = 0
  /// For each combination.
  private var answers: [[Answer]] = []
  /// The limits of each proposed job.
  private var asked: [[Double]] = []

  /// Limits looked at in one round.
  private static let batch = 32
  /// A full grid has at most so many limits for each point asked for; with more objectives a sample stands in for it.
  private static let gridLimit = 8

  init(points: Int, generator: SplitMix64) {
    self.points = points
    self.generator = generator
  }

  var fraction: Double { Double(next) / Double(max(grid.count, 1)) }

  mutating func proposals(_ state: SearchState, _ pool: WorkerPool) -> [Job] {
    if plane == nil { lay(state) }
    guard let plane else { return [] }
    let front = state.efficient.map { plane.normalised($0.objectives) }
    while next < grid.count {
      let limits = grid[next..<min(next + Self.batch, grid.count)]
      next += limits.count
      var jobs: [Job] = []
      asked = []
      for limit in limits {
        for index in state.open where mayWin(index, limit, front, plane, state) {
          let scalarisation = scalarisation(limit, plane)
          jobs.append(
            Job(
              combination: index,
              work: .solve(
                Job.Solve(
                  scalarisation: scalarisation, pool: state.combinations[index].pool, eager: 2, patient: 2))))
          asked.append(limit)
        }
      }
      if !jobs.isEmpty { return jobs }
    }
    return []
  }

  mutating func learn(_ jobs: [Job], _ results: [JobResult], _ state: inout SearchState) {
    guard let plane else { return }
    for (index, (job, result)) in zip(jobs, results).enumerated() {
      guard let best = result.relaxed, best.violation <= state.tolerance else { continue }
      let end = plane.normalised(best.objectives)
      if Self.keeps(end, asked[index]) { answers[job.combination].append(Answer(limits: asked[index], end: end)) }
    }
  }
}

extension EpsilonConstraint {
  /// The limits, in spans of the front, from the loosest to the tightest.
  private mutating func lay(_ state: SearchState) {
    let moving = state.moving
    guard moving.count > 1 else { return }
    plane = ReferencePlane(bounds: state.efficient.bounds, objectives: moving)
    answers = Array(repeating: [], count: state.combinations.count)
    let others = moving.count - 1
    var levels = 2
    while power(levels + 1, others) <= 2 * points { levels += 1 }
    if power(levels, others) <= Self.gridLimit * points {
      grid = (0..<power(levels, others)).map { index in
        (0..<others).map { Double(index / power(levels, $0) % levels + 1) / Double(levels) }
      }
    } else {
      var sequence = LowDiscrepancySequence(dimensions: others, generator: generator)
      grid = (0..<(2 * points)).map { _ in sequence.next() }
    }
    grid.sort { a, b in
      let (mine, other) = (a.reduce(0, +), b.reduce(0, +))
      return mine != other ? mine > other : precedes(a, b)
    }
  }

  private func power(_ base: Int, _ exponent: Int) -> Int {
    (0..<exponent).reduce(1) { product, _ in min(product * base, 1 << 40) }
  }

  private static func keeps(_ vector: [Double], _ limits: [Double]) -> Bool {
    zip(vector.dropFirst(), limits).allSatisfy { $0 <= $1 + 1e-7 }
  }

  /// Whether a solve may find something new: no known answer serves, and no design of the front is as good as can be hoped for.
  private func mayWin(
    _ index: Int, _ limits: [Double], _ front: [[Double]], _ plane: ReferencePlane, _ state: SearchState
  ) -> Bool {
    let isAnswered = answers[index].contains { answer in
      zip(limits, answer.limits).allSatisfy { $0 <= $1 } && Self.keeps(answer.end, limits)
    }
    if isAnswered { return false }
    let hope = plane.normalised(state.combinations[index].ideal)
    guard Self.keeps(hope, limits) else { return false }
    return !front.contains { $0[0] <= hope[0] && Self.keeps($0, limits) && $0 != hope }
  }

  private func scalarisation(_ limits: [Double], _ plane: ReferencePlane) -> Scalarisation {
    var scalarisation = Scalarisation.best(
      of: plane.objectives[0], bounds: plane.bounds, augmentation: Bounding.augmentation)
    scalarisation.limits = zip(plane.objectives.dropFirst(), limits).map {
      Scalarisation.Limit(objective: $0, limit: $1, direction: 0)
    }
    return scalarisation
  }
}

extension SearchStrategy {
  /// Epsilon constraints on a grid.
  public static let epsilonConstraint = SearchStrategy(
    "epsilon-constraint",
    "minimises the first objective under limits on the others from a grid (AUGMECON-R); for comparison with such studies"
  ) { options, generator in
    [
      (0...0.9, EpsilonConstraint(points: options.points, generator: generator.split(-1))),
      (0.9...1, Polishing(points: options.points, generator: generator.split(-3))),
    ]
  }
}
