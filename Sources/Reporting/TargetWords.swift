// Why the targets are not met, in sentences.
import Decisions
import Quantities
import Studies

extension Findings {
  /// For each target that no design reaches, or for all at once where each alone is reached: the nearest design, what it lacks, and
  /// what relaxing the limits that hold it would give. Empty when all targets are reached at once.
  var whyNot: [String] {
    guard reachAll == 0 else { return [] }
    let targeted = goals.indices.filter { goals[$0].target != nil }
    let alone = targeted.filter { goals[$0].reached == 0 }
    // What no design reaches alone is not reached together either: the single target says more.
    let asked = alone.isEmpty ? [targeted] : alone.map { [$0] }
    return asked.flatMap { targets in
      TargetGap(plan, run.designs, targets: targets).map { sentences($0, isTogether: targets.count > 1) } ?? []
    }
  }

  private func sentences(_ gap: TargetGap, isTogether: Bool) -> [String] {
    let design = run.designs[gap.design]
    let words = ExplanationWords(plan: plan)
    let lacks = gap.missing.map { missing in
      "\(goals[missing.objective].name.inWords) by \(goals[missing.objective].unit.differenceWords(missing.amount))"
    }
    let whole = isTogether ? "Nearest to all targets at once" : "Nearest to the target"
    var told = [
      "\(whole): design \(gap.design + 1), \(plan.name(design.combination)), which misses \(lacks.joined(separator: ", "))"
    ]
    for missing in gap.missing {
      let helps = missing.helpful.compactMap { words.relaxation($0, missing.objective, design) }.prefix(3)
      if helps.isEmpty {
        told.append(
          "Relaxing any one limit that holds it would not better its \(goals[missing.objective].name.inWords)")
      } else {
        told.append("It would take: \(helps.joined(separator: "; "))")
      }
    }
    return told
  }
}
