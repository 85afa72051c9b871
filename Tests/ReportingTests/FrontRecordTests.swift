import Documents
import Studies
import Testing

@testable import Reporting

struct FrontRecordTests {
  private let run: StudyRun
  private let record: JSONNode

  init() throws {
    run = try Lens.run()
    let findings = Findings(run)
    let record = FrontRecord(findings, DesignViews(findings), Provenance(run.plan, designs: run.designs))
    self.record = try JSONNode.parse(record.value.text(pretty: true), file: "front.json")
  }

  @Test func itAgreesWithTheTable() throws {
    let table = try CSV(parsing: run.plan.table(of: run.designs).text.utf8, file: "front.csv")
    let designs = record["designs"]?.items ?? []
    try #require(designs.count == table.rows.count && designs.count > 5)
    for (design, row) in zip(designs, table.rows) {
      var checked = 0
      for (title, field) in zip(table.header, row.fields) {
        let name = String(title.prefix { $0 != " " })
        let quantity = ["variables", "objectives", "constraints", "report"].compactMap { design[$0]?[name] }.first
        if let slot = design["slots"]?[name] {
          #expect(slot.text == field)
        } else if let quantity {
          #expect(quantity["value"]?.double == Double(field))
          #expect(quantity["unit"]?.text == title.firstUnit)
        } else {
          continue
        }
        checked += 1
      }
      #expect(checked == table.header.count - 3)
      #expect(design["binding"]?.items.compactMap(\.text).joined(separator: "; ") == row.fields[table.header.count - 2])
    }
  }

  @Test func anObjectiveThatIsAVariableStandsAmongBoth() throws {
    let text = Lens.study().replacing(
      #""lens.mass": { "minimize": true,"#,
      with: #""lens.width": { "minimize": true }, "lens.mass": { "minimize": true,"#)
    let findings = Findings(try Lens.run(text))
    let record = FrontRecord(findings, DesignViews(findings), Provenance(findings.plan, designs: findings.run.designs))
    let design = try #require(JSONNode.parse(record.value.text(), file: "front.json")["designs"]?.items.first)
    #expect(design["objectives"]?.keys == ["lens.width", "lens.mass", "lens.sharpness"])
    #expect(
      design["objectives"]?["lens.width"]?["value"]?.double == design["variables"]?["lens.width"]?["value"]?.double)
  }

  @Test func theViewsOfADesignFollowFromItsNumbers() throws {
    let ids = record["views"]?.items.compactMap { $0["id"]?.text }
    #expect(ids == ["lens.mass", "lens.layers", "lens.width", "lens.mount"])
    for design in record["designs"]?.items ?? [] {
      let mass = try #require(design["objectives"]?["lens.mass"]?["value"]?.double)
      let thickness = try #require(design["variables"]?["lens.thickness"]?["value"]?.double)
      let width = try #require(design["variables"]?["lens.width"]?["value"]?.double)
      let parts = try #require(design["views"]?["lens.mass"])
      #expect(parts["total"]?.double == mass)
      #expect(abs((parts["values"]?.items.compactMap(\.double).reduce(0, +) ?? 0) - mass) < 1e-9 * mass)
      #expect(parts["values"]?.items.last?.double == 10)
      // The layers' unit is the metre.
      let layers = design["views"]?["lens.layers"]?["values"]?.items.compactMap(\.double) ?? []
      #expect(abs(layers.reduce(0, +) - thickness * 1e-3) < 1e-12)
      // A mass of a body grows with the square of its width; that of the mount with itself, though the study fixes it.
      let sweep = record["views"]?.items[2]["samples"]?.items.compactMap(\.double) ?? []
      let curve = design["views"]?["lens.width"]?["values"]?.items.first?.items.compactMap(\.double) ?? []
      try #require(sweep.count == curve.count && sweep.count > 10)
      for (x, y) in zip(sweep, curve) {
        #expect(abs(y - 10 - (mass - 10) * (x * 1e3 / width) * (x * 1e3 / width)) < 1e-5 * max(y, mass))
      }
      let mount = design["views"]?["lens.mount"]?["values"]?.items.first?.items.compactMap(\.double) ?? []
      #expect(abs((mount.last ?? 0) - (mount.first ?? 0) - 100) < 1e-3)
    }
  }

