import Glibc
import NLopt
import Testing

@testable import ParetoSearch

@Suite struct ReferencePlaneTests {
  private static func plane(_ dimensions: Int) -> ReferencePlane {
    ReferencePlane(
      bounds: ObjectiveBounds(of: [
        Array(repeating: 10, count: dimensions), Array(repeating: 30, count: dimensions),
      ]),
      objectives: Array(0..<dimensions), count: 500, generator: SplitMix64(seed: 1))
  }

  @Test(arguments: 2...5)
  func candidatesLieInThePlaneAndCoverTheProjectedBox(dimensions: Int) {
    let plane = Self.plane(dimensions)
    #expect(plane.candidates.count == 500)
    for candidate in plane.candidates {
      #expect(abs(candidate.reduce(0, +)) < 1e-12)
      #expect(candidate.max()! - candidate.min()! <= 1.05)
    }
    // Every corner of the box has a candidate nearby: the wider the more dimensions share the five hundred.
    for corner in 1..<(1 << dimensions) - 1 {
      let place = plane.projection((0..<dimensions).map { corner & (1 << $0) == 0 ? 0 : 1 })
      let nearest = plane.candidates.map { distance($0, place) }.min()!
      #expect(nearest < 0.04 * Double(dimensions * dimensions), "\(dimensions) objectives: \(nearest)")
    }
  }

  @Test(arguments: 2...12)
  func placesFillTheProjectedBoxEvenly(dimensions: Int) {
    var places = Self.plane(dimensions).places(SplitMix64(seed: 3))
    let (count, share) = (4000, 0.9)
    var (lowest, inner) = ([Int](repeating: 0, count: dimensions), 0)
    for _ in 0..<count {
      let place = places.next()
      let extent = place.max()! - place.min()!
      #expect(abs(place.reduce(0, +)) < 1e-12 && extent <= 1.05 + 1e-12)
      lowest[place.indices.min { place[$0] < place[$1] }!] += 1
      if extent < share * 1.05 { inner += 1 }
    }
    // Every coordinate is the lowest equally often, and a smaller copy of the region holds its share of the places.
    let expected = pow(share, Double(dimensions - 1)) * Double(count)
    #expect(abs(Double(inner) - expected) < 0.1 * expected, "\(inner), \(expected) expected")
    for times in lowest { #expect(abs(times * dimensions - count) < count / 5, "\(lowest)") }
  }

  @Test func gapsAreDistancesToTheFrontAndToTheBallsOfAttempts() {
    let plane = Self.plane(2)
    let front = [[0.5, -0.5]]
    let attempted = [[-0.1, 0.1]]
    let gaps = plane.gaps(front: front, attempted: attempted, emptiness: 0.5)
    let radius = 0.5 * distance(front[0], attempted[0])
    for (candidate, gap) in zip(plane.candidates, gaps) {
      let expected = min(distance(candidate, front[0]), max(0, distance(candidate, attempted[0]) - radius))
      #expect(abs(gap - expected) < 1e-12)
    }
  }

  @Test func theScalarisedProblemMeasuresTheSlackAboveTheReference() {
    let scalarisation = Self.plane(3).scalarisation(at: [0.1, 0, -0.1], augmentation: 0)
    // Normalised: 0.5, 0.25, 0; above the reference: 0.4, 0.25, 0.1.
    #expect(abs(scalarisation.merit(objectives: [20, 15, 10], constraints: []) - 0.4) < 1e-12)
    #expect(abs(scalarisation.looseness(objectives: [20, 15, 10]) - 0.3) < 1e-12)
  }
}
