// run.json: how the front came about. Unlike front.csv and front.json it holds paths, the number of threads and times.
import Documents
import Modeling
import ParetoSearch
import Quantities
import Studies

/// The content of run.json.
struct RunRecord {
  let findings: Findings
  let seconds: Double
  let version: String
  /// SHA-256 by file.
  let origins: [String: String]
  /// By combination, the designs that came nearest to being feasible where none is: evaluated once, for record and report.
  private let misses: [Int: Design]

  init(_ findings: Findings, seconds: Double, version: String, origins: [String: String]) {
    self.findings = findings
    self.seconds = seconds
    self.version = version
    self.origins = origins
    misses = Self.misses(of: findings.run)
  }

  private static func misses(of run: StudyRun) -> [Int: Design] {
    let points = run.result.outcomes.compactMap { outcome -> NearestMiss? in
      guard case .infeasible(let nearest?, _) = outcome else { return nil }
      return nearest
    }
    let plan = run.plan
    let designs = DesignBatches(points.map(\.combination)).map(jobs: run.jobs) {
      DesignEvaluator(plan)
    } _: { evaluator, at in
      evaluator.design(combination: points[at].combination, points[at].x)
    }
    return Dictionary(uniqueKeysWithValues: designs.map { ($0.combination, $0) })
  }

  private var run: StudyRun { findings.run }
  private var plan: StudyPlan { findings.plan }

  var value: JSONValue {
    let result = run.result
    let search = plan.document.search
    return [
      "cellfront": 1, "version": .string(version),
      "study": [
        "file": .string(plan.document.file), "title": .string(plan.document.title),
        "sha256": .text(origins[plan.document.file]),
      ],
      "search": [
        "seed": run.seed.value, "strategy": .string(search.strategy.id), "points": .integer(search.points),
        "evaluations": search.evaluations.map { .integer($0) } ?? .null,
        "seconds": search.seconds.map { .number($0) } ?? .null, "jobs": .integer(run.jobs),
        "certify": search.certify.map { .number($0) } ?? .null,
      ],
      "seconds": .number(seconds), "interrupted": .bool(result.isInterrupted), "exhausted": .bool(result.isExhausted),
      "counts": [
        "designs": .integer(run.designs.count), "nondominated": .integer(result.archiveCount),
        "combinations": .integer(plan.combinations.count), "evaluations": .integer(result.counts.evaluations),
        "gradientEvaluations": .integer(result.counts.gradientEvaluations), "solves": .integer(result.counts.solves),
        "boxes": .integer(result.counts.boxes), "refused": .integer(result.counts.refused),
        "faulty": .integer(result.counts.faulty),
      ],
      "hypervolume": [
        "nondominated": .number(result.archiveHypervolume), "designs": .number(result.frontHypervolume),
        "ideal": objectives(result.ideal), "reference": objectives(result.reference),
        "remainingGap": .number(result.remainingGap), "history": .array(result.history.map { moment($0) }),
      ],
      "indicators": result.quality.map { quality in
        [
          "invertedGenerationalDistancePlus": .number(quality.invertedGenerationalDistancePlus),
          "additiveEpsilon": .number(quality.additiveEpsilon), "spacing": .number(quality.spacing),
          "largestGap": .number(quality.largestGap),
        ]
      } ?? .null,
      "certificate": run.certificate.map { certificate($0) } ?? .null,
      "nearestMiss": run.nearestMiss.map { miss($0) } ?? .null,
      "combinations": .array(plan.combinations.indices.map { combination($0) }),
      "obstacles": .array(run.obstacles.map { obstacle($0) }),
      "replaced": .array(plan.replaced.map { .string($0) }),
      "differenced": .array(differenced.sorted().map { .string($0) }),
      "components": .array(plan.components.map { component($0) }),
      "plugins": .array(plugins.map { ["file": .string($0), "sha256": .text(origins[$0])] }),
    ]
  }

  private var differenced: Set<String> { Set(plan.combinations.flatMap(\.searchModel.differenced)) }

  private var plugins: [String] {
    Set(plan.components.map(\.origin)).union(origins.keys).subtracting([plan.document.file]).sorted()
  }

  private func component(_ component: ComponentDescription) -> JSONValue {
    [
      "id": .string(component.id), "version": .string(component.version), "title": .string(component.title),
      "origin": .string(component.origin),
    ]
  }

  private func obstacle(_ entry: Obstacles.Entry) -> JSONValue {
    let moving = plan.combinations[entry.combination].moving
    let design = zip(moving, entry.design).map { at, value -> (String, JSONValue) in
      let variable = plan.document.variables[at]
      return (variable.name.value, ["value": variable.unit.shown(value), "unit": .string(variable.unit.text)])
    }
    return [
      "component": .string(entry.component), "origin": .string(entry.origin),
      "combination": .string(plan.label(entry.combination)), "kind": entry.isFault ? "faulty" : "refused",
      "count": .integer(entry.count), "message": .string(entry.message), "design": .object(design),
    ]
  }

