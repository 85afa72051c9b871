import Decisions
import Testing

struct FrontComparisonTests {
  @Test func anImprovedDesignBeatsTheOldOne() {
    // Small, large.
    let a = [[1.0, 10], [2, 20], [3, 40]]
    let b = [[1.0, 10], [2, 25], [3.5, 39]]
    let comparison = FrontComparison(a, b, isMaximized: [false, true])
    #expect(comparison.beatenInA.map { [$0.design, $0.by] } == [[1, 1]])
    #expect(comparison.beatenInB.map { [$0.design, $0.by] } == [[2, 2]])
    #expect(comparison.best.a! == [1, 40] && comparison.best.b! == [1, 39])
  }

  @Test func theVolumesAreThoseOfTheUnionsBox() {
    // One objective's worth of steps: the box is 1.1 × 1.1 spans, the points (0, 1) and (1, 0) leave what is counted by hand.
    let comparison = FrontComparison([[0.0, 1], [1, 0]], [[0.5, 0.5]], isMaximized: [false, false])
    let box = 1.1 * 1.1
    #expect(abs(comparison.hypervolumes.a - (1.1 * 0.1 + 0.1 * 1.1 - 0.1 * 0.1) / box) < 1e-12)
    #expect(abs(comparison.hypervolumes.b - 0.6 * 0.6 / box) < 1e-12)
    #expect(comparison.beatenInA.isEmpty && comparison.beatenInB.isEmpty)
  }

  @Test func anEmptyFrontHasNoVolume() {
    let comparison = FrontComparison([], [[1.0, 2]], isMaximized: [true, false])
    #expect(comparison.hypervolumes == (0, 1))
    #expect(comparison.best.a == nil)
  }

  @Test func roundingBeatsNoDesign() {
    let a = [[311_500.0, 10], [200_000, 5]]
    // Two solves of the same design.
    let b = [[311_500.002, 10], [200_000, 4.99999999]]
    let comparison = FrontComparison(a, b, isMaximized: [true, false])
    #expect(comparison.beatenInA.isEmpty && comparison.beatenInB.isEmpty)
    #expect(comparison.rounding[0] > 0.002 && comparison.rounding[0] < 1)
  }

  @Test func roundingSavesNoDesign() {
    let comparison = FrontComparison([[2.0, 10]], [[1, 10.000000000000002]], isMaximized: [false, false])
    #expect(comparison.beatenInA.map { [$0.design, $0.by] } == [[0, 0]])
    #expect(comparison.beatenInB.isEmpty)
    // The second objective does not move: the first alone has a volume, 1.1 spans against a tenth of one.
    #expect(abs(comparison.hypervolumes.a - 0.1 / 1.1) < 1e-12 && comparison.hypervolumes.b == 1)
  }

  @Test func aFrontComparedWithItselfStays() {
    let rows = [[1.0, 2, 3], [2, 1, 3], [3, 3, 1]]
    let comparison = FrontComparison(rows, rows, isMaximized: [false, false, false])
    #expect(comparison.hypervolumes.a == comparison.hypervolumes.b)
    #expect(comparison.beatenInA.isEmpty && comparison.beatenInB.isEmpty)
  }
}
