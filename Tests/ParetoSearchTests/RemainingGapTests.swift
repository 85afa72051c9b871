import Glibc
import Testing

@testable import ParetoSearch

@Suite struct RemainingGapTests {
  private func hypervolume(_ vectors: [[Double]], _ box: ObjectiveBounds) -> Double {
    RemainingGap.hypervolume(of: vectors.flatMap { $0 }, in: box)
  }

  private func estimate(_ vectors: [[Double]]) -> Double {
    RemainingGap.estimate(vectors.flatMap { $0 }, in: ObjectiveBounds(of: vectors))
  }

  private func arc(_ count: Int) -> [[Double]] {
    (0..<count).map { index in
      let angle = Double(index) / Double(count - 1) * Double.pi / 2
      return [1 - cos(angle), 1 - sin(angle)]
    }
  }

  @Test(arguments: [20, 100, 1000])
  func onAnArcTheEstimateIsNearTheTruth(count: Int) {
    // Below the arc: the box of 1.1 by 1.1 less what lies under the quarter circle around (1, 1).
    let full = (1.21 - (1 - Double.pi / 4)) / 1.21
    let vectors = arc(count)
    let missing = full - hypervolume(vectors, ObjectiveBounds(of: vectors))
    let estimate = estimate(vectors)
    #expect(estimate > 0.7 * missing && estimate < 1.4 * missing, "\(estimate) \(missing)")
  }

  @Test(arguments: [500, 3000])
  func onASphereItIsOfTheRightSize(count: Int) {
    var archive = Archive(objectiveCount: 3)
    for vector in spherePoints(count, dimensions: 3, seed: 5, spread: 0) {
      archive.insert(FrontPoint(combination: 0, x: [], objectives: vector))
    }
    let vectors = archive.sorted().map(\.objectives)
    let box = ObjectiveBounds(of: [[0, 0, 0], [1, 1, 1]])
    // An eighth of the ball around (1, 1, 1), and beyond it up to 1.1 three quarter discs, three edges and a corner.
    let full = (Double.pi / 6 + 3 * 0.1 * Double.pi / 4 + 3 * 0.01 + 0.001) / 1.331
    let missing = full - hypervolume(vectors, box)
    let estimate = estimate(vectors)
    #expect(estimate > 0.5 * missing && estimate < 2 * missing, "\(estimate) \(missing)")
  }

  @Test(arguments: [100, 1000, 5000])
  func aCurveAmongThreeObjectivesCountsAsACurve(count: Int) {
    func curve(_ count: Int) -> [[Double]] { arc(count).map { [$0[0], $0[1], 0.5 * ($0[1] + $0[1] * $0[1])] } }
    let vectors = curve(count)
    let box = ObjectiveBounds(of: vectors)
    let missing = hypervolume(curve(200_000), box) - hypervolume(vectors, box)
    let estimate = estimate(vectors)
    #expect(estimate > 0.5 * missing && estimate < 2 * missing, "\(estimate) \(missing)")
  }

  @Test func ofNothingEverythingIsMissingAndOfOnePointNothing() {
    #expect(RemainingGap.estimate([], in: .nothing(2)) == 1)
    #expect(estimate([[3, 4]]) == 0)
    #expect(estimate([[3, 4], [3, 4]]) == 0)
  }

  @Test func twoPointsMayLackAllThatTheyLeave() {
    let vectors = [[0.0, 1], [1, 0]]
    #expect(abs(estimate(vectors) - (1 - hypervolume(vectors, ObjectiveBounds(of: vectors)))) < 1e-12)
  }

  @Test(arguments: UInt64(1)...20)
  func noMoreIsLackingThanIsLeft(seed: UInt64) {
    for (dimensions, count) in [(2, 3), (2, 5), (3, 4), (3, 9), (5, 8)] {
      var archive = Archive(objectiveCount: dimensions)
      for vector in spherePoints(count, dimensions: dimensions, seed: seed, spread: 0.5) {
        archive.insert(FrontPoint(combination: 0, x: [], objectives: vector))
      }
      let vectors = archive.sorted().map(\.objectives)
      #expect(estimate(vectors) + hypervolume(vectors, ObjectiveBounds(of: vectors)) <= 1 + 1e-12)
    }
  }
}
