import Testing

@testable import ParetoSearch

/// Sums of squared distances, one centre for each objective, and a limit on the first variable: fronts that are known, and
/// bounds that can be written down by hand.
private struct Distances: SearchProblem {
  /// For each combination the centre of each objective and what is added to it.
  var combinations: [[(centre: [Double], offset: Double)]]
  var kinds: [SearchVariable.Kind]
  /// The first variable must not exceed it.
  var limit = Double.infinity
  var hasBounds = true

  var objectiveCount: Int { combinations[0].count }
  var constraintCount: Int { limit < .infinity ? 1 : 0 }
  var combinationCount: Int { combinations.count }
  func variables(ofCombination index: Int) -> [SearchVariable] {
    kinds.enumerated().map { SearchVariable(name: "x\($0)", lower: -1, upper: 2, kind: $1) }
  }
  func makeEvaluator(forCombination index: Int) throws -> any SearchEvaluator {
    hasBounds ? BoundedDistance(self, index) : Distance(self, index)
  }
}

private class Distance: SearchEvaluator {
  let problem: Distances
  let goals: [(centre: [Double], offset: Double)]
  let n: Int

  init(_ problem: Distances, _ combination: Int) {
    self.problem = problem
    goals = problem.combinations[combination]
    n = problem.kinds.count
  }

  func evaluate(
    _ x: UnsafePointer<Double>, _ values: UnsafeMutablePointer<Double>, _ jacobian: UnsafeMutablePointer<Double>?
  ) -> SearchEvaluation {
    for (row, goal) in goals.enumerated() {
      values[row] = goal.offset
      for i in 0..<n {
        values[row] += (x[i] - goal.centre[i]) * (x[i] - goal.centre[i])
        jacobian?[row * n + i] = 2 * (x[i] - goal.centre[i])
      }
    }
    if problem.constraintCount > 0 {
      values[goals.count] = x[0] - problem.limit
      for i in 0..<n { jacobian?[goals.count * n + i] = i == 0 ? 1 : 0 }
    }
    return .valued
  }
}

/// (m + r e - c)² = (m - c)² + 2 (m - c) r e + r² e².
private final class BoundedDistance: Distance, BoundingEvaluator {
  var partsWithoutBounds: [String] { [] }

  func bound(
    _ lower: UnsafePointer<Double>, _ upper: UnsafePointer<Double>, _ rows: UnsafeMutablePointer<Double>
  ) -> SearchEvaluation {
    let stride = 2 + 2 * n
    for (row, goal) in goals.enumerated() {
      let out = rows + row * stride
      (out[0], out[1]) = (goal.offset - 1e-12, goal.offset - 1e-12)
      for i in 0..<n {
        let (c, middle, radius) = (goal.centre[i], 0.5 * (lower[i] + upper[i]), 0.5 * (upper[i] - lower[i]))
        let nearest = min(max(c, lower[i]), upper[i]) - c
        out[0] += nearest * nearest
        out[1] += (middle - c) * (middle - c)
        (out[2 + i], out[2 + n + i]) = (2 * (middle - c) * radius, radius * radius)
      }
    }
    if problem.constraintCount > 0 {
      let out = rows + goals.count * stride
      (out[0], out[1]) = (lower[0] - problem.limit - 1e-12, 0.5 * (lower[0] + upper[0]) - problem.limit - 1e-12)
      for i in 0..<n { (out[2 + i], out[2 + n + i]) = (i == 0 ? 0.5 * (upper[0] - lower[0]) : 0, 0) }
    }
    return .valued
  }
}

@Suite struct CertificateTests {
  private func certificate(
    _ problem: Distances, points: Int = 60, asked: Double = 0.01, boxes: Int = 100_000, jobs: Int = 1,
    dropping isDropped: (FrontPoint) -> Bool = { _ in false }
  ) throws -> (result: SearchResult, certificate: Certificate) {
    let search = ParetoSearch(problem: problem, options: SearchOptions(points: points, jobs: jobs))
    return try certificate(search, try search.run(), asked: asked, boxes: boxes, dropping: isDropped)
  }

