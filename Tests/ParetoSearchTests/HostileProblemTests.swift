import Glibc
import NLopt
import ParetoSearch
import Testing

/// Two objectives pulling apart in a box, a simple problem to be spoilt.
private func tug(_ x: [Dual]) -> [Dual] { [square(x[0]) + square(x[1]), square(x[0] - 1) + square(x[1] - 0.5)] }

@Suite struct HostileProblemTests {
  @Test func withoutAFeasibleDesignTheNearestMissIsReturned() throws {
    let problem = TestProblem(objectives: 2, constraints: 1, combinations: [unitBox(2), unitBox(2)]) { combination, x in
      tug(x) + [square(x[0] - 0.25) + square(x[1] - 0.5) + (combination == 0 ? 0.3 : 0.2)]
    }
    let result = try search(problem)
    #expect(result.front.isEmpty && result.ideal.isEmpty && result.archiveHypervolume == 0)
    let miss = try #require(result.nearestMiss)
    #expect(miss.combination == 1)
    #expect(abs(miss.violation - 0.2) < 1e-6)
    #expect(abs(miss.x[0] - 0.25) < 1e-3 && abs(miss.x[1] - 0.5) < 1e-3)
    #expect(result.outcomes.allSatisfy { if case .infeasible(.some, isProved: false) = $0 { true } else { false } })
  }

  @Test func aTinyFeasibleSetIsFound() throws {
    let problem = TestProblem(objectives: 2, constraints: 1, combinations: [unitBox(4)]) { _, x in
      var sum = Dual(0)
      for (index, value) in x.enumerated() { sum = sum + square(value - 0.2 * Double(index + 1)) }
      return tug(x) + [sum * 1e4 - 1]
    }
    let result = try search(problem, points: 30)
    #expect(result.front.count == 30)
  }

  /// The violation is a billion at most and spans powers of ten: solvers see its logarithm.
  @Test(arguments: [2, 4])
  func aTinyBallIsFoundFromFarAway(dimensions: Int) throws {
    let sharpness = dimensions == 2 ? 1e7 : 1e6
    let problem = TestProblem(
      objectives: 2, constraints: 1, combinations: [box(Array(repeating: (-1, 1), count: dimensions))]
    ) { _, x in
      [x[0], x[1], x.reduce(Dual(0)) { $0 + square($1 - 0.37) } * sharpness - 1]
    }
    let result = try search(problem, points: 20)
    #expect(result.front.count == 20)
    #expect(result.front.allSatisfy { abs($0.x[0] - 0.37) <= (1.001 / sharpness).squareRoot() })
  }

  /// A solver that is asked to keep a margin there finds no step at all.
  @Test(arguments: [0, 1])
  func aLimitThatEveryDesignMeetsExactlyChangesNothing(equalities: Int) throws {
    let free = TestProblem(objectives: 2, constraints: 1, combinations: [unitBox(2)]) { _, x in
      tug(x) + [0.3 - x[0]]
    }
    let held = TestProblem(objectives: 2, constraints: 2, equalities: equalities, combinations: [unitBox(2)]) { _, x in
      tug(x) + [0.3 - x[0], 0 * x[1]]
    }
    let (first, second) = (try search(free), try search(held))
    #expect(second.front.count == first.front.count)
    #expect(zip(first.ideal + first.nadir, second.ideal + second.nadir).allSatisfy { abs($0 - $1) < 1e-3 })
    #expect(second.front.count(where: \.isStationary) > second.front.count / 2)
  }

  /// Its samples are beaten, but nothing is known of its best values.
  @Test func aCombinationWhoseSolvesFailIsNotRuledOut() throws {
    let problem = TestProblem(objectives: 2, combinations: [unitBox(2), unitBox(2)]) { combination, x in
      if combination == 1 && x[0].slopes != .zero { return nil }
      return tug(x).map { $0 + Double(combination) }
    }
    #expect(try search(problem).outcomes[1] == .searched(points: 0))
    let sound = TestProblem(objectives: 2, combinations: problem.combinations) { combination, x in
      tug(x).map { $0 + Double(combination) }
    }
    guard case .dominated = try search(sound).outcomes[1] else {
      Issue.record("a combination that is beaten everywhere was searched")
      return
    }
  }

  @Test func aConstantObjectiveLeavesTheOthersToDecide() throws {
    let problem = TestProblem(objectives: 3, combinations: [unitBox(2)]) { _, x in tug(x) + [Dual(7)] }
    let flat = try search(TestProblem(objectives: 2, combinations: [unitBox(2)]) { _, x in tug(x) })
    let result = try search(problem)
    #expect(result.front.count == 100)
    #expect(zip(result.ideal, flat.ideal).allSatisfy { abs($0 - $1) < 1e-6 })
    #expect(result.ideal[2] == 7 && result.nadir[2] == 7)
  }

