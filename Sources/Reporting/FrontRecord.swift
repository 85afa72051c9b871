// front.json: what front.csv says, with breakdowns, layers, curves and the origin of every number. The same study, seed
// and plugins give the same bytes: no times, no paths. What designs share stands once: where curves are drawn in `views`, on which
// parameters the designs of a combination rest in `restsOn`, units and sources of parameters in `provenance`.
import Documents
import Modeling
import Quantities
import Studies

/// The content of front.json.
struct FrontRecord {
  private let findings: Findings
  private let views: DesignViews
  private let provenance: Provenance

  init(_ findings: Findings, _ views: DesignViews, _ provenance: Provenance) {
    self.findings = findings
    self.views = views
    self.provenance = provenance
  }

  private var run: StudyRun { findings.run }

  var value: JSONValue {
    let document = run.plan.document
    let explanations = ExplanationRecord(findings)
    return [
      "cellfront": 1, "title": .string(document.title), "text": .string(document.text),
      "designs": .array(run.designs.indices.map { design($0, explanations) }), "restsOn": explanations.restsOn,
      "targets": .array(findings.gaps.map { explanations.value($0.gap, $0.objectives) }),
      "toFeasibility": findings.toFeasibility.map { explanations.value($0) } ?? .null,
      "views": .array(views.declarations.map(\.value)), "provenance": provenance.value,
    ]
  }

  private func design(_ at: Int, _ explanations: ExplanationRecord) -> JSONValue {
    let design = run.designs[at]
    let slots = zip(run.plan.document.slots, run.plan.combinations[design.combination].fillings)
    let contents = zip(views.declarations, views.contents[at]).compactMap { declaration, content in
      content.map { (declaration.id, $0.value(declaration)) }
    }
    return [
      "design": .string("\(at + 1)"), "combination": .string(run.plan.label(design.combination)),
      "slots": .object(slots.map { ($0.name.value, .string($1)) }),
      "variables": run.plan.quantities(of: design, .variable),
      "objectives": run.plan.objectives(of: design),
      "constraints": run.plan.quantities(of: design, .constraint), "report": run.plan.quantities(of: design, .report),
      "binding": .array(design.binding.map { .string($0) }),
      "extrapolated": .array(design.extrapolated.map { .string($0) }), "views": .object(contents),
      "explanation": findings.explanations[at].map { explanations.value($0, design.combination) } ?? .null,
    ]
  }
}

extension StudyPlan {
  /// All objectives of a design, whatever else they are.
  func objectives(of design: Design) -> JSONValue {
    .object(
      document.objectives.compactMap { objective in
        let name = objective.name.value
        return column(of: name).map { (name, shown(design, $0)) }
      })
  }

  /// The quantities of a design that have this role: `{"cell.mass": {"value": 3, "unit": "g"}}`.
  func quantities(of design: Design, _ role: Column.Role) -> JSONValue {
    .object(
      columns.indices.filter { columns[$0].role == role }.map { (columns[$0].name, shown(design, $0)) })
  }

  private func shown(_ design: Design, _ column: Int) -> JSONValue {
    let unit = columns[column].unit
    return ["value": unit.shown(design.values[column]), "unit": .string(unit.text)]
  }
}

extension DesignViews.Declaration {
  /// The declaration without any design's numbers.
  var value: JSONValue {
    var members: [(String, JSONValue)] = [
      ("id", .string(id)), ("component", .string(component)), ("slot", .text(slot)), ("title", .string(view.title)),
    ]
    switch view.kind {
    case .breakdown(let total):
      members += [("kind", "breakdown"), ("total", .string(lead?.name ?? total))]
    case .stack:
      members.append(("kind", "stack"))
    case .curve:
      members += [
        ("kind", "curve"), ("sweep", .text(lead?.name)), ("sweepUnit", .text(lead?.unit.text)),
        ("samples", .array(samples.map { (lead?.unit ?? .one).seen($0) })),
      ]
    }
    let items = zip(self.items, units).map { item, unit -> JSONValue in
      ["quantity": .string(item.name), "label": .string(item.label), "unit": .string(unit.text)]
    }
    return .object(members + [("items", .array(items))])
  }
}

extension DesignViews.Content {
  /// The numbers in the units of the declaration, in the order of its items; those of a curve follow its samples.
  func value(_ declaration: DesignViews.Declaration) -> JSONValue {
    switch self {
    case .parts(let total, let values):
      let values = zip(declaration.units, values).map { $0.shown($1) }
      guard let lead = declaration.lead else { return ["values": .array(values)] }
      return ["total": lead.unit.shown(total), "values": .array(values)]
    case .curves(let values):
      // A drawing needs no more digits.
      return [
        "values": .array(zip(declaration.units, values).map { unit, curve in .array(curve.map { unit.seen($0) }) })
      ]
    }
  }
}
