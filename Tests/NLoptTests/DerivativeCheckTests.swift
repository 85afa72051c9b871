import NLopt
import Testing

@Suite struct DerivativeCheckTests {
  private func program(error: Double) -> NonlinearProgram {
    NonlinearProgram(lower: [0, 0], upper: [9, 9], inequalities: 1) { x, values, jacobian in
      if x[0] > 5 { return .refused }
      values[0] = x[0] * x[0] * x[1]
      values[1] = x[0] - 3 * x[1]
      for (i, slope) in [2 * x[0] * x[1], x[0] * x[0], 1, -3 + error].enumerated() { jacobian?[i] = slope }
      return .given
    }
  }

  @Test func aWrongDerivativeIsFoundAtItsPlace() throws {
    let found = try #require(try program(error: 0.1).largestDerivativeDeviation(at: [2, 3]))
    #expect(found.row == 1 && found.column == 1)
    #expect(found.written == -2.9 && abs(found.difference + 3) < 1e-6)
  }

  @Test func rightDerivativesDeviateByRoundingOnly() throws {
    #expect(try #require(try program(error: 0).largestDerivativeDeviation(at: [2, 3])).relative < 1e-8)
  }

  @Test func aDerivativeThatIsNotANumberIsTheWorst() throws {
    let program = NonlinearProgram(lower: [0, 0, 0], upper: [9, 9, 9]) { x, values, jacobian in
      values[0] = x[0] + x[1] + x[2]
      for (i, slope) in [1.5, .nan, 3].enumerated() { jacobian?[i] = slope }
      return .given
    }
    let found = try #require(try program.largestDerivativeDeviation(at: [1, 1, 1]))
    #expect(found.column == 1 && found.written.isNaN && found.relative == .infinity)
  }

  @Test func aRefusedPointCannotBeChecked() throws {
    #expect(try program(error: 0).largestDerivativeDeviation(at: [6, 1]) == nil)
    #expect(try program(error: 0).largestDerivativeDeviation(at: [5, 1]) == nil)
  }

  @Test func atABoundDifferencesAreTakenFromWithin() throws {
    let program = NonlinearProgram(lower: [0, 0, 1], upper: [1, 2, 1]) { x, values, jacobian in
      #expect((0...1).contains(x[0]) && (0...2).contains(x[1]) && x[2] == 1)
      values[0] = x[0] * x[0].squareRoot() + x[1] * x[1] + x[0] * x[1] * x[2]
      for (i, slope) in [1.5 * x[0].squareRoot() + x[1] * x[2], 2 * x[1] + x[0] * x[2], x[0] * x[1]].enumerated() {
        jacobian?[i] = slope
      }
      return .given
    }
    // At x₀ = 0 the second derivative is infinite, and a step of 10⁻⁹ tells the slope 2 to about its root.
    for (point, bound) in [([1, 2, 1], 1e-6), ([1, 0, 1], 1e-6), ([0.5, 2, 1], 1e-6), ([0, 2, 1], 1e-4)] {
      let found = try #require(try program.largestDerivativeDeviation(at: point))
      #expect(found.relative < bound, "\(point) \(found)")
    }
  }

  @Test func aBoxNarrowerThanTheStepIsNotLeft() throws {
    let program = NonlinearProgram(lower: [1], upper: [1 + 1e-7]) { x, values, jacobian in
      #expect(x[0] >= 1 && x[0] <= 1 + 1e-7)
      values[0] = x[0] * x[0]
      jacobian?[0] = 2 * x[0] + 0.1
      return .given
    }
    for x in [1, 1 + 3e-8, 1 + 1e-7] {
      let found = try #require(try program.largestDerivativeDeviation(at: [x]))
      #expect(abs(found.difference - 2) < 1e-5, "\(found)")
    }
  }
}
