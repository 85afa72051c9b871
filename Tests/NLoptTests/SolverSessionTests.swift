import Glibc
import NLopt
import Testing

@Suite struct SolverSessionTests {
  private struct Unlucky: Error {}

  /// The problem with no hint of scale: as it was published, start included.
  private func raw(_ problem: TestProblem) -> NonlinearProgram {
    var program = problem.program()
    program.scales = Array(repeating: .automatic, count: problem.start.count)
    return program
  }

  @Test(arguments: [PublishedProblems.hs83, PublishedProblems.hs100])
  func thePublishedStartsThatDefeatThePackagedSLSQPAreSolved(_ problem: TestProblem) throws {
    let solution = try Solver().solve(raw(problem), from: problem.start)
    #expect(solution.verdict == .stationary, "\(solution)")
    #expect(abs(solution.objective - problem.minimum) < 1e-5 * abs(problem.minimum), "\(solution)")
  }

  @Test func multipliersAreThoseOfTheLiterature() throws {
    let problem = PublishedProblems.hs71
    let solution = try Solver().solve(problem.program(), from: problem.start)
    #expect(solution.verdict == .stationary && abs(solution.objective - problem.minimum) < 1e-6)
    let multipliers = try #require(solution.multipliers)
    // Wächter & Biegler's IPOPT tutorial prints 0.552294, 0.161469 and 1.087871.
    #expect(abs(multipliers.inequalities[0] - 0.552294) < 1e-4)
    #expect(abs(abs(multipliers.equalities[0]) - 0.161469) < 1e-4)
    #expect(abs(multipliers.lower[0] - 1.087871) < 1e-4)
    #expect(multipliers.lower[1...].allSatisfy { $0 == 0 } && multipliers.upper.allSatisfy { $0 == 0 })
  }

  @Test func aRunEndsAtOnceWhereTheConditionsHold() throws {
    let problem = PublishedProblems.hs71
    var (eager, patient) = (Solver(), Solver())
    (eager.arrivalTolerance, patient.arrivalTolerance) = (1e-6, 0)
    let early = try eager.solve(problem.program(), from: problem.start)
    let late = try patient.solve(problem.program(), from: problem.start)
    #expect(early.verdict == .stationary && early.reason == .success)
    #expect(early.evaluations < late.evaluations)
    #expect(abs(early.objective - late.objective) < 1e-7 * abs(late.objective))
    // From there nothing is left to do but to look.
    let again = try eager.solve(problem.program(), from: early.x)
    #expect(again.evaluations == 1 && again.x == early.x)
  }

  @Test func aConstraintThatIsFlatAtTheOptimumIsJudgedOnItsScaleThere() throws {
    // c = (x − 1)⁵ + 1e-5 (x − 1) is 10⁶ times flatter at its root than at the start: what counts as met there must shrink with it.
    let program = NonlinearProgram(lower: [0], upper: [20], inequalities: 1) { x, values, jacobian in
      let y = x[0] - 1
      values[0] = -x[0]
      values[1] = y * y * y * y * y + 1e-5 * y
      jacobian?[0] = -1
      jacobian?[1] = 5 * y * y * y * y + 1e-5
      return .given
    }
    let solution = try Solver().solve(program, from: [4])
    #expect(solution.verdict == .stationary, "\(solution)")
    #expect(abs(solution.x[0] - 1) < 1e-6, "\(solution)")
  }

  @Test func multipliersAreTheSlopesOfTheOptimum() throws {
    // min x² + y² with 3 − x − y ≤ −s: f* = (3 + s)²/2, so a constraint relaxed by s < 0 lowers f* by 3 |s|.
    func program(_ relaxation: Double) -> NonlinearProgram {
      NonlinearProgram(lower: [-10, -10], upper: [10, 10], inequalities: 1) { x, values, jacobian in
        values[0] = x[0] * x[0] + x[1] * x[1]
        values[1] = 3 - x[0] - x[1] - relaxation
        for (i, slope) in [2 * x[0], 2 * x[1], -1, -1].enumerated() { jacobian?[i] = slope }
        return .given
      }
    }
    let solution = try Solver().solve(program(0), from: [5, -4])
    let relaxed = try Solver().solve(program(1e-3), from: [5, -4])
    let slope = (solution.objective - relaxed.objective) / 1e-3
    #expect(abs(try #require(solution.multipliers).inequalities[0] - slope) < 1e-2)
    #expect(abs(slope - 3) < 1e-2)
  }

