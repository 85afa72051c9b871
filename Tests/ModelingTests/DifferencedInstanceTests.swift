import Documents
import Glibc
import Quantities
import TestComponents
import Testing

@testable import Modeling

@Suite struct DifferencedInstanceTests {
  /// y = exp(a/50) b, z = a sqrt(b); refuses a < 0.
  private let component = FormulaComponent("sample", ["a", "b"], ["y", "z"]) { x in
    if x[0] < 0 { throw FormulaComponent.Refused() }
    return [exp(x[0] / 50) * x[1], x[0] * x[1].squareRoot()]
  }

  private func slopes(_ x: [Double], _ dx: [Double]) throws -> (outcome: Outcome, y: [Double], dy: [Double]) {
    let instance = try component.makeDifferentiableInstance()
    var (y, dy) = ([Double](repeating: .nan, count: 2), [Double](repeating: .nan, count: 16))
    let outcome = instance.evaluate(x, &y, directions: 8, dx, &dy)
    return (outcome, y, dy)
  }

  @Test(arguments: [(20.0, 0.01), (1e-3, 1e6), (70, 3e-9)])
  func slopesAreThoseOfTheFunction(_ a: Double, _ b: Double) throws {
    // Directions 0 and 1 move an input each, direction 2 both, the others none.
    let dx: [Double] = [1, 0, 0.5, 0, 0, 0, 0, 0] + [0, 1, 2, 0, 0, 0, 0, 0]
    let found = try slopes([a, b], dx)
    #expect(found.outcome == .valued)
    #expect(found.y == [exp(a / 50) * b, a * b.squareRoot()])
    let exact = [exp(a / 50) * b / 50, exp(a / 50), b.squareRoot(), a / (2 * b.squareRoot())]
    for output in 0..<2 {
      let (first, second) = (exact[2 * output], exact[2 * output + 1])
      for (direction, expected) in [first, second, 0.5 * first + 2 * second].enumerated() {
        let slope = found.dy[8 * output + direction]
        #expect(abs(slope - expected) <= 1e-6 * abs(expected), "\(slope) for \(expected)")
      }
      #expect(found.dy[8 * output + 3] == 0)
    }
  }

  @Test func onlyInputsThatMoveAreDifferenced() throws {
    let instance = try component.makeDifferentiableInstance()
    var (y, dy) = ([0.0, 0], [Double](repeating: 0, count: 16))
    let before = component.calls.value
    _ = instance.evaluate([1, 2], &y, directions: 8, [0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0], &dy)
    #expect(component.calls.value - before == 3)
    _ = instance.evaluate([1, 2], &y, directions: 0, nil, nil)
    #expect(component.calls.value - before == 4)
  }

  @Test func atTheEdgeOfTheDomainOneSideServes() throws {
    let found = try slopes([0, 0.01], [1, 0, 0, 0, 0, 0, 0, 0] + [Double](repeating: 0, count: 8))
    #expect(found.outcome == .valued)
    #expect(abs(found.dy[0] - 0.01 / 50) <= 1e-8)
  }

  /// With a range that starts at zero the step reaches below it, where the root has no value.
  @Test func aSideWithoutAFiniteValueIsPassedOver() throws {
    var component = FormulaComponent("root", ["a"], ["y"]) { [$0[0].squareRoot()] }
    component.description.inputs[0].range = 0...1
    let instance = try component.makeDifferentiableInstance()
    var (y, dy) = ([0.0], [Double](repeating: 0, count: 8))
    #expect(instance.evaluate([5e-9], &y, directions: 8, [1, 0, 0, 0, 0, 0, 0, 0], &dy) == .valued)
    #expect(dy[0] > 0 && dy[0].isFinite)
  }

  @Test func aRefusalStaysARefusal() throws {
    #expect(try slopes([-1, 1], [Double](repeating: 1, count: 16)).outcome == .refused)
  }
}
