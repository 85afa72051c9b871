import Testing

@testable import Studies

struct DesignBatchesTests {
  /// Ten designs of one combination among seventy of another.
  private static let combinations = (0..<80).map { $0 % 8 == 0 ? 0 : 1 }

  @Test func theLargestBatchesOfOneCombinationComeFirst() {
    let batches = DesignBatches(Self.combinations).batches
    #expect(batches.map(\.count) == [32, 32, 10, 6])
    #expect(batches.allSatisfy { batch in Set(batch.map { Self.combinations[$0] }).count == 1 })
  }

  @Test(arguments: [1, 2, 7]) func resultsStandInTheOrderOfTheDesigns(jobs: Int) {
    let results = DesignBatches(Self.combinations).map(jobs: jobs) {
      ()
    } _: { _, design in
      design
    }
    #expect(results == Array(0..<80))
  }
}