  @Test func contradictoryConstraintsAreInfeasible() throws {
    let program = NonlinearProgram(lower: [-5, -5], upper: [5, 5], inequalities: 2) { x, values, jacobian in
      values[0] = x[0] * x[0] + x[1]
      values[1] = x[0] - 1
      values[2] = 3 - x[0]
      for (i, slope) in [2 * x[0], 1, 1, 0, -1, 0].enumerated() { jacobian?[i] = slope }
      return .given
    }
    for algorithm in [Algorithm.slsqp, .mma, .ccsaq, .cobyla, .auglag, .isres] {
      var solver = Solver()
      solver.algorithm = algorithm
      let solution = try solver.solve(program, from: [-3, 2])
      // A constraint cannot be met by both; the budget of a global algorithm ends before it can know.
      #expect([.infeasible, .budget].contains(solution.verdict), "\(algorithm) \(solution)")
      #expect(solution.violation >= 1 - 1e-6)
      #expect(solution.kktResidual == nil && solution.multipliers == nil)
    }
  }

  @Test func fixedVariablesAreLeftOut() throws {
    var problem = PublishedProblems.hs71
    (problem.lower[0], problem.upper[0]) = (1, 1)
    let session = try SolverSession(problem.program())
    let solution = try session.solve(from: [4, 5, 5, 1])
    // Fixed where the free problem's bound is active, so nothing changes.
    #expect(solution.x[0] == 1)
    #expect(abs(solution.objective - problem.minimum) < 1e-6 && solution.verdict == .stationary)
  }

  @Test func aProgramWithoutFreeVariablesIsOneEvaluation() throws {
    func solve(_ c: Double) throws -> Solution {
      let program = NonlinearProgram(lower: [2, 3], upper: [2, 3], inequalities: 1) { x, values, jacobian in
        (values[0], values[1]) = (x[0] * x[1], c)
        for i in 0..<4 { jacobian?[i] = 1 }
        return .given
      }
      return try Solver().solve(program, from: [0, 0])
    }
    let feasible = try solve(-1)
    #expect(feasible.objective == 6 && feasible.evaluations == 1 && feasible.verdict == .stationary)
    #expect(try solve(1).verdict == .infeasible)
  }

  @Test func theBudgetIsExact() throws {
    for budget in [1, 2, 3, 10, 20] {
      var solver = Solver()
      solver.maxeval = budget
      let problem = PublishedProblems.rosenbrock
      let solution = try solver.solve(problem.program(), from: problem.start)
      #expect(solution.evaluations == budget && solution.verdict == .budget, "\(solution)")
    }
  }

  @Test func refusedPointsAreCountedAndAvoided() throws {
    // The unconstrained minimum (1, 1) lies beyond the edge of the domain.
    let program = NonlinearProgram(lower: [-2, -2], upper: [2, 2], inequalities: 1) { x, values, jacobian in
      if x[0] + x[1] > 1.2 { return .refused }
      values[0] = (x[0] - 1) * (x[0] - 1) + (x[1] - 1) * (x[1] - 1)
      values[1] = x[0] + x[1] - 1
      for (i, slope) in [2 * (x[0] - 1), 2 * (x[1] - 1), 1, 1].enumerated() { jacobian?[i] = slope }
      return .given
    }
    let session = try SolverSession(program)
    let solution = try session.solve(from: [-2, -1])
    #expect(abs(solution.objective - 0.5) < 1e-6 && solution.verdict == .stationary)
    let outside = try session.solve(from: [2, 2])
    #expect(outside.refusals > 0)
    #expect(abs(outside.objective - 0.5) < 1e-6 && outside.verdict == .stationary, "\(outside)")
  }

  @Test func aProgramThatRefusesEverythingHasNoAnswer() throws {
    let program = NonlinearProgram(lower: [0, 0], upper: [1, 1]) { _, _, _ in .refused }
    let solution = try Solver().solve(program, from: [0.2, 0.3])
    #expect(solution.verdict == .infeasible && solution.objective.isNaN && solution.evaluations == 5)
    #expect(solution.refusals == 5)
  }

