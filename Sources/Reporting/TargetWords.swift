// Why the targets are not met, or no design is feasible, in sentences: the nearest, what it lacks, and what it would take.
import Decisions
import Modeling
import Quantities
import Studies

/// A statement with what it consists of, if that is several.
struct Statement {
  enum Kind { case nearest, limits, reach, end }
  let kind: Kind
  let text: String
  var items: [String] = []
  /// Whether the items are the steps of a way that is drawn.
  var isWay = false

  /// All of it in one sentence.
  var line: String { items.isEmpty ? text : "\(text): \(items.joined(separator: "; "))" }
}

extension Findings {
  /// Empty when all targets are reached at once.
  var whyNot: [Statement] {
    gaps.flatMap { statements($0.gap, isTogether: $0.objectives.count > 1) }
      + (toFeasibility.map { way($0, "keep all limits", [], from: nil, hasHope: false) } ?? [])
  }

  private func statements(_ gap: TargetGap, isTogether: Bool) -> [Statement] {
    let design = run.designs[gap.design]
    let lacks = gap.missing.map { missing in
      "\(goals[missing.objective].name.inWords) by \(goals[missing.objective].unit.differenceWords(missing.amount))"
    }
    let nearest =
      "Nearest to \(isTogether ? "all targets at once" : "the target"): design \(gap.design + 1),"
      + " \(plan.name(design.combination)), which misses"
    var told = [
      lacks.count == 1
        ? Statement(kind: .nearest, text: "\(nearest) \(lacks[0])")
        : Statement(kind: .nearest, text: nearest, items: lacks)
    ]
    let words = ExplanationWords(plan: plan)
    var helps: [String] = []
    var silent: [Int] = []
    for missing in gap.missing {
      let some = missing.helpful.compactMap { words.relaxation($0, missing.objective, design) }.prefix(3)
      helps += some.filter { !helps.contains($0) }
      if some.isEmpty { silent.append(missing.objective) }
    }
    told += silence(gap.design, silent)
    if !helps.isEmpty {
      told.append(
        Statement(kind: .limits, text: "Limits that hold it, each relaxed alone, to first order", items: helps))
    }
    guard let path = gap.path else { return told }
    return told
      + way(
        path, "reach \(isTogether ? "them" : "it")", gap.missing.map(\.objective),
        from: isRenewed(gap, path) ? design : nil, hasHope: !helps.isEmpty)
  }

  /// Why no limit is named that would better these objectives of a design.
  private func silence(_ design: Int, _ objectives: [Int]) -> [Statement] {
    guard !objectives.isEmpty else { return [] }
    let relaxations = explanations[design]?.relaxations
    if relaxations?.isEmpty == true {
      return [Statement(kind: .limits, text: "It stands at no limit that could be relaxed a little")]
    }
    func isKnown(_ at: Int) -> Bool {
      let value = goals[at].value(of: run.designs[design])
      return relaxations?.allSatisfy { $0.gains[at]?.slope == 0 || $0.told(at, of: value) != nil } ?? false
    }
    func names(_ objectives: [Int]) -> String { objectives.map { goals[$0].name.inWords }.joined(separator: ", ") }
    let (little, unknown) = (names(objectives.filter(isKnown)), names(objectives.filter { !isKnown($0) }))
    return [
      little.isEmpty
        ? nil
        : "Relaxing any one limit that holds it betters by less than is worth telling, to first order: its \(little)",
      unknown.isEmpty
        ? nil
        : "The first order does not reach far enough to tell what relaxing a limit that holds it gives its \(unknown)",
    ].compactMap { $0 }.map { Statement(kind: .limits, text: $0) }
  }

