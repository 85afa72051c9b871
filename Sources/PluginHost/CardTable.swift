import Documents
import Quantities

/// Reads the points of a card's table.
struct CardTable {
  /// The unit of what the table is a function of.
  let argument: Unit
  let isLogarithmic: Bool

  /// The table and the unit of its values, which is that of the first one.
  func read(_ rows: JSONNode, _ faults: inout Faults) -> (table: MonotoneTable, unit: Unit)? {
    let before = faults
    guard let list = rows.array(&faults) else { return nil }
    if list.count < 2 {
      faults.add(rows.place, "has \(list.count) point\(list.count == 1 ? "" : "s")", remedy: "at least two")
    }
    var unit: Unit?
    var points: [(argument: Double, value: Double)] = []
    for row in list {
      guard case .array(let pair) = row.kind, pair.count == 2 else {
        faults.add(
          row.place, "must be a pair of argument and value, found \(row.found)", remedy: "[\"20 degC\", \"3 mPa s\"]")
        continue
      }
      let x = pair[0].quantity(like: argument, &faults)
      let y = unit.map { pair[1].quantity(like: $0, &faults) } ?? pair[1].quantity(&faults)
      guard let x, let y else { continue }
      unit = unit ?? y.unit
      if let last = points.last, x.value <= last.argument {
        faults.add(pair[0].place, "does not rise: \(x) follows \(Quantity(si: last.argument, unit: x.unit))")
      }
      if isLogarithmic, y.value <= 0 {
        faults.add(pair[1].place, "has no logarithm: \(y)", remedy: "a value above 0, or \"scale\": \"linear\"")
      }
      points.append((x.value, y.value))
    }
    guard faults == before, let unit else { return nil }
    return (MonotoneTable(points, isLogarithmic: isLogarithmic), unit)
  }
}
