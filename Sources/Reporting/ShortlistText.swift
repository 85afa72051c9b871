// A shortlist in words: which designs, why these, what each gives up, what stops better ones.
public import Decisions
import Documents
import Quantities
public import Studies

/// Tells a shortlist.
public enum ShortlistText {
  /// The list as plain text.
  /// - Parameters:
  ///   - names: What each design is called.
  ///   - baseline: The design to compare with, evaluated.
  public static func text(
    _ list: Shortlist, _ plan: StudyPlan, _ designs: [Design], names: [String], baseline: Design?
  ) -> String {
    let objectives = plan.document.objectives.map(\.name.value)
    let prefix = RunSummary.commonPrefix(objectives)
    let short = objectives.map { String($0.dropFirst(prefix)).inWords }
    let units = objectives.map { plan.unit(of: $0)! }
    var rows = [
      ["", "design"] + short.map { $0.shortened(to: 20) }, ["", ""] + units.map { $0.text == "1" ? "" : $0.text },
    ]
    if let baseline, baseline.hasAnswer {
      rows.append(["baseline", ""] + zip(units, list.scale.values(of: baseline)).map { $0.fromSI($1).text() })
    }
    for (at, entry) in list.entries.enumerated() {
      let values = list.scale.values(of: designs[entry.design])
      rows.append(["\(at + 1).", names[entry.design]] + zip(units, values).map { $0.fromSI($1).text() })
    }
    var lines = [
      "\(plan.document.title): \(list.entries.count.counted("design")) of \(designs.count) to choose from"
    ]
    lines += wishes(list.wishes, units, short) + [""]
    lines += RunSummary.aligned(rows)
    if let sentence = Extrapolations(designs).sentence { lines += ["", sentence] }
    let explainer = DesignExplainer(plan)
    for (at, entry) in list.entries.enumerated() {
      let design = designs[entry.design]
      lines += ["", "\(at + 1). design \(names[entry.design]): \(plan.name(design.combination))"]
      lines.append("   " + reasons(entry.reasons, short))
      lines += dimensions(plan, design)
      if let told = Extrapolations.words(design) { lines.append("   " + told) }
      let lost = differences(list.scale.values(of: design), list.scale.best, units, short)
      lines.append(lost.isEmpty ? "   the best in everything" : "   against the best: \(lost.joined(separator: ", "))")
      if let baseline, baseline.hasAnswer { lines.append("   " + comparison(list, design, baseline, units, short)) }
      guard let explanation = explainer.explanation(of: design) else { continue }
      lines += explanationLines(explanation, plan, design).map { "   " + $0 }
    }
    let notes = BaselineWords.notes(baseline, plan)
    if !notes.isEmpty { lines += [""] + notes }
    return lines.map(\.singleLine).joined(separator: "\n")
  }

  /// How what the user wished was read.
  private static func wishes(_ wishes: Shortlist.Wishes, _ units: [Unit], _ short: [String]) -> [String] {
    let values = (wishes.reference ?? []).enumerated().compactMap { at, value in
      value.map { "\(short[at]) \(units[at].words($0))" }
    }
    let weights = (wishes.weights ?? []).enumerated().map { at, weight in "\(short[at]) \(weight.text())" }
    return [("reference", values), ("weights", weights)].filter { !$0.1.isEmpty }.map { kind, told in
      "\(kind): \(told.joined(separator: ", "))"
    }
  }

  /// Why a design is on the list.
  /// - Parameter isBrief: Leaves out what the words mean.
  static func reasons(_ reasons: [Shortlist.Reason], _ short: [String], isBrief: Bool = false) -> String {
    reasons.map { reason in
      switch reason {
      case .best(let objective): "best \(short[objective])"
      case .compromise: isBrief ? "compromise" : "compromise: its greatest loss against the best is the least"
      case .knee: isBrief ? "knee" : "knee: any move from it loses more than it gains, in spans of the front"
      case .reference(isReached: true):
        isBrief
          ? "reaches the reference"
          : "reaches the reference: of those that do, its greatest loss against the best is the least"
      case .reference(isReached: false):
        isBrief ? "nearest to the reference" : "nearest to the reference, which no design reaches"
      case .topsis:
        isBrief
          ? "first by TOPSIS"
          : "first by TOPSIS: nearest to the best and farthest from the worst values, all taken together"
      case .family(let slot, let id): isBrief ? "best with \(id)" : "best compromise with \(id) as \(slot)"
      case .different: "unlike the others"
      }
    }.joined(separator: "; ")
  }

  private static func dimensions(_ plan: StudyPlan, _ design: Design) -> [String] {
    let moving = plan.combinations[design.combination].moving.map { at in
      let variable = plan.document.variables[at]
      return "\(variable.name.value.inWords) \(variable.unit.words(design.variables[at]!))"
    }
    return moving.isEmpty ? [] : ["   \(moving.joined(separator: ", "))"]
  }

  private static func differences(_ values: [Double], _ others: [Double], _ units: [Unit], _ short: [String])
    -> [String]
  {
    values.indices.compactMap { at in
      let change = values[at] - others[at]
      guard abs(change) > 1e-6 * abs(others[at]) else { return nil }
      let share =
        others[at] == 0 || units[at].offset != 0 ? "" : " (\((100 * change / abs(others[at])).text(digits: 2)) %)"
      return "\(short[at]) \(units[at].signed(change))\(share)"
    }
  }

  /// `against the baseline: mass -3 g (-2 %)`.
  /// - Parameter baseline: One that has an answer.
  static func comparison(
    _ list: Shortlist, _ design: Design, _ baseline: Design, _ units: [Unit], _ short: [String]
  ) -> String {
    let told = differences(list.scale.values(of: design), list.scale.values(of: baseline), units, short)
    return "against the baseline: \(told.isEmpty ? "the same" : told.joined(separator: ", "))"
  }

  /// What stands behind a design, a statement a line.
  static func explanationLines(_ explanation: DesignExplanation, _ plan: StudyPlan, _ design: Design) -> [String] {
    let words = ExplanationWords(plan: plan)
    let limits = words.relaxations(explanation, design)
    var lines = limits.isEmpty ? [] : ["what better ones would take, to first order:"] + limits.map { "  \($0)" }
    let exchanges = words.exchanges(explanation, design)
    if !exchanges.isEmpty { lines += ["exchange, to first order:"] + exchanges.map { "  \($0)" } }
    for (goal, objective) in plan.document.objectives.enumerated() {
      let strongest = explanation.strongest(goal, count: 3).map { words.sensitivity($0, goal) }
      if !strongest.isEmpty { lines += ["\(objective.name.value.inWords) rests on:"] + strongest.map { "  \($0)" } }
    }
    return lines
  }
}
