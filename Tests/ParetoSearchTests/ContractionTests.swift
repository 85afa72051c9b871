import NLopt
import Testing

@testable import ParetoSearch

@Suite struct ContractionTests {
  private func bounds(_ constants: [Double], _ slopes: [Double], dimension: Int) -> LinearBounds {
    LinearBounds(
      least: [0], constants: constants, slopes: slopes, spreads: slopes.map { _ in 0 }, dimension: dimension)
  }

  @Test func aLimitCutsTheSideThatExceedsIt() throws {
    // 1 + 2 e - e' <= 0 needs e <= 0 where e' is 1; the objective's row says nothing.
    let part = try #require(bounds([-.infinity, 1], [0, 0, 2, -1], dimension: 2).contracted(most: [0, 0]))
    #expect(abs(part[0].high) < 1e-9 && part[0].high >= 0 && part[0].low == -1)
    #expect(part[1].low == -1 && part[1].high == 1)
  }

  @Test func nothingIsLeftWhereALimitCannotBeKept() {
    #expect(bounds([-.infinity, 4], [0, 0, 2, -1], dimension: 2).contracted(most: [0, 0]) == nil)
  }

  /// No place that keeps every row is cut off.
  @Test(arguments: 1...5) func whatKeepsAllRowsStays(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    func number() -> Double { Double.random(in: -1...1, using: &random) }
    var cut = 0
    for _ in 0..<300 {
      let rows = bounds((0..<3).map { _ in number() }, (0..<9).map { _ in number() }, dimension: 3)
      let most = (0..<3).map { _ in number() }
      let part = rows.contracted(most: most)
      if part.map({ $0.contains { $0.low > -1 || $0.high < 1 } }) ?? true { cut += 1 }
      for _ in 0..<50 {
        let e = (0..<3).map { _ in number() }
        let isKept = (0..<3).allSatisfy { row in
          var value = rows.constants[row]
          for i in 0..<3 { value += rows.slopes[3 * row + i] * e[i] }
          return value <= most[row]
        }
        guard isKept else { continue }
        let isInside = part.map { part in zip(part, e).allSatisfy { $0.low <= $1 && $1 <= $0.high } } ?? false
        #expect(isInside, "\(e) keeps \(rows), seed \(seed)")
      }
    }
    #expect(cut > 100)
  }
}
