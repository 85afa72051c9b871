import Testing

@testable import Reporting

struct AxisTests {
  @Test(arguments: [
    [116.0, 540], [0.001, 0.0012], [-3, 5], [7, 7], [0, 0], [1e6, 9e6], [1e-12, 2.4e-12], [3e-25, 7e-25], [1e25, 9e25],
    [-1e300, 1e300],
  ])
  func roundTicksHoldAllValues(values: [Double]) {
    let axis = Axis(values, wished: [], start: 100, end: 500)
    #expect((3...14).contains(axis.ticks.count))
    #expect(values.allSatisfy { axis.contains($0) && (100...500).contains(axis.place($0)) })
    #expect(axis.ticks == axis.ticks.sorted() && Set(axis.ticks).count == axis.ticks.count)
    #expect(axis.ticks.allSatisfy { $0.text(digits: 12).count <= 9 }, "\(axis.ticks)")
  }

  @Test func numbersSideBySideDoNotTouch() {
    let axis = Axis([1_000_000, 1_000_009], wished: [], start: 100, end: 400)
    let shown = axis.sideBySide(size: 20)
    #expect(shown.count > 1 && shown.count < axis.ticks.count)
    for (a, b) in zip(shown, shown.dropFirst()) {
      let half = [a, b].map { $0.text(digits: 12).width(size: 20) / 2 }
      #expect(axis.place(a) + half[0] < axis.place(b) - half[1])
    }
    let roomy = Axis([0, 9], wished: [], start: 100, end: 900)
    #expect(roomy.sideBySide(size: 20) == roomy.ticks)
  }

  @Test func aTargetNearbyIsShownAndOneFarAwayIsNot() {
    #expect(Axis([300, 480], wished: [500], start: 0, end: 1).contains(500))
    #expect(!Axis([300, 310], wished: [500], start: 0, end: 1).contains(500))
  }

  @Test func whatIsNeverNegativeHasNoAxisBelowZero() {
    #expect(Axis([0.01, 7], wished: [], start: 0, end: 1).lower == 0)
    #expect(Axis([-0.01, 7], wished: [], start: 0, end: 1).lower < 0)
  }

  @Test(arguments: [[1.0, 40], [0.002, 3], [100, 5577], [9, 900_000]])
  func equalRatiosHaveEqualLengths(values: [Double]) {
    let axis = Axis(values, wished: [], start: 100, end: 500, mayBeLogarithmic: true)
    #expect(axis.isLogarithmic && (3...14).contains(axis.ticks.count))
    #expect(values.allSatisfy { axis.contains($0) })
    let middle = (values[0] * values[1]).squareRoot()
    let mean = (axis.place(values[0]) + axis.place(values[1])) / 2
    #expect(abs(axis.place(middle) - mean) < 1e-9)
    #expect(!Axis([10, 100], wished: [], start: 0, end: 1, mayBeLogarithmic: true).isLogarithmic)
    #expect(!Axis([-1, 100], wished: [], start: 0, end: 1, mayBeLogarithmic: true).isLogarithmic)
    // 5e-8 is what rounding leaves of zero.
    #expect(!Axis([5e-8, 100], wished: [], start: 0, end: 1, mayBeLogarithmic: true).isLogarithmic)
  }
}
