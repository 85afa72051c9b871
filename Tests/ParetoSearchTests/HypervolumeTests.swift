import ParetoSearch
import Testing

/// The volume of a union of boxes by inclusion and exclusion: exponential, and obviously right.
private func unionVolume(_ points: [[Double]], reference: [Double]) -> Double {
  var sum = 0.0
  for subset in 1..<(1 << points.count) {
    var corner = [Double](repeating: -.infinity, count: reference.count)
    for index in points.indices where subset & (1 << index) != 0 {
      corner = zip(corner, points[index]).map { max($0, $1) }
    }
    let volume = zip(corner, reference).map { max($1 - $0, 0) }.reduce(1, *)
    sum += subset.nonzeroBitCount % 2 == 1 ? volume : -volume
  }
  return sum
}

@Suite struct HypervolumeTests {
  @Test(arguments: 1...5, UInt64(1)...6)
  func itEqualsInclusionAndExclusion(dimensions: Int, seed: UInt64) {
    for vectors in [
      spherePoints(11, dimensions: dimensions, seed: seed, spread: 0.5),
      gridVectors(11, dimensions: dimensions, levels: 5, seed: seed).map { $0.map { $0 / 4 } },
    ] {
      let reference = [Double](repeating: 1.1, count: dimensions)
      let expected = unionVolume(vectors, reference: reference)
      let found = Hypervolume.of(vectors, reference: reference)
      #expect(abs(found - expected) <= 1e-12, "seed \(seed), \(dimensions) objectives: \(found) \(expected)")
    }
  }

  @Test(arguments: 2...5, UInt64(1)...4)
  func itNeverFallsWhenAPointIsAdded(dimensions: Int, seed: UInt64) {
    let vectors = spherePoints(40, dimensions: dimensions, seed: seed, spread: 0.3)
    var last = 0.0
    for count in 1...vectors.count {
      let volume = Hypervolume.of(Array(vectors[..<count]), reference: [Double](repeating: 1.2, count: dimensions))
      #expect(volume >= last - 1e-12, "seed \(seed), \(dimensions) objectives, \(count) points")
      last = volume
    }
  }

  @Test func pointsOutsideTheReferenceAddNothing() {
    #expect(Hypervolume.of([[0, 2], [2, 0], [1, 1], [.infinity, -1]], reference: [1, 1]) == 0)
    #expect(Hypervolume.of([], reference: [1, 1]) == 0)
    #expect(Hypervolume.of([[0.5, 0.5], [0, 3]], reference: [1, 1]) == 0.25)
  }
}
