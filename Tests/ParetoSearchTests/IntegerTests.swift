import ParetoSearch
import Testing

@Suite struct IntegerTests {
  private static let mixed = [
    SearchVariable(name: "layers", lower: 1, upper: 12, kind: .integer),
    SearchVariable(name: "plates", lower: 0, upper: 6, kind: .integer),
    SearchVariable(name: "width", lower: 0, upper: 1),
  ]

  private static let problem = TestProblem(objectives: 2, constraints: 1, combinations: [mixed]) { _, x in
    [
      square(x[0] - 10.3) + square(x[1] - 4.4) * 2 + square(x[2] - 0.9) * 8,
      square(x[0] - 2.6) + square(x[1] - 1.2) + square(x[2] - 0.2) * 8,
      (x[0] + x[1] * 2 + x[2] - 17.5) / 17.5,
    ]
  }

  /// 1275 of a million designs keep the equality, too many to look at all of them; 62 are on the front.
  @Test func wholeNumbersThatKeepAnEqualityAreBredFurther() throws {
    let problem = TestProblem(
      objectives: 2, constraints: 1, equalities: 1, combinations: [box(Array(repeating: (0, 99), count: 3), .integer)]
    ) { _, x in
      [x[0] + x[1], x[2] - x[1], (3 * x[0] + 5 * x[1] + 7 * x[2] - 613) / 613]
    }
    let result = try search(problem, points: 100)
    #expect(result.front.count >= 20, "\(result.front.count)")
  }

  @Test func integersAreWholeAndTheFrontIsThatOfAllWholeDesigns() throws {
    let result = try search(Self.problem, points: 80)
    #expect(result.front.allSatisfy { $0.x[0] == $0.x[0].rounded() && $0.x[1] == $0.x[1].rounded() })
    // All whole pairs with a fine grid of the width, as an independent front.
    let evaluator = try Self.problem.makeEvaluator(forCombination: 0)
    var all = Archive(objectiveCount: 2)
    var values = [0.0, 0, 0]
    for layers in 1...12 {
      for plates in 0...6 {
        for step in 0...200 {
          let x = [Double(layers), Double(plates), Double(step) / 200]
          _ = evaluator.evaluate(x, &values, nil)
          if values[2] <= 0 { all.insert(FrontPoint(combination: 0, x: x, objectives: Array(values[..<2]))) }
        }
      }
    }
    let reference = [200.0, 120]
    let best = Hypervolume.of(all.sorted().map(\.objectives), reference: reference)
    let found = Hypervolume.of(result.front.map(\.objectives), reference: reference)
    #expect(found >= 0.995 * best, "\(found / best)")
  }

  @Test func onlyIntegersAreSearchedToo() throws {
    let problem = TestProblem(objectives: 2, combinations: [box([(0, 20), (0, 20)], .integer)]) { _, x in
      [square(x[0] - 3) + square(x[1] - 4), square(x[0] - 15) + square(x[1] - 9)]
    }
    let result = try search(problem, points: 40)
    var all = Archive(objectiveCount: 2)
    for i in 0...20 {
      for j in 0...20 {
        let (x, y) = (Double(i), Double(j))
        let objectives = [(x - 3) * (x - 3) + (y - 4) * (y - 4), (x - 15) * (x - 15) + (y - 9) * (y - 9)]
        all.insert(FrontPoint(combination: 0, x: [x, y], objectives: objectives))
      }
    }
    let best = Hypervolume.of(all.sorted().map(\.objectives), reference: [250, 250])
    let found = Hypervolume.of(result.front.map(\.objectives), reference: [250, 250])
    #expect(found >= 0.99 * best, "\(found / best)")
    #expect(result.ideal == [0, 0])
  }

  @Test func anIntegerCombinationWithoutAWholeFeasibleDesignIsInfeasible() throws {
    let problem = TestProblem(objectives: 2, constraints: 1, combinations: [box([(0, 5)], .integer)]) { _, x in
      [x[0], 5 - x[0], square(x[0] - 2.5) - 0.04]
    }
    let result = try search(problem)
    #expect(result.front.isEmpty)
    #expect(abs(result.nearestMiss!.violation - 0.21) < 1e-9)
    #expect(result.outcomes == [.infeasible(nearest: result.nearestMiss, isProved: true)])
  }
}
