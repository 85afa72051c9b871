// Designs as CSV, both ways: what a run writes can be fed back, and gives the same numbers to the last digit.
public import Documents
import Modeling
import Quantities

extension StudyPlan {
  /// A row of a table of designs, read.
  public struct DesignInput: Sendable {
    /// What the column `design` holds, else the number of the row.
    public let name: String
    /// The combination, by its place in the plan.
    public let combination: Int
    /// The variables that move in that combination, in the study's order [SI].
    public let x: [Double]
  }

  /// A table of designs: `design`, one column a slot, the plan's columns, `binding`, `extrapolated`.
  /// - Parameters:
  ///   - names: What the column `design` holds; numbers from 1 when left out.
  ///   - withStatus: Adds a last column that says whether the design is feasible.
  public func table(of designs: [Design], names: [String]? = nil, withStatus: Bool = false) -> CSV {
    let header =
      ["design"] + document.slots.map(\.name.value) + columns.map { Self.header($0) } + ["binding", "extrapolated"]
      + (withStatus ? ["status"] : [])
    let rows = designs.enumerated().map { at, design in
      [names?[at] ?? "\(at + 1)"] + combinations[design.combination].fillings
        + zip(columns, design.values).map { column, value in value.map { column.unit.exactText(ofSI: $0) } ?? "" }
        + [design.binding.joined(separator: "; "), design.extrapolated.joined(separator: "; ")]
        + (withStatus ? [design.status.description] : [])
    }
    return CSV(header: header, rows: rows)
  }

  /// The columns that are neither a slot's nor a quantity's.
  static let otherTitles = ["design", "binding", "extrapolated", "status"]

  /// Whether a column with this name alone as its title is read as that of the name.
  static func isTitle(_ name: String) -> Bool { !otherTitles.contains(name) && ColumnTitle(name).name == name }

  private static func header(_ column: Column) -> String {
    column.unit.text == "1" ? column.name : "\(column.name) [\(column.unit)]"
  }

  /// Reads designs. A column may be in any unit of the right kind; computed columns of an earlier table are passed over.
  /// - Throws: Every missing, unknown or doubled column, wrong unit, unknown material, number that is none.
  public func designs(from table: CSV, file: String) throws(Faults) -> [DesignInput] {
    var reader = DesignTableReader(plan: self, table: table, file: file)
    reader.findColumns()
    try reader.faults.throwIfAny()
    let designs = table.rows.enumerated().compactMap { reader.design($0 + 1, $1) }
    try reader.faults.throwIfAny()
    return designs
  }
}

extension Design.Status: CustomStringConvertible {
  /// What the column `status` says.
  public var description: String {
    switch self {
    case .feasible: "feasible"
    case .violates(let limits): "violates " + limits.joined(separator: "; ")
    case .refused(let component, let message): "refused by \(component): \(message)"
    case .failed(let component, let message): "failed in \(component): \(message)"
    }
  }
}

extension StudyPlan {
  /// The unit of a quantity that the study fixes, or that has a default and is no column of the study's own tables: of such a one a
  /// table keeps what the plugins of its time had.
  fileprivate func declaredUnitOfHeld(_ name: String) -> Unit? {
    if let fixed = document.fixed.first(where: { $0.name.value == name }) { return fixed.value.quantity.unit }
    guard !columns.contains(where: { $0.name == name }) else { return nil }
    return combinations.lazy.compactMap { $0.graph[name] }.first { $0.producer == nil }?.port.unit
  }

  /// What a combination has of such a quantity [SI].
  fileprivate func held(_ name: String, _ combination: Int) -> Double? {
    guard let quantity = combinations[combination].graph[name] else { return nil }
    let fixed = document.fixed.first { $0.name.value == name }
    return fixed?.value.quantity.value ?? (quantity.producer == nil ? quantity.initial : nil)
  }
}

private struct DesignTableReader {
  let plan: StudyPlan
  let table: CSV
  let file: String
  var faults = Faults()
  private var slots: [Int?] = []
  private var variables: [(at: Int, unit: Unit)?] = []
  private var name: Int?
  /// Columns of what the model is given, but neither slots nor variables move.
  private var held: [(at: Int, name: String, unit: Unit)] = []

  init(plan: StudyPlan, table: CSV, file: String) {
    self.plan = plan
    self.table = table
    self.file = file
  }

