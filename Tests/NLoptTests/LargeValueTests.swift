import NLopt
import Testing

/// How large a value is must not decide where it is least.
@Suite struct LargeValueTests {
  /// A bowl with its least value, `offset`, at (1, 2).
  private func bowl(_ offset: Double, calls: Calls = Calls()) -> NonlinearProgram {
    NonlinearProgram(lower: [-5, -5], upper: [5, 5]) { x, values, jacobian in
      calls.count += 1
      values[0] = offset + (x[0] - 1) * (x[0] - 1) + 10 * (x[1] - 2) * (x[1] - 2)
      jacobian?[0] = 2 * (x[0] - 1)
      jacobian?[1] = 20 * (x[1] - 2)
      return .given
    }
  }

  @Test(arguments: [0, 1e6, 1e7, 1e8, 3e8, 1e9, 1e10, -1e10, 1e12, 1e14])
  func theSameBowlIsSolvedOnTopOfAnyNumber(_ offset: Double) throws {
    let solution = try Solver().solve(bowl(offset), from: [-4, -3])
    #expect(solution.verdict == .stationary, "\(solution)")
    #expect(solution.objective - offset <= max(1e-9, 1e-12 * abs(offset)), "\(solution)")
    #expect(solution.evaluations < 60, "\(solution)")
  }

  @Test(arguments: [0, 1e9])
  func aCurvedValleyIsFollowedOnTopOfAnyNumber(_ offset: Double) throws {
    let program = NonlinearProgram(lower: [-5, -5], upper: [5, 5]) { x, values, jacobian in
      let (a, b) = (x[0], x[1])
      values[0] = offset + 100 * (b - a * a) * (b - a * a) + (1 - a) * (1 - a)
      jacobian?[0] = -400 * a * (b - a * a) - 2 * (1 - a)
      jacobian?[1] = 200 * (b - a * a)
      return .given
    }
    for start in [[-1.2, 1], [0, 3]] {
      let solution = try Solver().solve(program, from: start)
      #expect(solution.verdict == .stationary && solution.objective - offset <= 1e-6, "\(solution)")
    }
  }

  @Test(arguments: [0, 1e6, 1e9, 1e10])
  func aConstrainedOptimumKeepsItsMultiplierOnTopOfAnyNumber(_ offset: Double) throws {
    let program = NonlinearProgram(lower: [-5, -5], upper: [5, 5], inequalities: 1) { x, values, jacobian in
      values[0] = offset + x[0] + 2 * x[1]
      values[1] = x[0] * x[0] + x[1] * x[1] - 1
      for (i, slope) in [1, 2, 2 * x[0], 2 * x[1]].enumerated() { jacobian?[i] = slope }
      return .given
    }
    let solution = try Solver().solve(program, from: [3, 2])
    #expect(solution.verdict == .stationary, "\(solution)")
    #expect(abs(try #require(solution.multipliers).inequalities[0] - 5.0.squareRoot() / 2) < 1e-6, "\(solution)")
  }

  @Test func whatFallsForEverIsNowhereStationary() throws {
    let program = NonlinearProgram(lower: [-.infinity], upper: [.infinity]) { x, values, jacobian in
      values[0] = x[0]
      jacobian?[0] = 1
      return .given
    }
    let solution = try Solver().solve(program, from: [0])
    #expect(solution.verdict == .feasible && solution.kktResidual == 1, "\(solution)")
  }

  @Test(arguments: [1e-1, 1, 1e3], [0, 1e-10, 1e-8, 1e-6])
  func aStartAtTheOptimumOfAnOrdinaryFunctionIsStationary(_ curvature: Double, _ distance: Double) throws {
    // Nothing is left there but rounding, and the gradient at the start says nothing of the function's size.
    let program = NonlinearProgram(lower: [-5], upper: [5]) { x, values, jacobian in
      values[0] = 1 + curvature * (x[0] - 0.3) * (x[0] - 0.3)
      jacobian?[0] = 2 * curvature * (x[0] - 0.3)
      return .given
    }
    let solution = try Solver().solve(program, from: [0.3 + distance])
    #expect(solution.verdict == .stationary && solution.evaluations < 35, "\(solution)")
  }

  @Test func aBudgetThatLeavesNoLookAtALargeValueIsABudget() throws {
    let calls = Calls()
    var solver = Solver()
    solver.maxeval = 1
    let solution = try solver.solve(bowl(1e10, calls: calls), from: [-4, -3])
    #expect(solution.verdict == .budget && calls.count == 1, "\(solution)")
  }
}