  /// The same of what a search has found.
  private func certificate(
    _ search: ParetoSearch, _ found: SearchResult, asked: Double = 0.01, boxes: Int,
    dropping isDropped: (FrontPoint) -> Bool
  ) throws -> (result: SearchResult, certificate: Certificate) {
    var result = found
    result.archive.removeAll(where: isDropped)
    result.front.removeAll(where: isDropped)
    let certificate = try #require(search.certify(&result, CertificateOptions(asked: asked, maxBoxes: boxes)))
    return (result, certificate)
  }

  private static let pair = [(centre: [0.0, 0, 0], offset: 0.0), (centre: [1.0, 1, 1], offset: 0.0)]
  private static let corners = [
    (centre: [1.0, 0, 0], offset: 0.0), (centre: [0.0, 1, 0], offset: 0.0), (centre: [0.0, 0, 1], offset: 0.0),
  ]
  private static let real = [SearchVariable.Kind](repeating: .continuous, count: 3)

  @Test func aSmoothFrontIsProvedComplete() throws {
    let (_, certificate) = try certificate(Distances(combinations: [Self.pair], kinds: Self.real))
    #expect(certificate.isProved && certificate.remaining == [0], "\(certificate)")
    #expect(certificate.boxes < 4000, "\(certificate.boxes)")
    #expect(zip(certificate.history, certificate.history.dropFirst()).allSatisfy { $0.bound > $1.bound })
  }

  @Test func threeObjectivesAreProvedComplete() throws {
    let (_, certificate) = try certificate(
      Distances(combinations: [Self.corners], kinds: Self.real), points: 10, asked: 0.03)
    #expect(certificate.isProved, "\(certificate)")
    #expect(certificate.boxes < 40_000, "\(certificate.boxes)")
  }

  @Test func aLimitAndWholeNumbersAreRespected() throws {
    let problem = Distances(
      combinations: [Self.pair], kinds: [.continuous, .integer, .continuous], limit: 0.4)
    let (_, certificate) = try certificate(problem)
    #expect(certificate.isProved, "\(certificate)")
  }

  @Test func combinationsThatCannotImproveTheFrontCostFewBoxes() throws {
    let worse = Self.pair.map { (centre: $0.centre, offset: 0.5) }
    let alone = try certificate(Distances(combinations: [Self.pair], kinds: Self.real)).certificate
    let (_, both) = try certificate(Distances(combinations: [Self.pair, worse], kinds: Self.real))
    #expect(both.isProved && both.remaining == [0, 0])
    #expect(both.boxes < 2 * alone.boxes, "\(both.boxes) and \(alone.boxes)")
  }

