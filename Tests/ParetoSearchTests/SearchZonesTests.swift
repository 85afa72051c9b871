import NLopt
import Testing

@testable import ParetoSearch

@Suite struct SearchZonesTests {
  /// A vector lies below a corner exactly if it is below the reference and no vector of the set weakly dominates it.
  @Test(arguments: 1...4, [1, 2, 3] as [UInt64]) func cornersAndDominanceAgree(objectives: Int, seed: UInt64) {
    var random = SplitMix64(seed: seed)
    // Few different numbers, so that many coordinates are equal.
    func vector(_ steps: Int) -> [Double] {
      (0..<objectives).map { _ in Double(Int.random(in: 0...steps, using: &random)) / Double(steps) }
    }
    let reference = [Double](repeating: 1.05, count: objectives)
    let set = (0..<40).map { _ in vector(12) }
    var zones = SearchZones(of: Array(set[..<25]), reference: reference)
    for vector in set[25...] { zones.insert(vector) }
    for _ in 0..<400 {
      let probe = vector(37)
      let isOpen = !set.contains { zip($0, probe).allSatisfy { $0 <= $1 } }
      #expect((zones.depth(of: probe) > 0) == isOpen, "\(probe) of seed \(seed)")
    }
  }

  @Test func depthIsHowFarAVectorCanMoveBeforeItIsDominated() {
    let zones = SearchZones(of: [[0, 1], [0.5, 0.5], [1, 0]], reference: [1.1, 1.1])
    #expect(abs(zones.depth(of: [0.4, 0.4]) - 0.1) < 1e-15)
    #expect(zones.depth(of: [0.5, 0.5]) == 0 && zones.depth(of: [-1, -0.5]) == 1.5)
  }
}
