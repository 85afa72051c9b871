// Two runs compared in words: what moved on the front, and what changed in what was asked and in what was known.
public import Documents
import Decisions
public import Modeling
import Quantities
import Studies

/// Tells what moved between two runs.
public enum CompareText {
  /// How many designs and changes of a kind are told.
  private static let shown = 12

  /// The comparison as plain text.
  /// - Parameter catalog: The components by id, with which single changes are searched again.
  /// - Throws: When the two have not the same objectives.
  public static func text(
    _ a: RecordedRun, _ b: RecordedRun, names: (a: String, b: String), catalog: [String: any Component]
  ) throws(Faults) -> String {
    let (wishes, others) = (a.document.objectives.map(\.wish), b.document.objectives.map(\.wish))
    guard wishes.sorted() == others.sorted() else {
      throw Faults(
        Fault(
          names.b, "has other objectives: \(others.joined(separator: ", "))",
          remedy: "those of \(names.a) are \(wishes.joined(separator: ", "))"))
    }
    let goals = a.document.objectives.map(\.name.value)
    let ways = a.document.objectives.map(\.isMaximized)
    let b = b.ordered(by: goals)
    let comparison = FrontComparison(a.points.map(\.objectives), b.points.map(\.objectives), isMaximized: ways)
    var lines = ["A  \(names.a): \(a.document.title), \(a.points.count.counted("design"))"]
    lines.append("B  \(names.b): \(b.document.title), \(b.points.count.counted("design"))")
    let (volumeA, volumeB) = comparison.hypervolumes
    lines += [
      "",
      "Hypervolume on one scale: A \((100 * volumeA).text()) %, B \((100 * volumeB).text()) %,"
        + " a change of \(points(volumeB - volumeA))",
    ]
    lines += best(comparison, goals, a.units.isEmpty ? b.units : a.units)
    lines += beaten("A", comparison.beatenInA, a, "B", b, comparison, goals)
    lines += beaten("B", comparison.beatenInB, b, "A", a, comparison, goals)
    lines += changes("The study", study(a.study), study(b.study))
    lines += changes("Components", a.components, b.components)
    lines += changes("Numbers", a.parameters, b.parameters)
    lines += changes(
      "Plugin files", a.files.mapValues { String($0.prefix(12)) }, b.files.mapValues { String($0.prefix(12)) })
    lines += changes("Search", ["": "seed \(a.seed)"], ["": "seed \(b.seed)"])
    lines += moved(a, b, comparison, goals, catalog)
    return lines.map(\.singleLine).joined(separator: "\n")
  }

  private static func best(_ comparison: FrontComparison, _ goals: [String], _ units: [Unit]) -> [String] {
    guard let a = comparison.best.a, let b = comparison.best.b else { return [] }
    return goals.indices.map { at in
      let (old, new) = (units[at].words(a[at]), units[at].words(b[at]))
      let isSeen = old != new && abs(b[at] - a[at]) > comparison.rounding[at]
      return "  best \(goals[at].inWords): \(old), then \(new)"
        + (isSeen ? " (\(units[at].signed(b[at] - a[at])))" : "")
    }
  }

  private static func beaten(
    _ loser: String, _ beaten: [FrontComparison.Beaten], _ mine: RecordedRun, _ winner: String, _ other: RecordedRun,
    _ comparison: FrontComparison, _ goals: [String]
  ) -> [String] {
    guard !mine.points.isEmpty, !other.points.isEmpty else { return [] }
    var lines = ["", "\(beaten.count.text) of \(mine.points.count.counted("design")) of \(loser) beaten by \(winner)"]
    for one in beaten.prefix(shown) {
      let (lost, won) = (mine.points[one.design], other.points[one.by])
      let leads = goals.indices.compactMap { at -> String? in
        let change = won.objectives[at] - lost.objectives[at]
        return abs(change) <= comparison.rounding[at] ? nil : "\(goals[at].inWords) \(mine.units[at].signed(change))"
      }
      lines.append(
        "  \(loser) \(one.design + 1) (\(lost.label)) by \(winner) \(one.by + 1) (\(won.label)): \(leads.joined(separator: ", "))"
      )
    }
    if beaten.count > shown { lines.append("  and \((beaten.count - shown).text) more") }
    return lines
  }

