import Testing

@testable import ParetoSearch

@Suite struct StaircaseTests {
  @Test(arguments: UInt64(1)...6) func itsAreaIsThatOfThePoints(seed: UInt64) {
    for points in [
      spherePoints(60, dimensions: 2, seed: seed, spread: 0.4),
      gridVectors(60, dimensions: 2, levels: 6, seed: seed).map { $0.map { $0 / 6 } },
    ] {
      withUnsafeTemporaryAllocation(of: Double.self, capacity: 2 * (points.count + 2)) { memory in
        let xs = memory.baseAddress!
        var steps = Staircase(xs, xs + points.count + 2, reference: (1.1, 1.2))
        for (index, point) in points.enumerated() where point[0] < 1.1 && point[1] < 1.2 {
          let before = steps.area
          let place = steps.place(point[0], point[1])
          if let place { steps.add(point[0], point[1], at: place) }
          let expected = Hypervolume.of(Array(points[...index]), reference: [1.1, 1.2])
          #expect(abs(steps.area - expected) < 1e-12, "seed \(seed), point \(index)")
          #expect((place != nil) == (steps.area > before), "seed \(seed), point \(index)")
        }
      }
    }
  }
}
