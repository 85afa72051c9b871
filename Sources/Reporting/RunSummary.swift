// What the terminal says at the end of a run, on one screen.
import Documents
import ParetoSearch
import Quantities
import Studies

/// The end of a run in words.
public enum RunSummary {
  static let width = 100

  /// A summary of at most 25 lines and 100 columns.
  /// - Parameter folder: Where more is to be read; `nil` where it could not be written.
  public static func text(_ findings: Findings, seconds: Double, folder: String?) -> String {
    let run = findings.run
    var lines = [headline(findings)]
    let body = run.designs.isEmpty ? Self.shortfalls(findings) : [""] + front(findings)
    lines += body
    if let sentence = findings.extrapolations.sentence { lines += wrapped("* \(sentence)", lines: 2) }
    lines += findings.baselineNotes.flatMap { wrapped($0, lines: 2) }
    lines += [""] + combinations(findings) + obstacles(run) + [effort(findings, seconds)]
    if let sentence = CertificateWords(run).sentence { lines += wrapped(sentence, lines: 2) }
    if run.result.isInterrupted { lines.append("Interrupted: this is what was found until then; more may be there") }
    if let budget = findings.spentBudget { lines.append("Ended by the study's limit of \(budget); more may be there") }
    if let folder { lines.append("In \(folder): report.html, summary.md, front.csv") }
    return lines.map { $0.singleLine.shortened(to: width) }.joined(separator: "\n")
  }

  private static func headline(_ findings: Findings) -> String {
    let count = findings.run.designs.count
    let title = findings.plan.document.title.singleLine.shortened(to: width - 30)
    return count == 0 ? "\(title): no feasible design found" : "\(title): \(count.counted("design")) on the front"
  }

  // MARK: A front

  private static func front(_ findings: Findings) -> [String] {
    let names = shortNames(findings)
    let shown = shown(findings, names)
    let goals = Array(findings.goals.prefix(4))
    // Behind a number there is room for the mark of a target that is reached.
    func cells(_ text: (Goal) -> String) -> [String] { goals.map { text($0) + ($0.target == nil ? "" : "  ") } }
    var rows = [
      ["", "design"] + cells { names[$0.name]! }, ["", ""] + cells { $0.unit.text == "1" ? "" : $0.unit.text },
    ]
    if goals.contains(where: { $0.target != nil }) {
      rows.append(
        ["target", ""] + cells { goal in goal.target.map { "\(goal.sign) \(goal.unit.fromSI($0).text())" } ?? "" })
    }
    func values(_ design: Design) -> [String] {
      goals.map { goal in
        let value = goal.unit.fromSI(goal.value(of: design)).text()
        return goal.target == nil ? value : value + (goal.isReached(by: design) ? " ✓" : "  ")
      }
    }
    if let baseline = findings.baseline { rows.append(["baseline", ""] + values(baseline)) }
    // The sentence that tells of extrapolated designs begins with the mark that these have.
    let isAnyExtrapolated = findings.extrapolations.count > 0
    for (name, at) in shown {
      let design = findings.run.designs[at]
      let mark = design.extrapolated.isEmpty ? (isAnyExtrapolated ? " " : "") : "*"
      rows.append([name, "\(at + 1)\(mark)"] + values(design))
    }
    var lines = aligned(rows)
    var told: Set<Int> = []
    for (_, at) in shown where findings.plan.combinations.count > 1 && told.insert(at).inserted {
      let number = "\(at + 1)"
      let pad = String(repeating: " ", count: max(0, 6 - number.count))
      lines.append("\(pad)\(number)  \(findings.plan.name(findings.run.designs[at].combination).singleLine)")
    }
    return lines + targets(findings, names)
  }

  /// The best of each of the first objectives, and the compromise.
  private static func shown(_ findings: Findings, _ names: [String: String]) -> [(name: String, design: Int)] {
    let best = findings.goals.prefix(4).compactMap { goal in
      goal.best.map { (name: "best \(names[goal.name]!)", design: $0) }
    }
    return best + (findings.compromise.map { [(name: "compromise", design: $0)] } ?? [])
  }

  /// The objectives' names in words, without a first part that all share.
  private static func shortNames(_ findings: Findings) -> [String: String] {
    let prefix = commonPrefix(findings.goals.map(\.name))
    return Dictionary(
      uniqueKeysWithValues: findings.goals.map {
        ($0.name, String($0.name.dropFirst(prefix)).inWords.shortened(to: 20))
      })
  }

