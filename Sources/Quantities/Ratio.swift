// A conversion factor kept as numerator and denominator: dividing by 1e6 is exact where multiplying by 1e-6 is not,
// so 20 um becomes 2e-05 to the last bit and comes back as 20.

struct Ratio: Hashable, Sendable {
  private(set) var numerator: Double
  private(set) var denominator: Double

  init(_ numerator: Double, _ denominator: Double = 1) {
    (self.numerator, self.denominator) = Self.reduced(numerator, denominator)
  }

  var inverse: Ratio { Ratio(denominator, numerator) }

  var value: Double { numerator / denominator }

  /// This times a power of another, given in halves.
  func multiplied(by other: Ratio, halves power: Int) -> Ratio {
    var factor = power < 0 ? other.inverse : other
    if power % 2 != 0 {
      factor = Ratio(factor.numerator.squareRoot(), factor.denominator.squareRoot())
    }
    var product = self
    for _ in 0..<(power % 2 == 0 ? abs(power) / 2 : abs(power)) {
      let (above, right) = Self.reduced(product.numerator, factor.denominator)
      let (left, below) = Self.reduced(factor.numerator, product.denominator)
      product = Ratio(above * left, below * right)
    }
    return product
  }

  /// The number times this ratio, rounded once in all but rare cases.
  func applied(to number: Double) -> Double {
    if denominator == 1 { return number * numerator }
    if numerator == 1 { return number / denominator }
    // The rounding errors of the product and of the quotient are found with fused operations and put back.
    let product = number * numerator
    let productError = (-product).addingProduct(number, numerator)
    let quotient = product / denominator
    guard quotient.isFinite, quotient != 0 else { return quotient }
    let rest = product.addingProduct(-quotient, denominator) + productError
    return quotient + rest / denominator
  }

  /// Both divided by their greatest common divisor, if both are whole and exact.
  private static func reduced(_ first: Double, _ second: Double) -> (Double, Double) {
    let exact = 1...0x1p53
    guard exact.contains(first), exact.contains(second), first == first.rounded(), second == second.rounded() else {
      return (first, second)
    }
    var (divisor, rest) = (first, second)
    while rest != 0 { (divisor, rest) = (rest, divisor.truncatingRemainder(dividingBy: rest)) }
    return (first / divisor, second / divisor)
  }
}
