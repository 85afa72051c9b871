public import Documents

/// A text that is no unit, or no quantity.
public struct UnitError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The whole text.
  public let text: String
  /// What is wrong with it: `unknown unit 'mAhh' in 'mAhh/g'`.
  public let problem: String
  /// What would be right: `did you mean 'mAh'?`.
  public let remedy: String?

  /// `problem; remedy`.
  public var description: String { problem + (remedy.map { "; \($0)" } ?? "") }

  init(_ text: String, _ problem: String, remedy: String?) {
    self.text = text
    self.problem = problem
    self.remedy = remedy
  }
}

extension Faults {
  /// Adds what is wrong with a unit at the place where it was written.
  public mutating func add(_ place: String, _ error: UnitError) {
    add(place, error.problem, remedy: error.remedy)
  }
}
