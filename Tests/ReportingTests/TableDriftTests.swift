import Documents
import Reporting
import Studies
import Testing

struct TableDriftTests {
  private let plan: StudyPlan
  private let designs: [Design]
  private let names = ["1", "2", "3"]

  init() throws {
    let plan = try Lens.plan()
    let evaluator = DesignEvaluator(plan)
    self.plan = plan
    designs = [0.03, 0.04, 0.05].map { evaluator.design(combination: 0, [0.004, $0]) }
  }

  private func note(_ table: CSV) -> String? {
    TableDrift.note(designs, names: names, from: table, file: "front.csv", plan)
  }

  /// The designs' table with another number in one field.
  private func table(_ title: String, _ row: Int, _ change: (Double) -> Double) throws -> CSV {
    var table = plan.table(of: designs)
    let at = try #require(table.header.firstIndex(of: title))
    table.rows[row].fields[at] = "\(change(try #require(Double(table.rows[row].fields[at]))))"
    return table
  }

  @Test func nothingIsSaidOfATableThatAgrees() throws {
    #expect(note(plan.table(of: designs)) == nil)
    #expect(note(try table("lens.mass [g]", 1) { $0 * (1 + 1e-9) }) == nil)
  }

  @Test func aQuantityThatMovedIsToldWithTheDesignsItMovedIn() throws {
    // 2.5 g/cm3 · 4 mm · (40 mm)² and a mount of 10 g.
    let told = try #require(note(try table("lens.mass [g]", 1) { $0 * 1.25 }))
    #expect(told.hasPrefix("1 of 3 designs with other numbers than in front.csv: lens.mass by up to 20 % (design 2: "))
    #expect(told.contains("(design 2: 26 g, not 32.5 g)"), "\(told)")
    #expect(told.contains("--plugins"))
  }

  @Test func aTableInOtherUnitsOrWithoutNumbersAgrees() throws {
    var table = plan.table(of: designs)
    let at = try #require(table.header.firstIndex(of: "lens.mass [g]"))
    table.header[at] = "lens.mass [kg]"
    for row in table.rows.indices {
      table.rows[row].fields[at] = "\(try #require(Double(table.rows[row].fields[at])) / 1000)"
    }
    #expect(note(table) == nil)
    for row in table.rows.indices { table.rows[row].fields[at] = row == 0 ? "" : "unknown" }
    #expect(note(table) == nil)
  }
}
