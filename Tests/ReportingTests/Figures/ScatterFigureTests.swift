import Decisions
import Studies
import TestComponents
import Testing

@testable import Reporting

struct ScatterFigureTests {
  private func drawing(_ findings: Findings, _ across: String = "lens.mass", _ up: String = "lens.sharpness") throws
    -> Drawing
  {
    let figure = try #require(ScatterFigure(across: across, up: up, findings))
    return try #require(Drawing(figure.svg))
  }

  @Test func everyDesignIsAMarkAndTheKeyHasOneForEachMaterial() throws {
    let findings = Findings(try Lens.run())
    let drawing = try drawing(findings)
    let materials = findings.share.count { $0 > 0 }
    #expect(drawing.marks == findings.run.designs.count + materials)
    #expect(drawing.texts.contains("lens mass [g]") && drawing.texts.contains("lens sharpness"))
    #expect(drawing.texts.contains("=cmd()") && drawing.texts.contains("body"))
    for entry in findings.shortlist.entries { #expect(drawing.texts.contains("\(entry.design + 1)")) }
  }

  @Test func whatIsNoNumberOfItsUnitIsNotDrawn() throws {
    let rod = FormulaComponent("rod", ["rod.width [m]"], ["rod.mass", "rod.price", "rod.reach [nm]"]) { x in
      [x[0], 1 / x[0], x[0] * 1e305]
    }
    let study = """
      { "cellfront": 1, "title": "Rods", "components": ["rod"],
        "variables": { "rod.width": { "min": "1 m", "max": "2 m" } },
        "objectives": { "rod.mass": { "minimize": true }, "rod.price": { "minimize": true } },
        "report": ["rod.reach"], "search": { "points": 5 } }
      """
    let findings = Findings(try StudyPlan(parsing: study.utf8, file: "rods", catalog: ["rod": rod]).run(jobs: 1))
    #expect(ScatterFigure(across: "rod.mass", up: "rod.reach", findings) == nil)
    #expect(ScatterFigure(across: "rod.mass", up: "rod.price", findings) != nil)
  }

  @Test func theBoxOfTheTargetsLiesWhereTheyAreReached() throws {
    let findings = Findings(try Lens.run(Lens.study().replacing(#""target": 20"#, with: #""target": 2"#)))
    let drawing = try drawing(findings)
    #expect(drawing.texts.contains("target 100 g") && drawing.texts.contains("target 2"))
    let box = try #require(drawing.elements.first { $0.attributes["fill-opacity"] == "0.12" }?.attributes)
    func number(_ name: String) throws -> Double { try #require(box[name].flatMap(Double.init)) }
    let (x, y) = (try number("x"), try number("y"))
    let (right, bottom) = (x + (try number("width")), y + (try number("height")))
    // A mark is in the box just where its design reaches both targets; those at an edge are left out.
    var inside = 0
    for mark in drawing.elements where mark.attributes["class"] == "mark" {
      let place = try #require(mark.attributes["transform"]).dropFirst("translate(".count).dropLast()
        .split(separator: " ").compactMap { Double($0) }
      if place[0] > x, place[0] < right, place[1] > y, place[1] < bottom { inside += 1 }
    }
    #expect(inside > 0 && inside == findings.reachAll)
  }

  @Test func aTargetThatIsTooFarAwayIsToldWithItsDirection() throws {
    #expect(try drawing(Findings(try Lens.run())).texts.contains("target 20 ↑"))
    let far = Findings(try Lens.run(Lens.study(target: "5000 g")))
    #expect(try drawing(far).texts.contains("target 5000 g →"))
  }

  @Test func theKeyOfManySlotsIsNotCut() {
    let parts = (1...16).map { "a filling of slot \($0)" }
    let names = (1...8).map { "\(parts.joined(separator: " + ")) \($0)" }
    let (rows, size) = DesignGroups.rows(names, room: (250, 536))
    let height = rows.reduce(0) { $0 + 1.2 * size * Double($1.count) + 0.6 * size }
    #expect(rows.count == 8 && height <= 536 && size >= 12)
    #expect(rows.joined().allSatisfy { $0.width(size: size) <= 250 })
    #expect(rows.allSatisfy { $0.last!.hasSuffix("…") })
    #expect(DesignGroups.rows(["one + two"], room: (250, 536)).size == 20)
  }

  @Test func titlesOfAxesAreNotCut() throws {
    var slide = Slide("A study", about: "A study")
    let long = (1...12).map { "quantity\($0)" }.joined(separator: " ")
    let up = Axis([1, 2], wished: [], start: 620, end: 120)
    let across = Axis([1, 2], wished: [], start: 130, end: 950)
    slide.frame(across, up, titles: (long, long))
    let drawing = try #require(Drawing(slide.svg))
    let shown = drawing.elements.filter { $0.name == "text" && $0.attributes["aria-hidden"] == nil }
    try #require(shown.count == drawing.texts.count)
    let titles = zip(shown, drawing.texts).filter { $1.hasPrefix("quantity1 ") }
    #expect(titles.count == 2)
    for (element, text) in titles {
      let size = try #require(element.attributes["font-size"].flatMap(Double.init))
      let isUpright = element.attributes["transform"] != nil
      let width = text.width(size: size)
      #expect(isUpright ? 370 - width / 2 > 82 && 370 + width / 2 < Slide.height : 540 - width / 2 > 0)
    }
  }

  @Test func quantitiesThatNoTableHasHaveNoFigure() throws {
    #expect(ScatterFigure(across: "lens.mass", up: "lens.none", Findings(try Lens.run())) == nil)
  }
}
