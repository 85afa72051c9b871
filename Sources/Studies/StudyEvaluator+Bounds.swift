// Bounds of a study's terms over a box, from those of the quantities: `(value - offset) · factor`, rounded downwards.
import Modeling
import ParetoSearch

extension StudyEvaluator: BoundingEvaluator {
  var partsWithoutBounds: [String] { enclosure.withoutBounds }

  func bound(
    _ lower: UnsafePointer<Double>, _ upper: UnsafePointer<Double>, _ rows: UnsafeMutablePointer<Double>
  ) -> SearchEvaluation {
    let directions = widest(lower, upper)
    guard enclosure.enclose(lower, upper, directions: directions) != .refused else { return .refused }
    let stride = 2 + 2 * widths.count
    for at in 0..<terms.count + equalityCount {
      let term = at < terms.count ? terms[at] : terms[at - equalityCount].turned
      let (row, bounds) = (rows + at * stride, enclosure.row(term.place))
      row.update(repeating: 0, count: stride)
      // The lesser end of what is to be large is the greater one turned over.
      let isTurned = term.factor < 0
      row[0] = term.least(of: bounds[isTurned ? 1 : 0])
      row[1] = term.least(of: bounds[isTurned ? 3 : 2])
      guard row[1] > -.infinity else { continue }
      for (direction, variable) in directions.enumerated() {
        let (least, greatest) = (bounds[4 + direction], bounds[12 + direction])
        let middle = 0.5 * least + 0.5 * greatest
        let spread = max(greatest - middle, middle - least).nextUp
        row[2 + variable] = middle * term.factor
        // Beside its own rounding the spread takes in that of the slope.
        row[2 + widths.count + variable] =
          (spread + abs(middle) * 2 * .ulpOfOne) * abs(term.factor) * (1 + 4 * .ulpOfOne)
      }
    }
    return .valued
  }

  /// The variables that have slopes: those whose sides are the longest, as parts of their intervals, where there are too many.
  private func widest(_ lower: UnsafePointer<Double>, _ upper: UnsafePointer<Double>) -> [Int] {
    let all = Array(widths.indices)
    guard all.count > Enclosure.directions else { return all }
    func share(_ i: Int) -> Double { widths[i] > 0 ? (upper[i] - lower[i]) / widths[i] : 0 }
    return all.sorted { (share($1), $0) < (share($0), $1) }.prefix(Enclosure.directions).sorted()
  }
}

extension StudyEvaluator.Term {
  fileprivate var turned: Self { Self(place: place, offset: offset, factor: -factor) }

  /// A lower bound of the term from the bound of the value that counts.
  fileprivate func least(of value: Double) -> Double {
    let least = (value - offset).nextDown * factor
    guard least.isFinite else { return -.infinity }
    return factor > 0 ? least.nextDown : ((value - offset).nextUp * factor).nextDown
  }
}
