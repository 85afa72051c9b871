import NLopt
import ParetoSearch
import Testing

@Suite struct PolishingTests {
  /// A naive check of what is promised: no small random step from a returned design betters it in everything.
  private func expectOptimal(_ result: SearchResult, _ problem: TestProblem, reach: Double, gain: Double) throws {
    var generator = SplitMix64(seed: 12)
    for point in result.front {
      let variables = problem.combinations[point.combination]
      let evaluator = try problem.makeEvaluator(forCombination: point.combination)
      var values = [Double](repeating: 0, count: problem.objectiveCount + problem.constraintCount)
      for _ in 0..<200 {
        let x = zip(point.x, variables).map { value, variable in
          let step = reach * (variable.upper - variable.lower) * (2 * generator.nextUnit() - 1)
          return min(max(value + step, variable.lower), variable.upper)
        }
        guard evaluator.evaluate(x, &values, nil) == .valued else { continue }
        guard values[problem.objectiveCount...].allSatisfy({ $0 <= 0 }) else { continue }
        let isBetter = (0..<problem.objectiveCount).allSatisfy {
          values[$0] < point.objectives[$0] - gain * (result.nadir[$0] - result.ideal[$0])
        }
        #expect(!isBetter, "\(point) is beaten by \(x)")
      }
    }
  }

  @Test(arguments: [Problems.bnh, Problems.srn, Problems.osy, Problems.re21, Problems.zdt3])
  func noReturnedDesignIsBeatenByOneCloseBy(problem: TestProblem) throws {
    try expectOptimal(search(problem, points: 60), problem, reach: 1e-3, gain: 1e-6)
  }

  @Test func alongTheEdgeOfARefusedRegionDesignsAreTakenToTheEdge() throws {
    // The front would be the line from (0, 0) to (1, 0.5); the model has no answer below another line.
    let problem = TestProblem(objectives: 2, combinations: [unitBox(2)]) { _, x in
      x[1].value < 0.3 + 0.4 * x[0].value
        ? nil : [square(x[0]) + square(x[1]), square(x[0] - 1) + square(x[1] - 0.5)]
    }
    let result = try search(problem, points: 40)
    #expect(result.front.count == 40)
    #expect(result.front.allSatisfy { $0.x[1] - 0.3 - 0.4 * $0.x[0] < 1e-4 || $0.x[0] > 0.8 })
    try expectOptimal(result, problem, reach: 0.01, gain: 1e-5)
  }

  @Test func aContinuousFrontGivesAsManyPointsAsAsked() throws {
    for points in [7, 50, 200] { #expect(try search(Problems.bnh, points: points).front.count == points) }
    #expect(try search(Problems.cell(combinations: 16), points: 150).front.count == 150)
  }
}
