import Decisions
import Documents
import Foundation
import Quantities
import Studies
import TestComponents
import Testing

@testable import Reporting

struct ReportPageTests {
  private func page(_ run: StudyRun) -> String {
    let findings = Findings(run)
    return ReportPage(
      findings, DesignViews(findings), Provenance(run.plan, designs: run.designs),
      RunRecord(findings, seconds: 1, version: "0", origins: [:])
    ).text
  }

  /// What stands between two marks, the first time.
  private func between(_ start: String, _ end: String, in text: String) -> String? {
    guard let from = text.range(of: start), let to = text[from.upperBound...].range(of: end) else { return nil }
    return String(text[from.upperBound..<to.lowerBound])
  }

  private func data(_ page: String) throws -> JSONNode {
    let text = try #require(between(#"<script type="application/json" id="data">"#, "</script>", in: page))
    return try JSONNode.parse(text, file: "data")
  }

  @Test func theDataAgreeWithTheRun() throws {
    let run = try Lens.run()
    let data = try data(page(run))
    let designs = data["designs"]?.items ?? []
    try #require(designs.count == run.designs.count)
    for (shown, design) in zip(designs, run.designs) {
      for (value, (column, si)) in zip(shown["values"]?.items ?? [], zip(run.plan.columns, design.values)) {
        let exact = column.unit.fromSI(try #require(si))
        #expect(abs(try #require(value.double) - exact) <= 1e-5 * abs(exact))
      }
    }
    #expect(data["combinations"]?.items.count == 2)
  }

  @Test func theShortlistAndTheMapAreThoseOfTheRun() throws {
    let run = try Lens.run()
    let data = try data(page(run))
    let entries = Shortlist(run.plan, run.designs, count: 6).entries
    #expect(data["shortlist"]?.items.compactMap { $0["design"]?.double } == entries.map { Double($0.design) })
    #expect(data["shortlist"]?.items.allSatisfy { $0["why"]?.text?.isEmpty == false } == true)
    #expect(data["dimensions"]?.items.compactMap(\.text) == ["body"])
    #expect(data["combinations"]?.items.map { $0["parts"]?.items.compactMap(\.text) } == [["glass"], ["=cmd()"]])
  }

  @Test func aTemperatureHasNoShareThatMeansAnything() throws {
    var catalog = Lens.catalog()
    catalog["oven"] = FormulaComponent("oven", ["oven.temperature [degC] = 20"], ["seen"]) { _ in [1] }
    let study = Lens.study().replacing(#"["lens"]"#, with: #"["lens", "oven"]"#)
      .replacing(#"["body.density"]"#, with: #"["oven.temperature"]"#)
    let run = try StudyPlan(parsing: study.utf8, file: "lens.json", catalog: catalog).run(jobs: 1)
    let columns = try data(page(run))["columns"]?.items ?? []
    #expect(columns.first { $0["name"]?.text == "oven.temperature" }?["isRatio"]?.flag == false)
    #expect(columns.first { $0["name"]?.text == "lens.mass" }?["isRatio"]?.flag == true)
  }

  @Test func aCurveSaysOnceWhereItIsDrawn() throws {
    let data = try data(page(try Lens.run()))
    let ids = data["views"]?.items.map { $0["id"]?.text }
    let view = try #require(ids?.firstIndex(of: "lens.width"))
    let samples = data["views"]?.items[view]["samples"]?.items.compactMap(\.double) ?? []
    #expect(samples.first == 0.01 && samples.last == 0.05)
    for design in data["designs"]?.items ?? [] {
      #expect(design["views"]?.items[view]["values"]?.items.first?.items.count == samples.count)
    }
  }

  @Test func hostileTextsCannotLeaveTheirPlace() throws {
    let page = page(try Lens.run(Lens.study(title: Lens.hostileTitle)))
    #expect(try data(page)["title"]?.text == Lens.hostileTitle)
    #expect(page.components(separatedBy: "<script").count - 1 == 2)
    #expect(page.components(separatedBy: "</script").count - 1 == 2)
    #expect(!page.contains("<img") && !page.contains("<b>of"))
    #expect(between("<title>", "</title>", in: page)?.contains("<") == false)
  }

  @Test func itAsksForNothingFromOutside() throws {
    let whole = page(try Lens.run())
    let page = whole.replacing(try #require(between(#"id="data">"#, "</script>", in: whole)), with: "")
    for mark in [" src=", "href=\"http", "@import", "url(", "fetch(", "XMLHttpRequest", "import("] {
      #expect(!page.contains(mark), "\(mark)")
    }
    #expect(page.contains("default-src 'none'"))
    // The scripts make elements and text nodes; none turns a text into markup.
    for mark in ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval("] {
      #expect(!page.contains(mark), "\(mark)")
    }
  }

  @Test func aRunWithoutDesignsTellsItsNearestMiss() throws {
    let data = try data(page(Lens.run(Lens.study(limit: "1 g"))))
    #expect(data["designs"]?.items.isEmpty == true)
    #expect(
      data["miss"]?["shortfalls"]?.items.first?.text == "lens mass is 10.96 g, allowed at most 1 g: 9.96 g too much")
  }
}