  @Test func onlyConstantObjectivesGiveOneDesign() throws {
    let result = try search(TestProblem(objectives: 2, combinations: [unitBox(2)]) { _, _ in [Dual(1), Dual(2)] })
    #expect(result.front.map(\.objectives) == [[1, 2]])
  }

  @Test func twoIdenticalObjectivesCountAsOne() throws {
    let twins = try search(
      TestProblem(objectives: 2, combinations: [unitBox(2)]) { _, x in
        let first = square(x[0] - 0.3) + square(x[1] - 0.7)
        return [first, first]
      })
    #expect(twins.front.count == 1)
    #expect(twins.front[0].objectives[0] < 1e-9)
    let triple = try search(TestProblem(objectives: 3, combinations: [unitBox(2)]) { _, x in tug(x) + [tug(x)[0]] })
    #expect(triple.front.count > 50)
    #expect(triple.front.allSatisfy { $0.objectives[0] == $0.objectives[2] })
  }

  @Test func twelveObjectivesGiveTheFrontTheyWereAskedFor() throws {
    let problem = TestProblem(objectives: 12, combinations: [unitBox(3)]) { _, x in
      (0..<12).map { index in
        let target = [Double(index % 3) / 2, Double(index / 3 % 2), Double(index / 6)]
        return square(x[0] - target[0]) + square(x[1] - target[1]) + square(x[2] - target[2])
      }
    }
    let options = SearchOptions(points: 40, maxEvaluations: 6000)
    let result = try ParetoSearch(problem: problem, options: options).run()
    #expect(result.front.count == 40)
    #expect(result.ideal.allSatisfy { $0 < 1e-4 }, "\(result.ideal)")
  }

  @Test func oneObjectiveGivesOnePoint() throws {
    let problem = TestProblem(objectives: 1, constraints: 1, combinations: [unitBox(2), unitBox(2)]) { combination, x in
      [square(x[0] - 2) + square(x[1]) + Double(combination), x[0] - 0.5]
    }
    let result = try search(problem)
    #expect(result.front.count == 1)
    #expect(result.front[0].combination == 0)
    #expect(abs(result.front[0].objectives[0] - 2.25) < 1e-5)
    #expect(result.front[0].constraints[0] <= 0)
    #expect(result.front[0].multipliers![0] > 0)
  }

  @Test func aVariableThatCannotMoveStaysWhereItIs() throws {
    let variables = [
      SearchVariable(name: "fixed", lower: 0.25, upper: 0.25), SearchVariable(name: "free", lower: 0, upper: 1),
      SearchVariable(name: "fixedLogarithm", lower: 3, upper: 3, kind: .logarithmic),
    ]
    let result = try search(TestProblem(objectives: 2, combinations: [variables]) { _, x in tug(x) })
    #expect(result.front.count == 100)
    #expect(result.front.allSatisfy { $0.x[0] == 0.25 && $0.x[2] == 3 })
  }

  @Test func aCombinationWithoutFreeVariablesIsOneDesign() throws {
    let problem = TestProblem(objectives: 2, combinations: [box([(0.5, 0.5), (0, 0)]), []]) { combination, x in
      combination == 0 ? tug(x) : [Dual(0.1), Dual(2)]
    }
    let result = try search(problem)
    #expect(result.front.map(\.combination) == [1, 0])
  }

  @Test func aRefusedRegionIsSearchedAround() throws {
    // The front would be the line from (0, 0) to (1, 0.5); a strip across it is refused.
    let problem = TestProblem(objectives: 2, combinations: [unitBox(2)]) { _, x in
      (0.4...0.6).contains(x[0].value + 0.3 * x[1].value) ? nil : tug(x)
    }
    let result = try search(problem)
    #expect(result.counts.refused > 0)
    #expect(result.front.count { $0.x[0] < 0.4 } > 20)
    #expect(result.front.count { $0.x[0] > 0.5 } > 20)
  }

  @Test func aModelThatAnswersInASmallDiscOnlyIsSearchedThere() throws {
    let problem = TestProblem(objectives: 2, combinations: [unitBox(2)]) { _, x in
      hypot(x[0].value - 0.9, x[1].value - 0.9) > 0.18 ? nil : tug(x)
    }
    let result = try search(problem)
    #expect(result.counts.refused > result.counts.evaluations / 2)
    #expect(!result.front.isEmpty)
    #expect(result.front.allSatisfy { hypot($0.x[0] - 0.9, $0.x[1] - 0.9) <= 0.18 })
  }

