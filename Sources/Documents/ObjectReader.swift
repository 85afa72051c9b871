// Reads an object whose keys are fixed by a format, and remembers which were asked for: what is left over is unknown.

/// Takes an object apart key by key and reports missing and unknown keys.
public struct ObjectReader {
  private let node: JSONNode
  private let what: String
  private let members: [JSONNode.Member]
  private var known: [String] = []

  /// Starts on an object; anything else adds "must be an object, found …" and gives nil.
  /// - Parameter what: how faults call the object: "a slot", "the study".
  public init?(_ node: JSONNode, _ faults: inout Faults, what: String) {
    guard case .object(let members) = node.kind else {
      faults.add(node.place, "\(what) must be an object, found \(node.found)")
      return nil
    }
    self.node = node
    self.what = what
    self.members = members
  }

  /// The object itself, for faults that concern all of it.
  public var place: String { node.place }

  /// The value of a key that must be there; its absence adds a fault.
  public mutating func required(_ key: String, _ faults: inout Faults) -> JSONNode? {
    let value = optional(key)
    if value == nil { faults.add(place, "\(what) needs the key '\(key)'") }
    return value
  }

  /// The value of a key that may be left out.
  public mutating func optional(_ key: String) -> JSONNode? {
    known.append(key)
    return members.first { $0.key == key }?.value
  }

  /// Adds a fault for every key that was never asked for; call it once, after the last key.
  public func finish(into faults: inout Faults) {
    for member in members where !known.contains(member.key) {
      let remedy =
        suggestion(for: member.key, among: known)
        ?? "known keys: \(known.joined(separator: ", "))"
      faults.add(member.place, "\(what) has no key '\(member.key)'", remedy: remedy)
    }
  }
}
