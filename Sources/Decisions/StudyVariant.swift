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
    return entries + moved.map { .number($0) }
  }

  /// With one difference to another taken over.
  public func making(_ change: Change, from other: StudyVariant) -> StudyVariant {
    var changed = self
    switch change {
    case .entry(let section, nil): changed.study[section] = other.study[section]
    case .entry(let section, let key?):
      var entries = study[section] ?? .object([])
      entries[key] = other.study[section]?[key]
      changed.study[section] = entries
    case .number(let number): changed.numbers[number] = other.numbers[number]
    }
    return changed
  }

  /// The study joined with components that have these numbers.
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
}
