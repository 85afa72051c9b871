import Glibc
import NLopt
import Testing

@Suite struct OptimizerTests {
  /// The example of NLopt's tutorial: √x₂ above two cubics, minimum √(8/27) at (1/3, 8/27).
  private func tutorial(_ algorithm: Algorithm, maximizing: Bool = false, asVector: Bool = false) -> Optimizer {
    let optimizer = Optimizer(algorithm, dimension: 2)
    optimizer.lower[1] = 1e-6
    let sign = maximizing ? -1.0 : 1
    let objective: Optimizer.Function = { x, gradient in
      gradient?[0] = 0
      gradient?[1] = sign * 0.5 / x[1].squareRoot()
      return sign * x[1].squareRoot()
    }
    if maximizing { optimizer.maximize(objective) } else { optimizer.minimize(objective) }
    let cubics = [(2.0, 0.0), (-1, 1)]
    func cubic(_ i: Int, _ x: UnsafeBufferPointer<Double>) -> (value: Double, slope: Double) {
      let base = cubics[i].0 * x[0] + cubics[i].1
      return (base * base * base - x[1], 3 * cubics[i].0 * base * base)
    }
    if asVector {
      optimizer.addInequalities(tolerances: [1e-8, 1e-8]) { x, values, gradients in
        for i in 0..<2 {
          values[i] = cubic(i, x).value
          gradients?[2 * i] = cubic(i, x).slope
          gradients?[2 * i + 1] = -1
        }
      }
    } else {
      for i in 0..<2 {
        optimizer.addInequality { x, gradient in
          gradient?[0] = cubic(i, x).slope
          gradient?[1] = -1
          return cubic(i, x).value
        }
      }
    }
    return optimizer
  }

  @Test(arguments: [Algorithm.slsqp, .mma, .ccsaq, .cobyla])
  func solvesTheTutorial(_ algorithm: Algorithm) throws {
    let outcome = try tutorial(algorithm).optimize(from: [1.234, 5.678])
    #expect(abs(outcome.objective - (8.0 / 27).squareRoot()) < 1e-5, "\(algorithm) \(outcome)")
    #expect(outcome.isFeasible)
  }

  @Test func vectorConstraintsGiveTheBitsOfScalarOnes() throws {
    let scalar = try tutorial(.slsqp).optimize(from: [1.234, 5.678])
    let vector = try tutorial(.slsqp, asVector: true).optimize(from: [1.234, 5.678])
    #expect(scalar == vector)
  }

  @Test func maximizingTheNegativeIsMinimizing() throws {
    let low = try tutorial(.slsqp).optimize(from: [1.234, 5.678])
    let high = try tutorial(.slsqp, maximizing: true).optimize(from: [1.234, 5.678])
    #expect(low.x == high.x && low.objective == -high.objective && low.evaluations == high.evaluations)
  }

  @Test(arguments: availableAlgorithms)
  func everyAlgorithmRunsAndStopsInsideItsBudget(_ algorithm: Algorithm) throws {
    let optimizer = bowl(algorithm)
    let outcome = try optimizer.optimize(from: [-1, 1])
    #expect(outcome.evaluations <= 300)
    #expect(outcome.isFeasible)
    // The bowl is 5.32 high at the start.
    #expect(outcome.objective < 0.5, "\(algorithm) \(outcome)")
    #expect((0..<2).allSatisfy { abs(outcome.x[$0]) <= 2 })
  }

  @Test(arguments: availableAlgorithms, [1, 2, 7])
  func theBudgetIsNeverExceeded(_ algorithm: Algorithm, _ budget: Int) throws {
    let calls = Calls()
    let optimizer = bowl(algorithm, maxeval: budget) { calls.count = $0 }
    let outcome = try optimizer.optimize(from: [-1, 1])
    #expect(calls.count <= budget && outcome.evaluations == calls.count)
    #expect(outcome.reason == .maxevalReached || calls.count < budget, "\(algorithm) \(outcome)")
  }

  @Test func stoppingCriteriaAreReportedAsWhatTheyAre() throws {
    func outcome(_ change: (inout Settings) -> Void) throws -> Outcome {
      let optimizer = Optimizer(Algorithm("LN_SBPLX")!, dimension: 2)
      optimizer.minimize { x, _ in 1 + x[0] * x[0] + x[1] * x[1] }
      (optimizer.settings.xtolRel, optimizer.settings.xtolAbs, optimizer.settings.ftolRel) = (0, [0], 0)
      change(&optimizer.settings)
      return try optimizer.optimize(from: [-1, 1])
    }
    #expect(try outcome { $0.stopval = 1.5 }.reason == .stopvalReached)
    #expect(try outcome { $0.ftolRel = 1e-3 }.reason == .ftolReached)
    #expect(try outcome { $0.ftolAbs = 1e-3 }.reason == .ftolReached)
    #expect(try outcome { $0.xtolRel = 1e-3 }.reason == .xtolReached)
    #expect(try outcome { $0.xtolAbs = [1e-2, 1e-2] }.reason == .xtolReached)
    #expect(try outcome { $0.maxeval = 10 }.reason == .maxevalReached)
    let rising = bowl(.slsqp)
    rising.removeConstraints()
    rising.settings.stopval = -3
    rising.maximize { x, gradient in
      for i in 0..<2 { gradient?[i] = -2 * x[i] }
      return -x[0] * x[0] - x[1] * x[1]
    }
    let risen = try rising.optimize(from: [2, 2])
    #expect(risen.reason == .stopvalReached && risen.objective >= -3)
    let endless = bowl(Algorithm("GN_ESCH")!, maxeval: Int(Int32.max))
    endless.settings.maxtime = 1e-3
    #expect(try endless.optimize(from: [-1, 1]).reason == .maxtimeReached)
  }

