import CellPlugin
import TestRandom
import Testing

/// Numbers, radii and places within them [4], from a thousandth to ten thousand.
private struct Limits {
  var middle: [Double] = [], radius: [Double] = [], place: [Double] = []

  init(_ random: inout SplitMix64, width: Double = 1) {
    for _ in 0..<4 {
      let size = Real<Plain>(7 * Double.random(in: 0..<1, using: &random) - 3) * 2.302585092994046
      middle.append(exp(size).value)
      radius.append(middle.last! * width * Double.random(in: 0..<1, using: &random))
      place.append(Double.random(in: -1...1, using: &random))
    }
  }

  /// The reference: one power after the other.
  static func sumOfPowers(_ x: [Double]) -> Double {
    let largest = x.max()!
    let sum = x.reduce(Real<Plain>(0)) { $0 + pow(Real(abs($1 / largest)), 8) }
    return largest * pow(sum, 0.125).value
  }

  var bounds: Enclosure8 {
    let all = zip(middle, radius).enumerated().map { index, side -> Real<Enclosure8> in
      var x = Enclosure8(unrelated: Bounds((side.0 - side.1).nextDown, (side.0 + side.1).nextUp))
      x.centre = Bounds(side.0)
      x.slopeLow[2 * index] = side.1
      x.slopeHigh[2 * index] = side.1
      return Real(parts: x)
    }
    return norm(all[0], all[1], all[2], all[3]).parts
  }
}

@Suite struct NormTests {
  private func plain(_ x: [Double]) -> Double { norm(Real<Plain>(x[0]), Real(x[1]), Real(x[2]), Real(x[3])).value }

  private func dual(_ x: [Double]) -> Dual8 {
    let all = x.enumerated().map { index, value -> Real<Dual8> in
      var slope = SIMD8<Double>(repeating: 0)
      slope[index] = 1
      return Real(parts: Dual8(value, slope))
    }
    return norm(all[0], all[1], all[2], all[3]).parts
  }

  @Test(arguments: 1...5) func itIsTheRootOfTheSumOfPowers(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    for _ in 0..<200 {
      let x = Limits(&random).middle
      let expected = Limits.sumOfPowers(x)
      #expect(abs(plain(x) - expected) <= 1e-14 * expected, "\(x), seed \(seed)")
      let number = dual(x)
      #expect(number.value == plain(x))
      for index in 0..<4 {
        let slope = pow(Real<Plain>(x[index] / expected), 7).value
        #expect(abs(number.slope[index] - slope) <= 1e-13 * slope, "\(x), seed \(seed)")
      }
    }
  }

  @Test func itNeitherOverflowsNorVanishes() {
    #expect(plain([3e200, 1e200, 0, 0]) > 3e200 && plain([3e200, 1e200, 0, 0]) < 3.001e200)
    #expect(plain([0, 0, 2e-200, 0]) == 2e-200)
    #expect(dual([0, 0, 2e-200, 0]).slope == SIMD8(0, 0, 1, 0, 0, 0, 0, 0))
    #expect(plain([.nan, 1, 1, 1]).isNaN && plain([1, 1, 1, .nan]).isNaN)
  }

  /// Boxes as wide as the numbers are large, over seven decades.
  @Test(arguments: 1...5) func itsBoundsHoldItsValues(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    for width in [1, 0.1, 1e-6] {
      for _ in 0..<300 {
        var box = Limits(&random, width: width)
        let bounds = box.bounds
        for _ in 0..<10 {
          box.place = box.place.map { _ in Double.random(in: -1...1, using: &random) }
          let value = plain((0..<4).map { box.middle[$0] + box.radius[$0] * box.place[$0] })
          var (low, high) = (bounds.centre.low, bounds.centre.high)
          for (index, e) in box.place.enumerated() {
            let ends = (e * bounds.slopeLow[2 * index], e * bounds.slopeHigh[2 * index])
            low += min(ends.0, ends.1)
            high += max(ends.0, ends.1)
          }
          let excess = max(bounds.range.low - value, value - bounds.range.high, low - value, value - high) / value
          #expect(excess <= 1e-14, "\(box), seed \(seed)")
        }
        for index in 0..<4 {
          let (least, most) = (bounds.slopeLow[2 * index], bounds.slopeHigh[2 * index])
          #expect(least >= -1e-290 && most <= box.radius[index] * (1 + 1e-14) + 1e-290, "\(box), seed \(seed)")
        }
      }
    }
  }

  @Test func itsRangeIsNoWiderThanItsValues() {
    var random = SplitMix64(seed: 1)
    let box = Limits(&random)
    let (least, most) = (
      plain(zip(box.middle, box.radius).map(-)), plain(zip(box.middle, box.radius).map(+))
    )
    let range = box.bounds.range
    #expect(range.low <= least && range.low > least * (1 - 1e-14))
    #expect(range.high >= most && range.high < most * (1 + 1e-14))
  }

  /// What may be 0, as a limit that is not there, may be 0 all over the box; what may be anything leaves a lower bound.
  @Test func edgesOfItsDomainHaveBounds() {
    let (nothing, unknown) = (Real<Enclosure8>(0), Real(parts: Enclosure8(unrelated: .whole)))
    let two = norm(nothing, Real(2), nothing, nothing).parts
    #expect(two.range.contains(2) && two.range.high - two.range.low < 1e-13 && two.slopeHigh == SIMD8(repeating: 0))
    let atLeastTwo = norm(unknown, Real(2), nothing, nothing).parts.range
    #expect(atLeastTwo.low <= 2 && atLeastTwo.low > 1.99 && atLeastTwo.high == .infinity)
    #expect(norm(nothing, nothing, nothing, nothing).parts.range == Bounds(0))
  }
}

extension Bounds {
  fileprivate func contains(_ value: Double) -> Bool { low <= value && value <= high }
}
