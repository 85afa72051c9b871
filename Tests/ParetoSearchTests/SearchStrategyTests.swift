import ParetoSearch
import Testing

@Suite struct SearchStrategyTests {
  private func run(
    _ problem: TestProblem, _ strategy: SearchStrategy, points: Int = 60, jobs: Int = 2
  ) throws -> SearchResult {
    try ParetoSearch(problem: problem, options: SearchOptions(points: points, jobs: jobs, strategy: strategy)).run()
  }

  /// The worth of a front in the box of a good one.
  private func worth(_ result: SearchResult, in best: SearchResult) -> Double {
    let vectors = result.front.map {
      zip($0.objectives, zip(best.ideal, best.nadir)).map { ($0 - $1.0) / ($1.1 - $1.0) }
    }
    return Hypervolume.of(vectors, reference: Array(repeating: 1.1, count: best.ideal.count))
  }

  @Test func strategiesAreFoundByTheirNames() {
    #expect(Set(SearchStrategy.all.map(\.id)).count == SearchStrategy.all.count)
    for strategy in SearchStrategy.all { #expect(SearchStrategy.named(strategy.id) == strategy) }
    #expect(SearchStrategy.named("") == nil)
    #expect(SearchOptions().strategy == .automatic && SearchStrategy.all[0] == .automatic)
  }

  @Test(arguments: SearchStrategy.all)
  func everyStrategyFindsTheFrontOfAConstrainedProblem(strategy: SearchStrategy) throws {
    let best = try run(Problems.srn, .automatic)
    let result = try run(Problems.srn, strategy)
    #expect(
      worth(result, in: best) >= 0.99 * worth(best, in: best), "\(worth(result, in: best) / worth(best, in: best))")
    #expect(result.front.count > 40)
    #expect(result.front.allSatisfy { $0.constraints.allSatisfy { $0 <= 1e-6 } })
  }

  /// At the end of its first objective the derivatives of the second vanish, so that a solve from there fails.
  @Test func aSolveThatFailsEndsNoGridOfLimits() throws {
    let result = try run(Problems.zdt(3) { 1 - square($0 / $1) }, .epsilonConstraint)
    #expect(result.front.count == 60)
    #expect(result.archiveHypervolume > 0.97 * (0.1 + 1 / 3 + 0.11) / 1.21, "\(result.archiveHypervolume)")
  }

  /// A grid of limits leaves more room between its points than a search for the gaps.
  @Test func everyStrategyFindsTheFrontOfManyCombinations() throws {
    let problem = Problems.cell(combinations: 12)
    let best = try run(problem, .automatic, points: 100)
    for strategy in SearchStrategy.all where strategy != .automatic {
      let share = worth(try run(problem, strategy, points: 100), in: best) / worth(best, in: best)
      #expect(share >= 0.93, "\(strategy.id): \(share)")
    }
  }

  @Test(arguments: SearchStrategy.all)
  func noStrategyDependsOnTheNumberOfThreads(strategy: SearchStrategy) throws {
    let problem = Problems.cell(combinations: 4)
    let one = try run(problem, strategy, points: 30, jobs: 1)
    #expect(try run(problem, strategy, points: 30, jobs: 3) == one)
  }

  @Test func theDerivativeFreeStrategyNeverAsksForDerivatives() throws {
    let result = try run(Problems.bnh, .derivativeFree)
    #expect(result.counts.gradientEvaluations == 0 && result.counts.plainEvaluations > 0)
    #expect(result.front.count > 40)
  }

  @Test func aProblemWithoutDerivativesIsSearchedWithoutThem() throws {
    var problem = Problems.bnh
    problem.hasDerivatives = false
    let result = try run(problem, .automatic)
    #expect(result.counts.gradientEvaluations == 0)
    #expect(worth(result, in: try run(Problems.bnh, .automatic)) > 1.0)
  }

  @Test func pascolettiSerafiniSpendsLessThanTheWholeSearch() throws {
    let whole = try run(Problems.srn, .automatic).counts.evaluations
    #expect(try 2 * run(Problems.srn, .pascolettiSerafini).counts.evaluations < whole)
  }
}
