// A sum as steps from one value to another: parts to a whole, one design to another, a design to a target.
import Decisions
import Modeling
import Quantities
import Studies

/// The rows of a waterfall, from top to bottom.
struct Waterfall {
  /// A row: a value that stands, or a step between two.
  struct Row {
    let label: String
    /// What the label leaves open: `0.0005 instead of 0.002 (assumed)`.
    let detail: String
    /// Where the step begins, in the unit; `nil` for a value that stands by itself.
    let from: Double?
    let to: Double

    init(_ label: String, detail: String = "", from: Double? = nil, to: Double) {
      self.label = label
      self.detail = detail
      self.from = from
      self.to = to
    }
  }
  /// By what its file and its place on the page are known: `cost.cost`.
  let id: String
  let title: String
  let note: String
  let unit: Unit
  let rows: [Row]
  /// What is to be reached, in the unit.
  let target: Double?
  /// Whether large is good; `nil` where neither is.
  let isMaximized: Bool?

  /// Beyond so many parts the smallest are one.
  private static let most = 14

  /// The parts of a design's whole; `nil` where they do not sum to it, or one is negative.
  init?(_ declaration: DesignViews.Declaration, _ content: DesignViews.Content?, of design: String) {
    guard case .breakdown = declaration.view.kind, case .parts(let total?, let values)? = content,
      let unit = declaration.lead?.unit, unit.offset == 0
    else { return nil }
    let sum = values.reduce(0, +)
    guard total > 0, abs(sum - total) <= 1e-6 * total, values.allSatisfy({ $0 >= -1e-9 * total }) else { return nil }
    let parts = zip(declaration.items, values).map { (label: $0.label, change: unit.fromSI($1)) }
    let named = Self.gathered(parts.filter { $0.change > 0 }, least: 0)
    guard named.count > 1 else { return nil }
    self.init(
      id: declaration.id, title: declaration.caption, note: design, unit: unit,
      rows: Self.steps(from: 0, named) + [Row("total", to: unit.fromSI(total))], target: nil,
      isMaximized: nil)
  }

  /// What leads from one design's whole to another's.
  init?(
    _ declaration: DesignViews.Declaration, from start: (name: String, content: DesignViews.Content?),
    to end: (name: String, content: DesignViews.Content?)
  ) {
    guard case .breakdown = declaration.view.kind, case .parts(let old?, let before)? = start.content,
      case .parts(let new?, let after)? = end.content, let unit = declaration.lead?.unit, unit.offset == 0,
      abs(before.reduce(0, +) - old) <= 1e-6 * abs(old), abs(after.reduce(0, +) - new) <= 1e-6 * abs(new)
    else { return nil }
    let parts = zip(declaration.items, zip(before, after)).map { (label: $0.label, change: unit.fromSI($1.1 - $1.0)) }
    let named = Self.gathered(parts, least: 1e-3 * unit.fromSI(max(abs(old), abs(new))))
    guard !named.isEmpty else { return nil }
    self.init(
      id: declaration.id, title: declaration.caption, note: "from \(start.name) to \(end.name)", unit: unit,
      rows: [Row(start.name, to: unit.fromSI(old))] + Self.steps(from: unit.fromSI(old), named)
        + [Row(end.name, to: unit.fromSI(new))], target: nil, isMaximized: nil)
  }

  init(
    id: String, title: String, note: String, unit: Unit, rows: [Row], target: Double?, isMaximized: Bool?
  ) {
    self.id = id
    self.title = title
    self.note = note
    self.unit = unit
    self.rows = rows
    self.target = target
    self.isMaximized = isMaximized
  }

  private static func steps(from start: Double, _ parts: [(label: String, change: Double)]) -> [Row] {
    var at = start
    return parts.map { part in
      defer { at += part.change }
      return Row(part.label, from: at, to: at + part.change)
    }
  }

  /// The parts in their order, those that are too small or too many gathered into one at the end.
  private static func gathered(_ parts: [(label: String, change: Double)], least: Double) -> [(
    label: String, change: Double
  )] {
    let large = parts.indices.filter { abs(parts[$0].change) > least }
    let room = large.count <= most && large.count == parts.count ? most : most - 1
    let kept = Set(large.sorted { abs(parts[$0].change) > abs(parts[$1].change) }.prefix(room))
    let rest = parts.indices.filter { !kept.contains($0) }
    let sum = rest.reduce(0) { $0 + parts[$1].change }
    let named = parts.indices.filter { kept.contains($0) }.map { parts[$0] }
    if rest.count == 1, sum != 0 { return named + [parts[rest[0]]] }
    return sum == 0 ? named : named + [("\(rest.count) smaller parts", sum)]
  }
}

/// From a design to the targets it misses, change by change.
struct WayToTarget {
  let title: String, note: String
  /// One for each quantity that misses, with the same changes in the same order.
  let sides: [Waterfall]
}

extension Findings {
  /// From the design nearest to missed targets, change by change, each solved again.
  var waysToTargets: [WayToTarget] {
    gaps.compactMap { gap -> WayToTarget? in
      guard let path = gap.gap.path, !path.steps.isEmpty else { return nil }
      let design = "design \(gap.gap.design + 1)"
      let name = plan.name(run.designs[gap.gap.design].combination)
      let note = "\(name); one change after the other, the design solved again after each"
      let isReached = !path.sets.isEmpty
      let aim = gap.gap.missing.count == 1 ? "the target" : "the targets"
      let sides = gap.gap.missing.compactMap { missing -> Waterfall? in
        let goal = goals[missing.objective]
        guard let target = goal.target else { return nil }
        let value = goal.unit.fromSI(goal.value(of: run.designs[gap.gap.design]))
        let start = goal.unit.fromSI(path.start[missing.objective])
        var rows =
          isRenewed(gap.gap, path)
          ? [Waterfall.Row(design, to: value), Waterfall.Row(Self.renewal, from: value, to: start)]
          : [Waterfall.Row(design, to: start)]
        for step in path.steps {
          let (label, detail) = words(step.change)
          rows.append(
            Waterfall.Row(
              label, detail: detail, from: rows[rows.count - 1].to,
              to: goal.unit.fromSI(step.objectives[missing.objective])))
        }
        rows.append(Waterfall.Row("with all of it", to: rows[rows.count - 1].to))
        return Waterfall(
          id: goal.name,
          title: "From \(design) \(isReached ? "to" : "towards") the target: \(goal.name.inWords)", note: note,
          unit: goal.unit, rows: rows, target: goal.unit.fromSI(target), isMaximized: goal.isMaximized)
      }
      guard !sides.isEmpty else { return nil }
      return WayToTarget(title: "From \(design) \(isReached ? "to" : "towards") \(aim)", note: note, sides: sides)
    }
  }
}

extension DesignViews.Declaration {
  /// The title, with the slot that the component fills.
  var caption: String { slot.map { "\(view.title) (\($0.inWords))" } ?? view.title }
}
