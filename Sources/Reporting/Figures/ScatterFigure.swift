// A still picture of the front in two quantities: a mark a design, numbers on those to choose from, the box in which targets are
// reached, a key of what the designs are made of.
import Decisions
import Quantities
import Studies

/// One figure of the front.
struct ScatterFigure {
  /// A quantity of the tables, as an axis shows it.
  private struct Side {
    let title: String
    let unit: Unit
    let column: Int
    let isMaximized: Bool
    /// In the unit.
    let target: Double?

    init?(_ name: String, _ findings: Findings) {
      guard let column = findings.plan.column(of: name) else { return nil }
      let goal = findings.goals.first { $0.name == name }
      self.column = column
      unit = findings.plan.columns[column].unit
      title = unit.title(name)
      isMaximized = goal?.isMaximized ?? false
      target = goal?.target.map { [unit] in unit.fromSI($0) }
    }

    func value(_ design: Design) -> Double? { design.values[column].map { unit.fromSI($0) } }
    var targetWords: String? { target.map { "target \($0.text())\(unit.text == "1" ? "" : " \(unit)")" } }
  }

  let svg: String

  /// - Returns: `nil` where no design has both quantities.
  init?(across: String, up: String, _ findings: Findings) {
    guard let a = Side(across, findings), let b = Side(up, findings) else { return nil }
    let designs = findings.run.designs
    let shown = designs.indices.compactMap { at -> (at: Int, x: Double, y: Double)? in
      guard let x = a.value(designs[at]), let y = b.value(designs[at]), Axis.fits(x), Axis.fits(y) else { return nil }
      return (at, x, y)
    }
    guard !shown.isEmpty else { return nil }
    let groups = DesignGroups(findings)
    let baseline = findings.baseline.flatMap { design in
      a.value(design).flatMap { x in b.value(design).map { (x: x, y: $0) } }
    }
    let right = groups.names.isEmpty && baseline == nil ? Slide.width - 50 : Slide.width - 330
    let y = Axis(
      shown.map(\.y), wished: [b.target, baseline?.y].compactMap { $0 }, start: Slide.height - 100, end: 120,
      mayBeLogarithmic: true)
    let x = Axis(
      shown.map(\.x), wished: [a.target, baseline?.x].compactMap { $0 }, start: Slide.left(of: y), end: right,
      mayBeLogarithmic: true)
    let words = (across: across.inWords, up: up.inWords)
    var slide = Slide(
      findings.plan.document.title, about: "\(findings.plan.document.title): \(words.up) against \(words.across)",
      note: Self.note(a, b, findings))
    Self.targets(a, b, x, y, shown.map { (x.place($0.x), y.place($0.y)) }, &slide)
    slide.frame(x, y, titles: (a.title, b.title))
    let listed = Set(findings.shortlist.entries.map(\.design))
    for (at, u, v) in shown where !listed.contains(at) {
      slide.mark(groups.group(of: designs[at]), x.place(u), y.place(v))
    }
    var labels = Labels(room: (x.start, x.end, y.end, y.start))
    let marked = shown.filter { listed.contains($0.at) }
    for (_, u, v) in marked { labels.keep(clear: (x.place(u), y.place(v))) }
    for (at, u, v) in marked {
      slide.mark(groups.group(of: designs[at]), x.place(u), y.place(v), isRinged: true, size: 9)
      labels.add("\(at + 1)", beside: (x.place(u), y.place(v)))
    }
    if let baseline, x.contains(baseline.x), y.contains(baseline.y) {
      let place = (x.place(baseline.x), y.place(baseline.y))
      slide.text("✕", place.0, place.1 + 9, size: 26, anchor: .middle, isBold: true, withHalo: true)
      labels.keep(clear: place)
      labels.add("baseline", beside: place)
    }
    for label in labels.placed { slide.text(label.text, label.x, label.y, size: 20, isBold: true, withHalo: true) }
    groups.key(at: right + 40, &slide)
    svg = slide.svg
  }

  private static func note(_ a: Side, _ b: Side, _ findings: Findings) -> String {
    let count = findings.run.designs.count
    let better = [a, b].compactMap { side -> String? in
      guard let goal = findings.goals.first(where: { $0.column == side.column }) else { return nil }
      return "\(goal.isMaximized ? "high" : "low") \(goal.name.inWords)"
    }
    let wanted = better.isEmpty ? "" : "; wanted: \(better.joined(separator: ", "))"
    return "\(count.counted("design")) on the front, numbered: those to choose from\(wanted)"
  }

  /// The box in which the targets of both sides are reached, or the strip of the one there is, with its edges named.
  private static func targets(
    _ a: Side, _ b: Side, _ x: Axis, _ y: Axis, _ marks: [(Double, Double)], _ slide: inout Slide
  ) {
    func span(_ side: Side, _ axis: Axis) -> (Double, Double)? {
      guard let target = side.target else { return (axis.start, axis.end) }
      let edge = axis.place(min(max(target, axis.lower), axis.upper))
      let other = side.isMaximized ? axis.end : axis.start
      return edge == other ? nil : (edge, other)
    }
    guard a.target != nil || b.target != nil else { return }
    if let across = span(a, x), let up = span(b, y) { slide.box(across, up, fill: Slide.good, opacity: 0.12) }
    if let target = a.target, let words = a.targetWords {
      if x.contains(target) {
        let place = x.place(target)
        slide.line([(place, y.start), (place, y.end)], color: Slide.soft, width: 2, dashes: "10 7")
        let half = words.width(size: 20) / 2
        let middle = min(max(place, x.start + half), x.end - half)
        slide.text(words, middle, y.end - 8, size: 20, anchor: .middle, fill: Slide.soft)
      } else {
        let isRight = target > x.upper
        slide.text(
          isRight ? "\(words) →" : "← \(words)", isRight ? x.end : x.start, y.end - 8, size: 20,
          anchor: isRight ? .end : .start, fill: Slide.soft)
      }
    }
    guard let target = b.target, let words = b.targetWords else { return }
    if y.contains(target) {
      let place = y.place(target)
      slide.line([(x.start, place), (x.end, place)], color: Slide.soft, width: 2, dashes: "10 7")
      let spot = Self.clear(words.width(size: 20), x, place, marks)
      slide.text(words, spot.0, spot.1, size: 20, fill: Slide.soft, withHalo: true)
    } else {
      let isAbove = target > y.upper
      slide.text(
        isAbove ? "\(words) ↑" : "\(words) ↓", x.start + 10, isAbove ? y.end + 24 : y.start - 12, size: 20,
        fill: Slide.soft, withHalo: true)
    }
  }

  /// Where along a level line, above or below it, a text hides fewest marks; the left end above it when all are alike.
  private static func clear(_ width: Double, _ x: Axis, _ y: Double, _ marks: [(Double, Double)]) -> (Double, Double) {
    let steps = 8
    let spots = (0...steps).flatMap { step in
      let left = x.start + 10 + (x.end - x.start - 20 - width) * Double(step) / Double(steps)
      return [(left, y - 9), (left, y + 24)]
    }
    let hidden = spots.map { spot in
      marks.count { (spot.0 - 12...spot.0 + width + 12).contains($0.0) && (spot.1 - 28...spot.1 + 12).contains($0.1) }
    }
    return spots[hidden.indices.min { hidden[$0] < hidden[$1] }!]
  }
}
