// Normal boundary intersection (Das & Dennis 1998): from points spread evenly over the simplex between the
// individual minima of the objectives, along the quasi-normal, as far as feasible designs go. The objectives may stay below the line,
// which keeps ends that others dominate out (the goal-attainment form of it).

import NLopt
import Workers

/// The normal-boundary-intersection strategy.
struct NormalBoundaryIntersection: Strategy {
  private let points: Int
  private let generator: SplitMix64
  private var plane: ReferencePlane?
  private var references: [[Double]] = []
  private var direction: [Double] = []
  private var next = 0

  /// Points of the simplex looked at in one round.
  private static let batch = 32
  /// Points of the simplex for each point asked for: some lead to no design of the front.
  private static let share = 2

  init(points: Int, generator: SplitMix64) {
    self.points = points
    self.generator = generator
  }

  var fraction: Double { Double(next) / Double(max(references.count, 1)) }

  mutating func proposals(_ state: SearchState, _ pool: WorkerPool) -> [Job] {
    if plane == nil { lay(state) }
    guard let plane else { return [] }
    let front = state.efficient.map { plane.normalised($0.objectives) }
    while next < references.count {
      let batch = references[next..<min(next + Self.batch, references.count)]
      next += batch.count
      let jobs = batch.flatMap { reference in
        let known = front.map { slack($0, reference) }.min()!
        let scalarisation = scalarisation(reference, plane)
        return state.open.compactMap { index -> Job? in
          let combination = state.combinations[index]
          guard slack(plane.normalised(combination.ideal), reference) < known else { return nil }
          return Job(
            combination: index,
            work: .solve(Job.Solve(scalarisation: scalarisation, pool: combination.pool, eager: 2, patient: 2)))
        }
      }
      if !jobs.isEmpty { return jobs }
    }
    return []
  }

  mutating func learn(_ jobs: [Job], _ results: [JobResult], _ state: inout SearchState) {}

  private mutating func lay(_ state: SearchState) {
    let moving = state.moving
    guard moving.count > 1 else { return }
    let plane = ReferencePlane(bounds: state.efficient.bounds, objectives: moving)
    self.plane = plane
    let vectors = state.efficient.map { plane.normalised($0.objectives) }
    let minima = moving.indices.map { objective in
      vectors.min { $0[objective] != $1[objective] ? $0[objective] < $1[objective] : precedes($0, $1) }!
    }
    let sums = moving.indices.map { row in minima.reduce(0) { $0 + $1[row] } }
    // An objective that is at its best in every minimum would not move along the line at all.
    direction = sums.map { max($0, 0.05 * sums.max()!) / sums.max()! }
    var sequence = LowDiscrepancySequence(dimensions: moving.count - 1, generator: generator)
    references = (0..<(Self.share * points)).map { _ in
      // The gaps between sorted uniform numbers are uniform on the simplex.
      let cuts = [0] + sequence.next().sorted() + [1]
      let weights = zip(cuts.dropFirst(), cuts).map { $0 - $1 }
      return moving.indices.map { row in zip(weights, minima).reduce(0) { $0 + $1.0 * $1.1[row] } }
    }
  }

  private func slack(_ vector: [Double], _ reference: [Double]) -> Double {
    vector.indices.map { (vector[$0] - reference[$0]) / direction[$0] }.max()!
  }

  private func scalarisation(_ reference: [Double], _ plane: ReferencePlane) -> Scalarisation {
    var scalarisation = plane.scalarisation(at: reference, augmentation: Bounding.augmentation)
    for index in reference.indices { scalarisation.limits[index].direction = direction[index] }
    return scalarisation
  }
}

extension SearchStrategy {
  /// Normal boundary intersection.
  public static let normalBoundaryIntersection = SearchStrategy(
    "normal-boundary-intersection",
    "evenly spread along the normal of the simplex between the best of each objective; misses what lies beyond that simplex"
  ) { options, generator in
    [
      (0...0.9, NormalBoundaryIntersection(points: options.points, generator: generator.split(-1))),
      (0.9...1, Polishing(points: options.points, generator: generator.split(-3))),
    ]
  }
}
