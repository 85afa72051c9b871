// An axis with round tick values, in equal steps or, where values span decades, in equal ratios.
import Glibc
import Quantities

/// A range of values, rounded outwards to ticks, laid along a length.
struct Axis {
  let ticks: [Double]
  let lower: Double, upper: Double
  /// Where the range's ends are drawn.
  let start: Double, end: Double
  /// Whether equal ratios have equal lengths.
  let isLogarithmic: Bool

  /// With a greatest value of so many times the least, an axis that may be logarithmic is; beyond, the least is next to nothing.
  private static let decades = 30.0...1e6

  /// An axis that shows all values, and those of `wished` that would not more than double what it spans.
  /// - Parameters:
  ///   - mayBeLogarithmic: Whether values that span more than a decade are laid out by their ratios.
  ///   - isTight: Whether the axis ends with the values instead of with ticks.
  init(
    _ values: [Double], wished: [Double], start: Double, end: Double, mayBeLogarithmic: Bool = false,
    isTight: Bool = false
  ) {
    (self.start, self.end) = (start, end)
    var (low, high) = (values.min() ?? 0, values.max() ?? 1)
    let span = high - low
    for value in wished where span > 0 && value >= low - span && value <= high + span {
      (low, high) = (min(low, value), max(high, value))
    }
    if mayBeLogarithmic, low > 0, Self.decades.contains(high / low) {
      isLogarithmic = true
      let (first, last) = (Int(log10(low).rounded(.down)), Int(log10(high).rounded(.up)))
      let all = (first...last).flatMap { decade in
        [1.0, 2, 5].map { ($0 * pow(10, Double(decade))).rounded(toDigits: 3) }
      }
      (lower, upper) = (all.last { $0 <= low } ?? all[0], all.first { $0 >= high } ?? all[all.count - 1])
      let (below, above) = (lower, upper)
      let shown = all.filter { $0 >= below && $0 <= above }
      // Over more decades the tens are enough.
      ticks = high < 1e4 * low ? shown : shown.filter { log10($0).rounded() == log10($0) }
      return
    }
    isLogarithmic = false
    if high - low <= 1e-9 * max(abs(low), abs(high)) {
      let room = low == 0 ? 1 : abs(low) * 0.05
      (low, high) = (low - room, high + room)
    }
    let step = Self.step(high - low, about: 6)
    let below = ((low - 0.02 * (high - low)) / step).rounded(.down)
    // What is nowhere negative has no axis below zero.
    let first = low >= 0 ? max(0, below) : below
    let last = ((high + 0.02 * (high - low)) / step).rounded(.up)
    // Products of whole numbers with the step, written by its own digits: 0.3 and not 0.30000000000000004.
    let all = (0...Int(last - first)).map { ((first + Double($0)) * step).rounded(toDigits: 12) }
    ticks = isTight ? all.filter { $0 >= low && $0 <= high } : all
    (lower, upper) = isTight ? (low, high) : (first * step, last * step)
  }

  /// Whether an axis can be laid out for a value: for larger ones its ticks would be no numbers.
  static func fits(_ value: Double) -> Bool { value.magnitude <= 1e300 }

  /// Where a value is drawn.
  func place(_ value: Double) -> Double {
    let share =
      isLogarithmic ? log(value / lower) / log(upper / lower) : (value - lower) / (upper - lower)
    return start + share * (end - start)
  }

  func contains(_ value: Double) -> Bool { value >= lower && value <= upper }

  /// The ticks whose numbers do not touch one another where they stand side by side.
  func sideBySide(size: Double) -> [Double] {
    var taken = -Double.infinity
    return ticks.filter { tick in
      let half = tick.text(digits: 12).width(size: size) / 2
      guard place(tick) - half >= taken else { return false }
      taken = place(tick) + half + 0.5 * size
      return true
    }
  }

  /// How wide the widest number is.
  func width(size: Double) -> Double { ticks.map { $0.text(digits: 12).width(size: size) }.max() ?? 0 }

  /// 1, 2 or 5 times a power of ten, such that about so many fit into the span.
  private static func step(_ span: Double, about count: Double) -> Double {
    let rough = span / count
    let power = pow(10, log10(rough).rounded(.down))
    let factor = [1.0, 2, 5, 10].first { $0 * power >= rough * 0.999 } ?? 10
    return (factor * power).rounded(toDigits: 3)
  }
}
