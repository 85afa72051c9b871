// What holds for every declared port, whether a library or a card declares it.
import Documents
import Modeling
import Quantities

/// Collects what is wrong with a component's declaration.
enum PortChecks {
  /// Lower-case words and digits joined by hyphens: `layered-cell`, `nmc811`.
  static func isIdentifier(_ id: String) -> Bool {
    id.split(separator: "-", omittingEmptySubsequences: false).allSatisfy { word in
      !word.isEmpty && word.utf8.allSatisfy { isLowerLetter($0) || isDigit($0) }
    }
  }

  /// Dotted lowerCamelCase: `cathode.arealCapacity`.
  static func isPortName(_ name: String) -> Bool {
    name.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { part in
      part.utf8.first.map(isLowerLetter) == true
        && part.utf8.allSatisfy { isLowerLetter($0 | 0x20) || isDigit($0) }
    }
  }

  /// A range with one or both ends stated; an end that is not stated is infinite.
  static func range(
    _ lower: Double?, _ upper: Double?, _ unit: Unit, what: String, at place: String, _ faults: inout Faults
  ) -> ClosedRange<Double>? {
    guard lower != nil || upper != nil else { return nil }
    let (lower, upper) = (lower ?? -.infinity, upper ?? .infinity)
    guard lower <= upper else {
      let problem = "has the \(what) \(shown(lower, unit)) to \(shown(upper, unit)), the wrong way round"
      faults.add(place, problem)
      return nil
    }
    return lower...upper
  }

  /// A default must be valid and plausible.
  static func checkDefault(of port: Port, at place: String, _ faults: inout Faults) {
    guard let initial = port.initial else { return }
    for (range, what) in [(port.range, "valid"), (port.plausible, "plausible")] {
      guard let range, !range.contains(initial) else { continue }
      let ends = "\(shown(range.lowerBound, port.unit)) to \(shown(range.upperBound, port.unit))"
      faults.add(place, "has the default \(shown(initial, port.unit)), outside its \(what) range \(ends)")
    }
  }

  /// An SI value in the unit that its author wrote.
  static func shown(_ value: Double, _ unit: Unit) -> String {
    Quantity(si: value, unit: unit).description
  }

  private static func isLowerLetter(_ byte: UInt8) -> Bool { UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte }
  private static func isDigit(_ byte: UInt8) -> Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte }
}
