// Branch and bound: the box that reaches farthest beyond the set is split, until none reaches farther than d. Then every design
// lies, moved by d, among what the set dominates, and adds at most the hypervolume of the set moved by d, less that of the set.
// While boxes are left, those that reach farther than some depth count by the least values of their objectives, all others move the
// set by that depth. Designs that are met on the way join the set, so that its gaps do not keep boxes alive.

import Glibc
import NLopt
import Workers

/// A proof under way.
struct CertificateSearch {
  private let problem: any SearchProblem
  private let options: CertificateOptions
  private let tolerance: Double
  private let scale: ObjectiveBounds
  private let pool: WorkerPool
  private let workers: [BoxWorker]
  private let limitsAlone: Bool
  /// The archive in spans, then the designs that were found.
  private var vectors: [[Double]]
  private var found: [FrontPoint] = []
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
  /// The boxes when the bound was last computed.
  private var noted = 0

  /// Boxes that are split at a time, the same whatever the number of threads.
  private static let batch = 64
  private static let reference = ObjectiveBounds.reach

  init(_ problem: any SearchProblem, _ search: SearchOptions, _ archive: [[Double]], _ options: CertificateOptions) {
    self.problem = problem
    self.options = options
    tolerance = search.feasibilityTolerance
    let scale = ObjectiveBounds(of: archive)
    self.scale = scale
    pool = WorkerPool(count: search.jobs)
    workers = (0..<search.jobs).map { _ in BoxWorker(problem, scale, search.feasibilityTolerance, limitsAlone: false) }
    limitsAlone = false
    // Against a part of the set a design adds no less than against all of it.
    let isLarge = scale.lowest.count > 3 && archive.count > RemainingGap.hypervolumeLimit(scale.lowest.count)
    let chosen =
      isLarge
      ? Subset.spread(archive, count: RemainingGap.hypervolumeLimit(scale.lowest.count)).map { archive[$0] } : archive
    vectors = chosen.map(scale.normalised)
    least = scale.lowest.map { _ in .infinity }
    let volume = Self.volume(vectors)
    // A part of what is asked is left for what designs that are found change.
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

  /// A proof that no design keeps the limits: the limits take the objectives' place, and of what they leave open there is one corner.
  init(limitsOf problem: any SearchProblem, _ search: SearchOptions, _ options: CertificateOptions) {
    self.problem = problem
    self.options = options
    tolerance = search.feasibilityTolerance
    let proof = LimitProof(problem, tolerance: search.feasibilityTolerance)
    let scale = proof.scale
    self.scale = scale
    pool = WorkerPool(count: search.jobs)
    workers = (0..<search.jobs).map { _ in BoxWorker(problem, scale, search.feasibilityTolerance, limitsAlone: true) }
    limitsAlone = true
    vectors = []
    least = scale.lowest.map { _ in .infinity }
    floor = 0
    zones = proof.zones
  }

  private static let movedShare = 0.95

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
    while let deepest = queue.deepest, boxes < options.maxBoxes, !isCancelled(), !(limitsAlone && !found.isEmpty) {
      var batch: [Box] = []
      while batch.count < Self.batch, let box = queue.pop() { batch.append(box) }
      assess(batch, splitting: true)
      if deepest.depth < .infinity, boxes * 3 >= noted * 4 {
        note()
        noted = boxes
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
      asked: options.asked, bound: history.last?.bound ?? .infinity, reference: limitsAlone ? [] : scale.reference,
      boxes: boxes, found: found, history: history, remaining: remaining,
      partsWithoutBounds: Set(workers.flatMap(\.partsWithoutBounds)).sorted(),
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
      if limitsAlone {
        // One is enough to end the proof: the first in order, so that threads change nothing.
        if let design = answer.found, found.isEmpty { found = [design] }
      } else if let design = answer.found, scale.lowest.count <= 3 {
        let vector = scale.normalised(design.objectives)
        if self.zones.depth(of: vector) > Self.worth * floor {
          self.zones.insert(vector)
          vectors.append(vector)
          found.append(design)
        }
      }
      guard let box = answer.box else { continue }
      if box.direction == nil { stuck.append(box) } else { queue.push(box) }
    }
  }

  /// How far beyond the set, in floors, a design must lie to be worth another vector.
  private static let worth = 0.25

  /// Adds the bound that is now proved to the history, unless it is none or the last one is as good.
  private mutating func note() {
    if limitsAlone && !(queue.boxes.isEmpty && stuck.isEmpty && found.isEmpty) { return }
    guard let bound = limitsAlone ? 0 : bound() else { return }
    if let last = history.last, last.bound <= bound {
      history[history.count - 1].boxes = boxes
    } else {
      history.append(Certificate.Step(boxes: boxes, bound: bound))
    }
  }

  /// What all designs can add, as a share of the set's hypervolume; nil where there is no bound.
  private func bound() -> Double? {
    let left = (queue.boxes + stuck).sorted { $0.depth > $1.depth }
    let volume = Self.volume(vectors)
    guard let deepest = left.first?.depth else { return share(left[...], depth: floor, of: volume) }
    // Beyond three objectives volumes are dear.
    if scale.lowest.count > 3 { return deepest < .infinity ? share(left[...], depth: deepest, of: volume) : nil }
    let shallow = left.last { $0.depth < .infinity }.map(\.depth) ?? floor
    let top = deepest < .infinity ? deepest : shallow
    return (0...Self.depthsTried).compactMap {
      share(left[...], depth: floor * pow(top / floor, Double($0) / Double(Self.depthsTried)), of: volume)
    }.min()
  }

  private static let depthsTried = 4

  /// What all designs can add to the set's volume where boxes up to a depth move the set by that depth, and deeper ones count by their
  /// least values.
  private func share(_ left: ArraySlice<Box>, depth: Double, of volume: Double) -> Double? {
    let cut = left.firstIndex { $0.depth <= depth } ?? left.endIndex
    let (deeper, others) = (left[..<cut], left[cut...])
    guard left.allSatisfy({ !$0.least.isEmpty }), least.allSatisfy({ $0 > -.infinity }) else { return nil }
    func moved(by depth: Double, notBelow least: [Double]) -> [[Double]] {
      vectors.map { vector in zip(vector, least).map { max($0 - depth, min($1, Self.reference)) } }
    }
    // What was let go lies within a floor of the set.
    var corners = moved(by: floor, notBelow: least) + deeper.map(\.least)
    if !others.isEmpty && depth > floor {
      let least = least.indices.map { objective in others.lazy.map { $0.least[objective] }.min()! }
      corners += moved(by: depth, notBelow: least)
      // The zones end a floor beyond the reference: what lies deeper may lie next to it.
      for objective in least.indices {
        var slab = least
        slab[objective] = max(least[objective], Self.reference + floor - depth)
        corners.append(slab)
      }
    }
    return max(0, (Self.volume(corners) - volume) / volume)
  }
}
