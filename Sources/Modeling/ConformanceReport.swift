public import Quantities

/// What a conformance check found.
public struct ConformanceReport: Sendable, CustomStringConvertible {
  /// A broken promise of a component.
  public struct Finding: Sendable, CustomStringConvertible {
    /// The component's id.
    public let component: String
    /// The port concerned, if it is one.
    public let port: String?
    /// What is wrong.
    public let problem: String
    /// The inputs at which it was found first; empty when the declaration is at fault.
    public let point: [(name: String, value: Quantity)]
    /// `'ohm' 'cell.voltageDrop': is not finite, at cell.current 1 A, cell.resistance 10 mohm`.
    public var description: String {
      let place = point.map { "\($0.name) \($0.value)" }.joined(separator: ", ")
      return "'\(component)'" + (port.map { " '\($0)'" } ?? "") + ": \(problem)"
        + (place.isEmpty ? "" : ", at \(place)")
    }
  }

  /// The component's id.
  public let component: String
  /// Broken promises, each of a kind once with the first point where it was met.
  public internal(set) var findings: [Finding] = []
  /// The points at which the component had values.
  public internal(set) var valued = 0
  /// The points that it refused.
  public internal(set) var refused = 0
  /// The derivatives compared with differences.
  public internal(set) var compared = 0
  /// Those at which the differences themselves were not accurate enough to judge.
  public internal(set) var unresolved = 0
  /// It has no derivatives of its own: the host differentiates it.
  public let isDifferenced: Bool

  /// No promise is broken.
  public var passed: Bool { findings.isEmpty }

  /// A line of counts.
  public var summary: String {
    let derivatives =
      isDifferenced ? "differenced by the host" : "\(compared) derivatives compared, \(unresolved) unresolved"
    return "'\(component)': \(passed ? "conforms" : "\(findings.count) finding\(findings.count == 1 ? "" : "s")"); "
      + "\(valued) points valued, \(refused) refused; \(derivatives)"
  }

  /// The line of counts and one for each finding.
  public var description: String { ([summary] + findings.map(\.description)).joined(separator: "\n") }
}
