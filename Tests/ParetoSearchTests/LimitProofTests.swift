import Testing

@testable import ParetoSearch

/// The squared distance from a point must lie between two limits; bounds by intervals.
private struct Ring: SearchProblem {
  /// For each combination the least and the greatest squared distance from the point (0.3, 0.6).
  var combinations: [(least: Double, most: Double)]
  var hasBounds = true

  var objectiveCount: Int { 2 }
  var constraintCount: Int { 2 }
  var combinationCount: Int { combinations.count }
  func variables(ofCombination index: Int) -> [SearchVariable] {
    (0..<2).map { SearchVariable(name: "x\($0)", lower: 0, upper: 1) }
  }
  func makeEvaluator(forCombination index: Int) throws -> any SearchEvaluator {
    let (least, most) = combinations[index]
    return hasBounds ? BoundedRing(least: least, most: most) : RingValues(least: least, most: most)
  }
}

private class RingValues: SearchEvaluator {
  static let centre = [0.3, 0.6]
  let least: Double
  let most: Double
  init(least: Double, most: Double) { (self.least, self.most) = (least, most) }

  func evaluate(
    _ x: UnsafePointer<Double>, _ values: UnsafeMutablePointer<Double>, _ jacobian: UnsafeMutablePointer<Double>?
  ) -> SearchEvaluation {
    var distance = 0.0
    for i in 0..<2 {
      let side = x[i] - Self.centre[i]
      distance += side * side
      values[i] = x[i]
      for row in 0..<2 { jacobian?[row * 2 + i] = row == i ? 1 : 0 }
      jacobian?[4 + i] = -2 * side
      jacobian?[6 + i] = 2 * side
    }
    (values[2], values[3]) = (least - distance, distance - most)
    return .valued
  }
}

private final class BoundedRing: RingValues, BoundingEvaluator {
  var partsWithoutBounds: [String] { [] }

  func bound(
    _ lower: UnsafePointer<Double>, _ upper: UnsafePointer<Double>, _ rows: UnsafeMutablePointer<Double>
  ) -> SearchEvaluation {
    rows.update(repeating: 0, count: 4 * 6)
    var (near, far) = (0.0, 0.0)
    for i in 0..<2 {
      let (low, high) = (lower[i] - Self.centre[i], upper[i] - Self.centre[i])
      near += low > 0 ? low * low : high < 0 ? high * high : 0
      far += max(low * low, high * high)
    }
    for (row, value) in [lower[0], lower[1], least - far, near - most].enumerated() {
      // The range alone: the value in the middle is no better known.
      (rows[row * 6], rows[row * 6 + 1]) = (value - 1e-12, value - 1e-12)
    }
    return .valued
  }
}

@Suite struct LimitProofTests {
  private static func outcomes(_ problem: Ring) throws -> SearchResult {
    try ParetoSearch(problem: problem, options: SearchOptions(points: 20, seed: 1)).run()
  }

  private static func isProved(_ outcome: CombinationOutcome) -> Bool? {
    if case .infeasible(.some, let isProved) = outcome { isProved } else { nil }
  }

  /// What so many boxes tell of the only combination.
  private static func attempt(_ limits: (Double, Double), most: Int) throws -> (verdict: LimitProof.Verdict, boxes: Int)
  {
    let problem = Ring(combinations: [limits])
    let evaluator = try #require(try problem.makeEvaluator(forCombination: 0) as? any BoundingEvaluator)
    return LimitProof(problem, tolerance: 1e-6).attempt(evaluator, combination: 0, most: most)
  }

  @Test func aCombinationWithoutDesignsIsProvedToHaveNone() throws {
    // The farthest corner is 0.85 away; between 0.2 and 0.19 there is nothing, which takes a proof many boxes.
    let problem = Ring(combinations: [(0.1, 0.2), (0.9, 1), (0.2, 0.19)])
    let result = try Self.outcomes(problem)
    #expect(result.outcomes[0] == .searched(points: result.front.count))
    #expect(Self.isProved(result.outcomes[1]) == true)
    #expect(Self.isProved(result.outcomes[2]) == false)
    #expect(result.counts.boxes >= 2)
    guard case .infeasible(let miss?, _) = result.outcomes[1] else { return }
    #expect(abs(miss.violation - 0.05) < 1e-6, "the nearest miss is the corner: \(miss)")
  }

  @Test func withoutBoundsNothingIsProved() throws {
    let result = try Self.outcomes(Ring(combinations: [(0.1, 0.2), (0.9, 1)], hasBounds: false))
    #expect(Self.isProved(result.outcomes[1]) == false && result.counts.boxes == 0)
  }

  @Test(arguments: [1, 4, 1000]) func aCombinationWithDesignsIsNeverProvedEmpty(most: Int) throws {
    // The corner alone, within the tolerance; and a ring thinner than boxes soon are.
    for limits in [(0.85, 1.0), (0.2, 0.2 + 1e-9), (0.1, 0.3)] {
      let (verdict, boxes) = try Self.attempt(limits, most: most)
      #expect(boxes <= most)
      switch verdict {
      case .proved: Issue.record("\(limits) has designs")
      case .refuted(let x):
        var values = [0.0, 0, 0, 0]
        _ = RingValues(least: limits.0, most: limits.1).evaluate(x, &values, nil)
        #expect(values[2] <= 1e-6 && values[3] <= 1e-6)
      case .open: break
      }
    }
  }

  @Test func moreBoxesProveMore() throws {
    let limits = (0.2, 0.19)
    guard case .open = try Self.attempt(limits, most: 16).verdict,
      case .proved = try Self.attempt(limits, most: 100_000).verdict
    else {
      Issue.record("16 boxes should be too few, and 100,000 enough")
      return
    }
  }
}
