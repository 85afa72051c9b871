import NLopt
import ParetoSearch
import Testing

/// Vectors on a coarse grid, so that equal numbers and dominance are frequent.
func gridVectors(_ count: Int, dimensions: Int, levels: UInt64, seed: UInt64) -> [[Double]] {
  var generator = SplitMix64(seed: seed)
  return (0..<count).map { _ in (0..<dimensions).map { _ in Double(generator.next() % levels) } }
}

@Suite struct DominanceTests {
  @Test func equalPointsDoNotDominateEachOther() {
    #expect(Dominance.compare([1, 2, 3], [1, 2, 3]) == .equal)
  }

  @Test(arguments: UInt64(1)...8)
  func dominanceIsAntisymmetric(seed: UInt64) {
    let vectors = gridVectors(60, dimensions: 3, levels: 4, seed: seed)
    for a in vectors {
      for b in vectors {
        switch Dominance.compare(a, b) {
        case .dominates: #expect(Dominance.compare(b, a) == .dominated, "seed \(seed): \(a) \(b)")
        case .dominated: #expect(Dominance.compare(b, a) == .dominates, "seed \(seed): \(a) \(b)")
        case .equal: #expect(a == b, "seed \(seed)")
        case .incomparable: #expect(Dominance.compare(b, a) == .incomparable, "seed \(seed): \(a) \(b)")
        }
      }
    }
  }

  @Test(arguments: UInt64(1)...8)
  func dominanceIsTransitive(seed: UInt64) {
    let vectors = gridVectors(40, dimensions: 3, levels: 4, seed: seed)
    var chains = 0
    for a in vectors {
      for b in vectors where Dominance.compare(a, b) == .dominates {
        for c in vectors where Dominance.compare(b, c) == .dominates {
          chains += 1
          #expect(Dominance.compare(a, c) == .dominates, "seed \(seed): \(a) \(b) \(c)")
        }
      }
    }
    #expect(chains > 0, "seed \(seed)")
  }
}
