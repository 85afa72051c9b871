// A study with numbers of its own beside those of the plugins, so that one difference at a time can be made and searched.
public import Documents
public import Modeling
public import Studies

/// A study as it was run, with the numbers that its components had.
public struct StudyVariant: Sendable {
  /// A default of a component.
  public struct Number: Hashable, Sendable, Comparable {
    /// The id of the component.
    public let component: String
    /// The input as the component declares it: `density`, `cell.layers`.
    public let name: String

    /// A number of a component.
    public init(component: String, name: String) {
      self.component = component
      self.name = name
    }

    /// By component, then by name.
    public static func < (a: Number, b: Number) -> Bool { (a.component, a.name) < (b.component, b.name) }
  }
  /// One difference to another variant.
  public enum Change: Hashable, Sendable {
    /// An entry of the study: a section, and its key where the section has keys.
    case entry(section: String, key: String?)
    /// A quantity that the other one fixes instead of varying it, or the reverse; neither entry can be made alone.
    case moved(quantity: String, from: String, to: String)
    /// A number of a component.
    case number(Number)
  }
  /// The study.
  public var study: JSONValue
  /// The defaults of components [SI].
  public var numbers: [Number: Double]

  /// A study with its numbers.
  public init(study: JSONNode, numbers: [Number: Double]) {
    self.study = JSONValue(study)
    self.numbers = numbers
  }

  /// The sections in which a change can move a front.
  private static let sections = ["components", "slots", "fixed", "variables", "constraints"]
  /// The sections that cannot move a front, and that need not fit a change taken over from another variant.
  private static let furtherSections = ["baseline", "report", "figures"]

  /// All that another one has differently and that can move a front: entries in the order of the sections, then numbers.
  public func changes(to other: StudyVariant) -> [Change] {
    let entries = Self.sections.flatMap { section -> [Change] in
      let (a, b) = (study[section], other.study[section])
      guard case .object(let before)? = a ?? .object([]), case .object(let after)? = b ?? .object([]) else {
        return a?.text() == b?.text() ? [] : [.entry(section: section, key: nil)]
      }
      let keys = before.map(\.0) + after.map(\.0).filter { key in !before.contains { $0.0 == key } }
      return keys.filter { a?[$0]?.text() != b?[$0]?.text() }.map { .entry(section: section, key: $0) }
    }
    let moved = numbers.filter { number, value in other.numbers[number].map { $0 != value } ?? false }.keys.sorted()
    return joined(entries) + moved.map { .number($0) }
  }

  /// The same entries, with the two of a quantity that changes its section as one difference.
  private func joined(_ entries: [Change]) -> [Change] {
    entries.compactMap { entry in
      guard case .entry(let section, let key?) = entry, ["fixed", "variables"].contains(section) else { return entry }
      let other = section == "fixed" ? "variables" : "fixed"
      guard entries.contains(.entry(section: other, key: key)) else { return entry }
      return study[section]?[key] == nil ? nil : .moved(quantity: key, from: section, to: other)
    }
  }

  /// With one difference to another taken over.
  public func making(_ change: Change, from other: StudyVariant) -> StudyVariant {
    var changed = self
    switch change {
    case .entry(let section, nil): changed.study[section] = other.study[section]
    case .entry(let section, let key?): changed.take(key, of: section, from: other)
    case .moved(let quantity, let from, let to):
      changed.take(quantity, of: from, from: other)
      changed.take(quantity, of: to, from: other)
    case .number(let number): changed.numbers[number] = other.numbers[number]
    }
    return changed
  }

  private mutating func take(_ key: String, of section: String, from other: StudyVariant) {
    var entries = study[section] ?? .object([])
    entries[key] = other.study[section]?[key]
    study[section] = entries
  }

  /// What moves the front of the study, joined with components that have these numbers.
  /// - Throws: What is wrong with it; plugins of today may lack what a study of then names.
  public func plan(catalog: [String: any Component]) throws(Faults) -> StudyPlan {
    var restated = catalog
    for (number, value) in numbers.sorted(by: { $0.key < $1.key }) {
      // A global name has one default, whoever declares it.
      let owners = number.name.contains(".") ? Array(restated.keys) : [number.component]
      for id in owners {
        let known = restated[id]?.description.inputs.first { $0.name == number.name }?.initial
        if let known, known != value { restated[id] = Restated(restated[id]!, number.name, value) }
      }
    }
    var study = study
    for section in Self.furtherSections { study[section] = nil }
    return try StudyPlan(parsing: study.text().utf8, file: "study", catalog: restated)
  }
}

/// A component with another default.
private struct Restated: Component {
  let base: any Component
  var description: ComponentDescription

  init(_ base: any Component, _ name: String, _ value: Double) {
    self.base = base
    description = base.description
    for at in description.inputs.indices where description.inputs[at].name == name {
      description.inputs[at].initial = value
    }
  }

  func makeInstance() throws(Fault) -> any ComponentInstance { try base.makeInstance() }
  func moving(_ inputs: [Bool]) -> [Bool] { base.moving(inputs) }
}
