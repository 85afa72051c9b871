import Documents

/// What was read, as a value to be written.
func written(_ node: JSONNode) -> JSONValue {
  switch node.kind {
  case .null: .null
  case .bool(let value): .bool(value)
  case .number(let value, _): .number(value)
  case .string(let value): .string(value)
  case .array(let items): .array(items.map(written))
  case .object(let members): .object(members.map { ($0.key, written($0.value)) })
  }
}
