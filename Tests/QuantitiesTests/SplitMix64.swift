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

  /// A decimal as people write it: up to six digits times a power of ten.
  mutating func decimal() -> Double {
    let digits = Int.random(in: 1...999_999, using: &self)
    return Double("\(digits)e\(Int.random(in: -9...4, using: &self))")!
  }

  /// Any double of everyday size, all bits of its significand in use.
  mutating func number() -> Double {
    Double.random(in: 1..<2, using: &self)
      * Double(sign: .plus, exponent: Int.random(in: -60...60, using: &self), significand: 1)
  }
}
