/// One fault of a request: where, what was found, what is allowed.
public struct Fault: Sendable, Hashable, CustomStringConvertible {
  /// The setting or entry at fault, e.g. `lower[2]`.
  public var place: String
  /// What was found there.
  public var found: String
  /// What is allowed there.
  public var allowed: String
  /// What to do about it, where that is known.
  public var hint: String?

  /// A fault at `place`.
  public init(_ place: String, found: String, allowed: String, hint: String? = nil) {
    (self.place, self.found, self.allowed, self.hint) = (place, found, allowed, hint)
  }

  /// The fault in one line.
  public var description: String {
    "\(place): found \(found), allowed \(allowed)" + (hint.map { " (\($0))" } ?? "")
  }
}

/// A request that NLopt was never asked to run, with all of its faults.
public struct NLoptError: Error, Hashable, CustomStringConvertible {
  /// What is wrong, in the order of the request; never empty.
  public var faults: [Fault]

  /// An error made of `faults`.
  public init(_ faults: [Fault]) {
    precondition(!faults.isEmpty, "an error names at least one fault")
    self.faults = faults
  }

  /// The error of one who asks for a run of `place` from within one.
  static func isRunning(_ place: String) -> NLoptError {
    NLoptError([
      Fault(
        place, found: "a run within its own run", allowed: "one at a time", hint: "what it calls may run another")
    ])
  }

  /// One line a fault.
  public var description: String { faults.map(\.description).joined(separator: "\n") }
}