  @Test func valuesThatAreNotFiniteAreRefusals() throws {
    for missing in [Double.nan, .infinity] {
      for row in 0...1 {
        let program = NonlinearProgram(lower: [-2, -2], upper: [2, 2], inequalities: 1) { x, values, jacobian in
          values[0] = (x[0] - 1) * (x[0] - 1) + x[1] * x[1]
          values[1] = x[0] - 0.4
          for (i, slope) in [2 * (x[0] - 1), 2 * x[1], 1, 0].enumerated() { jacobian?[i] = slope }
          if x[0] > 0.5 { values[row] = missing }
          return .given
        }
        let solution = try Solver().solve(program, from: [-1, 1])
        #expect(abs(solution.objective - 0.36) < 1e-6 && solution.verdict == .stationary, "\(solution)")
      }
    }
  }

  @Test func whatTheEvaluationThrowsComesOutAndTheSessionLivesOn() throws {
    let calls = Calls()
    var failing = 0
    let program = NonlinearProgram(lower: [-2, -2], upper: [2, 2]) { x, values, jacobian in
      calls.count += 1
      if calls.count == failing { throw Unlucky() }
      values[0] = x[0] * x[0] + x[1] * x[1]
      for i in 0..<2 { jacobian?[i] = 2 * x[i] }
      return .given
    }
    let session = try SolverSession(program)
    for k in 1...4 {
      (calls.count, failing) = (0, k)
      #expect(throws: Unlucky.self) { try session.solve(from: [1.7, -0.4]) }
      #expect(calls.count == k)
    }
    failing = 0
    #expect(try session.solve(from: [1.7, -0.4]).verdict == .stationary)
  }

  @Test func cancellingEndsASolveWithItsBestPoint() throws {
    let token = CancellationToken()
    let calls = Calls()
    let problem = PublishedProblems.rosenbrock
    var program = problem.program()
    let evaluate = program.evaluate
    program.evaluate = { x, values, jacobian in
      calls.count += 1
      if calls.count == 8 { token.cancel() }
      return try evaluate(x, values, jacobian)
    }
    var solver = Solver()
    solver.cancellation = token
    let solution = try solver.solve(program, from: problem.start)
    #expect(solution.verdict == .cancelled && solution.evaluations <= 8)
    #expect(solution.objective <= 24.2)
    #expect(try solver.solve(program, from: [0.5, 0.5]).x == [0.5, 0.5])
  }

  @Test func anAnswerDependsOnTheStartAlone() throws {
    for problem in [PublishedProblems.hs93, PublishedProblems.hs64, PublishedProblems.tutorial] {
      let session = try SolverSession(raw(problem))
      let starts = (0..<20).map { problem.start($0, seed: 3) }
      let forward = try starts.map { try session.solve(from: $0) }
      let backward = try starts.reversed().map { try session.solve(from: $0) }
      #expect(forward == backward.reversed(), "\(problem.name)")
      #expect(try forward[7] == Solver().solve(raw(problem), from: starts[7]), "\(problem.name)")
    }
  }

  @Test func threadsDoNotChangeAnAnswer() async throws {
    let problems = [PublishedProblems.hs93, PublishedProblems.hs106, PublishedProblems.hs77]
    @Sendable func all() throws -> [Solution] {
      try problems.flatMap { problem in
        let session = try SolverSession(problem.program())
        return try (0..<20).map { try session.solve(from: problem.start($0, seed: 5)) }
      }
    }
    async let first = all()
    async let second = all()
    let (one, two, alone) = try await (first, second, all())
    #expect(one == two && one == alone)
  }

  @Test func logarithmicVariablesFindTheSameOptimum() throws {
    let problem = PublishedProblems.hs106
    var program = problem.program()
    program.scales = Array(repeating: .logarithmic, count: 8)
    let session = try SolverSession(program)
    for k in 0..<20 {
      let solution = try session.solve(from: problem.start(k, seed: 1))
      let isSolved = abs(solution.objective - problem.minimum) < 0.07 && solution.verdict == .stationary
      #expect(isSolved, "start \(k) of seed 1: \(solution)")
    }
  }

