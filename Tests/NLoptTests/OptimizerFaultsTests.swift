import NLopt
import Testing

@Suite struct OptimizerFaultsTests {
  private struct Unlucky: Error, Equatable { var call: Int }

  @Test func allFaultsAreListedAtOnce() throws {
    let optimizer = Optimizer(.lbfgs, dimension: 2)
    optimizer.hasDerivatives = false
    (optimizer.lower, optimizer.upper) = ([0, 3], [1, 2])
    (optimizer.settings.maxeval, optimizer.settings.ftolRel) = (0, .nan)
    optimizer.settings.xtolAbs = [1, 2, 3]
    optimizer.addInequality(tolerance: 0) { _, _ in 0 }
    optimizer.addEquality { _, _ in 0 }
    let error = try #require(throws: NLoptError.self) { try optimizer.optimize(from: [.nan, 0]) }
    let places = error.faults.map(\.place)
    #expect(
      places == [
        "ftolRel", "xtolAbs", "maxeval", "bounds[1]", "start[0]", "objective", "constraint[0].tolerance[0]",
        "algorithm", "algorithm", "algorithm",
      ], "\(error)")
  }

  @Test func anAugmentedLagrangianWithoutLocalAlgorithmIsRefused() throws {
    for algorithm in availableAlgorithms where algorithm.traits.contains(.needsLocal) {
      let optimizer = bowl(algorithm)
      optimizer.local = nil
      let error = try #require(throws: NLoptError.self) { try optimizer.optimize(from: [0, 0]) }
      #expect(error.faults.count == 1 && error.description.contains("local"), "\(error)")
    }
  }

  @Test func globalAlgorithmsNeedFiniteBounds() throws {
    for algorithm in availableAlgorithms where algorithm.traits.contains(.needsFiniteBounds) {
      let optimizer = bowl(algorithm)
      optimizer.upper[1] = .infinity
      let error = try #require(throws: NLoptError.self) { try optimizer.optimize(from: [0, 0]) }
      #expect(error.description.contains("finite bounds"), "\(error)")
    }
  }

  @Test func oneDimensionAndTooManyEqualitiesAreRefused() throws {
    let newuoa = Optimizer(Algorithm("LN_NEWUOA")!, dimension: 1)
    newuoa.minimize { x, _ in x[0] * x[0] }
    #expect(throws: NLoptError.self) { try newuoa.optimize(from: [1]) }
    let slsqp = Optimizer(.slsqp, dimension: 1)
    slsqp.minimize { x, _ in x[0] }
    slsqp.addEqualities(tolerances: [1e-8, 1e-8]) { _, _, _ in }
    #expect(throws: NLoptError.self) { try slsqp.optimize(from: [1]) }
  }

  @Test(arguments: availableAlgorithms, [1, 2, 5])
  func whatAFunctionThrowsComesOut(_ algorithm: Algorithm, _ call: Int) throws {
    let calls = Calls()
    let optimizer = bowl(algorithm) {
      calls.count = $0
      if $0 >= call { throw Unlucky(call: $0) }
    }
    #expect(throws: Unlucky(call: call)) { try optimizer.optimize(from: [-1, 1]) }
    #expect(calls.count == call)
  }

  @Test(arguments: availableAlgorithms.filter { $0.traits.contains(.inequalities) })
  func whatAConstraintThrowsComesOut(_ algorithm: Algorithm) throws {
    let optimizer = bowl(algorithm)
    let calls = Calls()
    optimizer.addInequality { _, _ in
      calls.count += 1
      if calls.count == 3 { throw Unlucky(call: 3) }
      return -1
    }
    #expect(throws: Unlucky(call: 3)) { try optimizer.optimize(from: [-1, 1]) }
  }

  // NEWUOA can loop without evaluating when a value is missing, so its runs are not tried here.
  @Test(arguments: availableAlgorithms.filter { !$0.name.contains("NEWUOA") })
  func valuesThatAreMissingNeverWin(_ algorithm: Algorithm) throws {
    let optimizer = bowl(algorithm)
    optimizer.minimize { x, gradient in
      gradient?[0] = x[0] > 0 ? .nan : 2 * (x[0] - 0.3)
      gradient?[1] = 2 * x[1]
      return x[0] > 0 ? .nan : (x[0] - 0.3) * (x[0] - 0.3) + x[1] * x[1]
    }
    let outcome = try optimizer.optimize(from: [-1, 1])
    #expect(outcome.objective.isFinite && outcome.x[0] <= 0, "\(outcome)")
  }

  @Test(arguments: availableAlgorithms.filter { $0.traits.contains(.inequalities) })
  func aConstraintThatIsNotANumberIsViolated(_ algorithm: Algorithm) throws {
    let optimizer = bowl(algorithm)
    optimizer.removeConstraints()
    optimizer.addInequality { x, gradient in
      gradient?[0] = -1
      gradient?[1] = 0
      return x[0] > -0.5 ? .nan : -1
    }
    let outcome = try optimizer.optimize(from: [-1, 1])
    #expect(outcome.isFeasible && outcome.x[0] <= -0.5, "\(outcome)")
  }

  @Test func algorithmsThatCanLoopNeedATolerance() throws {
    let optimizer = bowl(.cobyla)
    (optimizer.settings.xtolRel, optimizer.settings.xtolAbs) = (0, [0])
    let error = try #require(throws: NLoptError.self) { try optimizer.optimize(from: [0, 0]) }
    #expect(error.faults.map(\.place) == ["xtolRel, xtolAbs"])
  }

  @Test func aStartOutsideTheBoundsIsMovedInside() throws {
    let optimizer = bowl(.slsqp)
    let outcome = try optimizer.optimize(from: [-5, 7])
    #expect(abs(outcome.x[0] - 0.1) < 1e-6)
  }

  @Test func fixedVariablesStayWhereTheyAre() throws {
    for algorithm in [Algorithm.slsqp, .cobyla, .bobyqa] {
      let optimizer = bowl(algorithm)
      optimizer.removeConstraints()
      (optimizer.lower[1], optimizer.upper[1]) = (0.5, 0.5)
      let outcome = try optimizer.optimize(from: [-1, 0.5])
      #expect(outcome.x[1] == 0.5)
      #expect(abs(outcome.x[0] - 0.3) < 1e-4, "\(algorithm) \(outcome)")
    }
  }

  @Test func cancellingFromAnotherThreadEndsTheRun() async throws {
    let token = CancellationToken()
    let run = Task.detached {
      let optimizer = Optimizer(Algorithm("GN_ESCH")!, dimension: 2)
      (optimizer.lower, optimizer.upper) = ([-2, -2], [2, 2])
      optimizer.settings.maxeval = Int(Int32.max)
      optimizer.cancellation = token
      optimizer.minimize { x, _ in x[0] * x[0] + x[1] * x[1] }
      return try optimizer.optimize(from: [1, 1])
    }
    try await Task.sleep(for: .milliseconds(20))
    token.cancel()
    let outcome = try await run.value
    #expect(outcome.isCancelled && outcome.objective <= 2)
  }

  @Test func aRunWithinItsOwnRunIsRefused() throws {
    let optimizer = bowl(.slsqp)
    optimizer.minimize { x, _ in
      _ = try optimizer.optimize(from: [0, 0])
      return x[0]
    }
    let error = try #require(throws: NLoptError.self) { try optimizer.optimize(from: [1, 1]) }
    #expect(error.faults.map(\.place) == ["optimizer"], "\(error)")
    // What is refused ends nothing but itself.
    var refusals = 0
    optimizer.minimize { x, gradient in
      do { _ = try optimizer.optimize(from: [0, 0]) } catch is NLoptError { refusals += 1 }
      gradient?[0] = 2 * x[0]
      gradient?[1] = 2 * x[1]
      return x[0] * x[0] + x[1] * x[1]
    }
    let outcome = try optimizer.optimize(from: [1, 1])
    #expect(outcome.objective < 1e-12 && refusals == outcome.evaluations, "\(outcome)")
  }

  @Test func hugeValuesAreValues() throws {
    for algorithm in [Algorithm.cobyla, .bobyqa, Algorithm("LN_NELDERMEAD")!] {
      let optimizer = Optimizer(algorithm, dimension: 1)
      (optimizer.lower, optimizer.upper) = ([-1], [2])
      var least = Double.infinity
      optimizer.minimize { x, _ in
        let value = 1e31 * (1 + x[0] * x[0])
        least = min(least, value)
        return value
      }
      let outcome = try optimizer.optimize(from: [1])
      #expect(outcome.objective == least && abs(outcome.x[0]) < 0.1, "\(algorithm) \(outcome)")
      optimizer.maximize { x, _ in 1e31 * (2 - x[0] * x[0]) }
      let highest = try optimizer.optimize(from: [1])
      #expect(highest.objective > 1.99e31 && abs(highest.x[0]) < 0.1, "\(algorithm) \(highest)")
    }
  }

  @Test(arguments: [Algorithm.cobyla, .slsqp])
  func aGroupWithoutConstraintsIsNone(_ algorithm: Algorithm) throws {
    let optimizer = bowl(algorithm)
    let expected = try optimizer.optimize(from: [-1, 1])
    optimizer.addInequalities(tolerances: []) { _, _, _ in Issue.record("nothing to write") }
    optimizer.addEqualities(tolerances: []) { _, _, _ in Issue.record("nothing to write") }
    #expect(try optimizer.optimize(from: [-1, 1]) == expected)
  }

  @Test func aLocalAlgorithmThatNeedsAnotherIsRefusedAsThat() throws {
    let optimizer = bowl(.auglag)
    optimizer.local = Optimizer(.auglag, dimension: 2)
    optimizer.local?.local = Optimizer(.slsqp, dimension: 2)
    let error = try #require(throws: NLoptError.self) { try optimizer.optimize(from: [0, 0]) }
    #expect(error.faults.map(\.place) == ["local algorithm"], "\(error)")
    #expect(error.faults.map(\.found) == ["AUGLAG"] && error.description.contains("works without another"))
  }

  @Test func boundsWithNoNumberBetweenAreRefused() throws {
    for bound in [Double.infinity, -.infinity] {
      let optimizer = bowl(.slsqp)
      (optimizer.lower[1], optimizer.upper[1]) = (bound, bound)
      let error = try #require(throws: NLoptError.self) { try optimizer.optimize(from: [0, 0]) }
      #expect(error.faults.map(\.place) == ["bounds[1]"], "\(error)")
    }
  }
}
