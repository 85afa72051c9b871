// What a user asks of a shortlist in words: values to reach, and weights.
public import Documents
import Quantities
public import Studies

extension StudyPlan {
  /// Reads what a user asks for; what is left out is no wish.
  /// - Throws: Everything that is wrong with either.
  public func wishes(reference: String?, weights: String?) throws(Faults) -> Shortlist.Wishes {
    var wishes = Shortlist.Wishes()
    var faults = Faults()
    do throws(Faults) {
      if let reference { wishes.reference = try self.reference(reference) }
    } catch {
      faults.add(error)
    }
    do throws(Faults) {
      if let weights { wishes.weights = try self.weights(weights) }
    } catch {
      faults.add(error)
    }
    try faults.throwIfAny()
    return wishes
  }

  /// Reads `500 Wh/kg, cell.cycleLife = 1000`: a value for each objective named, or that alone is measured in the value's unit.
  /// - Returns: A value for each objective [SI]; `nil` for those of which nothing is said.
  /// - Throws: Everything that is no value, fits no objective or several, or is said twice.
  public func reference(_ text: String) throws(Faults) -> [Double?] {
    var faults = Faults()
    var values = [Double?](repeating: nil, count: document.objectives.count)
    for part in text.split(separator: ",") {
      let sides = part.split(separator: "=", maxSplits: 1).map { $0.trimmed }
      do throws(UnitError) {
        let quantity = try Quantity.parse(sides.last ?? "")
        let name = sides.count == 2 ? sides[0] : nil
        if let at = objective(name, quantity.unit, String(part), &faults) {
          if values[at] != nil { faults.add("reference", "'\(document.objectives[at].name.value)' is given twice") }
          values[at] = quantity.value
        }
      } catch {
        faults.add("reference", error)
      }
    }
    if faults.isEmpty, values.allSatisfy({ $0 == nil }) { faults.add("reference", "names no value") }
    try faults.throwIfAny()
    return values
  }

  /// Reads `2, 1, 1`: a weight for each objective, in the study's order.
  /// - Throws: A wrong number of weights, what is no number >= 0, and weights that are all zero.
  public func weights(_ text: String) throws(Faults) -> [Double] {
    var faults = Faults()
    let parts = text.split(separator: ",").map(\.trimmed)
    let count = document.objectives.count
    if parts.count != count {
      let names = document.objectives.map(\.name.value).joined(separator: ", ")
      faults.add(
        "weights", "found \(parts.count) where the study has \(count) objectives", remedy: "one each for \(names)")
    }
    let weights = parts.map { part -> Double in
      guard let weight = Double(part), weight.isFinite, weight >= 0 else {
        faults.add("weights", "'\(part)' is not a number of at least zero")
        return 0
      }
      return weight
    }
    if faults.isEmpty, weights.allSatisfy({ $0 == 0 }) { faults.add("weights", "are all zero") }
    try faults.throwIfAny()
    return weights
  }

  private func objective(_ name: String?, _ unit: Unit, _ part: String, _ faults: inout Faults) -> Int? {
    let names = document.objectives.map(\.name.value)
    if let name {
      guard let at = names.firstIndex(of: name) else {
        faults.add(
          "reference", "'\(name)' is not an objective of the study",
          remedy: suggestion(for: name, among: names))
        return nil
      }
      guard let own = self.unit(of: name), own.dimension == unit.dimension else {
        faults.add(
          "reference", "'\(name)' is not measured in '\(unit)'", remedy: self.unit(of: name).map { "such as '\($0)'" })
        return nil
      }
      return at
    }
    let fitting = names.indices.filter { self.unit(of: names[$0])?.dimension == unit.dimension }
    guard fitting.count == 1 else {
      let example = (fitting.isEmpty ? names : fitting.map { names[$0] })[0]
      faults.add(
        "reference",
        "'\(part.trimmed)' fits \(fitting.isEmpty ? "no objective" : "several objectives"): it is"
          + " \(unit.dimension.described)",
        remedy: "such as '\(example) = …\(self.unit(of: example).map { $0.text == "1" ? "" : " \($0)" } ?? "")'")
      return nil
    }
    return fitting[0]
  }
}
