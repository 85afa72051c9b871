// What a table has for designs beside what the models of today say of them: a run's table keeps its numbers, its plugins
// may change.
public import Documents
import Quantities
public import Studies

/// Tells where designs, evaluated anew, have other numbers than their table.
public enum TableDrift {
  /// How many designs and which quantities differ by more than rounding, by how much, and what to do, on one line; `nil`
  /// where none does.
  /// - Parameters:
  ///   - designs: The rows of the table, evaluated, in their order.
  ///   - names: What each design is called.
  ///   - file: The name of the table.
  public static func note(
    _ designs: [Design], names: [String], from table: CSV, file: String, _ plan: StudyPlan
  ) -> String? {
    var moved: Set<Int> = []
    var quantities: [(share: Double, words: String)] = []
    for (place, column) in plan.columns.enumerated() {
      let pairs = zip(values(of: column, in: table), designs).map { (was: $0, now: $1.values[place]) }
      // What is zero but for rounding in one design may be large in others.
      let nothing = 1e-12 * (pairs.compactMap { $0.now?.magnitude }.max() ?? 0)
      var greatest: (share: Double, words: String) = (0, "")
      for (at, pair) in pairs.enumerated() {
        guard let was = pair.was, let now = pair.now, abs(now - was) > nothing else { continue }
        let share = abs(now - was) / max(abs(now), abs(was))
        guard share > rounding else { continue }
        moved.insert(at)
        guard share > greatest.share else { continue }
        let digits = share < 0.001 ? 9 : 4
        let (new, old) = (column.unit.words(now, digits: digits), column.unit.words(was, digits: digits))
        greatest.share = share
        greatest.words =
          "\(column.name) by up to \((100 * share).text(digits: 2)) % (design \(names[at]): \(new), not \(old))"
      }
      if greatest.share > 0 { quantities.append(greatest) }
    }
    guard !moved.isEmpty else { return nil }
    quantities.sort { $0.share > $1.share }
    let further = quantities.count - told
    let words = quantities.prefix(told).map(\.words) + (further > 0 ? ["and \(further.text) more"] : [])
    return "\(moved.count.text) of \(designs.count.counted("design")) with other numbers than in \(file):"
      + " \(words.joined(separator: ", "));"
      + " unless the table was changed, name the plugins of the run with --plugins to get its numbers"
  }

  /// The same model gives the same digits, but a spreadsheet may have left some of them out.
  private static let rounding = 1e-6
  /// How many quantities are told, those that moved most.
  private static let told = 3

  /// A quantity's values [SI], in the unit that the table has it in; `nil` for what is no number.
  private static func values(of column: StudyPlan.Column, in table: CSV) -> [Double?] {
    let nothing = [Double?](repeating: nil, count: table.rows.count)
    let titles = table.header.map { ColumnTitle($0) }
    guard let at = titles.firstIndex(where: { $0.name == column.name }),
      let unit = titles[at].unit.map({ try? Unit($0) }) ?? Unit.one, unit.dimension == column.unit.dimension
    else { return nothing }
    return table.rows.map { row in Double(row.fields[at]).flatMap { $0.isFinite ? unit.toSI($0) : nil } }
  }
}
