import Testing

@testable import ParetoSearch

/// Constraints that must be met exactly, up to the feasibility tolerance.
@Suite struct EqualityTests {
  /// The arc x² + y² = 1 between (0, 1) and (1, 0), with a third variable that only costs.
  private static let arc = TestProblem(
    objectives: 2, constraints: 2, equalities: 1, combinations: [unitBox(3)]
  ) { _, x in
    [x[0] + square(x[2]), x[1] + square(x[2]), x[2] - 0.9, square(x[0]) + square(x[1]) - 1]
  }

  private static func search(_ problem: TestProblem, points: Int = 60, jobs: Int = 2) throws -> SearchResult {
    try ParetoSearch(problem: problem, options: SearchOptions(points: points, jobs: jobs)).run()
  }

  @Test func theFrontOnACurveIsFoundWhole() throws {
    let result = try Self.search(Self.arc)
    #expect(result.front.count == 60)
    for point in result.archive {
      #expect(abs(point.constraints[1]) <= 1e-6 && abs(point.x[0] * point.x[0] + point.x[1] * point.x[1] - 1) <= 1e-6)
    }
    // Below the reference (1.1, 1.1) everything outside the quarter disc is dominated.
    let best = 1.21 - Double.pi / 4
    let volume = Hypervolume.of(result.archive.map(\.objectives), reference: [1.1, 1.1])
    #expect(volume >= 0.995 * best && volume <= best * (1 + 1e-5), "\(volume / best)")
    #expect(try Self.search(Self.arc, jobs: 1) == result)
  }

  /// On x + y = 1 both objectives fall where the line may be left towards less: the multiplier says how fast.
  @Test func theMultiplierOfAnEqualityHasItsSign() throws {
    let problem = TestProblem(objectives: 2, constraints: 1, equalities: 1, combinations: [unitBox(2)]) { _, x in
      [square(x[0]) + x[1], square(x[1]) + x[0], x[0] + x[1] - 1]
    }
    let inner = try Self.search(problem).front.filter { $0.x[0] > 0.2 && $0.x[0] < 0.8 && $0.isStationary }
    #expect(!inner.isEmpty)
    #expect(inner.allSatisfy { $0.multipliers![0] < 0 }, "\(inner.map { $0.multipliers! })")
  }

  @Test func whatCannotBeEqualIsInfeasibleWithTheNearestMiss() throws {
    let problem = TestProblem(
      objectives: 2, constraints: 1, equalities: 1, combinations: [unitBox(2), unitBox(2)]
    ) { combination, x in
      // Within reach in the second combination alone; in the first it is missed by 1.
      [x[0], Dual(1) - x[0], x[0] + x[1] - (combination == 0 ? 3 : 1.5)]
    }
    let result = try Self.search(problem)
    guard case .infeasible(let miss?, _) = result.outcomes[0] else {
      Issue.record("\(result.outcomes[0])")
      return
    }
    #expect(abs(miss.violation - 1) < 1e-6 && abs(miss.constraints[0] - 1) < 1e-6)
    #expect(!result.front.isEmpty && result.front.allSatisfy { $0.combination == 1 })
    #expect(result.front.allSatisfy { abs($0.x[0] + $0.x[1] - 1.5) <= 1e-6 })
  }

  @Test func wholeNumbersAndAnEqualityAgree() throws {
    let problem = TestProblem(
      objectives: 2, constraints: 1, equalities: 1, combinations: [box([(0, 9)], .integer) + unitBox(1)]
    ) { _, x in
      [x[0] + x[1], 2 * x[1] - x[0], x[0] + 2 * x[1] - 4.5]
    }
    let result = try Self.search(problem)
    // n + 2x = 4.5 with x in [0, 1]: n is 3 or 4.
    #expect(Set(result.front.map { $0.x[0] }) == [3, 4])
    #expect(result.front.allSatisfy { abs($0.x[0] + 2 * $0.x[1] - 4.5) <= 1e-6 })
  }

  @Test func moreEqualitiesThanConstraintsAreRefused() {
    let problem = TestProblem(objectives: 1, constraints: 1, equalities: 2, combinations: [unitBox(1)]) { _, _ in nil }
    #expect {
      try ParetoSearch(problem: problem).run()
    } throws: { error in
      (error as? SearchError)?.faults.map(\.place) == ["equalityCount"]
    }
  }
}
