import Foundation
import Studies
import Testing

@testable import Reporting

struct FigureTests {
  private func figures(_ text: String = Lens.study()) throws -> [Figure] {
    let findings = Findings(try Lens.run(text))
    return Figure.all(findings, DesignViews(findings))
  }

  private static func asking(_ figures: String) -> String {
    Lens.study().replacing(#""report":"#, with: "\"figures\": \(figures), \"report\":")
  }

  @Test func withoutAWordOfTheStudyEachPairOfObjectivesIsDrawn() throws {
    let files = try figures().map(\.file)
    #expect(files.filter { $0.hasPrefix("front-") } == ["front-lens.mass-lens.sharpness.svg"])
    #expect(files.contains("waterfall-lens.mass.svg") && files.contains("curve-lens.width.svg"))
    #expect(Set(files).count == files.count)
    #expect(files.allSatisfy { Figure.isFigure($0) })
  }

  @Test func whatTheStudyAsksForIsDrawn() throws {
    let text = Self.asking(
      """
      [{ "across": "lens.edge", "up": "body.density" },
       { "across": "lens.mass", "up": "lens.sharpness", "over": "lens.width", "min": "20 mm", "max": "200 mm" }]
      """)
    let figures = try figures(text)
    let files = figures.map(\.file)
    #expect(files.filter { $0.hasPrefix("front-") } == ["front-lens.edge-body.density.svg"])
    let curve = try #require(figures.first { $0.file == "curve-lens.mass-lens.sharpness.svg" })
    let drawing = try #require(Drawing(curve.svg))
    #expect(drawing.texts.contains("lens sharpness against lens mass, lens width from 20 mm to 200 mm"))
    #expect(drawing.texts.contains { $0.hasPrefix("design ") })
    // A quantity of a scatter is one of the tables.
    let run = try Lens.run(text)
    #expect(run.plan.columns.contains { $0.name == "body.density" })
  }

  @Test func figuresOfOneNameAreNumbered() throws {
    let curve = #"{ "across": "lens.mass", "up": "lens.sharpness", "over": "lens.width", "min": "20 mm", "max": "#
    let files = try figures(Self.asking(#"[\#(curve)"90 mm" }, \#(curve)"200 mm" }]"#)).map(\.file)
    #expect(Array(files.prefix(2)) == ["curve-lens.mass-lens.sharpness.svg", "curve-lens.mass-lens.sharpness-2.svg"])
    #expect(Set(files).count == files.count)
  }

  @Test func anEmptyListAsksForNoScatter() throws {
    #expect(try !figures(Self.asking("[]")).contains { $0.file.hasPrefix("front-") })
  }

  @Test func anEmptyFrontHasNoFigure() throws {
    #expect(try figures(Lens.study(limit: "1 g")).isEmpty)
  }

  @Test func noTextLeavesItsPlace() throws {
    let hostile = Lens.hostileTitle + "\u{1B}[31m"
    let findings = Findings(try Lens.run(Lens.study(title: hostile, target: "9 g")))
    let figures = Figure.all(findings, DesignViews(findings))
    #expect(figures.contains { $0.file.hasPrefix("target-") })
    for figure in figures {
      let drawing = try #require(Drawing(figure.svg), "\(figure.file)")
      #expect(drawing.count("script") == 0 && drawing.count("img") == 0 && drawing.count("b") == 0)
      #expect(!figure.svg.unicodeScalars.contains("\u{1B}"))
      #expect(drawing.texts.contains { $0.contains("</script><script>alert") }, "\(figure.file)")
    }
  }

  @Test func everythingIsDrawnOnThePage() throws {
    for figure in try figures() {
      let drawing = try #require(Drawing(figure.svg))
      for element in drawing.elements where element.name == "text" {
        guard let x = element.attributes["x"].flatMap(Double.init), let y = element.attributes["y"].flatMap(Double.init)
        else { continue }
        #expect((0...Slide.width).contains(x) && (0...Slide.height).contains(y), "\(figure.file): \(element)")
      }
    }
  }
}
