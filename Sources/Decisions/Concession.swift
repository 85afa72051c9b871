// What may give way for a target: a limit that the study sets, or a number of a card within its plausible range.
import Modeling
import Quantities
public import Studies

/// A limit or a number with how far it may go.
public struct Concession: Sendable {
  /// What gives way.
  public enum Subject: Sendable {
    /// A constraint, or an end of a variable's interval.
    case limit(StudyLimit)
    /// A number on which the models rest.
    case parameter(StudyParameter)
  }
  /// What gives way.
  public let subject: Subject
  /// Where the study or the card has it [SI].
  public let start: Double
  /// As far as it may go [SI].
  public let furthest: Double

  /// A value on the way, by its share of it, [0, 1] [SI].
  func value(_ share: Double) -> Double { start + share * (furthest - start) }

  /// A limit to half of itself, or of its interval, further, and not beyond what the components that read it are meant for; `nil`
  /// where that leaves no room.
  init?(_ limit: StudyLimit, in graph: ComponentGraph) {
    let range = graph.meant(for: limit.quantity)
    var furthest = limit.relaxed(by: 0.5 * limit.scale)
    if limit.kind == .bound { furthest = min(max(furthest, range.lowerBound), range.upperBound) }
    // What cannot be negative does not become so; a bound stays above zero, for a logarithm needs that.
    if !limit.isUpper, limit.value >= 0, limit.unit.offset == 0 {
      furthest = max(furthest, limit.kind == .bound ? 0.1 * limit.value : 0)
    }
    guard limit.isUpper ? furthest > limit.value : furthest < limit.value else { return nil }
    self.init(subject: .limit(limit), start: limit.value, furthest: furthest)
  }

  /// A number to one end of its plausible range; `nil` where it has none, or stands there.
  init?(_ parameter: StudyParameter, up: Bool) {
    guard let range = parameter.plausible else { return nil }
    let end = up ? range.upperBound : range.lowerBound
    guard up ? end > parameter.value : end < parameter.value else { return nil }
    self.init(subject: .parameter(parameter), start: parameter.value, furthest: end)
  }

  private init(subject: Subject, start: Double, furthest: Double) {
    self.subject = subject
    self.start = start
    self.furthest = furthest
  }
}
