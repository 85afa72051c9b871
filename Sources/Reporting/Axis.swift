// An axis with round tick values.
import Glibc

/// A range of values, rounded outwards to ticks, laid along a length.
struct Axis {
  let ticks: [Double]
  let lower: Double, upper: Double
  /// Where the range's ends are drawn.
  let start: Double, end: Double

  /// An axis that shows all values, and those of `wished` that would not more than double what it spans.
  init(_ values: [Double], wished: [Double], start: Double, end: Double) {
    var (low, high) = (values.min() ?? 0, values.max() ?? 1)
    let span = high - low
    for value in wished where span > 0 && value >= low - span && value <= high + span {
      (low, high) = (min(low, value), max(high, value))
    }
    if high - low <= 1e-9 * max(abs(low), abs(high)) {
      let room = low == 0 ? 1 : abs(low) * 0.05
      (low, high) = (low - room, high + room)
    }
    let step = Self.step(high - low, about: 6)
    let first = ((low - 0.02 * (high - low)) / step).rounded(.down)
    let last = ((high + 0.02 * (high - low)) / step).rounded(.up)
    // Products of whole numbers with the step, written by its own digits: 0.3 and not 0.30000000000000004.
    ticks = (0...Int(last - first)).map { ((first + Double($0)) * step).rounded(toDigits: 12) }
    (lower, upper) = (first * step, last * step)
    (self.start, self.end) = (start, end)
  }

  /// Where a value is drawn.
  func place(_ value: Double) -> Double { start + (value - lower) / (upper - lower) * (end - start) }

  func contains(_ value: Double) -> Bool { value >= lower && value <= upper }

  /// 1, 2 or 5 times a power of ten, such that about so many fit into the span.
  private static func step(_ span: Double, about count: Double) -> Double {
    let rough = span / count
    let power = pow(10, log10(rough).rounded(.down))
    let factor = [1.0, 2, 5, 10].first { $0 * power >= rough * 0.999 } ?? 10
    return (factor * power).rounded(toDigits: 3)
  }
}
