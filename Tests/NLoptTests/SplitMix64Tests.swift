import NLopt
import Testing

@Suite struct SplitMix64Tests {
  @Test func theFirstNumbersAreThePublishedOnes() {
    // The reference implementation's output for the seed 1234567.
    var generator = SplitMix64(seed: 1_234_567)
    #expect(
      (0..<3).map { _ in generator.next() } == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
      ])
  }

  @Test func aChildDoesNotDependOnWhatItsParentDrew() {
    var parent = SplitMix64(seed: 5)
    var early = parent.split(3)
    _ = parent.next()
    var late = parent.split(3)
    var sibling = parent.split(4)
    let first = early.next()
    #expect(first == late.next())
    #expect(first != sibling.next())
  }
}
