// Why the targets are not met, or no design is feasible, in sentences: the nearest, what it lacks, and what it would take.
import Decisions
import Modeling
import Quantities
import Studies

extension Findings {
  /// Empty when all targets are reached at once.
  var whyNot: [String] {
    gaps.flatMap { sentences($0.gap, isTogether: $0.objectives.count > 1) }
      + (run.nearestMiss.map { feasibility($0) } ?? [])
  }

  private func sentences(_ gap: TargetGap, isTogether: Bool) -> [String] {
    let design = run.designs[gap.design]
    let lacks = gap.missing.map { missing in
      "\(goals[missing.objective].name.inWords) by \(goals[missing.objective].unit.differenceWords(missing.amount))"
    }
    let whole = isTogether ? "Nearest to all targets at once" : "Nearest to the target"
    var told = [
      "\(whole): design \(gap.design + 1), \(plan.name(design.combination)), which misses \(lacks.joined(separator: ", "))"
    ]
    let words = ExplanationWords(plan: plan)
    for missing in gap.missing {
      let name = goals[missing.objective].name.inWords
      let helps = missing.helpful.compactMap { words.relaxation($0, missing.objective, design) }.prefix(3)
      told.append(
        helps.isEmpty
          ? "Relaxing any one limit that holds it would not better its \(name)"
          : "Limits that hold it, each relaxed alone, to first order: \(helps.joined(separator: "; "))")
    }
    guard let path = gap.path else { return told }
    let asked = gap.missing.map(\.objective)
    return told + sets(path, "reach \(isTogether ? "them" : "it")") + steps(path, asked)
  }

  private func feasibility(_ miss: Design) -> [String] {
    guard let path = toFeasibility else { return [] }
    return sets(path, "keep all limits") + steps(path, [])
  }

  /// The smallest sets of changes in one sentence.
  private func sets(_ path: PathToTarget, _ aim: String) -> [String] {
    guard let size = path.sets.first?.count else {
      return [
        path.steps.isEmpty
          ? "No limit and no number, moved within its plausible range, brings it nearer"
          : "Out of reach in this combination: even with limits half as strict and numbers at the better end of their plausible"
            + " ranges, no set that was tried would \(aim)"
      ]
    }
    let sets = path.sets.map { $0.map { sentence($0) }.joined(separator: ", and ") }
    let many =
      switch size {
      case 1: "One change is enough to \(aim)"
      case 2: "It takes two changes together to \(aim)"
      default: "The fewest changes found that together \(aim) are \(size)"
      }
    return ["\(many): \(sets.joined(separator: "; or "))"]
  }

  /// The way step by step, each solved again.
  private func steps(_ path: PathToTarget, _ asked: [Int]) -> [String] {
    guard let last = path.steps.last else { return [] }
    func values(_ objectives: [Double], _ at: [Int]) -> String {
      at.map { "\(goals[$0].name.inWords) \(goals[$0].unit.words(objectives[$0]))" }.joined(separator: ", ")
    }
    let others = goals.indices.filter { !asked.contains($0) }
    let there = others.isEmpty ? "" : "; there \(values(last.objectives, others))"
    var before = path.start
    let told = path.steps.map { step -> String in
      defer { before = step.objectives }
      if asked.isEmpty {
        let left = step.miss <= 1e-6 ? "nothing" : "\((100 * step.miss).text(digits: 2)) %"
        return "\(sentence(step.change)) leaves \(left)"
      }
      let gained = asked.map { goals[$0].unit.signed(step.objectives[$0] - before[$0]) }
      return "\(sentence(step.change)) \(gained.joined(separator: ", "))"
    }
    let start =
      asked.isEmpty
      ? "the furthest limit is missed by \((100 * path.miss).text(digits: 2)) % of itself" : values(path.start, asked)
    let end = asked.isEmpty ? "" : "; in all \(values(last.objectives, asked))"
    return ["Step by step, solved again after each: \(start); \(told.joined(separator: "; "))\(end)\(there)"]
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
