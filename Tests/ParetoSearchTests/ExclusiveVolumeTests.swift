import Testing

@testable import ParetoSearch

@Suite struct ExclusiveVolumeTests {
  @Test(arguments: UInt64(1)...6)
  func itIsTheDifferenceOfTwoHypervolumes(seed: UInt64) {
    let reference = [1.1, 1.1, 1.1]
    for vectors in [
      spherePoints(60, dimensions: 3, seed: seed, spread: 0.4),
      gridVectors(60, dimensions: 3, levels: 5, seed: seed).map { $0.map { $0 / 4 } },
    ] {
      let volume = ExclusiveVolume(reference: 1.1)
      for (index, vector) in vectors.enumerated() {
        let before = Array(vectors[..<index])
        let expected =
          Hypervolume.of(before + [vector], reference: reference) - Hypervolume.of(before, reference: reference)
        #expect(abs(volume.contribution(vector) - expected) < 1e-12, "seed \(seed), point \(index)")
        volume.add(vector)
      }
    }
  }

  @Test func aPointBeyondTheReferenceAddsNothing() {
    let volume = ExclusiveVolume(reference: 1)
    #expect(volume.contribution([1.5, 1.5, 0]) == 0 && volume.contribution([0, 0, 2]) == 0)
    volume.add([0.5, 0.5, 0.5])
    #expect(volume.contribution([1.5, 0, 0]) == 0)
  }
}
