import CellPlugin
import Testing

@testable import PluginHost

@Suite struct MonotoneTableTests {
  private func value(_ table: MonotoneTable, _ x: Double) -> Double { table.value(at: Plain(x)).value }
  private func slope(_ table: MonotoneTable, _ x: Double) -> Double {
    table.value(at: Dual8(x, SIMD8(1, 0, 0, 0, 0, 0, 0, 0))).slope[0]
  }

  static let points: [(argument: Double, value: Double)] = [(0, 1), (1, 2), (1.5, 2), (3, 7), (4, 6.5)]

  @Test func itGoesThroughItsPoints() {
    for isLogarithmic in [false, true] {
      let table = MonotoneTable(Self.points, isLogarithmic: isLogarithmic)
      for point in Self.points { #expect(abs(value(table, point.argument) - point.value) <= 1e-14) }
    }
  }

  @Test func itNeverLeavesTheBoxOfTwoNeighbours() {
    let table = MonotoneTable(Self.points, isLogarithmic: false)
    for (left, right) in zip(Self.points, Self.points.dropFirst()) {
      let box = min(left.value, right.value) - 1e-14...max(left.value, right.value) + 1e-14
      for part in stride(from: 0.0, through: 1, by: 0.05) {
        let x = left.argument + part * (right.argument - left.argument)
        #expect(box.contains(value(table, x)), "x = \(x)")
      }
    }
  }

  @Test func itsSlopeIsContinuousAndExact() {
    for isLogarithmic in [false, true] {
      let table = MonotoneTable(Self.points, isLogarithmic: isLogarithmic)
      for point in Self.points {
        let (before, after) = (slope(table, point.argument.nextDown), slope(table, point.argument.nextUp))
        #expect(abs(before - after) <= 1e-13 * max(1, abs(after)), "x = \(point.argument)")
      }
      for x in stride(from: -0.95, to: 5, by: 0.1) {
        let h = 1e-5
        let difference = (value(table, x + h) - value(table, x - h)) / (2 * h)
        #expect(abs(slope(table, x) - difference) <= 1e-8 * max(1, abs(difference)), "x = \(x)")
      }
    }
  }

  @Test func outsideItGoesOnStraight() {
    let table = MonotoneTable(Self.points, isLogarithmic: false)
    #expect(slope(table, -1) == slope(table, -7))
    #expect(abs(value(table, 6) - (6.5 + 2 * slope(table, 9))) <= 1e-14)
  }

  @Test func twoPointsMakeALine() {
    let table = MonotoneTable([(2, 10), (4, 20)], isLogarithmic: false)
    for x in [0, 2, 3, 4, 5.5] { #expect(value(table, x) == 5 * x) }
  }

  /// Over an interval, inside the table and beyond it: every value and every secant from the middle.
  @Test func itsBoundsHoldAllItsValues() {
    for isLogarithmic in [false, true] {
      let table = MonotoneTable(Self.points, isLogarithmic: isLogarithmic)
      for (low, width) in [(-1.0, 0.5), (-0.5, 1.0), (0.2, 0.1), (0.9, 0.3), (1.1, 2.5), (2.8, 3.0), (-2.0, 8.0)] {
        let middle = low + width / 2
        var x = Enclosure8(unrelated: Bounds(low, low + width))
        x.centre = Bounds(middle)
        (x.slopeLow[3], x.slopeHigh[3]) = (width / 2, width / 2)
        let bounds = table.value(at: x)
        for part in stride(from: -1.0, through: 1, by: 0.02) {
          let y = value(table, middle + part * width / 2)
          let ends = [bounds.slopeLow[3] * part, bounds.slopeHigh[3] * part]
          #expect(bounds.range.low <= y && y <= bounds.range.high)
          #expect(bounds.centre.low + ends.min()! <= y + 1e-12 && y <= bounds.centre.high + ends.max()! + 1e-12)
        }
        if !isLogarithmic { #expect(bounds.range.high - bounds.range.low < 8 * width) }
      }
    }
  }

  /// Values and slopes of scipy.interpolate.PchipInterpolator (SciPy 1.17.1) through the same points.
  @Test(arguments: [
    (0.0, 1.0, 1.6666666666666667), (0.3, 1.461, 1.3766666666666665), (1.2, 2.0, 0.0),
    (2.2, 4.250370370370371, 4.977777777777778), (3.4, 6.968, -0.23999999999999988), (4.0, 6.5, -1.5),
  ])
  func itIsTheCurveOfSciPy(_ x: Double, _ expected: Double, _ expectedSlope: Double) {
    let table = MonotoneTable(Self.points, isLogarithmic: false)
    #expect(abs(value(table, x) - expected) <= 1e-14)
    #expect(abs(slope(table, x) - expectedSlope) <= 1e-13)
  }

  /// A convex rise: the harmonic mean of the secants 1 and 3 with equal widths is 1.5.
  @Test func theHarmonicMeanOfTheSecantsIsTheSlope() {
    let table = MonotoneTable([(0, 0), (1, 1), (2, 4)], isLogarithmic: false)
    #expect(abs(slope(table, 1) - 1.5) <= 1e-14)
    #expect(slope(table, 0) == 0)
    #expect(slope(table, 2) == 4)
  }

  @Test func theLogarithmicScaleKeepsValuesPositive() {
    let table = MonotoneTable([(0, 1e-6), (1, 1), (2, 1e-6)], isLogarithmic: true)
    for x in stride(from: -3, to: 5, by: 0.1) { #expect(value(table, x) > 0) }
  }
}
