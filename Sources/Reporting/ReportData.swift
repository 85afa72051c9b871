// What the report's scripts draw: compact, numbers rounded to what a reader can see, everything else in words.
import Decisions
import Documents
import Modeling
import ParetoSearch
import Quantities
import Studies

/// The data embedded in the report.
struct ReportData {
  private let findings: Findings
  private let views: DesignViews
  private let provenance: Provenance
  private let record: RunRecord
  private let words: ExplanationWords

  init(_ findings: Findings, _ views: DesignViews, _ provenance: Provenance, _ record: RunRecord) {
    self.findings = findings
    self.views = views
    self.provenance = provenance
    self.record = record
    words = ExplanationWords(plan: findings.plan)
  }

  private var run: StudyRun { findings.run }
  private var plan: StudyPlan { findings.plan }

  var value: JSONValue {
    [
      "title": .string(plan.document.title), "text": .string(plan.document.text),
      "columns": .array(plan.columns.enumerated().map { column($0, $1) }),
      "slots": .array(plan.document.slots.map { slot($0) }),
      "components": .object(plan.components.map { ($0.id, .string($0.title)) }),
      "designs": .array(run.designs.indices.map { design($0) }), "ways": .array(findings.waysToTargets.map { way($0) }),
      "views": .array(views.declarations.map { view($0) }), "shortlist": shortlist,
      "baseline": findings.baseline.map { told($0) } ?? .null,
      "baselineNotes": .array(findings.baselineNotes.map { .string($0) }),
      "dimensions": .array(plan.dimensions.map { .string($0.inWords) }),
      "goals": .array(findings.goals.map { goal($0) }),
      "whyNot": .array(findings.whyNot.map { statement($0) }), "proof": .text(CertificateWords(run).sentence),
      "reachAll": findings.reachAll.map { .integer($0) } ?? .null,
      "limits": .array(findings.limits.map { [.string($0.name), .integer($0.count)] }),
      "limitWords": .object(limitWords), "extrapolation": .text(findings.extrapolations.sentence),
      "outsideWords": .object(
        Set(run.designs.flatMap(\.extrapolated)).sorted().map { ($0, .string(Extrapolations.words($0))) }),
      "inTheWay": .array(findings.constraintsInTheWay.map { [.string($0.limit), .integer($0.count)] }),
      "miss": run.nearestMiss.map { miss($0) } ?? .null,
      "combinations": .array(plan.combinations.indices.map { combination($0) }),
      "obstacles": .array(run.obstacles.map { obstacle($0) }), "provenance": provenance.value, "run": facts,
    ]
  }

  private func column(_ at: Int, _ column: StudyPlan.Column) -> JSONValue {
    func limit(_ value: StudyDocument.Value?) -> JSONValue {
      value.map { .number(column.unit.fromSI($0.quantity.value).rounded(toDigits: 9)) } ?? .null
    }
    let constraint = plan.document.constraints.first { $0.name.value == column.name }
    let objective = plan.document.objectives.first { $0.name.value == column.name }
    let about = plan.combinations.lazy.compactMap { $0.graph[column.name]?.port.text }.first { !$0.isEmpty }
    return [
      "name": .string(column.name), "words": .string(column.name.inWords), "unit": .string(column.unit.text),
      "isRatio": .bool(column.unit.offset == 0), "role": .string("\(column.role)"), "text": .text(about),
      "goal": objective.map { $0.isMaximized ? "maximize" : "minimize" } ?? .null,
      "target": limit(objective?.target), "min": limit(constraint?.min), "max": limit(constraint?.max),
    ]
  }

  private func slot(_ slot: StudyDocument.Slot) -> JSONValue {
    [
      "name": .string(slot.name.value), "words": .string(slot.name.value.inWords),
      "candidates": .array(slot.candidates.map { .string($0.value) }),
    ]
  }

  /// What all designs share of a view.
  private func view(_ declaration: DesignViews.Declaration) -> JSONValue {
    guard case .object(let members) = declaration.value, let lead = declaration.lead else { return declaration.value }
    return .object(members + [("sweepWords", .string(lead.name.inWords))])
  }