  @Test(arguments: [Algorithm.mma, .ccsaq, .cobyla, .auglag, .mlsl, .isres, .lbfgs, .bobyqa])
  func otherAlgorithmsSolveABoundedBowl(_ algorithm: Algorithm) throws {
    let program = NonlinearProgram(lower: [-2, -2], upper: [2, 1]) { x, values, jacobian in
      values[0] = (x[0] - 0.3) * (x[0] - 0.3) + 2 * (x[1] - 1.5) * (x[1] - 1.5)
      jacobian?[0] = 2 * (x[0] - 0.3)
      jacobian?[1] = 4 * (x[1] - 1.5)
      return .given
    }
    var solver = Solver()
    (solver.algorithm, solver.maxeval) = (algorithm, 3000)
    let solution = try solver.solve(program, from: [-1, -1])
    #expect(abs(solution.objective - 0.5) < (algorithm.traits.contains(.stochastic) ? 1e-2 : 1e-4), "\(solution)")
  }

  @Test func faultsOfProgramAndSolverAreListedTogether() throws {
    var program = NonlinearProgram(
      lower: [0, .nan, 3], upper: [1, 2, 2], scales: [.logarithmic, .linear(0), .automatic], equalities: 1
    ) { _, _, _ in .given }
    program.hasDerivatives = false
    var solver = Solver()
    (solver.constraintTolerance, solver.restarts, solver.maxeval) = (0, -1, 0)
    let error = try #require(throws: NLoptError.self) { try SolverSession(program, solver) }
    #expect(
      error.faults.map(\.place) == [
        "scales[0]", "lower[1]", "scales[1]", "upper[2]", "constraintTolerance", "restarts", "maxeval", "algorithm",
      ], "\(error)")
  }

  @Test func aStartThatIsNoPointIsRefused() throws {
    let session = try SolverSession(PublishedProblems.hs35.program())
    #expect(throws: NLoptError.self) { try session.solve(from: [1, 2]) }
    let error = try #require(throws: NLoptError.self) { try session.solve(from: [1, .nan, .infinity]) }
    #expect(error.faults.map(\.place) == ["start[1]", "start[2]"])
  }

  @Test func withoutDerivativesNothingIsCalledStationary() throws {
    var program = PublishedProblems.hs35.program()
    program.hasDerivatives = false
    var solver = Solver()
    solver.algorithm = .cobyla
    let solution = try solver.solve(program, from: [0.5, 0.5, 0.5])
    #expect(solution.verdict == .feasible && solution.kktResidual == nil && solution.gradientEvaluations == 0)
    #expect(abs(solution.objective - 1.0 / 9) < 1e-5)
  }

  @Test func aProgramWithoutDerivativesIsNeverAskedForThem() throws {
    // Nowhere feasible, and least violated in a corner: further runs start from there.
    let asked = Calls()
    let program = NonlinearProgram(
      lower: [-5, -5], upper: [5, 5], inequalities: 1, hasDerivatives: false
    ) { x, values, jacobian in
      if jacobian != nil { asked.count += 1 }
      values[0] = x[0] + x[1]
      values[1] = 11 + x[0] + x[1]
      return .given
    }
    var solver = Solver()
    solver.algorithm = .cobyla
    let solution = try solver.solve(program, from: [0.5, 0.5])
    #expect(solution.verdict == .infeasible && solution.restarts > 0, "\(solution)")
    #expect(asked.count == 0 && solution.gradientEvaluations == 0, "\(solution)")
  }

  @Test func aSolveWithinItsOwnSolveIsRefused() throws {
    var session: SolverSession?
    var refusals = 0
    let program = NonlinearProgram(lower: [-2], upper: [3]) { x, values, jacobian in
      do { _ = try session?.solve(from: [0]) } catch is NLoptError { refusals += 1 }
      values[0] = (x[0] - 1) * (x[0] - 1)
      jacobian?[0] = 2 * (x[0] - 1)
      return .given
    }
    session = try SolverSession(program)
    let solution = try #require(try session?.solve(from: [-1]))
    #expect(solution.verdict == .stationary && refusals >= solution.evaluations, "\(solution)")
    session = nil
  }
}
