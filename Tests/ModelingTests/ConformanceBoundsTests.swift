import Quantities
import Testing

@testable import Modeling

struct ConformanceBoundsTests {
  /// y = x², with the bounds that `spoil` makes of the right ones.
  private struct Square: Component {
    var spoil: @Sendable (_ y: UnsafeMutablePointer<Double>) -> Outcome = { _ in .valued }
    var description: ComponentDescription {
      var x = Port("x", .one)
      x.range = -2...3
      return ComponentDescription(
        id: "square", version: "1", title: "Square", inputs: [x], outputs: [Port("y", .one)], origin: "test")
    }
    func makeInstance() -> any ComponentInstance { Instance(spoil: spoil) }

    final class Instance: ComponentInstance {
      let spoil: @Sendable (UnsafeMutablePointer<Double>) -> Outcome
      init(spoil: @escaping @Sendable (UnsafeMutablePointer<Double>) -> Outcome) { self.spoil = spoil }
      var message: String? { nil }
      var encloses: Bool { true }

      func evaluate(
        _ x: UnsafePointer<Double>, _ y: UnsafeMutablePointer<Double>, directions: Int, _ dx: UnsafePointer<Double>?,
        _ dy: UnsafeMutablePointer<Double>?
      ) -> Outcome {
        y[0] = x[0] * x[0]
        for direction in 0..<directions { dy![direction] = 2 * x[0] * dx![direction] }
        return .valued
      }

      func enclose(_ x: UnsafePointer<Double>, _ y: UnsafeMutablePointer<Double>) -> Outcome {
        let (low, high) = (x[0], x[1])
        let squares = [low * low, high * high]
        (y[0], y[1]) = (low * high <= 0 ? 0 : squares.min()!, squares.max()!)
        (y[2], y[3]) = (x[2] * x[2], x[3] * x[3])
        for direction in 0..<Enclosure.directions {
          let radius = x[4 + direction]
          let ends = [(x[2] + low) * radius, (x[2] + high) * radius]
          (y[4 + direction], y[12 + direction]) = (ends.min()!, ends.max()!)
        }
        return spoil(y)
      }
    }
  }

  private func findings(_ spoil: @escaping @Sendable (UnsafeMutablePointer<Double>) -> Outcome) -> [String] {
    Conformance.check(Square(spoil: spoil), points: 60).findings.map(\.problem)
  }

  @Test func boundsThatHoldConform() {
    #expect(findings { _ in .valued }.isEmpty)
    // None at all is no fault either.
    #expect(findings { _ in .failed }.isEmpty)
  }

  @Test(arguments: [0, 2, 4]) func boundsThatLeaveADesignOutAreFound(from: Int) {
    // The range, the middle or a slope from above alone.
    let found = findings { y in
      y[from == 4 ? 12 : from + 1] = y[from] + 0.4 * (y[from == 4 ? 12 : from + 1] - y[from]) - 1e-3
      return .valued
    }
    #expect(found == ["has bounds over a box that leave out its value in it"])
  }

  @Test func whatIsNotWrittenOrWrittenBesideIsFound() {
    #expect(
      findings { y in
        y[0] = .nan
        return .valued
      } == ["has bounds over a box that leave out its value in it"])
    #expect(
      findings { y in
        y[Enclosure.row] = 1
        return .valued
      } == ["writes bounds beyond its outputs"])
    let refused = findings { _ in .refused }
    #expect(refused.count == 1 && refused[0].hasPrefix("refuses a box in which it has values; "), "\(refused)")
  }
}
