import CAllocationCounter
import NLopt
import Testing

@Suite struct AllocationTests {
  /// Counts this thread's allocations from the second evaluation to the last.
  private final class Meter {
    var evaluations = 0
    private var first = 0
    private var last = 0

    func tick() {
      evaluations += 1
      last = allocation_count()
      if evaluations == 2 { first = last }
    }

    var allocations: Int { last - first }
  }

  @Test func theCounterSeesAllocations() {
    let before = allocation_count()
    let memory = UnsafeMutableRawPointer.allocate(byteCount: 100, alignment: 8)
    #expect(allocation_count() == before + 1)
    memory.deallocate()
  }

  @Test func aSessionAllocatesNothingPerEvaluation() throws {
    let meter = Meter()
    let program = NonlinearProgram(
      lower: [-2, -2], upper: [2, 2], scales: [.automatic, .linear(1)], inequalities: 1, equalities: 0
    ) { x, values, jacobian in
      meter.tick()
      let (a, b) = (x[0], x[1])
      values[0] = 100 * (b - a * a) * (b - a * a) + (1 - a) * (1 - a)
      values[1] = a * a + b * b - 1.5
      if let jacobian {
        jacobian[0] = -400 * a * (b - a * a) - 2 * (1 - a)
        jacobian[1] = 200 * (b - a * a)
        jacobian[2] = 2 * a
        jacobian[3] = 2 * b
      }
      return .given
    }
    let session = try SolverSession(program)
    let solution = try session.solve(from: [-1.2, 1])
    #expect(solution.verdict == .stationary)
    #expect(meter.evaluations > 10)
    #expect(meter.allocations == 0)

    let start = [-1.2, 1]
    let before = allocation_count()
    _ = try session.solve(from: start)
    // The arrays of the solution, and one block of NLopt's.
    #expect(allocation_count() - before <= 6)
  }

  @Test func anOptimizerAllocatesNothingPerEvaluation() throws {
    let meter = Meter()
    let optimizer = Optimizer(.slsqp, dimension: 2)
    optimizer.minimize { x, gradient in
      meter.tick()
      let (a, b) = (x[0], x[1])
      gradient?[0] = -400 * a * (b - a * a) - 2 * (1 - a)
      gradient?[1] = 200 * (b - a * a)
      return 100 * (b - a * a) * (b - a * a) + (1 - a) * (1 - a)
    }
    optimizer.addInequalities(tolerances: [1e-8]) { x, values, gradients in
      values[0] = x[0] * x[0] + x[1] * x[1] - 1.5
      gradients?[0] = 2 * x[0]
      gradients?[1] = 2 * x[1]
    }
    _ = try optimizer.optimize(from: [-1.2, 1])
    #expect(meter.evaluations > 10)
    #expect(meter.allocations == 0)
  }
}
