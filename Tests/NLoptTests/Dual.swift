import Glibc

/// A value with its derivatives in up to sixteen directions, so that a problem's formulas are written once.
struct Dual {
  var value: Double
  var slopes: SIMD16<Double>

  init(_ value: Double, _ slopes: SIMD16<Double> = .zero) { (self.value, self.slopes) = (value, slopes) }

  /// The independent variable number `direction`.
  init(_ value: Double, direction: Int) {
    self.init(value)
    slopes[direction] = 1
  }

  static func + (a: Dual, b: Dual) -> Dual { Dual(a.value + b.value, a.slopes + b.slopes) }
  static func - (a: Dual, b: Dual) -> Dual { Dual(a.value - b.value, a.slopes - b.slopes) }
  static func * (a: Dual, b: Dual) -> Dual { Dual(a.value * b.value, a.slopes * b.value + b.slopes * a.value) }
  static func / (a: Dual, b: Dual) -> Dual {
    let quotient = a.value / b.value
    return Dual(quotient, (a.slopes - b.slopes * quotient) / b.value)
  }
  static func + (a: Dual, b: Double) -> Dual { Dual(a.value + b, a.slopes) }
  static func - (a: Dual, b: Double) -> Dual { Dual(a.value - b, a.slopes) }
  static func * (a: Dual, b: Double) -> Dual { Dual(a.value * b, a.slopes * b) }
  static func / (a: Dual, b: Double) -> Dual { Dual(a.value / b, a.slopes / b) }
  static func + (a: Double, b: Dual) -> Dual { b + a }
  static func - (a: Double, b: Dual) -> Dual { Dual(a - b.value, -b.slopes) }
  static func * (a: Double, b: Dual) -> Dual { b * a }
  static func / (a: Double, b: Dual) -> Dual { Dual(a) / b }
  static prefix func - (a: Dual) -> Dual { Dual(-a.value, -a.slopes) }
}

func exp(_ a: Dual) -> Dual {
  let e = Glibc.exp(a.value)
  return Dual(e, a.slopes * e)
}

func sqrt(_ a: Dual) -> Dual {
  let root = a.value.squareRoot()
  return Dual(root, a.slopes * (0.5 / root))
}

func pow(_ a: Dual, _ exponent: Double) -> Dual {
  Dual(Glibc.pow(a.value, exponent), a.slopes * (exponent * Glibc.pow(a.value, exponent - 1)))
}

func square(_ a: Dual) -> Dual { a * a }

func sin(_ a: Dual) -> Dual { Dual(Glibc.sin(a.value), a.slopes * Glibc.cos(a.value)) }

/// Σ cᵢ xᵢ over the coefficients there are.
func linear(_ coefficients: [Double], _ x: [Dual]) -> Dual {
  zip(coefficients, x).reduce(Dual(0)) { $0 + $1.0 * $1.1 }
}
