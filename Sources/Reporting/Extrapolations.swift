// Designs outside the range in which components are valid, in words: summary, report, shortlist and terminal say the same.
import Studies

/// What of some designs lies outside of what components are meant for.
struct Extrapolations {
  /// How many designs, and of how many.
  let count: Int, total: Int
  /// `cell temperature (transport, ageing)`; what most designs have outside comes first.
  let quantities: [String]

  init(_ designs: [Design]) {
    var components: [String: Set<String>] = [:]
    var counts: [String: Int] = [:]
    for design in designs {
      let parts = design.extrapolated.map(Self.parts)
      for part in parts { components[part.quantity, default: []].insert(part.component) }
      for quantity in Set(parts.map(\.quantity)) { counts[quantity, default: 0] += 1 }
    }
    count = designs.count { !$0.extrapolated.isEmpty }
    total = designs.count
    quantities = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { quantity, _ in
      Self.words(quantity, components[quantity]!.sorted())
    }
  }

  /// `3 of 20 designs are extrapolated, …`; `nil` where none is.
  var sentence: String? {
    guard count > 0 else { return nil }
    return "\(count.text) of \(total.counted("design")) \(count == 1 ? "is" : "are") \(kind)"
  }

  /// `extrapolated, …`; `nil` where the design is not.
  static func words(_ design: Design) -> String? {
    let one = Self([design])
    return one.count > 0 ? one.kind : nil
  }

  /// `cell temperature (transport)` for `transport: cell.temperature`.
  static func words(_ name: String) -> String {
    let (component, quantity) = parts(name)
    return words(quantity, [component])
  }

  private var kind: String {
    "extrapolated, outside the range in which components are valid: \(quantities.joined(separator: ", "))"
  }

  private static func words(_ quantity: String, _ components: [String]) -> String {
    "\(quantity.inWords) (\(components.joined(separator: ", ")))"
  }

  private static func parts(_ name: String) -> (component: String, quantity: String) {
    guard let colon = name.ranges(of: ": ").last else { return ("", name) }
    return (String(name[..<colon.lowerBound]), String(name[colon.upperBound...]))
  }
}
