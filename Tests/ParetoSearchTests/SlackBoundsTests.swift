import NLopt
import Testing

@testable import ParetoSearch

@Suite struct SlackBoundsTests {
  /// The least slack of a set at a reference, by trying all.
  private func slack(_ vectors: [[Double]], _ reference: [Double]) -> (end: [Double], slack: Double) {
    let all = vectors.map { (end: $0, slack: zip($0, reference).map(-).max()!) }
    return all.min { $0.slack < $1.slack }!
  }

  @Test(arguments: UInt64(1)...6)
  func theBoundNeverExceedsTheTrueSlack(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    let vectors = spherePoints(200, dimensions: 3, seed: seed, spread: 0.5)
    var bounds = SlackBounds(dimensions: 3)
    for _ in 0..<60 {
      let reference = (0..<3).map { _ in generator.nextUnit() - 0.5 }
      let (end, least) = slack(vectors, reference)
      #expect(bounds.leastSlack(at: reference) <= least + 1e-12, "seed \(seed)")
      let doubtful = bounds.add(end, at: reference)
      #expect(doubtful.isEmpty, "seed \(seed): global optima leave no doubt")
      #expect(abs(bounds.leastSlack(at: reference) - least) < 1e-12, "seed \(seed)")
    }
  }

  @Test func aPoorOptimumIsDoubtedWhenANeighbourDoesBetter() {
    var bounds = SlackBounds(dimensions: 2)
    #expect(bounds.add([0.9, 0.9], at: [0, 0]).isEmpty)
    #expect(bounds.add([0.5, 0.4], at: [0.1, 0]) == [[0, 0]])
    #expect(bounds.leastSlack(at: [0, 0]) == 0.4)
  }
}
