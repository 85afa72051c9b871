// Between the ends of solves the front is followed: the designs of neighbours say where the next one lies, and the solve from there
// takes a few steps. Last, the designs between neighbours are only evaluated: that makes the archive dense for little.

import Glibc

/// Refines a front that is covered.
struct Refinement: Strategy {
  private let points: Int
  private let gapTolerance: Double
  private let generator: SplitMix64
  private var round = 0

  /// What a round does: its effort, and how many references it looks at, in multiples of the points asked for.
  private static let rounds: [(effort: Job.Follow.Effort, share: Int)] = [
    (.solve, 4), (.solve, 8), (.evaluate, 100),
  ]
  /// How far from the nearest known point a reference may lie, in spacings. Farther away there is no front, or one that
  /// earlier solves have missed: for half as many references as points it is tried nevertheless.
  private static let reach = 1.5
  /// Points closer than this, in spacings, count as one.
  private static let sameness = 0.05
  /// Guesses in one job: enough to make handing them out cheap.
  private static let batch = (solve: 16, evaluate: 256)

  init(points: Int, gapTolerance: Double, generator: SplitMix64) {
    self.points = points
    self.gapTolerance = gapTolerance
    self.generator = generator
  }

  var fraction: Double { Double(round) / Double(Self.rounds.count) }

  mutating func proposals(_ state: SearchState) -> [Job] {
    guard round < Self.rounds.count, state.efficient.count > 2 else { return [] }
    if RemainingGap.estimate(state.efficient.map(\.objectives)) <= gapTolerance { return [] }
    let (effort, share) = Self.rounds[round]
    let jobs = Self.jobs(
      state, effort: effort, references: share * points, adventures: effort == .evaluate ? 0 : points / 2,
      generator.split(round))
    round += 1
    return jobs
  }

  /// Jobs that follow the front at evenly spread references, and at a few `adventures` far from anything known; none where the front
  /// is too small to be followed.
  static func jobs(
    _ state: SearchState, effort: Job.Follow.Effort, references: Int, adventures: Int, _ generator: SplitMix64
  ) -> [Job] {
    let box = ObjectiveBounds(of: state.efficient.map(\.objectives))
    let moving = box.lowest.indices.filter(box.moves)
    guard moving.count > 1 else { return [] }
    let plane = ReferencePlane(bounds: box, objectives: moving, count: references, generator: generator)
    let hasStationary = state.efficient.contains(where: \.isStationary)
    let known = state.distinct(
      { $0.isStationary || !hasStationary }, tolerance: sameness * spacing(state.efficient.count, moving.count))
    guard known.count > 1 else { return [] }
    let anchors = Anchors(known, plane, state.combinations.map(\.variables))
    let reach = Self.reach * spacing(known.count, moving.count)
    var adventures = adventures
    var guesses: [[Job.Follow.Guess]] = Array(repeating: [], count: state.combinations.count)
    for reference in plane.candidates {
      var found = anchors.guesses(at: reference, count: 3, reach: reach)
      if found.isEmpty && adventures > 0 {
        found = anchors.guesses(at: reference, count: 3, reach: .infinity)
        adventures -= 1
      }
      for guess in found where state.combinations[guess.combination].isOpen {
        guesses[guess.combination].append(Job.Follow.Guess(x: guess.x, reference: reference))
      }
    }
    let empty = plane.withoutCandidates
    let batch = effort == .evaluate ? Self.batch.evaluate : Self.batch.solve
    return guesses.indices.flatMap { combination in
      stride(from: 0, to: guesses[combination].count, by: batch).map { first in
        let part = guesses[combination][first..<min(first + batch, guesses[combination].count)]
        return Job(
          combination: combination, work: .follow(Job.Follow(plane: empty, effort: effort, guesses: Array(part))))
      }
    }
  }

  /// The distance between neighbours, if so many points cover the plane evenly.
  private static func spacing(_ count: Int, _ objectives: Int) -> Double {
    pow(Double(count), -1 / Double(objectives - 1))
  }

  mutating func learn(_ jobs: [Job], _ results: [JobResult], _ state: inout SearchState) {}
}
