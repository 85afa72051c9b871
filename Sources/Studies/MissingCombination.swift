// What is said where a design, from a table or a stream, is in none of the study's combinations.
import Documents
import Quantities

extension StudyPlan {
  /// What keeps fillings and values from being a combination: a slot of which nothing is said, a choice that is none, or else the
  /// materials.
  func whyMissing(_ fillings: [String?], _ values: [Double?], _ place: String) -> Faults {
    var faults = Faults()
    for (slot, id) in zip(document.slots, fillings) {
      guard id == nil, slot.hasChoice, case .candidates(let candidates) = slot.filling else { continue }
      faults.add(
        place, "says nothing of the slot '\(slot.name.value)'", remedy: candidates.map(\.value).joined(separator: ", "))
    }
    for (variable, value) in zip(document.variables, values) {
      guard case .choices(let choices) = variable.domain, !choices.contains(where: { $0.quantity.value == value })
      else { continue }
      let given = value.map { "\(Quantity(si: $0, unit: variable.unit)), which is none of its choices" } ?? "empty"
      faults.add(
        "\(place) \(variable.name.value)", "is \(given)",
        remedy: choices.map { "\($0.quantity)" }.joined(separator: ", "))
    }
    if !faults.isEmpty { return faults }
    let given = fillings.compactMap { $0 }.joined(separator: " + ")
    faults.add(
      place, "the study has no combination '\(given)'",
      remedy: suggestion(for: given, among: combinations.map { $0.fillings.joined(separator: " + ") }))
    return faults
  }
}
