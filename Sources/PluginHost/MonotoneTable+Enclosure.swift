// A table over a box: segment by segment the values and the derivatives that a cubic can have there. A cubic that may turn within a
// stretch leaves the values at its ends by no more than its lesser steepness times the width.
import CellPlugin

extension MonotoneTable {
  /// All values over a box, with the secants that the table can have there.
  func enclosure(over x: Enclosure8) -> Enclosure8 {
    guard x.range.low > -.infinity, x.range.high < .infinity else { return Enclosure8(unrelated: .whole) }
    let (range, steepness) = bounds(over: x.range)
    let (centre, _) = bounds(over: x.centre)
    let result = x.composed(range: range, centre: centre, secants: steepness)
    return isLogarithmic ? Enclosure8.exp(result) : result
  }

  /// The values, before the exponential where there is one, and the derivatives over an interval.
  private func bounds(over x: Bounds) -> (values: Bounds, derivatives: Bounds) {
    let (first, last) = (segment(at: x.low), segment(at: x.high))
    var (values, derivatives) = segments[first].bounds(from: x.low, to: first == last ? x.high : arguments[first])
    for at in first..<last {
      let end = at + 1 == last ? x.high : arguments[at + 1]
      let next = segments[at + 1].bounds(from: arguments[at], to: end)
      values = Bounds(min(values.low, next.values.low), max(values.high, next.values.high))
      derivatives = Bounds(min(derivatives.low, next.derivatives.low), max(derivatives.high, next.derivatives.high))
    }
    return (values, derivatives)
  }
}

extension MonotoneTable.Segment {
  func bounds(from: Double, to: Double) -> (values: Bounds, derivatives: Bounds) {
    let (s, e) = (from - origin, to - origin)
    var slopes = [slope(s), slope(e)]
    let turn = -c2 / (3 * c3)
    if turn > min(s, e) && turn < max(s, e) { slopes.append(slope(turn)) }
    // Some units in the last place of the largest term: more than evaluating four terms can lose.
    let size = max(abs(s), abs(e))
    let loss = 0x1p-48
    let slopeLoss = loss * (abs(c1) + 2 * abs(c2) * size + 3 * abs(c3) * size * size)
    let derivatives = Bounds(slopes.min()! - slopeLoss, slopes.max()! + slopeLoss)
    let excess = max(0, min(-derivatives.low, derivatives.high)) * (e - s)
    let valueLoss = loss * (abs(c0) + size * (abs(c1) + size * (abs(c2) + size * abs(c3)))) + abs(excess)
    let (first, last) = (value(s), value(e))
    return (Bounds(min(first, last) - valueLoss, max(first, last) + valueLoss), derivatives)
  }

  private func value(_ s: Double) -> Double { ((s * c3 + c2) * s + c1) * s + c0 }
  private func slope(_ s: Double) -> Double { (s * (3 * c3) + 2 * c2) * s + c1 }
}
