// The exponents of the base units. Money is a base like the others, so that "$/kWh" cannot be taken for "1/kWh";
// half powers are allowed because fracture toughness is measured in MPa m^0.5.

/// What a unit measures: a product of powers of kg, m, s, A, K, mol and $.
public struct Dimension: Hashable, Sendable, CustomStringConvertible {
  static let symbols = ["kg", "m", "s", "A", "K", "mol", "$"]

  /// Twice the exponent of each base, in the order of `symbols`; the last lane is unused.
  private var halves: SIMD8<Int8>

  init(kg: Int8 = 0, m: Int8 = 0, s: Int8 = 0, A: Int8 = 0, K: Int8 = 0, mol: Int8 = 0, money: Int8 = 0) {
    halves = 2 &* SIMD8(kg, m, s, A, K, mol, money, 0)
  }

  /// The dimension of a pure number.
  public static let one = Dimension()

  /// This times a power of another, given in halves; nil where an exponent leaves -50...50 or is no multiple of 1/2.
  public func multiplied(by other: Dimension, halves power: Int) -> Dimension? {
    // Such a power leads out of range whatever it is multiplied with, and a larger one might overflow.
    let power = min(max(power, -1000), 1000)
    var product = self
    for lane in halves.indices {
      let (change, rest) = (Int(other.halves[lane]) * power).quotientAndRemainder(dividingBy: 2)
      let sum = Int(halves[lane]) + change
      guard rest == 0, abs(sum) <= 100 else { return nil }
      product.halves[lane] = Int8(sum)
    }
    return product
  }

  /// The product of base units as `Unit` reads it: `kg m2/(s3 A)`; `1` for a pure number.
  public var description: String {
    var above: [String] = []
    var below: [String] = []
    for (lane, symbol) in Self.symbols.enumerated() where halves[lane] != 0 {
      let power = Int(halves[lane].magnitude)
      let exponent = power % 2 == 1 ? "^\(power / 2).5" : power == 2 ? "" : "\(power / 2)"
      if halves[lane] > 0 { above.append(symbol + exponent) } else { below.append(symbol + exponent) }
    }
    let top = above.isEmpty ? "1" : above.joined(separator: " ")
    switch below.count {
    case 0: return top
    case 1: return "\(top)/\(below[0])"
    default: return "\(top)/(\(below.joined(separator: " ")))"
    }
  }
}
