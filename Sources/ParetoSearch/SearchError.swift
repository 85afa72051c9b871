// What makes a search impossible before it starts: everything wrong is listed at once.

/// One thing wrong with a problem or with the options.
public struct SearchFault: Sendable, Hashable, CustomStringConvertible {
  /// Where: a variable's or an option's name.
  public var place: String
  /// What stands there.
  public var found: String
  /// What may stand there.
  public var allowed: String
  /// What to do about it.
  public var hint: String

  /// A fault at a place.
  public init(place: String, found: String, allowed: String, hint: String) {
    self.place = place
    self.found = found
    self.allowed = allowed
    self.hint = hint
  }

  /// The fault in one line.
  public var description: String { "\(place): found \(found), allowed \(allowed); \(hint)" }
}

/// A problem or options that cannot be searched.
public struct SearchError: Error, Sendable, Hashable, CustomStringConvertible {
  /// Every fault found.
  public var faults: [SearchFault]

  /// The faults, one a line.
  public var description: String { faults.map(\.description).joined(separator: "\n") }
}
