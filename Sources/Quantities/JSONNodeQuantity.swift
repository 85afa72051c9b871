// Quantities and units where documents hold them, checked for what they measure.

public import Documents

extension JSONNode {
  /// The quantity, whatever it measures, or a fault; a bare number is a pure number.
  /// - Parameter remedy: What would be right where there is none.
  public func quantity(_ faults: inout Faults, remedy: String = "'20 um', or a bare number") -> Quantity? {
    switch kind {
    case .number(let value, _): return Quantity(si: value, unit: .one)
    case .string(let text):
      do throws(UnitError) { return try Quantity.parse(text) } catch { faults.add(place, error) }
    default: faults.add(place, "must be a quantity, found \(found)", remedy: remedy)
    }
    return nil
  }

  /// The quantity, which must measure what the expected unit measures, or a fault; a bare number is a pure number.
  public func quantity(like expected: Unit, _ faults: inout Faults) -> Quantity? {
    let remedy = "\(expected.dimension.described) such as '\(Self.example(expected))'"
    guard let quantity = quantity(&faults, remedy: remedy) else { return nil }
    if quantity.unit.dimension == expected.dimension { return quantity }
    let unit = quantity.unit
    let problem =
      unit == .one ? "has no unit" : "has the unit '\(unit)', which is \(unit.dimension.described)"
    faults.add(place, problem, remedy: remedy)
    return nil
  }

  /// The unit that the string names, or a fault.
  public func unit(_ faults: inout Faults) -> Unit? {
    guard let text = string(&faults) else { return nil }
    do throws(UnitError) { return try Unit(text) } catch {
      faults.add(place, error)
      return nil
    }
  }

  private static func example(_ unit: Unit) -> String { unit.text == "1" ? "20" : "20 \(unit)" }
}