  private static func targets(_ findings: Findings, _ names: [String: String]) -> [String] {
    let count = findings.run.designs.count
    let told = findings.goals.compactMap { goal -> String? in
      guard let value = goal.target, let best = goal.best else { return nil }
      let target = "\(names[goal.name]!) \(goal.sign) \(goal.unit.words(value))"
      if goal.reached > 0 { return "\(target) by \(goal.reached == count ? "all" : goal.reached.text)" }
      return
        "\(target) by none, missed by \(goal.unit.differenceWords(goal.shortfall(of: findings.run.designs[best])!))"
        + (goal.foundWords.map { " (\($0))" } ?? "")
    }
    guard !told.isEmpty else { return [] }
    let together = told.count < 2 ? "" : "; all at once by \(findings.reachAll == 0 ? "none" : findings.reachAll!.text)"
    let whyNot = [Statement.Kind.nearest, .reach].flatMap { kind in
      findings.whyNot.first { $0.kind == kind }.map { told in
        wrapped(told.items.count > 2 ? "\(told.text): see summary.md" : told.line, lines: 2)
      } ?? []
    }
    return wrapped("Targets reached: \(told.joined(separator: "; "))\(together)", lines: 2) + whyNot
  }

  // MARK: No front

  private static func shortfalls(_ findings: Findings) -> [String] {
    guard let miss = findings.run.nearestMiss else {
      return ["The models answered for none of the designs that were tried."]
    }
    guard !findings.shortfalls.isEmpty else {
      return ["The design that came nearest: \(findings.plan.name(miss.combination).singleLine): \(miss.status)"]
    }
    var lines = ["The nearest miss, \(findings.plan.name(miss.combination).singleLine):"]
    lines += findings.shortfalls.prefix(6).map { "  \($0.words)" }
    let moving = zip(findings.plan.document.variables, miss.variables).compactMap { variable, value in
      value.map { "\(variable.name.value.inWords) \(variable.unit.words($0))" }
    }
    lines += wrapped("at \(moving.joined(separator: ", "))", lines: 2).map { "  \($0)" }
    let obstacles = findings.constraintsInTheWay.prefix(4).map { "\($0.limit) in \($0.count.text)" }
    if !obstacles.isEmpty {
      lines += wrapped("In the way of the combinations' nearest misses: \(obstacles.joined(separator: ", "))", lines: 2)
    }
    return lines
  }

  // MARK: How it came about

  private static func combinations(_ findings: Findings) -> [String] {
    let share = findings.share
    let fates = findings.plan.combinations.indices.map { at -> String in
      switch findings.run.result.outcomes[at] {
      case .searched: share[at] > 0 ? "on the front" : "searched, off the front"
      case .dominated: "ruled out by their best case"
      case .infeasible(_, let isProved): isProved ? "proved infeasible" : "with no feasible design found"
      case .failed: "set aside"
      case .unsearched: "not searched"
      }
    }
    let kinds = [
      "on the front", "searched, off the front", "ruled out by their best case", "proved infeasible",
      "with no feasible design found", "set aside", "not searched",
    ]
    let counts = kinds.compactMap { kind in
      let count = fates.count { $0 == kind }
      return count == 0 ? nil : "\(count.text) \(kind)"
    }
    var lines = wrapped("\(fates.count.counted("combination")): \(counts.joined(separator: "; "))", lines: 2)
    lines += setAside(findings)
    let limits = findings.limits.prefix(3).map { "\($0.name) (\($0.count.text))" }
    if !limits.isEmpty { lines += wrapped("Designs are held back by: \(limits.joined(separator: ", "))", lines: 2) }
    return lines
  }

  /// Why combinations have no answer whatever their variables are: each reason once, with their number.
  private static func setAside(_ findings: Findings) -> [String] {
    var counts: [String: Int] = [:]
    for case .failed(let message) in findings.run.result.outcomes { counts[message, default: 0] += 1 }
    let reasons = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    let told = reasons.prefix(3).flatMap { reason, count in
      wrapped("Set aside: \(count.counted("combination")) by \(reason.singleLine)", lines: 2)
    }
    return reasons.count <= 3 ? told : told + ["and \((reasons.count - 3).counted("more reason")): see run.json"]
  }

  private static func obstacles(_ run: StudyRun) -> [String] {
    var sums: [String: (count: Int, first: Obstacles.Entry)] = [:]
    for entry in run.obstacles {
      sums[(entry.isFault ? "0 " : "1 ") + entry.component, default: (0, entry)].count += entry.count
    }
    let told = sums.keys.sorted().map { key -> String in
      let (count, first) = sums[key]!
      return
        "\(first.isFault ? "Faulty" : "Refused"): \(count.counted("design")) by \(first.component): \(first.message.singleLine)"
    }
    return told.count <= 3 ? told : told.prefix(2) + ["and \((told.count - 2).text) more components: see run.json"]
  }

  private static func effort(_ findings: Findings, _ seconds: Double) -> String {
    let counts = findings.run.result.counts
    var line =
      "\(counts.evaluations.counted("evaluation")), \(counts.solves.counted("solve")), \(seconds.text(digits: 3)) s"
    if let late = findings.lateGrowth {
      let share = late.share < 0.00005 ? "less than 0.01" : (late.share * 100).text(digits: 2)
      line += "; the last \(late.evaluations.text) added \(share) % of the hypervolume"
    }
    return line
  }
}
