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

  @Test func quantitiesThatNoTableHasHaveNoFigure() throws {
    #expect(ScatterFigure(across: "lens.mass", up: "lens.none", Findings(try Lens.run())) == nil)
  }
}
