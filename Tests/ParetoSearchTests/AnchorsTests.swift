import NLopt
import Testing

@testable import ParetoSearch

@Suite struct AnchorsTests {
  private static let variables = [
    [
      SearchVariable(name: "a", lower: -4, upper: 4), SearchVariable(name: "b", lower: -4, upper: 4),
      SearchVariable(name: "n", lower: 0, upper: 9, kind: .integer),
    ]
  ]
  private static let plane = ReferencePlane(
    bounds: ObjectiveBounds(of: [[0, 0, 0], [1, 1, 1]]), objectives: [0, 1, 2])

  /// Designs that depend linearly on the place, of as many families as there are integers: a front x + y + z = 1.5.
  private static func anchors(integers: [Double]) -> Anchors {
    var generator = SplitMix64(seed: 4)
    let points = (0..<400).map { index in
      let (x, y) = (generator.nextUnit(), generator.nextUnit())
      return FrontPoint(
        combination: 0, x: [2 * x - y, y + 0.5 * x, integers[index % integers.count]], objectives: [x, y, 1.5 - x - y])
    }
    return Anchors(points, plane, variables)
  }

  @Test func whatDependsLinearlyOnThePlaceIsGuessedExactly() {
    for (x, y) in [(0.5, 0.5), (0.3, 0.7), (0.21, 0.33)] {
      let place = Self.plane.projection([x, y, 1.5 - x - y])
      let guesses = Self.anchors(integers: [3]).guesses(at: place, count: 3, reach: 1)
      #expect(guesses.count == 1)
      #expect(
        abs(guesses[0].x[0] - (2 * x - y)) < 1e-4 && abs(guesses[0].x[1] - (y + 0.5 * x)) < 1e-4, "\(guesses[0].x)")
    }
  }

  @Test func eachFamilyNearbyMakesAGuessOfItsOwn() {
    let place = Self.plane.projection([0.4, 0.5, 0.6])
    let guesses = Self.anchors(integers: [3, 5]).guesses(at: place, count: 3, reach: 1)
    #expect(Set(guesses.map { $0.x[2] }) == [3, 5])
    #expect(Self.anchors(integers: [3, 5]).guesses(at: place, count: 1, reach: 1).count == 1)
  }

  @Test func beyondTheReachNothingIsGuessed() {
    #expect(Self.anchors(integers: [3]).guesses(at: Self.plane.projection([3, -3, 0]), count: 3, reach: 0.1).isEmpty)
  }
}
