// What one box of designs could add: bounds of the model, and cuts through them until the corners are settled that matter most.

/// A box of one combination and what is known of it.
struct Box: Sendable {
  var combination: Int
  var lower: [Double]
  var upper: [Double]
  /// How far its designs may lie beyond the set, in spans of every objective at once; infinite where nothing is known.
  var depth: Double
  /// The least that each objective can be in it, in spans; empty where nothing is known.
  var least: [Double] = []
  /// The variable to split it along; nil if it cannot be split.
  var direction: Int?
}

/// What became of a box.
struct BoxAnswer: Sendable {
  /// The box, unless nothing of it matters.
  var box: Box?
  /// A feasible design of it.
  var found: FrontPoint?
  /// The least values of the objectives in spans; nil where no design is.
  var least: [Double]?
}

/// The bounds of one combination on one thread.
final class BoxAssessor {
  private let combination: Int
  private let variables: [SearchVariable]
  private let evaluator: any BoundingEvaluator
  private let scale: ObjectiveBounds
  private let tolerance: Double
  /// The first row that is an objective here: what is beneath it does not count.
  private let first: Int
  private let objectiveCount: Int
  private let equalityCount: Int
  private let rows: Int
  private var numbers: [Double]
  private var values: [Double]

  /// Of objectives and constraints; with `limitsAlone` the constraints take the objectives' place.
  init(
    _ evaluator: any BoundingEvaluator, combination: Int, _ problem: any SearchProblem, scale: ObjectiveBounds,
    tolerance: Double, limitsAlone: Bool
  ) {
    self.evaluator = evaluator
    self.combination = combination
    variables = problem.variables(ofCombination: combination)
    self.scale = scale
    self.tolerance = tolerance
    objectiveCount = problem.objectiveCount
    first = limitsAlone ? objectiveCount : 0
    equalityCount = problem.equalityCount
    rows = problem.objectiveCount + problem.constraintCount + problem.equalityCount - first
    numbers = Array(repeating: 0, count: (first + rows) * (2 + 2 * variables.count))
    values = Array(repeating: 0, count: problem.objectiveCount + problem.constraintCount)
  }

  /// Looks at a box; what lies no farther than `floor` beyond the set does not matter.
  func assess(_ lower: [Double], _ upper: [Double], _ zones: SearchZones, floor: Double, atMost: Double) -> BoxAnswer {
    guard evaluator.bound(lower, upper, &numbers) == .valued else { return BoxAnswer() }
    guard let bounds = linearBounds() else { return BoxAnswer() }
    var answer = BoxAnswer(least: bounds.least)
    var box = Box(combination: combination, lower: lower, upper: upper, depth: .infinity)
    var corners = Corners(zones, below: bounds.least, deeperThan: floor)
    if corners.deepest == nil { return answer }
    guard bounds.least.allSatisfy({ $0 > -.infinity }) else {
      box.direction = direction(box, bounds, nil)
      answer.box = box
      return answer
    }
    box.least = bounds.least
    var cut: Cut?
    for _ in 0..<Self.mostCuts {
      guard let worst = corners.deepest else { return answer }
      let before = corners.depths[worst]
      guard case .cut(let next) = bounds.bestCut(above: corners.corner(worst)) else { return answer }
      cut = next
      let isBest = next.depth(of: corners.corner(worst)) > 0.98 * before
      corners.apply(next, deeperThan: floor)
      if isBest { break }
    }
    guard let worst = corners.deepest, let cut else { return answer }
    box.depth = min(atMost, corners.depths[worst])
    box.direction = direction(box, bounds, cut)
    answer.found = design(at: cut.place, box)
    let most = corners.highest.map { $0 - floor } + Array(repeating: 0, count: bounds.constraintCount)
    if let part = bounds.contracted(most: most), shrink(&box, to: part) { answer.box = box }
    return answer
  }

  /// Cuts for a box: the worst corner's own at least, and those of the ones that it uncovers.
  private static let mostCuts = 6

  /// The rows as bounds of normalised objectives and of constraints less their tolerance; nil if a constraint cannot be kept.
  private func linearBounds() -> LinearBounds? {
    let (n, k) = (variables.count, scale.lowest.count)
    let stride = 2 + 2 * n
    var bounds = LinearBounds(
      least: [], constants: [], slopes: Array(repeating: 0, count: rows * n),
      spreads: Array(repeating: 0, count: rows * n), dimension: n)
    for row in 0..<rows {
      let at = (first + row) * stride
      var (least, middle, factor) = (numbers[at], numbers[at + 1], 1.0)
      if row < k {
        factor = 1 / scale.span(row)
        let shift = scale.lowest[row]
        // The rounding of shift and factor is taken off.
        least = ((least - shift) * factor) - 1e-14 * (abs(least) + abs(shift)) * factor
        middle = ((middle - shift) * factor) - 1e-14 * (abs(middle) + abs(shift)) * factor
        bounds.least.append(least.isNaN ? -.infinity : least)
      } else {
        if least > tolerance { return nil }
        middle -= tolerance
      }
      for i in 0..<n {
        let spread = numbers[at + 2 + n + i] * factor * (1 + 1e-14)
        bounds.slopes[row * n + i] = numbers[at + 2 + i] * factor
        bounds.spreads[row * n + i] = spread
        middle -= spread
      }
      bounds.constants.append(middle.isNaN ? -.infinity : middle - 1e-14 * abs(middle))
    }
    return bounds
  }

