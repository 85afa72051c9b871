// What was read, to be written again.

extension JSONValue {
  /// The value of a node, without its places.
  public init(_ node: JSONNode) {
    switch node.kind {
    case .null: self = .null
    case .bool(let flag): self = .bool(flag)
    case .number(let value, let text):
      // A whole number beyond 2^53, such as a seed, keeps its last digits.
      self = Int(text).flatMap { $0 == Int(exactly: value) ? nil : .integer($0) } ?? .number(value)
    case .string(let text): self = .string(text)
    case .array(let items): self = .array(items.map { JSONValue($0) })
    case .object(let members): self = .object(members.map { ($0.key, JSONValue($0.value)) })
    }
  }

  /// The member of an object; set to `nil` to take it away. What is no object has none.
  public subscript(_ key: String) -> JSONValue? {
    get { if case .object(let members) = self { members.first { $0.0 == key }?.1 } else { nil } }
    set {
      guard case .object(var members) = self else { return }
      let at = members.firstIndex { $0.0 == key }
      switch (at, newValue) {
      case (let at?, let value?): members[at].1 = value
      case (let at?, nil): members.remove(at: at)
      case (nil, let value?): members.append((key, value))
      case (nil, nil): break
      }
      self = .object(members)
    }
  }
}
