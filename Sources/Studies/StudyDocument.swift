// A study as its author wrote it: decoded, every fault listed with its place, no plugin looked at yet.
public import ParetoSearch
public import Quantities

/// The content of a study file.
public struct StudyDocument: Sendable {
  /// A text of the author with the place where it stands, for faults found later.
  public struct Text: Sendable {
    /// What is written.
    public let value: String
    /// Where it stands: `file:line:column path`.
    public let place: String
  }

  /// A value with its unit, as written.
  public struct Value: Sendable {
    /// The value and its unit.
    public let quantity: Quantity
    /// Where it stands: `file:line:column path`.
    public let place: String
  }

  /// A place filled by one component out of candidates.
  public struct Slot: Sendable {
    /// How a slot is filled.
    public enum Filling: Sendable {
      case candidates([Text])
      /// Whatever fills the named slot.
      case sameAs(Text)
    }
    /// Its name.
    public let name: Text
    /// What may fill it.
    public let filling: Filling
    /// The ids among which it chooses; none for a slot that follows another.
    public var candidates: [Text] { if case .candidates(let candidates) = filling { candidates } else { [] } }
    /// Whether there is more than one.
    package var hasChoice: Bool { candidates.count > 1 }
    /// How many ids may; `nil` for a slot that follows another.
    var candidateCount: Int? { if case .candidates(let candidates) = filling { candidates.count } else { nil } }
  }

  /// A quantity that the search may move.
  public struct Variable: Sendable {
    /// Where a variable may move.
    public enum Domain: Sendable {
      case interval(min: Value, max: Value, isInteger: Bool, isLogarithmic: Bool)
      case choices([Value])
    }
    /// Its name.
    public let name: Text
    /// Where it may move.
    public let domain: Domain
    /// The unit in which it is written.
    public let unit: Unit
  }

  /// A quantity to make small or large.
  public struct Objective: Sendable {
    /// Its name.
    public let name: Text
    /// Large is good.
    public let isMaximized: Bool
    /// An aspiration; it never cuts the front.
    public let target: Value?
    /// The unit in which it is written; `nil`: the one its component declares.
    public let unit: Unit?
  }

  /// Limits that a design must keep.
  public struct Constraint: Sendable {
    /// Its name.
    public let name: Text
    public let min: Value?, max: Value?
    /// The unit in which it is written; `nil`: the one its component declares.
    public let unit: Unit?
    /// The value that it must have, where `min` and `max` leave no other.
    public var equals: Value? { min?.quantity.value == max?.quantity.value ? min : nil }
  }

  /// A picture of the front for slides.
  public struct Figure: Sendable {
    /// A quantity that moves while all else of a design stays.
    public struct Sweep: Sendable {
      /// The quantity.
      public let name: Text
      /// From where to where.
      public let min: Value, max: Value
    }
    /// What is laid along the horizontal axis, and along the vertical one.
    public let across: Text, up: Text
    /// `nil`: a mark for each design; else a line for each design to choose from, along which this moves.
    public let over: Sweep?
  }

  /// A design to compare with: what is built today.
  public struct Baseline: Sendable {
    /// What fills the slots.
    public let slots: [(name: Text, filling: Text)]
    /// The values of the variables; they may lie outside the intervals.
    public let variables: [(name: Text, value: Value)]
    /// Where it stands: `file:line:column path`.
    public let place: String
  }

  /// How the search is to be made.
  public struct Search: Sendable {
    /// The number of designs in the returned front.
    public var points = 200
    /// Everything random follows from it.
    public var seed: UInt64 = 1
    /// The number of evaluations after which the search ends; `nil`: when the front is covered.
    public var evaluations: Int?
    /// The seconds after which the search ends; `nil`: when the front is covered. What is found then depends on the machine.
    public var seconds: Double?
    /// How the front is covered.
    public var strategy = SearchStrategy.automatic
    /// The share of the front's hypervolume beyond which is to be proved that no design adds any; `nil`: nothing is proved.
    public var certify: Double?
    /// The number of boxes after which the proof is given up.
    public var certifyBoxes = 1_000_000
  }

  /// The name by which faults call the study.
  public let file: String
  /// The question, in one line.
  public let title: String
  /// What the study is about.
  public let text: String
  /// Ids of the components that fill no slot.
  public let components: [Text]
  /// The places to be filled, in order.
  public let slots: [Slot]
  /// Quantities held at a value.
  public let fixed: [(name: Text, value: Value)]
  /// What the search may move, in order.
  public let variables: [Variable]
  /// What is to be small or large, in order.
  public let objectives: [Objective]
  /// What every design keeps.
  public let constraints: [Constraint]
  /// Further quantities for the tables.
  public let report: [Text]
  /// Pictures for slides; `nil`: each pair of objectives.
  public let figures: [Figure]?
  /// A design to compare with.
  public let baseline: Baseline?
  /// How the search is to be made.
  public let search: Search
  /// The quantities whose entries are faulty: taken as supplied, so that one fault does not look like two.
  let unreadable: [String]
}