  @Test func aModelThatRefusesEverythingIsInfeasibleWithoutAMiss() throws {
    let result = try search(TestProblem(objectives: 2, combinations: [unitBox(2)]) { _, _ in nil })
    #expect(result.outcomes == [.infeasible(nearest: nil, isProved: false)])
    #expect(result.counts.refused == result.counts.evaluations)
    #expect(result.nearestMiss == nil)
  }

  @Test func aModelThatIsNeverANumberHasFailed() throws {
    let result = try search(TestProblem(objectives: 2, combinations: [unitBox(2)]) { _, x in [x[0], Dual(.nan)] })
    guard case .failed = result.outcomes[0] else {
      Issue.record("\(result.outcomes)")
      return
    }
    #expect(result.counts.faulty == result.counts.evaluations)
  }

  @Test func whereAModelIsInfiniteItHasNoAnswer() throws {
    let problem = TestProblem(objectives: 2, combinations: [unitBox(2)]) { _, x in
      (0.4...0.5).contains(x[1].value) ? [x[0], Dual(-.infinity)] : tug(x)
    }
    let result = try search(problem)
    #expect(result.counts.faulty > 0)
    #expect(result.archive.allSatisfy { $0.objectives.allSatisfy(\.isFinite) })
  }

  /// A number that is meant to keep the search away, so large that no whole number counts the spans of the front in it.
  @Test(arguments: [1e30, 1e250]) func aPenaltyIsNoPlaceOnTheFront(penalty: Double) throws {
    let problem = TestProblem(objectives: 2, combinations: [unitBox(2)]) { _, x in
      x[1].value > 0.5 ? [Dual(penalty), Dual(penalty)] : tug(x)
    }
    let result = try search(problem)
    #expect(result.front.count == 100)
    #expect(result.nadir.allSatisfy { $0 < 2 })
  }

  /// What lies between the largest numbers is none.
  @Test(arguments: [(1e250, true), (1.7e308, false)])
  func objectivesAreNotBeyondMeasure(largest: Double, isMeasured: Bool) throws {
    let problem = TestProblem(objectives: 2, combinations: [unitBox(2)]) { _, x in
      [(x[0] * 2 - 1) * largest, (1 - x[0] * 2 - x[1] * (1 - x[0]) * x[0]) * largest]
    }
    let result = try search(problem, points: 10)
    #expect((result.front.count == 10) == isMeasured && (result.counts.faulty == 0) == isMeasured)
    #expect(result.archive.allSatisfy { $0.objectives.allSatisfy { $0.magnitude <= 1e250 } })
  }

  @Test func faultsHereAndThereAreCountedAndPassedOver() throws {
    let problem = TestProblem(objectives: 2, combinations: [unitBox(2)]) { _, x in
      let spoilt = tug(x)
      return (0.4...0.5).contains(x[1].value) ? [spoilt[0], Dual(.nan)] : spoilt
    }
    let result = try search(problem)
    #expect(result.counts.faulty > 0)
    #expect(result.front.count > 50)
    #expect(result.front.allSatisfy { $0.objectives.allSatisfy(\.isFinite) })
  }

  @Test func everyFaultOfProblemAndOptionsIsListed() {
    let variables = [
      SearchVariable(name: "a", lower: 1, upper: 0), SearchVariable(name: "b", lower: 0, upper: .infinity),
      SearchVariable(name: "c", lower: 0, upper: 1, kind: .logarithmic),
      SearchVariable(name: "d", lower: 0.5, upper: 3, kind: .integer),
      SearchVariable(name: "e", lower: -1e308, upper: 1e308),
      SearchVariable(name: "f", lower: 1e-200, upper: 1e200, kind: .logarithmic),
    ]
    let problem = TestProblem(objectives: 0, combinations: [variables]) { _, _ in nil }
    let options = SearchOptions(
      points: 0, jobs: 0, maxEvaluations: 0, feasibilityTolerance: -1, enumerationLimit: -1)
    #expect {
      try ParetoSearch(problem: problem, options: options).run()
    } throws: { error in
      let places = (error as? SearchError)?.faults.map(\.place)
      return places == [
        "points", "jobs", "maxEvaluations", "feasibilityTolerance", "enumerationLimit", "objectiveCount", "a", "b", "c",
        "d", "e", "f",
      ]
    }
  }

  @Test func noLimitIsLeftOutAndNotInfinite() {
    let problem = TestProblem(objectives: 2, combinations: [unitBox(2)]) { _, x in tug(x) }
    #expect {
      try ParetoSearch(problem: problem, options: SearchOptions(points: .max, jobs: .max, maxSeconds: .infinity)).run()
    } throws: { error in
      (error as? SearchError)?.faults.map(\.place) == ["points", "jobs", "maxSeconds"]
    }
  }
}
