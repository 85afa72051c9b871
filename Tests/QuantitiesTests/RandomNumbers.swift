import TestRandom

extension SplitMix64 {
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