  /// The steps of a way to a target are drawn instead.
  private func statement(_ statement: Statement) -> JSONValue {
    let isDrawn = statement.isWay && !findings.waysToTargets.isEmpty
    return [
      "text": .string(statement.text + (isDrawn ? " (drawn below)" : "")),
      "items": .array(isDrawn ? [] : statement.items.map { .string($0) }),
    ]
  }

  /// A way from a design to a target, step by step.
  private func way(_ way: WayToTarget) -> JSONValue {
    func seen(_ value: Double?) -> JSONValue { value.map { .number($0.rounded(toDigits: 6)) } ?? .null }
    let sides = way.sides.map { side -> JSONValue in
      [
        "words": .string(side.id.inWords), "unit": .string(side.unit.text), "target": seen(side.target),
        "goal": side.isMaximized == true ? "maximize" : "minimize",
        "steps": .array(side.rows.map { [seen($0.from), seen($0.to)] }),
      ]
    }
    let rows = way.sides[0].rows.map { row -> JSONValue in ["label": .string(row.label), "detail": .string(row.detail)]
    }
    return ["title": .string(way.title), "note": .string(way.note), "rows": .array(rows), "sides": .array(sides)]
  }

  private var shortlist: JSONValue {
    let names = findings.goals.map(\.name.inWords)
    return .array(
      findings.shortlist.entries.map { entry in
        ["design": .integer(entry.design), "why": .string(ShortlistText.reasons(entry.reasons, names))]
      })
  }

  /// A design that is not of the front.
  private func told(_ design: Design) -> JSONValue {
    [
      "label": .string(plan.name(design.combination)),
      "fillings": .array(plan.combinations[design.combination].fillings.map { .string($0) }),
      "values": .array(zip(plan.columns, design.values).map { $0.unit.seen($1) }),
    ]
  }

  private func design(_ at: Int) -> JSONValue {
    let design = run.designs[at]
    let contents = zip(views.declarations, views.contents[at]).map { declaration, content -> JSONValue in
      content.map { $0.rounded(declaration) } ?? .null
    }
    return [
      "combination": .integer(design.combination),
      "fillings": .array(plan.combinations[design.combination].fillings.map { .string($0) }),
      "values": .array(zip(plan.columns, design.values).map { $0.unit.seen($1) }),
      "binding": .array(design.binding.map { .string($0) }),
      "extrapolated": .array(design.extrapolated.map { .string($0) }), "views": .array(contents),
      "explanation": findings.explanations[at].map { explanation($0, design) } ?? .null,
    ]
  }

  /// What stands behind a design, in sentences: the limits, the exchange, and for each objective the numbers it rests on.
  private func explanation(_ explanation: DesignExplanation, _ design: Design) -> JSONValue {
    func list(_ texts: [String]) -> JSONValue { .array(texts.map { .string($0) }) }
    return [
      "limits": list(words.relaxations(explanation, design)), "exchanges": list(words.exchanges(explanation, design)),
      "restsOn": .array(
        findings.goals.indices.map { goal in
          list(explanation.strongest(goal, count: 3).map { words.sensitivity($0, goal) })
        }),
    ]
  }

  /// What the names of limits and bounds mean: `cell charge time at most 30 min`, `separator thickness at its least, 10 um`.
  private var limitWords: [(String, JSONValue)] {
    let constraints = plan.document.constraints.flatMap { constraint in
      [("min", "at least", constraint.min), ("max", "at most", constraint.max)].compactMap { side, words, value in
        value.map {
          ("\(constraint.name.value) \(side)", "\(constraint.name.value.inWords) \(words) \($0.quantity.shortened)")
        }
      }
    }
    let bounds = plan.document.variables.flatMap { variable -> [(String, String)] in
      guard case .interval(let min, let max, _, _) = variable.domain else { return [] }
      let name = variable.name.value
      return [
        ("\(name) min", "\(name.inWords) at its least, \(min.quantity.shortened)"),
        ("\(name) max", "\(name.inWords) at its most, \(max.quantity.shortened)"),
      ]
    }
    // A quantity that is both keeps the constraint's words, and its key stays the only one.
    let known = Set(constraints.map(\.0))
    return (constraints + bounds.filter { !known.contains($0.0) }).map { ($0, .string($1)) }
  }

