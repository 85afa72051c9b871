// Between the ends of solves the front is followed: the designs of neighbours say where the next one lies. From there a solve takes a
// few steps; or the design is only evaluated, which makes the archive dense for little where neighbours' designs mix well.

import Glibc
import NLopt
import Workers

/// Follows a front, always by what gained most for its cost the last time.
struct Refinement {
  private let points: Int
  private let gapTolerance: Double
  private let generator: SplitMix64
  /// What is done next of either kind.
  private var solves = 0.0..<1.0
  private var fills = 0..<8
  /// What either kind has cost and gained the last time; nil before the first.
  private var solving: Experience?
  private var filling: Experience?
  /// Whether the last round solved, with what had been spent before it and the hypervolume then.
  private var last: (solves: Bool, cost: Int, volume: Double)?
  /// The box in which hypervolumes are compared.
  private var box: ObjectiveBounds?
  private var spent = 0

  /// What a round does, and at which places of an even sequence, in multiples of the points asked for.
  enum Round {
    /// Solves from what the front suggests there.
    case solve(Range<Double>)
    /// Evaluates what it suggests.
    case fill(Range<Int>)
  }

  /// What came of a round.
  private struct Experience {
    var cost: Int
    /// The hypervolume gained by a unit of cost.
    var gain: Double
  }

  /// The share of the hypervolume found that may be lacking.
  private static let enough = 1e-3
  /// Solves for each point asked for without which nothing is enough: in a survey, and in the end, when there may be pieces of the front
  /// that were found late.
  private static let least = (survey: 1.0, end: 6.0)
  /// How much farther each round of a kind goes than the one before.
  private static let growth = 1.5
  /// A smaller part of a round than this is not worth the measuring.
  private static let leastPart = 0.2
  /// The places that may be filled for the square of the solves, both for each point asked for: what a guess errs falls as the square of the
  /// distance between solves, and lost is what it errs, or the distance between guesses.
  private static let fillsPerSolve = 8.0
  /// What may be spent for each point asked for, and at most. A survey may spend a quarter of it.
  private static let (costPerPoint, mostCost) = (4000, 500_000)
  /// Solves and fills for each point asked for where nothing is measured.
  private static let blind = (solves: 12.0, fills: 160)
  /// How far from the nearest known point a reference may lie, in spacings. Farther away there is no front, or one that
  /// earlier solves have missed: in the end some are tried nevertheless, for so large a part of the points asked for.
  private static let (reach, adventures) = (1.5, 0.125)
  /// More known points than this, for each point asked for, do not shorten the reach.
  private static let evenPoints = 4
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

  /// The share of what may be spent that has been.
  var fraction: Double { min(1, Double(spent) / Double(budget)) }

  private var budget: Int { Self.budget(points: points) }

  /// What a search may spend on so many points.
  static func budget(points: Int) -> Int { min(costPerPoint * points, mostCost) }

  /// The next jobs; none once little of the front is lacking, or for a survey, once so little is that its pieces may be sought.
  mutating func proposals(_ state: SearchState, _ pool: WorkerPool, isSurvey: Bool) -> [Job] {
    guard state.efficient.count > 2 else { return [] }
    let cost = Self.cost(state)
    let box = box ?? state.efficient.bounds
    self.box = box
    // In more objectives than three it is dear, and no number of designs makes a front dense; nor is one by designs that must be solved for.
    let isMeasured = state.objectiveCount <= 3 && state.equalityCount == 0
    let volume = isMeasured ? RemainingGap.hypervolume(of: state.efficient.rows, in: box) : 0
    learn(cost, volume)
    let gap = state.gap
    guard gap > gapTolerance else { return [] }
    if isMeasured {
      let least = isSurvey ? Self.least.survey : Self.least.end
      if gap <= Self.enough * volume && state.efficient.count >= points && solves.lowerBound >= least { return [] }
    }
    guard let isSolve = isMeasured ? choice(isSurvey ? budget / 4 : budget) : blindChoice(isSurvey ? 0.5 : 1) else {
      return []
    }
    let adventures = isSurvey ? 0 : Int(Self.adventures * Double(points))
    let jobs = Self.jobs(
      isSolve ? .solve(solves) : .fill(fills), state, pool, points: points, adventures: adventures,
      generator.split(isSolve ? 0 : 1))
    if !jobs.isEmpty { last = (isSolve, cost, volume) }
    if isSolve {
      solves = solves.upperBound..<(Self.growth * solves.upperBound)
    } else {
      fills = fills.upperBound..<Int(Self.growth * Double(fills.upperBound))
    }
    return jobs
  }

