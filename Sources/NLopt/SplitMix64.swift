// Random numbers that depend on the seed and on nothing else: SplitMix64 (Steele, Lea & Flood 2014, 10.1145/2660193.2660195).

/// A splittable generator: a child depends on its parent's seed and its key, not on what was drawn in between.
package struct SplitMix64: RandomNumberGenerator, Sendable {
  private let origin: UInt64
  private var state: UInt64

  /// A generator that always gives the same numbers for the same seed.
  package init(seed: UInt64) {
    origin = seed
    state = seed
  }

  /// The next 64 bits.
  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    return Self.mix(state)
  }

  /// A number in [0, 1), a multiple of 2⁻⁵³.
  package mutating func nextUnit() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// The child generator of a key.
  package func split(_ key: Int) -> SplitMix64 {
    SplitMix64(seed: Self.mix(Self.mix(origin) ^ Self.mix(UInt64(bitPattern: Int64(key)) &+ 0x6A09_E667_F3BC_C909)))
  }

  /// A number that differs in about half the bits if `value` differs in any, and never agrees for two of them.
  package static func mix(_ value: UInt64) -> UInt64 {
    var z = value
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
