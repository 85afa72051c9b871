// JSON Lines: one request a line, one answer a line. The protocol that process plugins speak, with this study as the
// component, so that any optimiser or notebook can drive the model.
//
//   {"op":"describe"}                          → {"abi":[1,0],"components":[{…inputs, outputs, slots…}]}
//   {"op":"evaluate","slots":{…},"x":[…]}      → {"y":[…],"status":"feasible"}, with "derivatives":true also "jacobian"
//
// Numbers are in the units that `describe` states: `x` and the columns of the Jacobian follow the inputs, `y` and its rows
// the outputs. What a combination does not have, and what has no answer, is null.
import Documents
import Modeling
import Quantities

/// Answers requests about a study's designs. One thread at a time.
public final class DesignStream {
  private let plan: StudyPlan
  private let evaluator: DesignEvaluator
  private let outputs: [StudyPlan.Column]

  /// A stream for the designs of a study.
  public init(_ plan: StudyPlan) {
    self.plan = plan
    evaluator = DesignEvaluator(plan)
    outputs = plan.columns.filter { $0.role != .variable }
  }

  /// The answer to one line; what is wrong with it becomes `{"error": …}`.
  public func answer(_ line: some Sequence<UInt8>) -> String {
    do throws(Faults) {
      let node = try JSONNode.parse(line, file: "request")
      var faults = Faults()
      guard var reader = ObjectReader(node, &faults, what: "a request") else { throw faults }
      let operation = reader.required("op", &faults)?.string(among: ["describe", "evaluate"], &faults)
      try faults.throwIfAny()
      return try (operation == "describe" ? describe() : evaluate(&reader)).text()
    } catch {
      let value: JSONValue = ["error": .string(error.list.map(\.description).joined(separator: "\n"))]
      return value.text()
    }
  }

  private func describe() -> JSONValue {
    let inputs = plan.document.variables.map { variable -> JSONValue in
      var members: [(String, JSONValue)] = [
        ("name", .string(variable.name.value)), ("unit", .string(variable.unit.text)),
      ]
      switch variable.domain {
      case .interval(let min, let max, let isInteger, _):
        members += [
          ("lower", .number(variable.unit.fromSI(min.quantity.value))),
          ("upper", .number(variable.unit.fromSI(max.quantity.value))), ("integer", .bool(isInteger)),
        ]
      case .choices(let values):
        members.append(("choices", .array(values.map { .number(variable.unit.fromSI($0.quantity.value)) })))
      }
      return .object(members)
    }
    let objectives = plan.document.objectives
    let outputs = self.outputs.map { column -> JSONValue in
      var members: [(String, JSONValue)] = [("name", .string(column.name)), ("unit", .string(column.unit.text))]
      if let objective = objectives.first(where: { $0.name.value == column.name }) {
        members.append((objective.isMaximized ? "maximize" : "minimize", true))
      }
      if let limits = plan.document.constraints.first(where: { $0.name.value == column.name }) {
        if let min = limits.min { members.append(("min", .number(column.unit.fromSI(min.quantity.value)))) }
        if let max = limits.max { members.append(("max", .number(column.unit.fromSI(max.quantity.value)))) }
      }
      return .object(members)
    }
    let slots = plan.document.slots.compactMap { slot -> (String, JSONValue)? in
      guard case .candidates(let candidates) = slot.filling else { return nil }
      return (slot.name.value, .array(candidates.map { .string($0.value) }))
    }
    return [
      "abi": [1, 0],
      "components": [
        [
          "id": .string(plan.document.file), "title": .string(plan.document.title), "slots": .object(slots),
          "inputs": .array(inputs), "outputs": .array(outputs), "derivatives": true,
        ]
      ],
    ]
  }

  private func evaluate(_ reader: inout ObjectReader) throws(Faults) -> JSONValue {
    var faults = Faults()
    let slots = reader.optional("slots")?.members(&faults) ?? []
    let numbers = reader.required("x", &faults)
    let wantsDerivatives = reader.optional("derivatives")?.bool(&faults) ?? false
    _ = reader.optional("component")
    reader.finish(into: &faults)
    let x = (numbers?.array(&faults) ?? []).map { $0.isNull ? nil : $0.number(&faults) }
    let variables = plan.document.variables
    if let numbers, faults.isEmpty, x.count != variables.count {
      faults.add(numbers.place, "has \(x.count) numbers where the study has \(variables.count) variables")
    }
    try faults.throwIfAny()

    let values = zip(x, variables).map { number, variable in number.map { variable.unit.toSI($0) } }
    let fillings = try self.fillings(slots)
    guard let combination = plan.combination(fillings: fillings, values) else {
      throw Faults(
        Fault(
          reader.place, "the study has no such combination: \(fillings.map { $0 ?? "?" }.joined(separator: " + "))",
          remedy:
            "'slots' names a candidate for each slot that has several, 'x' one of the choices of a variable that has them"
        ))
    }
    let moving = plan.combinations[combination].moving
    for variable in moving where values[variable] == nil {
      faults.add(reader.place, "'\(variables[variable].name.value)' is null")
    }
    try faults.throwIfAny()
    let design = evaluator.design(
      combination: combination, moving.map { values[$0]! }, derivatives: wantsDerivatives)
    return answer(design, moving, withJacobian: wantsDerivatives && design.hasAnswer)
  }

  private func answer(_ design: Design, _ moving: [Int], withJacobian: Bool) -> JSONValue {
    let first = plan.columns.count - outputs.count
    let y = outputs.enumerated().map { at, column -> JSONValue in
      design.values[first + at].map { .number(column.unit.fromSI($0)) } ?? .null
    }
    var members: [(String, JSONValue)] = [("y", .array(y)), ("status", .string(design.status.description))]
    if withJacobian {
      let rows = outputs.map { column -> JSONValue in
        .array(
          plan.document.variables.indices.map { variable in
            guard let place = moving.firstIndex(of: variable),
              let slope = evaluator.slope(of: column.name, variable: place, combination: design.combination)
            else { return .null }
            return .number(slope * plan.document.variables[variable].unit.factor / column.unit.factor)
          })
      }
      members.append(("jacobian", .array(rows)))
    }
    return .object(members)
  }

  /// An id for each slot, `nil` where the request names none and the slot has but one candidate or follows another.
  private func fillings(_ given: [JSONNode.Member]) throws(Faults) -> [String?] {
    var faults = Faults()
    let names = plan.document.slots.map(\.name.value)
    for member in given where !names.contains(member.key) {
      faults.add(
        member.place, "the study has no slot '\(member.key)'",
        remedy: nearest(member.key, among: names).map { "did you mean '\($0)'?" })
    }
    let fillings = plan.document.slots.map { slot in
      given.first { $0.key == slot.name.value }.flatMap { $0.value.string(&faults) }
    }
    try faults.throwIfAny()
    return fillings
  }
}

extension Design {
  /// Whether all components had an answer.
  public var hasAnswer: Bool {
    switch status {
    case .feasible, .violates: true
    case .refused, .failed: false
    }
  }
}

extension StudyPlan {
  /// The first combination with these fillings (`nil`: any) and, where a variable has discrete choices, with that choice.
  func combination(fillings: [String?], _ values: [Double?]) -> Int? {
    guard zip(document.slots, fillings).allSatisfy({ slot, id in id != nil || !slot.hasChoice }) else { return nil }
    return combinations.firstIndex { $0.holds(fillings, values) }
  }
}