  /// Notes what came of the last round.
  private mutating func learn(_ cost: Int, _ volume: Double) {
    guard let last else { return }
    let used = max(1, cost - last.cost)
    let experience = Experience(cost: used, gain: (volume - last.volume) / Double(used))
    if last.solves { solving = experience } else { filling = experience }
    spent += used
    self.last = nil
  }

  /// Whether to solve or to fill next, and no more of it than can be paid for; nil if that is next to nothing.
  private mutating func choice(_ budget: Int) -> Bool? {
    guard let solving else { return true }
    guard let filling else { return false }
    let areFew = Double(fills.upperBound) > Self.fillsPerSolve * solves.lowerBound * solves.lowerBound
    let isSolve = areFew || solving.gain >= filling.gain
    let expected = Self.growth * Double(isSolve ? solving.cost : filling.cost)
    let part = min(1, Double(budget - spent) / expected)
    if part < Self.leastPart { return nil }
    if isSolve {
      solves = solves.lowerBound..<(solves.lowerBound + part * (solves.upperBound - solves.lowerBound))
    } else {
      fills = fills.lowerBound..<(fills.lowerBound + max(1, Int(part * Double(fills.count))))
    }
    return isSolve
  }

  /// The same where nothing is measured: both in step, up to a share of what is worth it.
  private func blindChoice(_ share: Double) -> Bool? {
    let solved = solves.lowerBound / Self.blind.solves
    let filled = Double(fills.lowerBound) / Double(Self.blind.fills)
    return min(solved, filled) >= share ? nil : solved <= filled
  }

  /// What has been spent in evaluations, those with derivatives counted twice: so much dearer they are, all included.
  private static func cost(_ state: SearchState) -> Int {
    let counts = state.counts
    return counts.evaluations + counts.gradientEvaluations
  }

  /// The jobs of a round; none where the front is too small to be followed. Solves also try a few `adventures` far from anything known.
  static func jobs(
    _ round: Round, _ state: SearchState, _ pool: WorkerPool, points: Int, adventures: Int, _ generator: SplitMix64
  ) -> [Job] {
    // At least one reference, however few points are asked for.
    func references(_ share: Range<Double>) -> Range<Int> {
      let first = Int(share.lowerBound * Double(points))
      return first..<max(first + 1, Int(share.upperBound * Double(points)))
    }
    switch round {
    case .solve(let share):
      return solves(
        state, pool, references: references(share), adventures: adventures, points: points, generator)
    // Designs between others keep no equality: it must be solved for.
    case .fill(let share) where state.equalityCount > 0:
      let eighths = Double(share.lowerBound) / 8..<Double(share.upperBound) / 8
      return solves(state, pool, references: references(eighths), adventures: 0, points: points, generator)
    case .fill(let share):
      return fill(
        state, pool, references: (share.lowerBound * points)..<(share.upperBound * points), points: points, generator)
    }
  }

  /// What is known of the front, and how far from it a place may lie.
  private static func anchors(_ state: SearchState, _ plane: ReferencePlane, points: Int) -> (
    anchors: Anchors, reach: Double
  )? {
    let dimensions = plane.objectives.count
    let stationary = state.efficient.stationary
    let tolerance = sameness * spacing(state.efficient.count, dimensions)
    let known = state.efficient.distinct(
      stationary.count < leastStationary ? Array(state.efficient.indices) : stationary, tolerance: tolerance
    ).map { state.efficient[$0] }
    guard known.count > 1 else { return nil }
    // Known points may lie close together elsewhere.
    let even = min(known.count, evenPoints * points)
    return (Anchors(known, plane, state.combinations.map(\.variables)), reach * spacing(even, dimensions))
  }