  /// The smallest sets of changes, the first of them step by step.
  /// - Parameters:
  ///   - asked: The objectives whose targets are missed; none where constraints are.
  ///   - design: Where the way begins, if what it is solved anew is another.
  ///   - hasHope: Whether limits have been named that help to first order.
  private func way(
    _ path: PathToTarget, _ aim: String, _ asked: [Int], from design: Design?, hasHope: Bool
  ) -> [Statement] {
    guard let last = path.steps.last else {
      let hope = hasHope ? "; what helps to first order was not found to help when the design was solved again" : ""
      return [
        Statement(
          kind: .reach,
          text:
            "No change was found that brings it nearer, of limits by up to half and of numbers within their plausible"
            + " ranges\(hope)")
      ]
    }
    let ordered = asked + goals.indices.filter { !asked.contains($0) }
    let values = ordered.map { "\(goals[$0].name.inWords) \(goals[$0].unit.words(last.objectives[$0]))" }
      .joined(separator: ", ")
    let sets = path.sets.map { $0.map { sentence($0) }.joined(separator: " and ") }
    switch path.sets.first?.count {
    case 1:
      return [
        Statement(kind: .reach, text: "One change is enough to \(aim)", items: sets),
        Statement(kind: .end, text: "With \(sets.count == 1 ? "it" : "the first of them"): \(values)"),
      ]
    case let count?:
      let others = sets.dropFirst()
      return [
        Statement(
          kind: .reach,
          text:
            "It takes \(count) changes together to \(aim), the fewest found; each with the design solved again after it",
          items: steps(path, asked, from: design), isWay: true),
        Statement(kind: .end, text: "With all \(count): \(values)"),
      ] + (others.isEmpty ? [] : [Statement(kind: .reach, text: "As few are enough with", items: Array(others))])
    case nil:
      return [
        Statement(
          kind: .reach,
          text:
            "Out of reach in this combination: even with limits moved by half and numbers at the better end of their"
            + " plausible ranges, no set that was tried would \(aim)"),
        Statement(
          kind: .reach, text: "What helps most, the design solved again after each",
          items: steps(path, asked, from: design), isWay: true),
        Statement(kind: .end, text: "With all of it: \(values)"),
      ]
    }
  }

  /// Each step with what it brings.
  private func steps(_ path: PathToTarget, _ asked: [Int], from design: Design?) -> [String] {
    func gained(_ before: [Double], _ after: [Double]) -> String {
      asked.map { "\(goals[$0].name.inWords) \(goals[$0].unit.signed(after[$0] - before[$0]))" }.joined(separator: ", ")
    }
    let renewal = design.map { design in
      "\(Self.renewal): \(gained(goals.map { $0.value(of: design) }, path.start))"
    }
    var before = path.start
    return (renewal.map { [$0] } ?? [])
      + path.steps.map { step in
        defer { before = step.objectives }
        guard !asked.isEmpty else {
          let left =
            step.miss <= 1e-6
            ? "nothing is missed" : "\((100 * step.miss).text(digits: 2)) % of a limit as the study sets it is missed"
          return "\(sentence(step.change)): \(left)"
        }
        return "\(sentence(step.change)): \(gained(before, step.objectives))"
      }
  }

  /// The step from a design to what it is solved anew.
  static let renewal = "solved anew with nothing changed"

  /// Whether the design nearest to targets, solved anew, comes nearer than the front has it: that is a step of the way.
  func isRenewed(_ gap: TargetGap, _ path: PathToTarget) -> Bool {
    gap.missing.contains { missing in
      let value = goals[missing.objective].value(of: run.designs[gap.design])
      return abs(path.start[missing.objective] - value) > 1e-3 * missing.amount
    }
  }

  /// `separator thickness at least 15 um instead of 20 um`, `lpscl density 1.64 g/cm3 instead of 1.87 g/cm3 (assumed)`.
  private func sentence(_ change: PathToTarget.Change) -> String {
    let (subject, detail) = words(change)
    return "\(subject) \(detail)"
  }

  /// What changes, and from where to where.
  func words(_ change: PathToTarget.Change) -> (subject: String, detail: String) {
    let (start, value) = (change.concession.start, change.value)
    switch change.concession.subject {
    case .limit(let limit):
      return (
        limit.quantity.inWords,
        "at \(limit.isUpper ? "most" : "least") \(limit.unit.words(value, digits: 3)) instead of"
          + " \(limit.unit.words(start, digits: 3))"
      )
    case .parameter(let parameter):
      let unit = parameter.port.unit
      let grade = parameter.port.confidence.map { " (\($0))" } ?? ""
      return (
        parameter.nameInWords,
        "\(unit.words(value, digits: 3)) instead of \(unit.words(start, digits: 3))\(grade)"
      )
    }
  }
}
