// Lines of several designs over what they share, each with its own colour, dashes and marks, and a key in the order in which the
// lines end.
import Decisions
import Documents
import Modeling
import Quantities
import Studies

/// One figure of curves for a slide.
struct CurveFigure {
  struct Line {
    /// What it is of; shown in bold.
    let name: String
    /// What that is made of, or which of several quantities it is.
    let detail: String
    /// Its colour and mark.
    let group: Int
    /// `nil` where the models have no answer.
    let points: [(x: Double, y: Double)?]
  }
  let svg: String

  /// Lines of one colour differ in these.
  private static let dashes = ["", "14 6", "3 5", "14 5 3 5", "8 4", "20 5 3 5 3 5"]

  /// - Parameter mayBeLogarithmic: Whether the horizontal axis may go by ratios.
  /// - Returns: `nil` where there is nothing to draw.
  init?(
    _ headline: String, note: String, _ lines: [Line], titles: (across: String, up: String), mayBeLogarithmic: Bool
  ) {
    let points = lines.flatMap(\.points).compactMap { $0 }
    guard points.count > 1, points.allSatisfy({ Axis.fits($0.x) && Axis.fits($0.y) }) else { return nil }
    let right = Slide.width - 330
    let y = Axis(points.map(\.y), wished: [], start: Slide.height - 100, end: 110)
    let x = Axis(points.map(\.x), wished: [], start: Slide.left(of: y), end: right, mayBeLogarithmic: mayBeLogarithmic)
    var slide = Slide(headline, about: "\(headline), \(note)", note: note)
    slide.frame(x, y, titles: titles)
    let dashes = lines.indices.map { at in
      Self.dashes[lines[..<at].count { $0.group == lines[at].group } % Self.dashes.count]
    }
    for (at, line) in lines.enumerated() {
      let color = Slide.colors[line.group % Slide.colors.count]
      for piece in line.points.split(whereSeparator: { $0 == nil }) {
        slide.line(piece.map { (x.place($0!.x), y.place($0!.y)) }, color: color, width: 3, dashes: dashes[at])
      }
      let known = line.points.compactMap { $0 }
      // Marks at other places on each line: where lines meet they do not hide one another.
      for step in 0..<4 where !known.isEmpty {
        let share = (Double(step) + Double(at) / Double(lines.count)) / 4
        let point = known[Int(share * Double(known.count - 1))]
        slide.mark(line.group, x.place(point.x), y.place(point.y))
      }
    }
    Self.key(lines, dashes, at: right + 25, &slide)
    svg = slide.svg
  }

  /// The key, in the order in which the lines end.
  private static func key(_ lines: [Line], _ dashes: [String], at x: Double, _ slide: inout Slide) {
    func last(_ at: Int) -> Double { lines[at].points.compactMap { $0 }.last?.y ?? -.infinity }
    let size = lines.count > 7 ? 16.0 : 19
    var place = 132.0
    for at in lines.indices.sorted(by: { (last($1), $0) < (last($0), $1) }) {
      let line = lines[at]
      slide.line(
        [(x, place - 7), (x + 50, place - 7)], color: Slide.colors[line.group % Slide.colors.count], width: 3,
        dashes: dashes[at])
      slide.mark(line.group, x + 25, place - 7)
      let room = Slide.width - x - 80
      for row in line.name.rows(fitting: room, size: size) {
        slide.text(row, x + 62, place, size: size, isBold: true)
        place += size + 4
      }
      for row in line.detail.isEmpty ? [] : line.detail.rows(fitting: room, size: size) {
        slide.text(row, x + 62, place, size: size, fill: Slide.soft)
        place += size + 4
      }
      place += 10
    }
  }
}

extension CurveFigure {
  /// Black, and no group of designs has its mark while there are fewer than seven.
  private static var baselineGroup: Int { 6 }