  @Test func theFirstStepIsTheOneAskedFor() throws {
    let optimizer = Optimizer(.bobyqa, dimension: 2)
    var points: [[Double]] = []
    optimizer.settings.initialStep = [0.25, 0.5]
    optimizer.settings.maxeval = 5
    optimizer.minimize { x, _ in
      points.append(Array(x))
      return x[0] * x[0] + x[1] * x[1]
    }
    _ = try optimizer.optimize(from: [1, 1])
    let steps = points.dropFirst().map { max(abs($0[0] - 1), abs($0[1] - 1)) }
    #expect(steps.contains(0.25) && steps.contains(0.5), "\(points)")
  }

  @Test func populationSetsTheFirstGeneration() throws {
    let optimizer = bowl(Algorithm("GN_CRS2_LM")!, maxeval: 60)
    var distinct: Set<Double> = []
    optimizer.settings.population = 50
    optimizer.minimize { x, _ in
      distinct.insert(x[0])
      return x[0]
    }
    _ = try optimizer.optimize(from: [-1, 1])
    #expect(distinct.count >= 50)
  }

  @Test func thePreconditionerIsUsed() throws {
    let optimizer = bowl(.ccsaq)
    var products = 0
    optimizer.removeConstraints()
    optimizer.minimize(preconditioner: { _, vector, product in
      products += 1
      product[0] = 2 * vector[0]
      product[1] = 4 * vector[1]
    }) { x, gradient in
      gradient?[0] = 2 * (x[0] - 0.3)
      gradient?[1] = 4 * (x[1] + 0.2)
      return (x[0] - 0.3) * (x[0] - 0.3) + 2 * (x[1] + 0.2) * (x[1] + 0.2)
    }
    let outcome = try optimizer.optimize(from: [-1, 1])
    #expect(products > 0)
    #expect(abs(outcome.x[0] - 0.3) < 1e-4)
  }

  @Test func namedParametersReachTheAlgorithm() throws {
    // MMA's documented parameter: at most so many inner iterations, which changes its path.
    func path(_ parameters: [String: Double]) throws -> Int {
      let optimizer = tutorial(.mma)
      optimizer.settings.parameters = parameters
      return try optimizer.optimize(from: [1.234, 5.678]).evaluations
    }
    #expect(try path([:]) != path(["inner_maxeval": 1]))
  }

  @Test func theSameSeedGivesTheSameBitsOnTwoThreads() async throws {
    for name in ["GN_CRS2_LM", "GN_ISRES", "GN_ESCH"] {
      let algorithm = try #require(Algorithm(name))
      @Sendable func run(_ seed: UInt64) throws -> Outcome {
        let optimizer = bowl(algorithm)
        optimizer.settings.seed = seed
        return try optimizer.optimize(from: [-1, 1])
      }
      async let first = run(7)
      async let second = run(7)
      let outcomes = try await [first, second, run(7)]
      #expect(outcomes[0] == outcomes[1] && outcomes[0] == outcomes[2], "\(name)")
      #expect(try run(8) != outcomes[0], "\(name) does not draw")
    }
  }

  @Test(arguments: availableAlgorithms.filter { !$0.traits.contains(.stochastic) })
  func aRunThatDrawsNothingLeavesTheNumbersOfOneAroundItAlone(_ inner: Algorithm) throws {
    // Evolution draws until its budget ends; on numbers that start over at each point it goes nowhere.
    func run(_ beforeEach: @escaping (Int) throws -> Void) throws -> Outcome {
      try bowl(Algorithm("GN_ESCH")!, beforeEach: beforeEach).optimize(from: [-1, 1])
    }
    let alone = try run { _ in }
    let around = try run { call in
      if call % 10 == 0 { _ = try bowl(inner, maxeval: 20).optimize(from: [1, -1]) }
    }
    #expect(around == alone)
    // Nor do the numbers that others left decide what it finds.
    let first = try bowl(inner).optimize(from: [-1, 1])
    _ = try bowl(Algorithm("GN_ESCH")!).optimize(from: [0.5, 0.1])
    #expect(try bowl(inner).optimize(from: [-1, 1]) == first)
  }
}
