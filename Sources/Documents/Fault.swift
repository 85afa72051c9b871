// One fault, and all the faults of a document in the order they were met.

/// One thing wrong in what the user gave: where, what was found and why it is wrong, what would be right.
public struct Fault: Error, Hashable, Sendable, CustomStringConvertible {
  /// `Studies/x.json:12:5 $.variables.cathode.min`, or a file, or a component.
  public var place: String
  /// What was found and why it is wrong: `has the unit 'kg', which is a mass`.
  public var problem: String
  /// What would be right: `a length such as '20 um'`.
  public var remedy: String?

  /// A fault at a place.
  public init(_ place: String, _ problem: String, remedy: String? = nil) {
    self.place = place
    self.problem = problem
    self.remedy = remedy
  }

  /// `place: problem; remedy`.
  public var description: String {
    "\(place): \(problem)" + (remedy.map { "; \($0)" } ?? "")
  }
}

/// All that is wrong, in the order found; never empty when thrown.
public struct Faults: Error, Hashable, Sendable, CustomStringConvertible {
  /// The faults in the order they were added.
  public private(set) var list: [Fault]

  /// The given faults.
  public init(_ list: [Fault] = []) { self.list = list }

  /// A single fault.
  public init(_ one: Fault) { list = [one] }

  /// Adds one fault.
  public mutating func add(_ place: String, _ problem: String, remedy: String? = nil) {
    list.append(Fault(place, problem, remedy: remedy))
  }

  /// Adds one fault made elsewhere.
  public mutating func add(_ one: Fault) { list.append(one) }

  /// Adds all faults of another collection behind these.
  public mutating func add(_ other: Faults) { list += other.list }

  /// Whether nothing is wrong.
  public var isEmpty: Bool { list.isEmpty }

  /// Throws itself if anything is wrong.
  public func throwIfAny() throws(Faults) {
    if !isEmpty { throw self }
  }

  /// One line a fault.
  public var description: String { list.map(\.description).joined(separator: "\n") }
}
