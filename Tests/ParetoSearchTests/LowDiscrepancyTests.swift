import NLopt
import ParetoSearch
import Testing

@Suite struct LowDiscrepancyTests {
  @Test(arguments: [1, 2, 5])
  func everyTenthOfEveryAxisGetsItsShare(dimensions: Int) {
    var sequence = LowDiscrepancySequence(dimensions: dimensions, generator: SplitMix64(seed: 9))
    let points = (0..<1000).map { _ in sequence.next() }
    for dimension in 0..<dimensions {
      var tally = [Int](repeating: 0, count: 10)
      for point in points { tally[Int(point[dimension] * 10)] += 1 }
      #expect(tally.allSatisfy { (90...110).contains($0) }, "\(tally)")
    }
  }

  @Test func noDimensionsGiveEmptyPoints() {
    var sequence = LowDiscrepancySequence(dimensions: 0, generator: SplitMix64(seed: 1))
    #expect(sequence.next().isEmpty)
  }
}
