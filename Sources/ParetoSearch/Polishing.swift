// No chance find is handed back: from each point that would be returned, what is better still and worse in nothing is searched for.
// What is returned may change by it, so this is repeated; where too few points remain, the gaps between them are tried.

import NLopt
import Workers

/// Makes sure that every point worth returning is the end of a local search.
struct Polishing: Strategy {
  private let points: Int
  private let generator: SplitMix64
  private var round = 0

  private static let rounds = 12

  init(points: Int, generator: SplitMix64) {
    self.points = points
    self.generator = generator
  }

  var fraction: Double { Double(round) / Double(Self.rounds) }

  mutating func proposals(_ state: SearchState, _ pool: WorkerPool) -> [Job] {
    guard round < Self.rounds, !state.efficient.isEmpty else { return [] }
    round += 1
    let moving = state.moving
    let plane = ReferencePlane(
      bounds: state.efficient.bounds, objectives: moving.isEmpty ? Array(0..<state.objectiveCount) : moving)
    func job(_ combination: Int, _ guess: Job.Follow.Guess) -> Job {
      Job(combination: combination, work: .follow(Job.Follow(plane: plane, effort: .polish, guesses: [guess])))
    }
    let chosen = state.returned(count: points, settledOnly: false)
    let unsettled = chosen.filter { !state.isSettled($0) }
    if !unsettled.isEmpty {
      return unsettled.map { job($0.combination, Job.Follow.Guess(x: $0.x, isStationary: $0.isStationary)) }
    }
    guard chosen.count < points, chosen.count > 2, moving.count > 1 else { return [] }
    return between(chosen, plane, state).map { job($0.combination, Job.Follow.Guess(x: $0.x)) }
  }

  /// Designs in the largest gaps between too few: twice as many as are missing, since not every gap is one of the front.
  private func between(_ chosen: [FrontPoint], _ plane: ReferencePlane, _ state: SearchState) -> [(
    combination: Int, x: [Double]
  )] {
    let grid = ReferencePlane(
      bounds: plane.bounds, objectives: plane.objectives, count: 8 * points, generator: generator.split(round))
    let anchors = Anchors(chosen, plane, state.combinations.map(\.variables))
    var gaps = grid.gaps(
      front: chosen.map { plane.projection(plane.normalised($0.objectives)) }, attempted: [], emptiness: 0)
    return (0..<(2 * (points - chosen.count))).flatMap { _ in
      let widest = gaps.indices.max { gaps[$0] < gaps[$1] }!
      let place = grid.candidates[widest]
      for index in gaps.indices { gaps[index] = min(gaps[index], distance(grid.candidates[index], place)) }
      return anchors.guesses(at: place, count: 2, reach: .infinity).filter { state.combinations[$0.combination].isOpen }
    }
  }

  mutating func learn(_ jobs: [Job], _ results: [JobResult], _ state: inout SearchState) {
    for (job, result) in zip(jobs, results) {
      guard case .follow(let follow) = job.work else { continue }
      state.settle(follow.guesses[0].x, ofCombination: job.combination)
      if let end = result.designs.last { state.settle(end.x, ofCombination: job.combination) }
    }
  }
}
