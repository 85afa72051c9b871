// A study as its author wrote it: decoded, every fault listed with its place, no plugin looked at yet.
public import Quantities

/// The content of a study file.
public struct StudyDocument: Sendable {
  /// A text of the author with the place where it stands, for faults found later.
  public struct Text: Sendable {
    public let value: String
    public let place: String
  }

  /// A value with its unit, as written.
  public struct Value: Sendable {
    public let quantity: Quantity
    public let place: String
  }

  /// A place filled by one component out of candidates.
  public struct Slot: Sendable {
    public enum Filling: Sendable {
      case candidates([Text])
      /// Whatever fills the named slot.
      case sameAs(Text)
    }
    public let name: Text
    public let filling: Filling
  }

  /// A quantity that the search may move.
  public struct Variable: Sendable {
    public enum Domain: Sendable {
      case interval(min: Value, max: Value, isInteger: Bool, isLogarithmic: Bool)
      case choices([Value])
    }
    public let name: Text
    public let domain: Domain
    /// The unit in which it is written.
    public let unit: Unit
  }

  /// A quantity to make small or large.
  public struct Objective: Sendable {
    public let name: Text
    public let isMaximized: Bool
    /// An aspiration; it never cuts the front.
    public let target: Value?
    /// The unit in which it is written; `nil`: the one its component declares.
    public let unit: Unit?
  }

  /// Limits that a design must keep.
  public struct Constraint: Sendable {
    public let name: Text
    public let min: Value?, max: Value?
    public let unit: Unit?
  }

  /// How the search is to be made.
  public struct Search: Sendable {
    /// The number of designs in the returned front.
    public var points = 200
    public var seed: UInt64 = 1
    /// The number of evaluations after which the search ends; `nil`: when the front is covered.
    public var evaluations: Int?
  }

  public let file: String
  public let title: String
  public let text: String
  /// Ids of the components that fill no slot.
  public let components: [Text]
  public let slots: [Slot]
  public let fixed: [(name: Text, value: Value)]
  public let variables: [Variable]
  public let objectives: [Objective]
  public let constraints: [Constraint]
  /// Further quantities for the tables.
  public let report: [Text]
  public let search: Search
  /// The quantities whose entries are faulty: taken as supplied, so that one fault does not look like two.
  let unreadable: [String]
}
