import Documents

/// Steele, Lea and Flood (2014), https://doi.org/10.1145/2714064.2660195.
struct SplitMix64: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

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