  /// What each change alone moves.
  private static func moved(
    _ a: RecordedRun, _ b: RecordedRun, _ comparison: FrontComparison, _ goals: [String],
    _ catalog: [String: any Component]
  ) -> [String] {
    let changes = a.variant.changes(to: b.variant)
    let (before, after) = comparison.hypervolumes
    guard !changes.isEmpty else {
      let isTold = points(after - before) != points(0) && !models(a, b).isEmpty
      return isTold ? ["", "What moved it:", "  left to \(rest(a, b)): \(points(after - before))"] : []
    }
    let found: Attribution
    do {
      let known = try Attribution(
        from: a.variant, seed: a.seed, to: b.variant, comparison: comparison, catalog: catalog)
      guard let known else { return [] }
      found = known
    } catch {
      let reasons = ((error as? Faults)?.list.map(\.description) ?? ["\(error)"])
      let more = reasons.count > shown ? ["  and \((reasons.count - shown).text) more"] : []
      return ["", "What moved it cannot be told: the studies cannot be searched with the plugins of today:"]
        + reasons.prefix(shown).map { "  \($0)" } + more
    }
    let units = a.units.isEmpty ? b.units : a.units
    func line(_ name: String, _ effect: Attribution.Effect) -> String {
      let best = effect.best?.enumerated().compactMap { at, change -> String? in
        // Without a design in either run no unit is known.
        guard !units.isEmpty else { return nil }
        let size = max(abs(comparison.best.a?[at] ?? 0), abs(comparison.best.b?[at] ?? 0))
        return abs(change) > 1e-6 * size ? "best \(goals[at].inWords) \(units[at].signed(change))" : nil
      }
      let designs =
        effect.designs == 0 ? "no feasible design" : "\(effect.designs.counted("design")) where A has none"
      let parts = ["hypervolume \(points(effect.hypervolume))"] + (best ?? [designs])
      return "  \(name): \(parts.joined(separator: ", "))"
    }
    var lines = ["", "What moved it, each change made alone to A and searched again:"]
    lines += found.effects.map { line(name($0.change!), $0) }
    if found.effects.count + found.untried.count > 1 { lines.append(line("all together", found.together)) }
    if !found.untried.isEmpty {
      lines.append("  not made alone: \(found.untried.map { name($0) }.joined(separator: "; "))")
    }
    let left = after - before - found.together.hypervolume
    if abs(left) > 0.001 || abs(found.drift) > 0.001 {
      lines.append(
        "  left to \(rest(a, b)): \(points(left)); A searched again with the plugins of today is off by"
          + " \(points(found.drift))")
    }
    return lines
  }

  /// What may have moved the front besides the changes that can be made alone.
  private static func rest(_ a: RecordedRun, _ b: RecordedRun) -> String {
    let models = models(a, b)
    guard !models.isEmpty else { return "seeds and the search itself" }
    let more = models.count > shown ? ["\((models.count - shown).text) more"] : []
    let named = "models: \((models.prefix(shown) + more).joined(separator: ", "))"
    let isSearchedAlike = a.seed == b.seed && a.variant.study["search"]?.text() == b.variant.study["search"]?.text()
    return isSearchedAlike ? named : "\(named); to seeds and the search itself"
  }

  /// The components of both whose version or file is another: `ageing 1.0 → 2.0 (libcell-life.so)`.
  private static func models(_ a: RecordedRun, _ b: RecordedRun) -> [String] {
    a.components.keys.sorted().compactMap { id in
      guard let old = a.components[id], let new = b.components[id], let file = b.origins[id] else { return nil }
      guard old != new || a.origins[id].flatMap({ a.files[$0] }) != b.files[file] else { return nil }
      return "\(id)\(old == new ? "" : " \(old) → \(new)")\(file.isEmpty ? "" : " (\(file))")"
    }
  }

  private static func name(_ change: StudyVariant.Change) -> String {
    switch change {
    case .entry(let section, let key): key.map { "\(section) › \($0)" } ?? section
    case .moved(let quantity, let from, let to): "\(quantity) in \(to) instead of \(from)"
    case .number(let number): "\(number.component): \(number.name)"
    }
  }

  /// All that a study says but its seed: that of the search is told by itself, and may be another.
  private static func study(_ node: JSONNode) -> [String: String] {
    let leaves = node.leaves().filter { $0.path != "search › seed" }
    return Dictionary(leaves.map { ($0.path, $0.value) }) { first, _ in first }
  }

  /// What is not the same, sorted by name.
  private static func changes(_ title: String, _ a: [String: String], _ b: [String: String]) -> [String] {
    let changed = Set(a.keys).union(b.keys).filter { a[$0] != b[$0] }.sorted()
    guard !changed.isEmpty else { return [] }
    let told = changed.prefix(shown).map { name in
      let what = name.isEmpty ? "" : "\(name): "
      return switch (a[name], b[name]) {
      case (let old?, let new?): "  \(what)\(old) became \(new)"
      case (nil, let new?): "  \(what)\(new), only in B"
      case (let old?, nil): "  \(what)\(old), only in A"
      case (nil, nil): ""
      }
    }
    let more = changed.count > shown ? ["  and \((changed.count - shown).text) more"] : []
    return ["", "\(title): \(changed.count.counted("change"))"] + told + more
  }

  /// Of the hypervolume, nothing below what is seen.
  private static func points(_ share: Double) -> String {
    "\(abs(share) < 1e-5 ? "0" : signed(100 * share)) points"
  }

  private static func signed(_ number: Double) -> String { (number > 0 ? "+" : "") + number.text(digits: 3) }
}

extension StudyDocument.Objective {
  /// What is asked of it: `maximize cell.specificEnergy`.
  fileprivate var wish: String { "\(isMaximized ? "maximize" : "minimize") \(name.value)" }
}