  /// The plane of the front, or nil where it is too small to be followed.
  private static func plane(_ state: SearchState) -> ReferencePlane? {
    let moving = state.moving
    return moving.count > 1 ? ReferencePlane(bounds: state.efficient.bounds, objectives: moving) : nil
  }

  /// Jobs that evaluate what the front suggests at places `references` of an even sequence.
  private static func fill(
    _ state: SearchState, _ pool: WorkerPool, references: Range<Int>, points: Int, _ generator: SplitMix64
  ) -> [Job] {
    guard let plane = plane(state), let (anchors, reach) = anchors(state, plane, points: points) else { return [] }
    let widths = state.combinations.map(\.variables.count)
    // Neighbours go into one job: of their designs those that others dominate are seen at once.
    let width = plane.objectives.count
    let places = PlaceGrid(evenPlaces(references, of: plane, generator), dimensions: width).rows
    let parts = handOut(places, width, pool, batch: guessBatch) { places in
      var lists = widths.map(DesignList.init(width:))
      for place in places { anchors.guess(at: place, count: 3, reach: reach) { lists[$0].append($1) } }
      return lists
    }
    let jobs = state.open.flatMap { combination in
      var all = DesignList(width: widths[combination])
      for lists in parts { all.append(lists[combination]) }
      return all.jobs(at: combination)
    }
    // Scattered, so that a budget that ends among them leaves no part of the front out.
    return NondominatedSet.scattered(jobs.count).map { jobs[$0] }
  }

  /// Jobs that solve at evenly spread references from what the front suggests there, and at a few far from what is known.
  private static func solves(
    _ state: SearchState, _ pool: WorkerPool, references: Range<Int>, adventures: Int, points: Int,
    _ generator: SplitMix64
  ) -> [Job] {
    guard let plane = plane(state), let (anchors, reach) = anchors(state, plane, points: points) else { return [] }
    let width = plane.objectives.count
    let parts = handOut(evenPlaces(references, of: plane, generator), width, pool, batch: batch) { places in
      places.map { place in
        let reference = Array(UnsafeBufferPointer(start: place, count: width))
        return (reference, guesses: anchors.guesses(at: reference, count: 3, reach: reach))
      }
    }
    var adventures = adventures
    var guesses: [[Job.Follow.Guess]] = Array(repeating: [], count: state.combinations.count)
    for (reference, near) in parts.joined() {
      var found = near
      if found.isEmpty && adventures > 0 {
        found = anchors.guesses(at: reference, count: 3, reach: .infinity)
        adventures -= 1
      }
      for guess in found where state.combinations[guess.combination].isOpen {
        guesses[guess.combination].append(Job.Follow.Guess(x: guess.x, reference: reference))
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

  /// The places `references` of an even sequence on a plane, at least one, row by row.
  private static func evenPlaces(
    _ references: Range<Int>, of plane: ReferencePlane, _ generator: SplitMix64
  ) -> [Double] {
    precondition(!references.isEmpty, "no place to write to")
    let width = plane.objectives.count
    var sequence = plane.places(generator)
    return [Double](unsafeUninitializedCapacity: references.count * width) { places, count in
      // Places before the first that is asked for are written over.
      for index in 0..<references.upperBound {
        sequence.next(into: places.baseAddress! + max(0, index - references.lowerBound) * width)
      }
      count = references.count * width
    }
  }

  /// What `body` makes of places in rows of so many numbers, a batch at a time, in order.
  private static func handOut<Result: Sendable>(
    _ places: [Double], _ width: Int, _ pool: WorkerPool, batch: Int,
    _ body: @escaping @Sendable (_ places: LazyMapSequence<StrideTo<Int>, UnsafePointer<Double>>) -> Result
  ) -> [Result] {
    pool.map((places.count / width + batch - 1) / batch) { _, part in
      let rows = (part * batch * width)..<min((part + 1) * batch * width, places.count)
      return places.withUnsafeBufferPointer { places in
        body(stride(from: rows.lowerBound, to: rows.upperBound, by: width).lazy.map { places.baseAddress! + $0 })
      }
    }
  }

  /// The distance between neighbours, if so many points cover the plane evenly.
  private static func spacing(_ count: Int, _ objectives: Int) -> Double {
    pow(Double(count), -1 / Double(objectives - 1))
  }
}
