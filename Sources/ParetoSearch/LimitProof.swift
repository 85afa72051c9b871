// That no design of a combination keeps the limits can often be shown by bounds over a few boxes. This costs less than the solves
// that would look for such a design in vain, and it is certain.

/// What boxes are held against where only limits count: they take the objectives' place, and what they leave open has one corner.
struct LimitProof: Sendable {
  /// Limits count in shares of themselves.
  let scale: ObjectiveBounds
  let zones: SearchZones
  private let problem: any SearchProblem
  private let tolerance: Double

  private static let roundingRoom = 1e-9

  /// Of a problem with limits.
  init(_ problem: any SearchProblem, tolerance: Double) {
    let count = problem.constraintCount + problem.equalityCount
    scale = ObjectiveBounds(of: [Array(repeating: 0, count: count), Array(repeating: 1, count: count)])
    // A little beyond the tolerance, so that a design that just keeps it lies below.
    zones = SearchZones(of: [], reference: Array(repeating: tolerance + Self.roundingRoom, count: count))
    self.problem = problem
    self.tolerance = tolerance
  }

  enum Verdict {
    /// No design keeps the limits.
    case proved
    /// This one does.
    case refuted([Double])
    /// So few boxes do not tell.
    case open
  }

  /// Looks at no more boxes of a combination than `most`; also how many it took.
  func attempt(
    _ evaluator: any BoundingEvaluator, combination: Int, most: Int
  ) -> (verdict: Verdict, boxes: Int) {
    let assessor = BoxAssessor(
      evaluator, combination: combination, problem, scale: scale, tolerance: tolerance, limitsAlone: true)
    let variables = problem.variables(ofCombination: combination)
    var queue = BoxQueue()
    var boxes = 0
    var depth = Double.infinity
    var parts = [(lower: variables.map(\.lower), upper: variables.map(\.upper))]
    while true {
      for part in parts {
        if boxes == most { return (.open, boxes) }
        boxes += 1
        let answer = assessor.assess(part.lower, part.upper, zones, floor: 0, atMost: depth)
        if let found = answer.found { return (.refuted(found.x), boxes) }
        guard let box = answer.box else { continue }
        if box.direction == nil { return (.open, boxes) }
        queue.push(box)
      }
      guard let deepest = queue.pop() else { return (.proved, boxes) }
      (parts, depth) = (assessor.halves(deepest), deepest.depth)
    }
  }
}
