// A node read as what the caller needs. What does not fit adds a fault and gives nil, so that a decoder goes on and
// finds every fault of the document.

extension JSONNode {
  /// The string, or a fault.
  public func string(_ faults: inout Faults) -> String? {
    if case .string(let value) = kind { return value }
    return refuse("a string", &faults)
  }

  /// The string if it is one of those allowed, or a fault that names them.
  public func string(among allowed: [String], _ faults: inout Faults) -> String? {
    guard let value = string(&faults) else { return nil }
    if allowed.contains(value) { return value }
    let list = allowed.map { "'\($0)'" }.joined(separator: ", ")
    let remedy = suggestion(for: value, among: allowed) ?? "one of \(list)"
    faults.add(place, "'\(value)' is not known here", remedy: remedy)
    return nil
  }

  /// The finite number, or a fault.
  public func number(_ faults: inout Faults) -> Double? {
    if case .number(let value, _) = kind { return value }
    return refuse("a number", &faults)
  }

  /// The finite number within the range, or a fault.
  public func number(in range: ClosedRange<Double>, _ faults: inout Faults) -> Double? {
    if case .number(let value, _) = kind, range.contains(value) { return value }
    return refuse("a number from \(range.lowerBound) to \(range.upperBound)", &faults)
  }

  /// True or false, or a fault.
  public func bool(_ faults: inout Faults) -> Bool? {
    if case .bool(let value) = kind { return value }
    return refuse("true or false", &faults)
  }

  /// The whole number within the range, or a fault; `1e3` and `2.0` are whole.
  public func integer(in range: ClosedRange<Int>, _ faults: inout Faults) -> Int? {
    if case .number(let value, let text) = kind, let whole = Int(text) ?? Int(exactly: value), range.contains(whole) {
      return whole
    }
    let bounds =
      switch (range.lowerBound, range.upperBound) {
      case (.min, .max): ""
      case (let low, .max): " of at least \(low)"
      case (.min, let high): " of at most \(high)"
      case (let low, let high): " from \(low) to \(high)"
      }
    return refuse("a whole number\(bounds)", &faults)
  }

  /// The items of the array, or a fault.
  public func array(_ faults: inout Faults) -> [JSONNode]? {
    if case .array(let items) = kind { return items }
    return refuse("an array", &faults)
  }

  /// The members of an object whose keys are the user's own names, in their order, or a fault.
  public func members(_ faults: inout Faults) -> [Member]? {
    if case .object(let members) = kind { return members }
    return refuse("an object", &faults)
  }

  /// Whether this is JSON's null.
  public var isNull: Bool {
    if case .null = kind { return true }
    return false
  }

  private func refuse<Value>(_ expected: String, _ faults: inout Faults) -> Value? {
    faults.add(place, "must be \(expected), found \(found)")
    return nil
  }
}