  /// The variable whose halves promise most: that whose curvature costs the cut most, for what is linear is no obstacle. What the
  /// cut has no use for because nothing is known of it yet counts too, by its share: the cut cannot say what it would be worth.
  private func direction(_ box: Box, _ bounds: LinearBounds, _ cut: Cut?) -> Int? {
    let n = variables.count
    var scores = variables.indices.map { i in
      1e-6 * (variables[i].unit(of: box.upper[i]) - variables[i].unit(of: box.lower[i]))
    }
    if let cut {
      let weights = cut.weights + cut.multipliers
      for row in 0..<rows {
        func cost(_ i: Int) -> Double {
          bounds.spreads[row * n + i] + Self.linearShare * abs(bounds.slopes[row * n + i])
        }
        let whole = (0..<n).reduce(0) { $0 + cost($1) }
        guard whole > 0 else { continue }
        let weight = weights[row] + Self.idleShare * box.depth / whole
        for i in 0..<n { scores[i] += weight * cost(i) }
      }
    }
    let open = variables.indices.filter { canSplit($0, box) && scores[$0] > 0 }
    return open.max { scores[$0] < scores[$1] }
  }

  /// What a slope counts against a spread: halving a box narrows what it can reach as well.
  private static let linearShare = 0.1
  /// What each row counts whatever the cut makes of it, against the box's depth.
  private static let idleShare = 0.1

  /// Whether anything is left.
  private func shrink(_ box: inout Box, to part: [(low: Double, high: Double)]) -> Bool {
    for (i, (low, high)) in part.enumerated() where low > -1 || high < 1 {
      let (lower, upper) = (box.lower[i], box.upper[i])
      let middle = lower + 0.5 * (upper - lower)
      let radius = upper - middle
      var ends = (max(lower, middle + low * radius), min(upper, middle + high * radius))
      if variables[i].kind == .integer { ends = ((ends.0 - 1e-9).rounded(.up), (ends.1 + 1e-9).rounded(.down)) }
      if ends.0 > ends.1 { return false }
      (box.lower[i], box.upper[i]) = ends
    }
    if let direction = box.direction, !canSplit(direction, box) {
      box.direction = variables.indices.first { canSplit($0, box) }
    }
    return true
  }

  private func canSplit(_ i: Int, _ box: Box) -> Bool {
    let (lower, upper) = (box.lower[i], box.upper[i])
    if variables[i].kind == .integer { return upper - lower >= 1 }
    return upper - lower > 1e-9 * max(abs(lower), abs(upper))
  }

  /// The two halves of a box along its direction.
  func halves(_ box: Box) -> [(lower: [Double], upper: [Double])] {
    guard let i = box.direction else { return [] }
    let (lower, upper) = (box.lower[i], box.upper[i])
    var (first, second) = (box.upper, box.lower)
    switch variables[i].kind {
    case .integer:
      (first[i], second[i]) = ((0.5 * (lower + upper)).rounded(.down), (0.5 * (lower + upper)).rounded(.down) + 1)
    case .logarithmic:
      first[i] = min(max((lower * upper).squareRoot(), lower), upper)
      second[i] = first[i]
    case .continuous:
      first[i] = lower + 0.5 * (upper - lower)
      second[i] = first[i]
    }
    return [(box.lower, first), (second, box.upper)]
  }

  /// The design at a place of the box; nil unless it is feasible.
  private func design(at place: [Double], _ box: Box) -> FrontPoint? {
    let x = place.indices.map { i in
      let middle = 0.5 * (box.lower[i] + box.upper[i])
      let value = min(max(middle + place[i] * (box.upper[i] - middle), box.lower[i]), box.upper[i])
      return variables[i].kind == .integer ? value.rounded() : value
    }
    guard evaluator.evaluate(x, &values, nil) == .valued, values.allSatisfy(\.isFinite) else { return nil }
    let (objectives, constraints) = (values[..<objectiveCount], values[objectiveCount...])
    guard objectives.allSatisfy({ $0.magnitude <= CombinationModel.largest }) else { return nil }
    guard Scalarisation.excess(of: constraints, equalities: equalityCount) <= tolerance else { return nil }
    return FrontPoint(combination: combination, x: x, objectives: Array(objectives), constraints: Array(constraints))
  }
}

/// The corners that a box may lie below, with how far.
private struct Corners {
  private(set) var depths: [Double] = []
  private var numbers: [Double] = []
  private let dimensions: Int

  init(_ zones: SearchZones, below least: [Double], deeperThan floor: Double) {
    dimensions = least.count
    zones.scan(below: least, deeperThan: floor) { index, depth in
      depths.append(depth)
      for objective in least.indices { numbers.append(zones.coordinate(objective, of: index)) }
    }
  }

  /// The highest coordinate of any corner, by objective.
  var highest: [Double] {
    (0..<dimensions).map { objective in
      depths.indices.reduce(-.infinity) { max($0, numbers[$1 * dimensions + objective]) }
    }
  }

  var deepest: Int? { depths.indices.max { depths[$0] < depths[$1] } }

  func corner(_ index: Int) -> [Double] { Array(numbers[index * dimensions..<(index + 1) * dimensions]) }

  /// Lessens the depths by what a cut excludes, and forgets what no longer matters.
  mutating func apply(_ cut: Cut, deeperThan floor: Double) {
    var kept = 0
    for index in depths.indices {
      var depth = -cut.bound
      for objective in 0..<dimensions { depth += cut.weights[objective] * numbers[index * dimensions + objective] }
      depth = min(depth, depths[index])
      if depth <= floor { continue }
      depths[kept] = depth
      for objective in 0..<dimensions {
        numbers[kept * dimensions + objective] = numbers[index * dimensions + objective]
      }
      kept += 1
    }
    depths.removeSubrange(kept...)
    numbers.removeSubrange((kept * dimensions)...)
  }
}
