import Testing

@testable import ParetoSearch

struct MultistartTests {
  /// Rastrigin's function: an optimum beside every whole number, the least of them 0 at the origin.
  private static let rastrigin = TestProblem(
    objectives: 1, combinations: [box([(-4.3, 5), (-4.7, 5)]), box([(1.5, 5), (1.5, 5)])]
  ) { _, x in
    [x.reduce(Dual(20)) { $0 + square($1) - 10 * cos($1 * (2 * Double.pi)) }]
  }

  @Test(arguments: [1, 2, 3, 4, 5, 6] as [UInt64]) func theBestOfManyOptimaIsFound(seed: UInt64) throws {
    let options = SearchOptions(points: 40, seed: seed, jobs: 2)
    let result = try ParetoSearch(problem: Self.rastrigin, options: options).run()
    #expect(result.front.count == 1)
    #expect(abs(result.front[0].objectives[0]) < 1e-9 && result.front[0].combination == 0, "seed \(seed)")
  }

  @Test func itIsTheSameOnAnyNumberOfThreads() throws {
    let results = try [1, 3].map { try ParetoSearch(problem: Self.rastrigin, options: SearchOptions(jobs: $0)).run() }
    #expect(results[0] == results[1])
  }

  /// Rosenbrock's bent valley.
  @Test(arguments: [2, 5]) func theEndOfAValleyIsReachedByValuesAlone(dimensions: Int) throws {
    var valley = TestProblem(
      objectives: 1, combinations: [box(Array(repeating: (-2, 2), count: dimensions))]
    ) { _, x in
      [zip(x, x.dropFirst()).reduce(Dual(0)) { $0 + square(1 - $1.0) + 100 * square($1.1 - square($1.0)) }]
    }
    valley.hasDerivatives = false
    let result = try ParetoSearch(problem: valley, options: SearchOptions(jobs: 2)).run()
    #expect(result.front[0].objectives[0] < 1e-6 && result.counts.gradientEvaluations == 0, "\(result.front)")
  }

  /// One optimum, whatever the variables are that it does not depend on: a few starts tell.
  @Test func oneOptimumTakesFewSolves() throws {
    let bowl = TestProblem(objectives: 1, combinations: Array(repeating: unitBox(6), count: 10)) { combination, x in
      [Double(combination) + square(x[0] - 0.3) + square(x[1] - 0.6)]
    }
    let result = try ParetoSearch(problem: bowl, options: SearchOptions()).run()
    #expect(abs(result.front[0].objectives[0]) < 1e-9)
    #expect(result.counts.solves < 10 * 20, "\(result.counts.solves)")
  }

  @Test func whereTheModelHardlyAnswersItEnds() throws {
    let needle = TestProblem(objectives: 1, combinations: [unitBox(2)]) { _, x in
      x[0].value < 0.002 ? [x[1]] : nil
    }
    let result = try ParetoSearch(problem: needle, options: SearchOptions(points: 10)).run()
    #expect(!result.isExhausted)
  }
}
