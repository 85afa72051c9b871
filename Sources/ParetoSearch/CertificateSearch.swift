// Branch and bound: the box that reaches farthest beyond the set is split, until none reaches farther than d. Then every design
// lies, moved by d, among what the set dominates, and adds at most the hypervolume of the set moved by d, less that of the set.
// While boxes are left, the least values of their objectives bound what they add, together with the set moved by what was let go.
// Designs that are met on the way join the set that boxes are held against, so that its gaps do not count twice.

import NLopt

/// A proof under way.
struct CertificateSearch {
  private let problem: any SearchProblem
  private let options: CertificateOptions
  private let tolerance: Double
  private let scale: ObjectiveBounds
  private let pool: WorkerPool
  private let workers: [BoxWorker]
  /// The archive in spans, then the designs that were found.
  private var vectors: [[Double]]
  private let archiveCount: Int
  private let archiveVolume: Double
  private var zones: SearchZones
  /// What lies no farther beyond the set is let go.
  private let floor: Double
  private var queue = BoxQueue()
  /// Boxes that no split makes smaller.
  private var stuck: [Box] = []
  /// The least that the objectives can be anywhere.
  private var least: [Double]
  private var boxes = 0
  private var history: [Certificate.Step] = []

  /// Boxes that are split at a time, the same whatever the number of threads.
  private static let batch = 64
  private static let reference = 1.1

  init(_ problem: any SearchProblem, _ search: SearchOptions, _ archive: [[Double]], _ options: CertificateOptions) {
    self.problem = problem
    self.options = options
    tolerance = search.feasibilityTolerance
    let scale = ObjectiveBounds(of: archive)
    self.scale = scale
    pool = WorkerPool(count: search.jobs)
    workers = (0..<search.jobs).map { _ in BoxWorker(problem, scale, search.feasibilityTolerance) }
    // Against a part of the set a design adds no less than against all of it.
    let isLarge = scale.lowest.count > 3 && archive.count > RemainingGap.hypervolumeLimit(scale.lowest.count)
    let chosen =
      isLarge
      ? Subset.spread(archive, count: RemainingGap.hypervolumeLimit(scale.lowest.count)).map { archive[$0] } : archive
    vectors = chosen.map(scale.normalised)
    archiveCount = vectors.count
    least = scale.lowest.map { _ in .infinity }
    let volume = Self.volume(vectors)
    archiveVolume = volume
    // A part of what is asked is left for designs that are found.
    let vectors = vectors
    var (floor, above) = (0.0, 1.0)
    for _ in 0..<20 {
      let middle = 0.5 * (floor + above)
      let share = (Self.volume(vectors.map { $0.map { $0 - middle } }) - volume) / volume
      if share <= Self.movedShare * options.asked { floor = middle } else { above = middle }
    }
    self.floor = floor
    zones = SearchZones(of: vectors, reference: scale.lowest.map { _ in Self.reference + floor })
  }

  private static let movedShare = 0.8

  private static func volume(_ vectors: [[Double]]) -> Double {
    Hypervolume.of(vectors, reference: Array(repeating: reference, count: vectors[0].count))
  }

  mutating func run(
    _ progress: (@Sendable (Certificate.Step) -> Void)?, _ cancellation: CancellationToken?
  ) -> Certificate {
    assess(
      (0..<problem.combinationCount).map { combination in
        let variables = problem.variables(ofCombination: combination)
        return Box(
          combination: combination, lower: variables.map(\.lower), upper: variables.map(\.upper), depth: .infinity)
      }, splitting: false)
    func isCancelled() -> Bool { cancellation?.isCancelled ?? false }
    while let deepest = queue.deepest, boxes < options.maxBoxes, !isCancelled() {
      var batch: [Box] = []
      while batch.count < Self.batch, let box = queue.pop() { batch.append(box) }
      assess(batch, splitting: true)
      if deepest.depth < .infinity, boxes * 4 >= (history.last?.boxes ?? 0) * 5 {
        note()
        if let last = history.last {
          progress?(last)
          if last.bound <= options.asked { break }
        }
      }
    }
    note()
    var remaining = [Int](repeating: 0, count: problem.combinationCount)
    for box in queue.boxes + stuck { remaining[box.combination] += 1 }
    return Certificate(
      asked: options.asked, bound: history.last?.bound ?? .infinity, boxes: boxes, found: vectors.count - archiveCount,
      history: history, remaining: remaining, partsWithoutBounds: Set(workers.flatMap(\.partsWithoutBounds)).sorted(),
      isInterrupted: isCancelled())
  }

