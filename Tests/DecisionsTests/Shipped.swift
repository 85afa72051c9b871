// The shipped studies and plugins, and a study of one objective that asks again what a multiplier says.
import Decisions
import Documents
import Foundation
import Modeling
import PluginHost
import Quantities
import Studies

enum Shipped {
  /// Everything beside the test program: what a user gets.
  static let catalog = Plugins.load().catalog

  /// - Parameter replaced: A text of the study that gives way to another, such as a limit.
  static func plan(_ study: String, replaced: (old: String, new: String)? = nil) throws -> StudyPlan {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Studies")
    var text = try String(decoding: Data(contentsOf: folder.appending(path: "\(study).json")), as: UTF8.self)
    if let replaced {
      guard text.contains(replaced.old) else { throw Fault(study, "does not say '\(replaced.old)'") }
      text = text.replacing(replaced.old, with: replaced.new)
    }
    return try StudyPlan(parsing: text.utf8, file: study, catalog: catalog)
  }
}

/// Asks for the best of one objective, the others no worse than a design has them, in the design's combination.
struct Resolved {
  let plan: StudyPlan
  let design: Design
  let catalog: [String: any Component]

  /// The best value of an objective after a limit or another objective has given way [SI].
  func best(_ objective: Int, relaxing limit: StudyLimit? = nil, givingUp other: Int? = nil, by step: Double) throws
    -> Double
  {
    try best(objective, relaxing: limit.map { [($0, step)] } ?? [], givingUp: other, by: step)
  }

  /// The best value of an objective, all others free, after limits and numbers have gone a share of their way [SI].
  func best(_ objective: Int, after changes: [PathToTarget.Change], share: Double) throws -> Double {
    var limits: [(StudyLimit, Double)] = []
    var numbers: [(StudyParameter, Double)] = []
    for change in changes {
      let way = share * (change.value - change.concession.start)
      switch change.concession.subject {
      case .limit(let limit): limits.append((limit, abs(way)))
      case .parameter(let parameter): numbers.append((parameter, change.concession.start + way))
      }
    }
    return try best(objective, relaxing: limits, fixing: numbers, holdsOthers: false)
  }

  private func best(
    _ objective: Int, relaxing relaxed: [(limit: StudyLimit, by: Double)], fixing: [(StudyParameter, Double)] = [],
    givingUp other: Int? = nil, by step: Double = 0, holdsOthers: Bool = true
  ) throws -> Double {
    let objectives = plan.document.objectives
    var least: [String: Double] = [:]
    var greatest: [String: Double] = [:]
    for limit in plan.limits where limit.kind == .constraint {
      if limit.isUpper { greatest[limit.quantity] = limit.value } else { least[limit.quantity] = limit.value }
    }
    for (limit, step) in relaxed where limit.kind == .constraint {
      if limit.isUpper { greatest[limit.quantity]! += step } else { least[limit.quantity]! -= step }
    }
    for (at, held) in objectives.enumerated() where at != objective && holdsOthers {
      let name = held.name.value
      let value = design.values[plan.column(of: name)!]!
      // An objective at its own limit is held by that.
      let limits = plan.limits.filter {
        $0.quantity == name && $0.kind == .constraint && $0.isUpper != held.isMaximized
      }
      if limits.contains(where: { abs($0.value - value) <= 1e-6 * abs($0.value) }) { continue }
      let room = at == other ? step : 0
      if held.isMaximized { least[name] = value - room } else { greatest[name] = value + room }
    }
    func text(_ si: Double, _ unit: Quantities.Unit) -> JSONValue {
      .string("\(unit.exactText(ofSI: si))\(unit.text == "1" ? "" : " \(unit)")")
    }
    let constraints = Set(least.keys).union(greatest.keys).sorted().map { name -> (String, JSONValue) in
      let unit = plan.unit(of: name)!
      return (
        name,
        .object(
          (least[name].map { [("min", text($0, unit))] } ?? [])
            + (greatest[name].map { [("max", text($0, unit))] } ?? []))
      )
    }
    let variables = zip(plan.document.variables, design.variables).compactMap {
      variable, value -> (String, JSONValue)? in
      guard case .interval(let min, let max, let isInteger, _) = variable.domain, let value else { return nil }
      var (low, high) = (min.quantity.value, max.quantity.value)
      if isInteger { (low, high) = (value, value) }
      for (limit, step) in relaxed where limit.kind == .bound && limit.quantity == variable.name.value {
        if limit.isUpper { high += step } else { low -= step }
      }
      return (variable.name.value, ["min": text(low, variable.unit), "max": text(high, variable.unit)])
    }
    let slots = zip(plan.document.slots, plan.combinations[design.combination].fillings).map { slot, id in
      (slot.name.value, JSONValue.array([.string(id)]))
    }
    let goal = objectives[objective]
    let numbers = fixing.flatMap { parameter, value in
      parameter.quantities.map { ($0, text(value, parameter.port.unit)) }
    }
    let study: JSONValue = [
      "cellfront": 1, "title": "again", "components": .array(plan.document.components.map { .string($0.value) }),
      "slots": .object(slots),
      "fixed": .object(
        plan.document.fixed.map { ($0.name.value, text($0.value.quantity.value, $0.value.quantity.unit)) } + numbers),
      "variables": .object(variables), "constraints": .object(constraints),
      "objectives": .object([(goal.name.value, .object([(goal.isMaximized ? "maximize" : "minimize", true)]))]),
      "search": ["points": 1],
    ]
    let run = try StudyPlan(parsing: study.text().utf8, file: "again", catalog: catalog).run(jobs: 1)
    guard let best = run.designs.first else { throw Fault("again", "has no feasible design") }
    return best.values[run.plan.column(of: goal.name.value)!]!
  }
}
