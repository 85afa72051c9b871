// summary.md: the question, the answer and a shortlist in plain language, for those who open nothing else.
import Decisions
import Documents
import ParetoSearch
import Quantities
import Studies

/// The content of summary.md.
struct SummaryPage {
  let text: String

  init(_ findings: Findings) {
    let plan = findings.plan
    var lines = ["# \(Self.plain(plan.document.title))", ""]
    if !plan.document.text.isEmpty { lines += [Self.plain(plan.document.text), ""] }
    lines += ["## The question", ""] + Self.question(plan).map { "- \(Self.plain($0))" }
    lines += ["", "## The answer", ""] + (Self.answer(findings) + findings.baselineNotes).map { "- \(Self.plain($0))" }
    for statement in findings.whyNot {
      lines.append("- \(Self.plain(statement.text))" + (statement.items.isEmpty ? "" : ":"))
      lines += statement.items.map { "  - \(Self.plain($0))" }
    }
    var named = NamedNumbers()
    for gap in findings.gaps { named.add(gap.gap.path) }
    named.add(findings.toFeasibility)
    if !findings.run.designs.isEmpty { lines += Self.shortlist(findings, &named) }
    lines += named.lines
    text = lines.joined(separator: "\n") + "\n"
  }

  private static func question(_ plan: StudyPlan) -> [String] {
    let goals = plan.document.objectives.map { objective in
      let target = objective.target.map {
        ", if possible \(plan.unit(of: objective.name.value)!.words($0.quantity.value))"
      }
      return "the \(objective.isMaximized ? "highest" : "lowest") \(objective.name.value.inWords)\(target ?? "")"
    }
    let limits = plan.limits.filter { $0.kind == .constraint }.map { limit in
      "\(limit.quantity.inWords) at \(limit.isUpper ? "most" : "least") \(limit.unit.words(limit.value))"
    }
    return goals + limits
  }

  private static func answer(_ findings: Findings) -> [String] {
    let run = findings.run
    guard !run.designs.isEmpty else {
      guard let miss = run.nearestMiss else { return ["The models answered for none of the designs that were tried"] }
      return ["No design keeps all limits. The nearest miss is \(findings.plan.name(miss.combination))"]
        + findings.shortfalls.map(\.words)
    }
    let count = run.designs.count
    var told = ["\(count.counted("design")) \(count == 1 ? "is" : "are") on the front: none is beaten in everything"]
    told += findings.goals.compactMap { goal in
      guard let at = goal.best else { return nil }
      let target = goal.targetWords.map {
        goal.reached > 0
          ? "; the target, \($0), is reached by \(goal.reached.text)" : "; the target, \($0), is reached by none"
      }
      let value = goal.unit.words(goal.value(of: run.designs[at]))
      return "\(goal.isMaximized ? "highest" : "lowest") \(goal.name.inWords): \(value), design \(at + 1),"
        + " \(findings.plan.name(run.designs[at].combination))\(target ?? "")"
        + (goal.foundWords.map { "; \($0)" } ?? "")
    }
    if findings.goals.count(where: { $0.target != nil }) > 1, let all = findings.reachAll {
      told.append("all targets at once: \(all == 0 ? "none" : all.counted("design"))")
    }
    if let sentence = findings.extrapolations.sentence { told.append(sentence) }
    if run.result.isInterrupted || run.result.isExhausted { told.append("The search ended early; more may be there") }
    if let sentence = CertificateWords(run).sentence { told.append(sentence) }
    return told
  }

  private static func shortlist(_ findings: Findings, _ named: inout NamedNumbers) -> [String] {
    let plan = findings.plan
    let names = findings.goals.map(\.name.inWords)
    func values(_ design: Design) -> [String] { findings.goals.map { $0.unit.words($0.value(of: design)) } }
    var lines = ["", "## Designs to choose from", "", row(["design", "of"] + names)]
    lines.append("|---|---|" + names.map { _ in "---|" }.joined())
    if let baseline = findings.baseline {
      lines.append(row(["baseline", plan.name(baseline.combination)] + values(baseline)))
    }
    for entry in findings.shortlist.entries {
      let design = findings.run.designs[entry.design]
      let mark = design.extrapolated.isEmpty ? "" : ", extrapolated"
      lines.append(row(["\(entry.design + 1)\(mark)", plan.name(design.combination)] + values(design)))
    }
    for entry in findings.shortlist.entries {
      let design = findings.run.designs[entry.design]
      lines += ["", "### Design \(entry.design + 1)", "", plain(ShortlistText.reasons(entry.reasons, names)) + "."]
      if let told = Extrapolations.words(design) { lines += ["", plain(told.capitalised) + "."] }
      if let baseline = findings.baseline {
        let told = ShortlistText.comparison(
          findings.shortlist, design, baseline, findings.goals.map(\.unit), names)
        lines += ["", plain(told.capitalised) + "."]
      }
      guard let explanation = findings.explanations[entry.design] else { continue }
      let words = ExplanationWords(plan: plan)
      let limits = words.relaxations(explanation, design).map { "- \(plain($0))" }
      if !limits.isEmpty { lines += ["", "What better ones would take, to first order:", ""] + limits }
      let rests = findings.goals.indices.flatMap { goal in
        explanation.strongest(goal, count: 2).map { strong in
          named.add(strong.parameter)
          return "- \(plain("\(names[goal]): \(words.sensitivity(strong, goal))"))"
        }
      }
      if !rests.isEmpty { lines += ["", "On which numbers it rests:", ""] + rests }
    }
    return lines
  }

  /// A row of a table.
  static func row(_ cells: [String]) -> String { "| \(cells.map(plain).joined(separator: " | ")) |" }

  /// A text of the user's as Markdown that shows it and does nothing else.
  static func plain(_ text: String) -> String {
    String(text.singleLine.flatMap { "\\`*_{}[]<>#|!~&$".contains($0) ? "\\\($0)" : "\($0)" })
  }
}