  /// What is missing is never proved absent: it is found, or the bound is at least what it would add.
  @Test func theBoundCoversWhatAnIncompleteArchiveLacks() throws {
    for combinations in [[Self.pair], [Self.corners]] {
      let search = ParetoSearch(
        problem: Distances(combinations: combinations, kinds: Self.real), options: SearchOptions(points: 4, jobs: 1))
      let found = try search.run()
      for (width, boxes) in [(0.05, 50), (0.05, 2000), (0.2, 50), (0.2, 2000), (0.6, 50), (0.6, 2000)] {
        func isGone(_ point: FrontPoint) -> Bool { abs(point.x[0] - 0.4) < width / 2 }
        let kept = ObjectiveBounds(of: found.archive.filter { !isGone($0) }.map(\.objectives))
        let (result, certificate) = try certificate(search, found, boxes: boxes, dropping: isGone)
        #expect(certificate.reference == kept.reference)
        func volume(_ points: [FrontPoint]) -> Double {
          Hypervolume.of(points.map(\.objectives), reference: certificate.reference)
        }
        let lacking = volume(result.archive + found.archive) / volume(result.archive) - 1
        #expect(certificate.bound >= lacking, "\(width), \(boxes): \(certificate.bound) proved, \(lacking) missing")
        if width > 0.1 && boxes > 1000 { #expect(certificate.found.contains { isGone($0) }) }
      }
    }
  }

  @Test func designsThatAreMetJoinTheResult() throws {
    func isMiddle(_ point: FrontPoint) -> Bool { abs(point.x[0] - 0.5) < 0.3 }
    let (result, certificate) = try certificate(
      Distances(combinations: [Self.pair], kinds: Self.real), dropping: isMiddle)
    #expect(certificate.isProved && certificate.found.contains(where: isMiddle))
    #expect(result.archive.contains { abs($0.x[0] - 0.5) < 0.05 })
    for point in result.front {
      #expect(!result.archive.contains { Dominance.compare($0.objectives, point.objectives) == .dominates })
    }
    // Of the square of 1.1 spans all but the sixth of the unit square below the whole front.
    #expect(abs(result.archiveHypervolume - (1 - 1 / 6.0 / 1.21)) < 0.01)
  }

  @Test func aCombinationWhoseDesignsAllGiveWayHasNoneLeft() throws {
    let other = Self.pair.map { (centre: $0.centre, offset: 0.1) }
    let problem = Distances(combinations: [Self.pair, other], kinds: Self.real)
    var result = try ParetoSearch(problem: problem, options: SearchOptions(points: 20, jobs: 1)).run()
    #expect(result.outcomes[0] == .searched(points: 20))
    let better = FrontPoint(combination: 1, x: [0, 0, 0], objectives: [-1, -1])
    let worse = FrontPoint(combination: 0, x: [0, 0, 0], objectives: [0, 0])
    result.take([better, worse])
    #expect(result.front == [better] && result.archive == [better])
    #expect(result.outcomes == [.searched(points: 0), .searched(points: 1)])
  }

  @Test func theResultDoesNotDependOnTheNumberOfThreads() throws {
    let problem = Distances(combinations: [Self.pair], kinds: Self.real)
    let one = try certificate(problem, jobs: 1).certificate
    #expect(try certificate(problem, jobs: 3).certificate == one)
  }

  @Test func thatNoDesignKeepsTheLimitsIsProved() throws {
    // The first variable cannot fall below -1.
    let problem = Distances(combinations: [Self.pair, Self.pair], kinds: Self.real, limit: -1.01)
    let (result, certificate) = try certificate(problem)
    #expect(certificate.isProved && certificate.isOfEmptiness && certificate.bound == 0, "\(certificate)")
    #expect(certificate.remaining == [0, 0] && result.archive.isEmpty && result.nearestMiss != nil)
  }

  @Test func aDesignThatKeepsTheLimitsEndsTheProofThatThereIsNone() throws {
    let problem = Distances(combinations: [Self.pair], kinds: Self.real, limit: -0.999)
    let (result, certificate) = try certificate(problem, dropping: { _ in true })
    #expect(!certificate.isProved && certificate.isOfEmptiness && certificate.found.count == 1, "\(certificate)")
    #expect(result.archive == certificate.found && result.front == certificate.found)
    #expect(certificate.found.allSatisfy { $0.x[0] <= -0.999 + 1e-6 })
  }

  @Test func withoutBoundsNothingIsProved() throws {
    let (_, certificate) = try certificate(Distances(combinations: [Self.pair], kinds: Self.real, hasBounds: false))
    #expect(!certificate.isProved && certificate.bound == .infinity && certificate.partsWithoutBounds == ["the model"])
  }

  @Test func aSmallLimitOfBoxesStillGivesAValidBound() throws {
    let (_, few) = try certificate(Distances(combinations: [Self.pair], kinds: Self.real), boxes: 200)
    let (_, many) = try certificate(Distances(combinations: [Self.pair], kinds: Self.real), boxes: 800)
    #expect(few.bound > many.bound && few.boxes < 400)
  }
}