  mutating func findColumns() {
    let document = plan.document
    let titles = table.header.map { ColumnTitle($0) }
    let place = "\(file):1"
    name = titles.firstIndex { $0.name == "design" }
    for slot in document.slots {
      let at = titles.firstIndex { $0.name == slot.name.value }
      if case .candidates = slot.filling, at == nil {
        faults.add(place, "the column '\(slot.name.value)' is missing", remedy: "a column for each slot")
      }
      slots.append(at)
    }
    for variable in document.variables {
      guard let at = titles.firstIndex(where: { $0.name == variable.name.value }) else {
        faults.add(
          place, "the column '\(variable.name.value)' is missing",
          remedy: "a column '\(variable.name.value) [\(variable.unit)]'")
        variables.append(nil)
        continue
      }
      variables.append((at, unit(titles[at], like: variable.unit, place)))
    }
    let computed = plan.columns.map(\.name) + StudyPlan.otherTitles
    let known = Set(computed + document.slots.map(\.name.value) + plan.combinations.flatMap(\.fullModel.wanted))
    for title in titles where !known.contains(title.name) {
      faults.add(
        place, "'\(title.name)' is not a quantity of this study",
        remedy: suggestion(for: title.name, among: known))
    }
    let moving = StudyPlan.otherTitles + document.slots.map(\.name.value) + document.variables.map(\.name.value)
    for (at, title) in titles.enumerated() where !moving.contains(title.name) {
      guard let declared = plan.declaredUnitOfHeld(title.name) else { continue }
      held.append((at, title.name, unit(title, like: declared, place)))
    }
    for (at, title) in titles.enumerated() where titles[..<at].contains(where: { $0.name == title.name }) {
      faults.add(place, "the column '\(title.name)' is there twice", remedy: "leave one of them out")
    }
  }

  private mutating func unit(_ title: ColumnTitle, like expected: Unit, _ place: String) -> Unit {
    guard let text = title.unit else {
      if expected.dimension != .one {
        faults.add(place, "the column '\(title.name)' has no unit", remedy: "'\(title.name) [\(expected)]'")
      }
      return .one
    }
    do throws(UnitError) {
      let unit = try Unit(text)
      if unit.dimension != expected.dimension {
        faults.add(
          place, "the column '\(title.name)' has the unit '\(unit)', which is \(unit.dimension.described)",
          remedy: "\(expected.dimension.described), such as '\(expected)'")
      }
      return unit
    } catch {
      faults.add(place, error)
      return expected
    }
  }

  mutating func design(_ number: Int, _ row: CSV.Row) -> StudyPlan.DesignInput? {
    let place = "\(file):\(row.line)"
    let before = faults.list.count
    var values: [Double?] = []
    for (variable, column) in zip(plan.document.variables, variables) {
      guard let column else { continue }
      values.append(value(row.fields[column.at], column.unit, "\(place) \(variable.name.value)"))
    }
    guard faults.list.count == before else { return nil }
    let fillings = slots.map { $0.map { row.fields[$0].trimmed } }
    guard let combination = plan.combination(fillings: fillings, values) else {
      faults.add(plan.whyMissing(fillings, values, place))
      return nil
    }
    let x = plan.combinations[combination].moving.compactMap { at -> Double? in
      if values[at] == nil { faults.add(place, "'\(plan.document.variables[at].name.value)' is empty") }
      return values[at]
    }
    checkHeld(row, combination, place)
    guard faults.list.count == before else { return nil }
    return StudyPlan.DesignInput(name: name.map { row.fields[$0] } ?? "\(number)", combination: combination, x: x)
  }

  /// A value that the design would not have is told once for each column: it is the column that is wrong.
  private mutating func checkHeld(_ row: CSV.Row, _ combination: Int, _ place: String) {
    for column in held {
      guard let own = plan.held(column.name, combination),
        let given = value(row.fields[column.at], column.unit, "\(place) \(column.name)"),
        abs(given - own) > Self.rounding * max(abs(given), abs(own))
      else { continue }
      held.removeAll { $0.at == column.at }
      faults.add(
        "\(place) \(column.name)",
        "is \(Quantity(si: given, unit: column.unit)), where the study has \(Quantity(si: own, unit: column.unit))",
        remedy: "leave the column out, or make it a variable of the study")
    }
  }

  /// A spreadsheet may have left digits out.
  private static let rounding = 1e-6

  /// An empty field is `nil`; what is not a number is a fault.
  private mutating func value(_ field: String, _ unit: Unit, _ place: String) -> Double? {
    let text = field.trimmed
    guard !text.isEmpty else { return nil }
    guard let number = Double(text), number.isFinite else {
      faults.add(place, "'\(field)' is not a number")
      return nil
    }
    return unit.toSI(number)
  }
}
