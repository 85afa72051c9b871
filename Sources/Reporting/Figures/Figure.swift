// The folder `figures`: what a run says in pictures for slides. The core knows nothing of what is drawn: the study names
// quantities, components declare views.
import Decisions
import Modeling
import Quantities
import Studies

/// One file of the folder `figures`.
struct Figure {
  var file: String { stem + ".svg" }
  private let stem: String
  let svg: String

  private init(stem: String, svg: String) { (self.stem, self.svg) = (stem, svg) }

  private init(_ kind: Kind, _ names: [String], _ svg: String) {
    self.init(stem: ([kind.rawValue] + names.map(Self.plain)).joined(separator: "-"), svg: svg)
  }

  /// How the name of a file begins.
  private enum Kind: String, CaseIterable { case front, waterfall, difference, target, curve }

  /// Whether a file of the folder is one that a run made.
  static func isFigure(_ name: String) -> Bool {
    name.hasSuffix(".svg") && Kind.allCases.contains { name.hasPrefix("\($0.rawValue)-") }
  }

  /// What the study asks for, or each pair of its first three objectives; the way to missed targets; the parts of the design that
  /// comes first on the shortlist, against the baseline too; the curves of all designs on the shortlist. None for an empty front.
  static func all(_ findings: Findings, _ views: DesignViews) -> [Figure] {
    guard !findings.run.designs.isEmpty else { return [] }
    var all = asked(findings)
    let title = findings.plan.document.title
    for way in findings.waysToTargets.flatMap(\.sides) {
      all.append(Figure(.target, [way.id], WaterfallFigure(way, study: title).svg))
    }
    return apart(all + parts(findings, views) + curves(findings, views))
  }

  /// Gives a number to figures whose names only differ in what no file's name can hold, or in nothing.
  private static func apart(_ figures: [Figure]) -> [Figure] {
    var counts: [String: Int] = [:]
    return figures.map { figure in
      counts[figure.stem, default: 0] += 1
      let count = counts[figure.stem]!
      return count == 1 ? figure : Figure(stem: "\(figure.stem)-\(count)", svg: figure.svg)
    }
  }

  private static func asked(_ findings: Findings) -> [Figure] {
    let goals = findings.goals.prefix(3).map(\.name)
    guard let asked = findings.plan.document.figures else {
      let pairs = goals.indices.flatMap { a in goals.indices.filter { $0 > a }.map { (goals[a], goals[$0]) } }
      return pairs.compactMap { across, up in
        ScatterFigure(across: across, up: up, findings).map { Figure(.front, [across, up], $0.svg) }
      }
    }
    var sweep = DesignSweep(findings.plan)
    return asked.compactMap { figure in
      let (across, up) = (figure.across.value, figure.up.value)
      guard let over = figure.over else {
        return ScatterFigure(across: across, up: up, findings).map { Figure(.front, [across, up], $0.svg) }
      }
      return CurveFigure(across: across, up: up, over: over, findings, &sweep).map {
        Figure(.curve, [across, up], $0.svg)
      }
    }
  }

  private static func parts(_ findings: Findings, _ views: DesignViews) -> [Figure] {
    guard let first = findings.shortlist.entries.first?.design else { return [] }
    let name = "design \(first + 1)"
    let whole = "\(name), \(findings.plan.name(findings.run.designs[first].combination))"
    let title = findings.plan.document.title
    return views.declarations.enumerated().flatMap { at, declaration -> [Figure] in
      let content = views.contents[first][at]
      let parts = Waterfall(declaration, content, of: whole).map {
        Figure(.waterfall, [declaration.id], WaterfallFigure($0, study: title).svg)
      }
      let difference = Waterfall(declaration, from: ("baseline", views.baseline[at]), to: (name, content)).map {
        Figure(.difference, [declaration.id], WaterfallFigure($0, study: title).svg)
      }
      return [parts, difference].compactMap { $0 }
    }
  }

  /// A figure for each view of a component, or of whatever fills a slot, and for each unit in it.
  private static func curves(_ findings: Findings, _ views: DesignViews) -> [Figure] {
    let kinds = views.declarations.indices.filter {
      views.declarations[$0].lead != nil && views.declarations[$0].isCurve
    }
    var names: [String] = []
    var members: [String: [Int]] = [:]
    for at in kinds {
      let declaration = views.declarations[at]
      let name = declaration.slot.map { "\($0).\(declaration.view.name)" } ?? declaration.id
      if members[name] == nil { names.append(name) }
      members[name, default: []].append(at)
    }
    return names.flatMap { name -> [Figure] in
      let declared = members[name]!
      let first = views.declarations[declared[0]]
      let units = first.units.reduce(into: [Unit]()) { if !$0.contains($1) { $0.append($1) } }
      return units.compactMap { unit in
        CurveFigure(declared, unit, findings, views).map {
          Figure(.curve, units.count > 1 ? [name, unit.text] : [name], $0.svg)
        }
      }
    }
  }

  /// A name that any file system takes.
  private static func plain(_ name: String) -> String {
    String(
      name.unicodeScalars.map {
        $0.isASCII && ($0.properties.isAlphabetic || "0"..."9" ~= $0 || $0 == ".") ? Character($0) : "_"
      })
  }
}
