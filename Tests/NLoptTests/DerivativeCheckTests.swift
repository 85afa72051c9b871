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

  @Test func aRefusedPointCannotBeChecked() throws {
    #expect(try program(error: 0).largestDerivativeDeviation(at: [6, 1]) == nil)
    #expect(try program(error: 0).largestDerivativeDeviation(at: [5, 1]) == nil)
  }
}