  /// Looks at boxes, or at their halves, on all threads; results are taken in in their order.
  private mutating func assess(_ batch: [Box], splitting: Bool) {
    let (zones, floor, workers) = (zones, floor, workers)
    let parts = splitting ? 2 : 1
    let answers = pool.map(batch.count * parts) { thread, index in
      workers[thread].assess(batch[index / parts], half: splitting ? index % parts : nil, zones, floor: floor)
    }
    boxes += answers.count
    for answer in answers {
      if let low = answer.least { for index in least.indices { least[index] = min(least[index], low[index]) } }
      if let found = answer.found, scale.lowest.count <= 3, self.zones.depth(of: found) > Self.worth * floor {
        self.zones.insert(found)
        vectors.append(found)
      }
      guard let box = answer.box else { continue }
      if box.direction == nil { stuck.append(box) } else { queue.push(box) }
    }
  }

  /// How far beyond the set, in floors, a design must lie to be worth another vector.
  private static let worth = 0.25

  /// Adds the bound that is now proved to the history, unless it is none or the last one is as good.
  private mutating func note() {
    let depth = max(floor, queue.deepest?.depth ?? 0, stuck.map(\.depth).max() ?? 0)
    guard let bound = [bound(atDepth: depth), boundOfBoxes].compactMap({ $0 }).min() else { return }
    if let last = history.last, last.bound <= bound {
      history[history.count - 1].boxes = boxes
    } else {
      history.append(Certificate.Step(boxes: boxes, bound: bound))
    }
  }

  /// What the boxes that are left can add beside what was let go; nil where one has no bounds or volumes are too dear.
  private var boundOfBoxes: Double? {
    let left = queue.boxes + stuck
    guard scale.lowest.count <= 3, left.allSatisfy({ !$0.least.isEmpty }) else { return nil }
    let moved = vectors.map { $0.map { $0 - floor } } + left.map(\.least)
    return max(0, (Self.volume(moved) - archiveVolume) / archiveVolume)
  }

  /// What designs that lie no farther beyond the set can add, as a share of the archive's hypervolume; nil where there is no bound.
  private func bound(atDepth depth: Double) -> Double? {
    guard depth < .infinity, least.allSatisfy({ $0 > -.infinity }) else { return nil }
    func clipped(_ vector: [Double]) -> [Double] { zip(vector, least).map { max($0 - depth, min($1, Self.reference)) } }
    var moved = vectors.map(clipped)
    if depth > floor {
      // The zones end a floor beyond the reference: what lies deeper may lie next to it.
      for objective in least.indices {
        var slab = least
        slab[objective] = max(least[objective], Self.reference + floor - depth)
        moved.append(slab)
      }
    }
    return max(0, (Self.volume(moved) - archiveVolume) / archiveVolume)
  }
}

/// One thread's models; used by that thread alone.
private final class BoxWorker: @unchecked Sendable {
  private let problem: any SearchProblem
  private let scale: ObjectiveBounds
  private let tolerance: Double
  private var assessors: [Int: BoxAssessor] = [:]
  private(set) var partsWithoutBounds: Set<String> = []

  /// Models kept at a time.
  private static let capacity = 256

  init(_ problem: any SearchProblem, _ scale: ObjectiveBounds, _ tolerance: Double) {
    self.problem = problem
    self.scale = scale
    self.tolerance = tolerance
  }

  func assess(_ box: Box, half: Int?, _ zones: SearchZones, floor: Double) -> BoxAnswer {
    let assessor: BoxAssessor
    switch self.assessor(box.combination) {
    case .success(let found): assessor = found
    case .failure(.noAnswers): return BoxAnswer()
    case .failure(.noBounds): return BoxAnswer(box: box)
    }
    guard let half else { return assessor.assess(box.lower, box.upper, zones, floor: floor, atMost: .infinity) }
    let part = assessor.halves(box)[half]
    return assessor.assess(part.lower, part.upper, zones, floor: floor, atMost: box.depth)
  }

  private enum Lack: Error {
    /// The model has no answer whatever the variables are: there are no designs.
    case noAnswers
    case noBounds
  }

  private func assessor(_ combination: Int) -> Result<BoxAssessor, Lack> {
    if let known = assessors[combination] { return .success(known) }
    guard let evaluator = try? problem.makeEvaluator(forCombination: combination) else { return .failure(.noAnswers) }
    guard let evaluator = evaluator as? any BoundingEvaluator else {
      partsWithoutBounds.insert("the model")
      return .failure(.noBounds)
    }
    partsWithoutBounds.formUnion(evaluator.partsWithoutBounds)
    if assessors.count >= Self.capacity { assessors.removeAll() }
    let assessor = BoxAssessor(
      evaluator, combination: combination, problem.variables(ofCombination: combination),
      constraintCount: problem.constraintCount, scale: scale, tolerance: tolerance)
    assessors[combination] = assessor
    return .success(assessor)
  }
}
