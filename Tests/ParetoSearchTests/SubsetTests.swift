import ParetoSearch
import Testing

@Suite struct SubsetTests {
  @Test(arguments: UInt64(1)...6, [2, 3, 4])
  func everyExtremeIsKept(seed: UInt64, dimensions: Int) {
    let vectors = spherePoints(400, dimensions: dimensions, seed: seed, spread: 0)
    let chosen = Subset.spread(vectors, count: 20).map { vectors[$0] }
    #expect(chosen.count == 20)
    for objective in 0..<dimensions {
      let best = vectors.map { $0[objective] }.min()!
      #expect(chosen.contains { $0[objective] == best }, "seed \(seed)")
    }
  }

  @Test func unitsDoNotMatter() {
    let vectors = spherePoints(300, dimensions: 3, seed: 3, spread: 0)
    let scaled = vectors.map { [$0[0] * 0x1p20, $0[1] * 0x1p-20, $0[2]] }
    #expect(Subset.spread(vectors, count: 30) == Subset.spread(scaled, count: 30))
  }

  @Test func itIsWithinTwiceTheBestCoveringOfALine() {
    let vectors = (0...1000).map { [Double($0), Double(1000 - $0)] }
    let chosen = Subset.spread(vectors, count: 11).map { vectors[$0][0] }
    let widest = zip(chosen, chosen.dropFirst()).map { $1 - $0 }.max()!
    #expect(widest <= 200)
  }

  @Test func fewPointsAreAllKeptAndEqualOnesOnce() {
    #expect(Subset.spread([[0, 1], [1, 0]], count: 5) == [0, 1])
    #expect(Subset.spread([[1, 1], [1, 1], [1, 1]], count: 2) == [0])
  }
}