  private func goal(_ goal: Goal) -> JSONValue {
    let best = goal.best.map { run.designs[$0] }
    return [
      "column": .integer(goal.column), "best": goal.best.map { .integer($0) } ?? .null,
      "reached": .integer(goal.reached), "targetWords": .text(goal.targetWords), "foundWords": .text(goal.foundWords),
      "missing": .text(best.flatMap { goal.shortfall(of: $0) }.map { goal.unit.differenceWords($0) }),
    ]
  }

  private func miss(_ design: Design) -> JSONValue {
    [
      "label": .string(plan.name(design.combination)), "status": .string(design.status.description),
      "shortfalls": .array(findings.shortfalls.map { .string($0.words) }),
      "values": .array(zip(plan.columns, design.values).map { $0.unit.seen($1) }),
    ]
  }

  private func combination(_ at: Int) -> JSONValue {
    [
      "label": .string(plan.name(at)), "parts": .array(plan.parts(at).map { .string($0) }),
      "status": .string(findings.status(at)), "designs": .integer(findings.share[at]),
      "reason": .string(record.reason(at)),
    ]
  }

  private func obstacle(_ entry: Obstacles.Entry) -> JSONValue {
    [
      "component": .string(entry.component), "combination": .string(plan.name(entry.combination)),
      "isFault": .bool(entry.isFault), "count": .integer(entry.count), "message": .string(entry.message),
    ]
  }

  private var facts: JSONValue {
    let result = run.result
    return [
      "version": .string(record.version), "seed": .string("\(run.seed)"), "jobs": .integer(run.jobs),
      "seconds": .number(record.seconds.rounded(toDigits: 3)), "interrupted": .bool(result.isInterrupted),
      "exhausted": .text(findings.spentBudget), "nondominated": .integer(result.archiveCount),
      "evaluations": .integer(result.counts.evaluations), "gradients": .integer(result.counts.gradientEvaluations),
      "solves": .integer(result.counts.solves), "refused": .integer(result.counts.refused),
      "faulty": .integer(result.counts.faulty),
      "kept": result.archiveHypervolume > 0 ? .number(result.frontHypervolume / result.archiveHypervolume) : .null,
      "lateGrowth": findings.lateGrowth.map { [.integer($0.evaluations), .number($0.share.rounded(toDigits: 3))] }
        ?? .null,
      "history": .array(
        result.history.map { [.integer($0.evaluations), .number($0.hypervolume.rounded(toDigits: 6))] }),
      "replaced": .array(plan.replaced.map { .string($0) }),
      "components": .array(
        plan.components.map { ["id": .string($0.id), "version": .string($0.version), "title": .string($0.title)] }),
      "plugins": .array(record.origins.keys.sorted().map { [.string($0), .string(record.origins[$0]!)] }),
    ]
  }
}

extension DesignViews.Content {
  /// The numbers of `value(_:)` as a reader sees them.
  fileprivate func rounded(_ declaration: DesignViews.Declaration) -> JSONValue {
    switch self {
    case .parts(let total, let values):
      let lead = declaration.lead?.unit ?? .one
      return ["total": lead.seen(total), "values": .array(zip(declaration.units, values).map { $0.seen($1) })]
    case .curves(let values):
      // Four digits are finer than a pixel of the drawing.
      return [
        "values": .array(
          zip(declaration.units, values).map { unit, curve in .array(curve.map { unit.seen($0, digits: 4) }) })
      ]
    }
  }
}

extension Quantity {
  fileprivate var shortened: String { unit.words(value) }
}