  @Test func theExplanationOfADesignStandsBesideIt() throws {
    let designs = record["designs"]?.items ?? []
    let label = try #require(designs.first?["combination"]?.text)
    let names = record["restsOn"]?[label]?["lens.mass"]?.items.map(\.text) ?? []
    let told = try #require(designs.first?["explanation"]?["sensitivities"]?["lens.mass"])
    // Mass = density · thickness · width² + mount: a gram of the mount is a gram of the lens, and it has no range.
    let mount = try #require(names.firstIndex(of: "lens.mountMass"))
    for (list, value) in [("slopes", 1.0), ("low", nil), ("high", nil)] {
      try #require(told[list]?.items.count == names.count)
      #expect(told[list]?.items[mount].double == value)
    }
    let widest = try #require(designs.first { $0["binding"]?.items.contains { $0.text == "lens.width max" } == true })
    let limits = widest["explanation"]?["limits"]?.items.compactMap { $0["limit"]?.text }
    #expect(limits?.contains("lens.width max") == true)
  }

  @Test func aMissedTargetStandsWithWhatItWouldTake() throws {
    let findings = Findings(try Lens.run(Lens.study(target: "11 g")))
    let record = FrontRecord(
      findings, DesignViews(findings), Provenance(findings.plan, designs: findings.run.designs))
    let text = record.value.text(pretty: true)
    let target = try #require(JSONNode.parse(text, file: "front.json")["targets"]?.items.first)
    #expect(target["objectives"]?.items.map(\.text) == ["lens.mass"])
    let steps = try #require(target["path"]?["steps"]?.items)
    #expect(abs((steps.last?["objectives"]?["lens.mass"]?["value"]?.double ?? 0) - 11) < 1e-3)
    #expect(target["path"]?["sets"]?.items.isEmpty == false)
  }

  @Test func everyParameterTellsItsOriginAndWhatTheStudyDoesToIt() throws {
    let parameters = record["provenance"]?["parameters"]?.items ?? []
    func parameter(_ name: String, _ component: String) -> JSONNode? {
      parameters.first { $0["name"]?.text == name && $0["component"]?.text == component }
    }
    let density = try #require(parameter("body.density", "glass"))
    #expect(density["value"]?.double == 2.5 && density["unit"]?.text == "g/cm3")
    #expect(density["low"]?.double == 2.4 && density["high"]?.double == 2.6)
    #expect(density["source"]?.text == Lens.hostileSource && density["confidence"]?.text == "measured")
    #expect(density["standing"]?.text == "default" && density["overridden"]?.flag == false)
    #expect(parameter("body.density", "=cmd()")?["value"]?.double == 1.2)
    let mount = try #require(parameter("lens.mountMass", "lens"))
    #expect(mount["default"]?.double == 20 && mount["value"]?.double == 10)
    #expect(mount["standing"]?.text == "fixed" && mount["overridden"]?.flag == true)
    let width = try #require(parameter("lens.width", "lens"))
    #expect(width["standing"]?.text == "variable" && width["value"]?.isNull == true)
    let sharpness = record["provenance"]?["outputs"]?.items.first { $0["name"]?.text == "lens.sharpness" }
    #expect(sharpness?["basis"]?.text == "rule of thumb" && sharpness?["replaced"]?.flag == false)
  }
}

extension String {
  /// The unit of a table's column title.
  fileprivate var firstUnit: String {
    guard let open = firstIndex(of: "["), let close = lastIndex(of: "]") else { return "1" }
    return String(self[index(after: open)..<close])
  }
}