  /// What became of a combination.
  func combination(_ at: Int) -> JSONValue {
    let slots = zip(plan.document.slots, plan.combinations[at].fillings)
    let members: [(String, JSONValue)] = [
      ("combination", .string(plan.label(at))), ("slots", .object(slots.map { ($0.name.value, .string($1)) })),
      ("outcome", .string(findings.status(at))),
    ]
    switch run.result.outcomes[at] {
    case .searched: return .object(members + [("designs", .integer(findings.share[at]))])
    case .dominated(let ideal, let by):
      let winner: JSONValue = [
        "combination": .string(plan.label(by.combination)), "objectives": objectives(by.objectives),
      ]
      return .object(members + [("ideal", objectives(ideal)), ("by", winner)])
    case .infeasible(_, let isProved):
      return .object(members + [("proved", .bool(isProved)), ("nearestMiss", misses[at].map { miss($0) } ?? .null)])
    case .failed(let message): return .object(members + [("message", .string(message))])
    case .unsearched: return .object(members)
    }
  }

  /// Evaluations, the hypervolume then, and the seconds until then.
  private func moment(_ point: ConvergencePoint) -> JSONValue {
    let seconds = run.pace.first { $0.evaluations >= point.evaluations }?.seconds ?? run.pace.last?.seconds
    return [
      .integer(point.evaluations), .number(point.hypervolume),
      seconds.map { .number($0.rounded(toDigits: 4)) } ?? .null,
    ]
  }

  /// What stands in the way of a combination, in a sentence.
  func reason(_ at: Int) -> String {
    switch run.result.outcomes[at] {
    case .searched:
      let count = findings.share[at]
      return count == 0 ? "none of its designs is on the front" : "holds \(count.counted("design")) of the front"
    case .dominated(_, let by):
      let values = zip(findings.goals, by.objectives).map { goal, value in
        "\(goal.name.inWords) \(goal.unit.words(goal.isMaximized ? -value : value))"
      }
      return
        "even the best it can do in each objective is beaten by \(plan.name(by.combination)): \(values.joined(separator: ", "))"
    case .infeasible(_, let isProved):
      guard let design = misses[at] else { return "the model refused every design" }
      let shortfalls = Shortfall.all(of: design, plan).map(\.words)
      return (isProved ? "proved: no design is feasible" : "no feasible design found") + "; in the nearest miss "
        + (shortfalls.isEmpty ? design.status.description : shortfalls.joined(separator: "; "))
    case .failed(let message): return message
    case .unsearched: return "the search ended before its turn"
    }
  }

  /// What was proved of the front. JSON has no infinity.
  private func certificate(_ certificate: Certificate) -> JSONValue {
    let left = certificate.remaining.indices.filter { certificate.remaining[$0] > 0 }
    return [
      "asked": .number(certificate.asked),
      "bound": certificate.bound.isFinite ? .number(certificate.bound) : .null,
      "proved": .bool(certificate.isProved), "ofEmptiness": .bool(certificate.isOfEmptiness),
      "reference": certificate.isOfEmptiness ? .null : objectives(certificate.reference),
      "boxes": .integer(certificate.boxes), "seconds": .number(run.certificateSeconds),
      "designsFound": .integer(certificate.found.count), "interrupted": .bool(certificate.isInterrupted),
      "history": .array(certificate.history.map { [.integer($0.boxes), .number($0.bound)] }),
      "undecided": .array(
        left.map { ["combination": .string(plan.label($0)), "boxes": .integer(certificate.remaining[$0])] }),
      "withoutBounds": .array(certificate.partsWithoutBounds.map { .string($0) }),
    ]
  }

  private func objectives(_ minimised: [Double]) -> JSONValue {
    .object(
      zip(findings.goals, minimised).map { goal, value in
        (goal.name, ["value": goal.unit.shown(goal.isMaximized ? -value : value), "unit": .string(goal.unit.text)])
      })
  }

  /// A design that keeps not all constraints, and by how much.
  private func miss(_ design: Design) -> JSONValue {
    let slots = zip(plan.document.slots, plan.combinations[design.combination].fillings)
    let violated = Shortfall.all(of: design, plan).map { shortfall -> JSONValue in
      [
        "limit": .string(shortfall.limit), "value": shortfall.unit.shown(shortfall.value),
        "allowed": shortfall.unit.shown(shortfall.allowed),
        "excess": .number((shortfall.excess / shortfall.unit.factor).rounded(toDigits: 12)),
        "unit": .string(shortfall.unit.text),
      ]
    }
    return [
      "combination": .string(plan.label(design.combination)),
      "slots": .object(slots.map { ($0.name.value, .string($1)) }), "status": .string(design.status.description),
      "variables": plan.quantities(of: design, .variable), "objectives": plan.objectives(of: design),
      "constraints": plan.quantities(of: design, .constraint), "report": plan.quantities(of: design, .report),
      "violated": .array(violated),
    ]
  }
}

extension UInt64 {
  /// As a number while a program that reads doubles keeps it exactly, else as text.
  fileprivate var value: JSONValue { self <= 1 << 53 ? .integer(Int(self)) : .string("\(self)") }
}
