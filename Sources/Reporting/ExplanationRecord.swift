// Explanations and ways to targets for programs: numbers with their units, names as the study and the cards write them.
import Decisions
import Documents
import Modeling
import Quantities
import Studies

/// Writes what stands behind designs into front.json.
struct ExplanationRecord {
  private let plan: StudyPlan
  private let goals: [(name: String, unit: Unit)]
  /// By combination, for each objective the parameters that move it in any of the designs, by their first quantity, sorted.
  private let moving: [Int: [[String]]]

  init(_ findings: Findings) {
    let plan = findings.plan
    self.plan = plan
    goals = plan.document.objectives.map { ($0.name.value, plan.unit(of: $0.name.value)!) }
    let objectives = plan.document.objectives.indices
    var moving: [Int: [Set<String>]] = [:]
    for (design, explanation) in zip(findings.run.designs, findings.explanations) {
      for sensitivity in explanation?.sensitivities ?? [] {
        for goal in objectives where sensitivity.swing(goal) > 0 {
          let name = sensitivity.parameter.quantities[0]
          moving[design.combination, default: objectives.map { _ in [] }][goal].insert(name)
        }
      }
    }
    self.moving = moving.mapValues { $0.map { $0.sorted() } }
  }

  /// `{"nmc811 + graphite": {"cell.cost": ["cathode.price", …]}}`: the parameters on which the objectives rest in a combination.
  var restsOn: JSONValue {
    .object(
      moving.keys.sorted().map { combination in
        let lists = zip(goals, moving[combination]!).map { goal, names -> (String, JSONValue) in
          (goal.name, .array(names.map { .string($0) }))
        }
        return (plan.label(combination), .object(lists))
      })
  }

  /// The limits that hold a design with the slope of each objective along them, the rates of exchange, and the sensitivities. Slopes
  /// are in the objective's unit for one unit of what changes; lists follow the order of the objectives.
  func value(_ explanation: DesignExplanation, _ combination: Int) -> JSONValue {
    let limits = explanation.relaxations.map { relaxation -> JSONValue in
      let limit = relaxation.limit
      return [
        "limit": .string(limit.name), "value": limit.unit.shown(limit.value), "unit": .string(limit.unit.text),
        "gains": .array(zip(goals, relaxation.gains).map { rate($1, $0.unit, limit.unit) }),
      ]
    }
    let exchanges = explanation.exchanges.enumerated().map { at, row -> JSONValue in
      .array(zip(goals, row).map { rate($1, goals[at].unit, $0.unit) })
    }
    return [
      "limits": .array(limits), "exchanges": .array(exchanges),
      "unexplained": .array(explanation.residuals.map { .number($0.rounded(toDigits: 3)) }),
      "sensitivities": .object(sensitivities(explanation, combination)),
    ]
  }

  /// A target that is missed, and what it would take.
  func value(_ gap: TargetGap, _ objectives: [Int]) -> JSONValue {
    [
      "objectives": .array(objectives.map { .string(goals[$0].name) }), "design": .string("\(gap.design + 1)"),
      "missing": .object(
        gap.missing.map { missing in
          let unit = goals[missing.objective].unit
          return (
            goals[missing.objective].name,
            [
              "value": .number((missing.amount / unit.factor).rounded(toDigits: 9)), "unit": .string(unit.text),
            ]
          )
        }), "path": gap.path.map { value($0) } ?? .null,
    ]
  }

  /// The smallest sets of changes, and the first of them step by step.
  func value(_ path: PathToTarget) -> JSONValue {
    [
      "start": objectives(path.start), "miss": .number(path.miss.rounded(toDigits: 6)),
      "steps": .array(
        path.steps.map { step in
          [
            "change": change(step.change), "objectives": objectives(step.objectives),
            "miss": .number(step.miss.rounded(toDigits: 6)),
          ]
        }), "sets": .array(path.sets.map { .array($0.map { change($0) }) }),
    ]
  }

  private func objectives(_ values: [Double]) -> JSONValue {
    .object(
      zip(goals, values).map { goal, value in
        (goal.name, ["value": goal.unit.shown(value), "unit": .string(goal.unit.text)])
      })
  }

  private func change(_ change: PathToTarget.Change) -> JSONValue {
    let (start, value) = (change.concession.start, change.value)
    switch change.concession.subject {
    case .limit(let limit):
      return [
        "limit": .string(limit.name), "from": limit.unit.shown(start), "to": limit.unit.shown(value),
        "unit": .string(limit.unit.text),
      ]
    case .parameter(let parameter):
      let unit = parameter.port.unit
      return [
        "parameter": .string(parameter.quantities[0]), "component": .string(parameter.component),
        "from": unit.shown(start), "to": unit.shown(value), "unit": .string(unit.text),
        "confidence": .text(parameter.port.confidence),
      ]
    }
  }

  private func rate(_ rate: DesignExplanation.Rate?, _ goal: Unit, _ unit: Unit) -> JSONValue {
    rate.map { .number(($0.slope * unit.factor / goal.factor).rounded(toDigits: 6)) } ?? .null
  }

  /// For each objective the slope along each parameter that `restsOn` lists, and what the objective changes by at the ends of its
  /// plausible range; unit, range and confidence of a parameter stand in `provenance`.
  private func sensitivities(_ explanation: DesignExplanation, _ combination: Int) -> [(String, JSONValue)] {
    let known = Dictionary(
      explanation.sensitivities.map { ($0.parameter.quantities[0], $0) }, uniquingKeysWith: { first, _ in first })
    return zip(goals.indices, moving[combination] ?? goals.map { _ in [] }).map { goal, names in
      let unit = goals[goal].unit
      // On what is left out no objective depends in this design.
      let moved = names.map { known[$0] }
      func end(_ sensitivity: ParameterSensitivity?, _ changes: [Double]?) -> JSONValue {
        sensitivity == nil ? 0 : changes.map { .number(($0[goal] / unit.factor).rounded(toDigits: 4)) } ?? .null
      }
      let slopes = moved.map { sensitivity -> JSONValue in
        guard let sensitivity else { return 0 }
        let factor = sensitivity.parameter.port.unit.factor / unit.factor
        return .number((sensitivity.slopes[goal] * factor).rounded(toDigits: 4))
      }
      return (
        goals[goal].name,
        [
          "slopes": .array(slopes), "low": .array(moved.map { end($0, $0?.low) }),
          "high": .array(moved.map { end($0, $0?.high) }),
        ]
      )
    }
  }
}
