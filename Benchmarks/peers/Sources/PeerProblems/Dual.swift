// A number that carries its derivatives, so that a problem is written once.

import Glibc

/// A number with its derivatives in eight directions.
struct Dual: Sendable {
  var value: Double
  var slopes: SIMD8<Double>

  init(_ value: Double, _ slopes: SIMD8<Double> = .zero) {
    self.value = value
    self.slopes = slopes
  }

  func map(_ value: Double, _ slope: Double) -> Dual { Dual(value, slopes * slope) }

  static func + (a: Dual, b: Dual) -> Dual { Dual(a.value + b.value, a.slopes + b.slopes) }
  static func - (a: Dual, b: Dual) -> Dual { Dual(a.value - b.value, a.slopes - b.slopes) }
  static func * (a: Dual, b: Dual) -> Dual { Dual(a.value * b.value, a.slopes * b.value + b.slopes * a.value) }
  static func / (a: Dual, b: Dual) -> Dual {
    Dual(a.value / b.value, (a.slopes - b.slopes * (a.value / b.value)) / b.value)
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

func sqrt(_ a: Dual) -> Dual {
  let root = a.value.squareRoot()
  // At zero the derivative is infinite in the directions that move, and nothing in the others.
  return Dual(root, root > 0 ? a.slopes / (2 * root) : a.slopes.replacing(with: .infinity, where: a.slopes .!= 0))
}
func sin(_ a: Dual) -> Dual { a.map(sin(a.value), cos(a.value)) }
func cos(_ a: Dual) -> Dual { a.map(cos(a.value), -sin(a.value)) }
func square(_ a: Dual) -> Dual { a * a }
func cube(_ a: Dual) -> Dual { a * a * a }
