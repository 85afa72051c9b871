import Decisions
import Quantities
import Studies
import Testing

@testable import Reporting

struct WaterfallTests {
  @Test func partsHangOnOneAnotherAndEndAtTheWhole() throws {
    let findings = Findings(try Lens.run())
    let views = DesignViews(findings)
    let at = try #require(views.declarations.firstIndex { $0.id == "lens.mass" })
    let waterfall = try #require(Waterfall(views.declarations[at], views.contents[0][at], of: "design 1"))
    #expect(waterfall.rows.map(\.label) == ["body", "mount", "total"])
    #expect(waterfall.rows[0].from == 0 && waterfall.rows[1].from == waterfall.rows[0].to)
    let mass = findings.goals[0].unit.fromSI(findings.goals[0].value(of: findings.run.designs[0]))
    #expect(abs(waterfall.rows[2].to - mass) <= 1e-9 * mass && waterfall.rows[2].from == nil)
    #expect(abs(waterfall.rows[1].to - mass) <= 1e-9 * mass)
    let drawing = try #require(Drawing(WaterfallFigure(waterfall, study: "A lens").svg))
    #expect(drawing.texts.contains("body") && drawing.texts.contains("total") && drawing.texts.contains("[g]"))
  }

  @Test func partsThatAreNotTheWholeAreNotDrawn() throws {
    let findings = Findings(try Lens.run())
    let views = DesignViews(findings)
    let at = try #require(views.declarations.firstIndex { $0.id == "lens.mass" })
    #expect(Waterfall(views.declarations[at], .parts(total: 3, values: [1, 1]), of: "design 1") == nil)
    #expect(Waterfall(views.declarations[at], .parts(total: 1, values: [2, -1]), of: "design 1") == nil)
    #expect(Waterfall(views.declarations[at], nil, of: "design 1") == nil)
  }

  @Test func aDifferenceLeadsFromOneWholeToTheOther() throws {
    let findings = Findings(try Lens.run())
    let views = DesignViews(findings)
    let at = try #require(views.declarations.firstIndex { $0.id == "lens.mass" })
    let waterfall = try #require(
      Waterfall(
        views.declarations[at], from: ("baseline", .parts(total: 0.05, values: [0.04, 0.01])),
        to: ("design 1", .parts(total: 0.032, values: [0.02, 0.012]))))
    #expect(waterfall.rows.map(\.label) == ["baseline", "body", "mount", "design 1"])
    let places = waterfall.rows.flatMap { [$0.from ?? $0.to, $0.to] }
    for (place, expected) in zip(places, [50.0, 50, 50, 30, 30, 32, 32, 32]) { #expect(abs(place - expected) < 1e-9) }
  }

  @Test(arguments: ["1", "ohm cm2"]) func noNumberIsCut(unit: String) throws {
    // The smallest parts come last, and have the longest numbers.
    let waterfall = Waterfall(
      id: "parts", title: "Parts", note: "design 1", unit: try Unit(unit),
      rows: [
        Waterfall.Row("large", from: 0, to: 96.8), Waterfall.Row("small", from: 96.8, to: 96.80000188),
        Waterfall.Row("total", to: 96.80000188),
      ], target: nil, isMaximized: nil)
    let drawing = try #require(Drawing(WaterfallFigure(waterfall, study: "A study").svg))
    let shown = drawing.elements.filter { $0.name == "text" && $0.attributes["aria-hidden"] == nil }
    try #require(shown.count == drawing.texts.count && drawing.texts.contains("1.88e-06 (1.9e-06 %)"))
    for (element, text) in zip(shown, drawing.texts) where element.attributes["text-anchor"] == "start" {
      let size = try #require(element.attributes["font-size"].flatMap(Double.init))
      let x = try #require(element.attributes["x"].flatMap(Double.init))
      #expect(x + text.width(size: size) < Slide.width, "\(text)")
    }
  }

  @Test func manyPartsAreGatheredAndStillSum() throws {
    let findings = Findings(try Lens.run())
    let declaration = try #require(DesignViews(findings).declarations.first { $0.id == "lens.mass" })
    let many = DesignViews.Declaration(
      component: "lens", slot: nil, view: declaration.view, units: [], lead: declaration.lead,
      items: (1...30).map { ("lens.part\($0)", "part \($0)") })
    let values = (1...30).map { Double($0) / 1000 }
    let waterfall = try #require(
      Waterfall(many, .parts(total: values.reduce(0, +), values: values), of: "design 1"))
    #expect(waterfall.rows.count == 15)
    #expect(waterfall.rows[13].label == "17 smaller parts" && waterfall.rows[0].label == "part 18")
    #expect(abs(waterfall.rows[13].to - 465) < 1e-9)
  }

  @Test func theWayToATargetTakesItsStepsFromThePath() throws {
    let findings = Findings(try Lens.run(Lens.study(target: "11 g")))
    let gap = try #require(findings.gaps.first?.gap)
    let path = try #require(gap.path)
    let way = try #require(findings.waysToTargets.first?.sides.first)
    #expect(way.target == 11 && way.id == "lens.mass" && way.isMaximized == false)
    let isRenewed = findings.isRenewed(gap, path)
    #expect(way.rows.count == path.steps.count + (isRenewed ? 3 : 2))
    #expect(way.rows[0].label == "design \(gap.design + 1)")
    let value = findings.goals[0].unit.fromSI(findings.goals[0].value(of: findings.run.designs[gap.design]))
    #expect(abs(way.rows[0].to - value) <= 1e-3 * abs(value - 11))
    let last = findings.goals[0].unit.fromSI(try #require(path.steps.last).objectives[0])
    #expect(way.rows.last?.to == last && last <= 11.0001)
    #expect(zip(way.rows.dropFirst(), way.rows).allSatisfy { $0.from == nil || $0.from == $1.to })
    let reached = Lens.study().replacing(#""target": 20"#, with: #""target": 1"#)
    #expect(Findings(try Lens.run(reached)).waysToTargets.isEmpty)
  }
}
