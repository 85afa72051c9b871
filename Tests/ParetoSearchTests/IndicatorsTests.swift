import ParetoSearch
import Testing

@Suite struct IndicatorsTests {
  @Test func theQualityOfAFrontIsThatOfItsPointsAgainstTheArchive() throws {
    let few = try #require(search(Problems.bnh, points: 10).quality)
    let many = try #require(search(Problems.bnh, points: 100).quality)
    #expect(many.largestGap < few.largestGap && many.largestGap > 0)
    #expect(many.invertedGenerationalDistancePlus < few.invertedGenerationalDistancePlus)
    #expect(many.additiveEpsilon < few.additiveEpsilon && many.spacing < few.spacing)
  }

  private static let line = (0...10).map { [Double($0), Double(10 - $0)] }

  @Test func aSetIsPerfectAgainstItself() {
    #expect(Indicators.invertedGenerationalDistancePlus(Self.line, reference: Self.line) == 0)
    #expect(Indicators.additiveEpsilon(Self.line, reference: Self.line) == 0)
    #expect(Indicators.largestGap(Self.line, reference: Self.line) == 0)
    #expect(Indicators.spacing(Self.line) == 0)
  }

  @Test func aShiftIsMeasuredAndABetterSetIsNotPunished() {
    let worse = Self.line.map { $0.map { $0 + 0.5 } }
    #expect(abs(Indicators.additiveEpsilon(worse, reference: Self.line) - 0.5) < 1e-12)
    #expect(abs(Indicators.invertedGenerationalDistancePlus(worse, reference: Self.line) - 0.5.squareRoot()) < 1e-12)
    #expect(Indicators.invertedGenerationalDistancePlus(Self.line, reference: worse) == 0)
    #expect(Indicators.additiveEpsilon(Self.line, reference: worse) == -0.5)
  }

  @Test func aHoleIsALargestGapAndUneven() {
    let holed = Self.line.filter { $0[0] < 3 || $0[0] > 7 }
    #expect(abs(Indicators.largestGap(holed, reference: Self.line) - 3 * 2.0.squareRoot()) < 1e-12)
    #expect(Indicators.spacing([[0, 10], [1, 9], [5, 5], [10, 0]]) > 1)
  }
}
