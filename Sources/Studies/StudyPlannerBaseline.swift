// The study's design to compare with, found among the combinations.
import Documents
import Quantities

extension StudyPlanner {
  /// The baseline as a design of the study; `nil` where there is none, or where something is wrong with it.
  mutating func baseline() -> StudyPlan.DesignInput? {
    guard let baseline = document.baseline else { return nil }
    checkBaselineNames(baseline)
    checkBaselineChoices(baseline)
    guard faults.isEmpty, !combinations.isEmpty else { return nil }
    let fillings = document.slots.map { slot in
      baseline.slots.first { $0.name.value == slot.name.value }?.filling.value
    }
    let values = document.variables.map { variable in
      baseline.variables.first { $0.name.value == variable.name.value }?.value.quantity.value
    }
    guard let at = combinations.firstIndex(where: { $0.holds(fillings, values) }) else {
      faults.add(
        baseline.place, "the study has no such combination",
        remedy: "candidates of the study's slots, and the choices of its variables that have them")
      return nil
    }
    for place in combinations[at].moving where values[place] == nil {
      let name = document.variables[place].name.value
      faults.add(baseline.place, "says nothing of the variable '\(name)'", remedy: "give a value for each variable")
    }
    guard faults.isEmpty else { return nil }
    return StudyPlan.DesignInput(
      name: "baseline", combination: at, x: combinations[at].moving.map { values[$0]! })
  }

  private mutating func checkBaselineNames(_ baseline: StudyDocument.Baseline) {
    let slots = document.slots.map(\.name.value)
    for (name, _) in baseline.slots where !slots.contains(name.value) {
      faults.add(
        name.place, "the study has no slot '\(name.value)'",
        remedy: suggestion(for: name.value, among: slots))
    }
    for (name, value) in baseline.variables {
      guard let variable = document.variables.first(where: { $0.name.value == name.value }) else {
        let names = document.variables.map(\.name.value)
        faults.add(
          name.place, "the study has no variable '\(name.value)'",
          remedy: suggestion(for: name.value, among: names))
        continue
      }
      let unit = value.quantity.unit
      // By what it measures, and in what the study writes unless the variable itself is at fault.
      let declared = declaredUnit(name.value) ?? variable.unit
      let expected = declared.dimension == variable.unit.dimension ? variable.unit : declared
      if unit.dimension != expected.dimension {
        faults.add(
          value.place, "has the unit '\(unit)', which is \(unit.dimension.described)",
          remedy: "'\(name.value)' is \(expected.dimension.described)"
            + (expected.text == "1" ? "" : ", such as '20 \(expected)'"))
      }
    }
  }

  /// What each slot and each variable with choices is, as far as that can be said without a model.
  private mutating func checkBaselineChoices(_ baseline: StudyDocument.Baseline) {
    // A slot under a name that is nearly its own has been told.
    let names = document.slots.map(\.name.value)
    let meant = baseline.slots.compactMap { nearest($0.name.value, among: names) }
    for slot in document.slots where !slot.candidates.isEmpty {
      let ids = slot.candidates.map(\.value)
      if let given = baseline.slots.first(where: { $0.name.value == slot.name.value })?.filling {
        if !ids.contains(given.value) {
          faults.add(
            given.place, "'\(given.value)' is no candidate of the slot '\(slot.name.value)'",
            remedy: suggestion(for: given.value, among: ids) ?? ids.joined(separator: ", "))
        }
      } else if slot.hasChoice, !meant.contains(slot.name.value) {
        faults.add(
          baseline.place, "says nothing of the slot '\(slot.name.value)'", remedy: "name one of its candidates")
      }
    }
    for variable in document.variables {
      guard case .choices(let choices) = variable.domain,
        let given = baseline.variables.first(where: { $0.name.value == variable.name.value })?.value,
        given.quantity.unit.dimension == variable.unit.dimension,
        !choices.contains(where: { $0.quantity.value == given.quantity.value })
      else { continue }
      faults.add(
        given.place, "\(given.quantity) is none of the choices of '\(variable.name.value)'",
        remedy: choices.map { "\($0.quantity)" }.joined(separator: ", "))
    }
  }
}

extension StudyPlan.Combination {
  /// Whether it has these fillings (`nil`: any) and, where a variable has discrete choices, that choice.
  func holds(_ fillings: [String?], _ values: [Double?]) -> Bool {
    zip(fillings, self.fillings).allSatisfy { $0 == nil || $0 == $1 }
      && zip(choices, values).allSatisfy { choice, value in choice.map { $0 == value } ?? true }
  }
}