  /// Two quantities of the designs to choose from, and of the baseline, while a third one is swept.
  init?(
    across: String, up: String, over: StudyDocument.Figure.Sweep, _ findings: Findings, _ sweep: inout DesignSweep
  ) {
    let plan = findings.plan
    let samples = over.samples
    func unit(_ name: String) -> Unit {
      plan.unit(of: name) ?? plan.combinations.lazy.compactMap { $0.graph[name]?.port.unit }.first ?? .one
    }
    let (a, b) = (unit(across), unit(up))
    let groups = DesignGroups(findings)
    func line(_ name: String, _ detail: String, _ group: Int, _ design: Design) -> Line? {
      guard let values = sweep.values(of: [across, up], over: over.name.value, at: samples, design) else { return nil }
      return Line(
        name: name, detail: detail, group: group,
        points: zip(values[0], values[1]).map { x, y in x.flatMap { x in y.map { (a.fromSI(x), b.fromSI($0)) } } })
    }
    var lines = findings.shortlist.entries.compactMap { entry in
      let design = findings.run.designs[entry.design]
      return line("design \(entry.design + 1)", plan.shortName(design.combination), groups.group(of: design), design)
    }
    if let baseline = findings.baseline,
      let line = line("baseline", plan.shortName(baseline.combination), Self.baselineGroup, baseline)
    {
      lines.append(line)
    }
    let range = "\(over.min.quantity) to \(over.max.quantity)"
    self.init(
      plan.document.title,
      note: "\(up.inWords) against \(across.inWords), \(over.name.value.inWords) from \(range)", lines,
      titles: (a.title(across), b.title(up)), mayBeLogarithmic: true)
  }

  /// The items of one unit of a view that several components may declare.
  init?(_ declared: [Int], _ unit: Unit, _ findings: Findings, _ views: DesignViews) {
    let first = views.declarations[declared[0]]
    guard let lead = first.lead else { return nil }
    let groups = DesignGroups(findings)
    var lines: [Line] = []
    for entry in findings.shortlist.entries {
      let design = findings.run.designs[entry.design]
      for at in declared {
        let declaration = views.declarations[at]
        guard case .curves(let values)? = views.contents[entry.design][at] else { continue }
        for (item, curve) in zip(declaration.items.indices, values) where declaration.units[item] == unit {
          let label = declaration.items.count > 1 ? declaration.items[item].label : ""
          // What fills a slot has its curve whatever the design is.
          let isOfSlot = declaration.slot != nil
          let name = isOfSlot ? declaration.component : "design \(entry.design + 1)"
          if isOfSlot, lines.contains(where: { $0.name == name && $0.detail == label }) { continue }
          let made = isOfSlot ? "" : findings.plan.shortName(design.combination)
          lines.append(
            Line(
              name: name, detail: label.isEmpty ? made : label,
              group: isOfSlot ? lines.count : groups.group(of: design),
              points: zip(declaration.samples, curve).map { sample, value in
                value.map { (lead.unit.fromSI(sample), unit.fromSI($0)) }
              }))
        }
      }
    }
    let labels = Set(first.items.indices.filter { first.units[$0] == unit }.map { first.items[$0].label })
    let up = labels.count == 1 ? labels.first! : first.view.title
    self.init(
      first.caption, note: findings.plan.document.title, lines,
      titles: (lead.unit.title(lead.name), unit.text == "1" ? up : "\(up) [\(unit)]"), mayBeLogarithmic: false)
  }
}

extension StudyPlan {
  /// What a combination is made of; empty where there is but one.
  fileprivate func shortName(_ combination: Int) -> String { combinations.count > 1 ? name(combination) : "" }
}

extension StudyDocument.Figure.Sweep {
  /// Where a line is drawn [SI]: in equal steps, or in equal ratios where they span a decade.
  var samples: [Double] {
    let (low, high) = (min.quantity.value, max.quantity.value)
    return DesignSweep.samples(from: low, to: high, byRatio: low > 0 && high >= 10 * low)
  }
}
