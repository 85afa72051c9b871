// Between the ends of solves the front is followed: the designs of neighbours say where the next one lies, and the solve from there
// takes a few steps. Last, the designs between neighbours are only evaluated: that makes the archive dense for little.

import Glibc
import Workers

/// Refines a front that is covered.
struct Refinement: Strategy {
  private let points: Int
  private let gapTolerance: Double
  private let generator: SplitMix64
  private var round = 0

  /// What a round does, and at how many places, in multiples of the points asked for.
  enum Round {
    /// Solves from what the front suggests there.
    case solve(Double)
    /// Evaluates what it suggests, at these of an even sequence of places.
    case fill(Range<Int>)
  }

  /// The rounds, each with the remaining gap that makes it needless.
  private static let rounds: [(Round, enough: Double)] = [
    (.solve(8), 0), (.fill(0..<100), 0), (.fill(100..<200), 5e-4), (.fill(200..<400), 5e-4), (.fill(400..<700), 5e-4),
  ]
  /// Rounds that may be needless fill up to so many places at most, however many points are asked for.
  private static let manyPlaces = 210_000
  /// How far from the nearest known point a reference may lie, in spacings. Farther away there is no front, or one that
  /// earlier solves have missed: for half as many references as points it is tried nevertheless.
  private static let reach = 1.5
  /// With fewer designs known to be optimal the others are followed too.
  private static let leastStationary = 5
  /// Points closer than this, in spacings, count as one.
  private static let sameness = 0.05
  /// Solves in one job, and places that one thread looks at: enough to make handing them out cheap.
  private static let (batch, guessBatch) = (16, 512)

  init(points: Int, gapTolerance: Double, generator: SplitMix64) {
    self.points = points
    self.gapTolerance = gapTolerance
    self.generator = generator
  }

  var fraction: Double { Double(round) / Double(Self.rounds.count) }

  mutating func proposals(_ state: SearchState, _ pool: WorkerPool) -> [Job] {
    guard round < Self.rounds.count, state.efficient.count > 2 else { return [] }
    let (next, enough) = Self.rounds[round]
    // No number of designs makes a front of more objectives dense, and where they must be solved for each costs too much.
    if enough > 0 && (state.objectiveCount > 3 || state.equalityCount > 0) { return [] }
    if enough > 0, case .fill(let share) = next, share.upperBound * points > Self.manyPlaces { return [] }
    if RemainingGap.estimate(state.efficient.map(\.objectives)) <= max(enough, gapTolerance) { return [] }
    defer { round += 1 }
    // What is filled goes on in one sequence of places.
    return Self.jobs(next, state, pool, points: points, adventures: points / 2, generator.split(min(round, 1)))
  }

  /// The jobs of a round; none where the front is too small to be followed. Solves also try a few `adventures` far from anything known.
  static func jobs(
    _ round: Round, _ state: SearchState, _ pool: WorkerPool, points: Int, adventures: Int, _ generator: SplitMix64
  ) -> [Job] {
    switch round {
    case .solve(let share):
      solves(state, references: Int(share * Double(points)), adventures: adventures, generator)
    // Designs between others keep no equality: it must be solved for.
    case .fill(let share) where state.equalityCount > 0:
      solves(state, references: max(1, share.count / 8) * points, adventures: 0, generator)
    case .fill(let share):
      fill(state, pool, references: (share.lowerBound * points)..<(share.upperBound * points), generator)
    }
  }

  /// What is known of the front, and how far from it a place may lie.
  private static func anchors(_ state: SearchState, _ plane: ReferencePlane) -> (anchors: Anchors, reach: Double)? {
    let dimensions = plane.objectives.count
    let stationary = state.efficient.count(where: \.isStationary)
    let tolerance = sameness * spacing(state.efficient.count, dimensions)
    let known = state.distinct({ $0.isStationary || stationary < leastStationary }, tolerance: tolerance)
    guard known.count > 1 else { return nil }
    return (
      Anchors(known, plane, state.combinations.map(\.variables)), reach * spacing(known.count, dimensions)
    )
  }

  /// The plane of the front, or nil where it is too small to be followed.
  private static func plane(_ state: SearchState) -> ReferencePlane? {
    let moving = state.moving
    return moving.count > 1 ? ReferencePlane(bounds: state.box, objectives: moving) : nil
  }

  /// Jobs that evaluate what the front suggests at places `references` of an even sequence.
  private static func fill(
    _ state: SearchState, _ pool: WorkerPool, references: Range<Int>, _ generator: SplitMix64
  ) -> [Job] {
    guard let plane = plane(state), let (anchors, reach) = anchors(state, plane) else { return [] }
    let width = plane.objectives.count
    var sequence = plane.places(generator)
    let places = [Double](unsafeUninitializedCapacity: references.count * width) { places, count in
      // Places before the first that is asked for are written over.
      for index in 0..<references.upperBound {
        sequence.next(into: places.baseAddress! + max(0, index - references.lowerBound) * width)
      }
      count = references.count * width
    }
    let widths = state.combinations.map(\.variables.count)
    let parts = pool.map((references.count + guessBatch - 1) / guessBatch) { _, part in
      var lists = widths.map(DesignList.init(width:))
      places.withUnsafeBufferPointer { places in
        for index in (part * guessBatch)..<min((part + 1) * guessBatch, references.count) {
          anchors.guess(at: places.baseAddress! + index * width, count: 3, reach: reach) { lists[$0].append($1) }
        }
      }
      return lists
    }
    return state.open.flatMap { combination in
      var all = DesignList(width: widths[combination])
      for lists in parts { all.append(lists[combination]) }
      return all.jobs(at: combination)
    }
  }

  /// Jobs that solve at evenly spread references from what the front suggests there, and at a few far from what is known.
  private static func solves(_ state: SearchState, references: Int, adventures: Int, _ generator: SplitMix64) -> [Job] {
    guard let plane = plane(state), let (anchors, reach) = anchors(state, plane) else { return [] }
    var adventures = adventures
    var guesses: [[Job.Follow.Guess]] = Array(repeating: [], count: state.combinations.count)
    var places = plane.places(generator)
    for _ in 0..<references {
      let place = places.next()
      var found = anchors.guesses(at: place, count: 3, reach: reach)
      if found.isEmpty && adventures > 0 {
        found = anchors.guesses(at: place, count: 3, reach: .infinity)
        adventures -= 1
      }
      for guess in found where state.combinations[guess.combination].isOpen {
        guesses[guess.combination].append(Job.Follow.Guess(x: guess.x, reference: place))
      }
    }
    return guesses.indices.flatMap { combination in
      stride(from: 0, to: guesses[combination].count, by: batch).map { first in
        let part = guesses[combination][first..<min(first + batch, guesses[combination].count)]
        return Job(
          combination: combination, work: .follow(Job.Follow(plane: plane, effort: .solve, guesses: Array(part))))
      }
    }
  }

  /// The distance between neighbours, if so many points cover the plane evenly.
  private static func spacing(_ count: Int, _ objectives: Int) -> Double {
    pow(Double(count), -1 / Double(objectives - 1))
  }

  mutating func learn(_ jobs: [Job], _ results: [JobResult], _ state: inout SearchState) {}
}
