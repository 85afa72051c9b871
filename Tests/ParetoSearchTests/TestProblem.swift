// Problems for the tests, written once over a number that carries eight derivatives.

import Glibc
import ParetoSearch

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
func exp(_ a: Dual) -> Dual { a.map(exp(a.value), exp(a.value)) }
func sin(_ a: Dual) -> Dual { a.map(sin(a.value), cos(a.value)) }
func cos(_ a: Dual) -> Dual { a.map(cos(a.value), -sin(a.value)) }
func atan(_ a: Dual) -> Dual { a.map(atan(a.value), 1 / (1 + a.value * a.value)) }
func square(_ a: Dual) -> Dual { a * a }

/// A problem given by a function of combination and variables that writes objectives, then constraints, or has no answer.
struct TestProblem: SearchProblem {
  typealias Model = @Sendable (_ combination: Int, _ x: [Dual]) throws -> [Dual]?

  struct Broken: Error, CustomStringConvertible {
    var description: String { "no such model" }
  }

  var objectiveCount: Int
  var constraintCount: Int
  var combinations: [[SearchVariable]]
  var brokenCombinations: Set<Int> = []
  var hasDerivatives = true
  /// How many of the constraints, the last ones, are equalities.
  var equalityCount: Int
  /// What each objective is multiplied by.
  var units: [Double]
  var model: Model

  init(
    objectives: Int, constraints: Int = 0, equalities: Int = 0, combinations: [[SearchVariable]],
    units: [Double]? = nil, model: @escaping Model
  ) {
    objectiveCount = objectives
    constraintCount = constraints
    equalityCount = equalities
    self.combinations = combinations
    self.units = units ?? Array(repeating: 1, count: objectives)
    self.model = model
  }

  var combinationCount: Int { combinations.count }
  func variables(ofCombination index: Int) -> [SearchVariable] { combinations[index] }
  func makeEvaluator(forCombination index: Int) throws -> any SearchEvaluator {
    if brokenCombinations.contains(index) { throw Broken() }
    return TestEvaluator(self, index)
  }
}

private final class TestEvaluator: SearchEvaluator {
  let problem: TestProblem
  let combination: Int
  let dimension: Int
  var x: [Dual]

  init(_ problem: TestProblem, _ combination: Int) {
    self.problem = problem
    self.combination = combination
    dimension = problem.combinations[combination].count
    x = Array(repeating: Dual(0), count: dimension)
  }

  func evaluate(
    _ point: UnsafePointer<Double>, _ values: UnsafeMutablePointer<Double>, _ jacobian: UnsafeMutablePointer<Double>?
  ) -> SearchEvaluation {
    for first in stride(from: 0, to: jacobian == nil ? 1 : max(dimension, 1), by: 8) {
      for index in 0..<dimension {
        x[index] = Dual(point[index])
        if jacobian != nil && (first..<(first + 8)).contains(index) { x[index].slopes[index - first] = 1 }
      }
      guard let answer = try? problem.model(combination, x) else { return .refused }
      for (row, number) in answer.enumerated() {
        let unit = row < problem.objectiveCount ? problem.units[row] : 1
        values[row] = number.value * unit
        guard let jacobian else { continue }
        for column in first..<min(first + 8, dimension) {
          jacobian[row * dimension + column] = number.slopes[column - first] * unit
        }
      }
    }
    return .valued
  }
}

/// Variables of one box.
func box(_ bounds: [(Double, Double)], _ kind: SearchVariable.Kind = .continuous) -> [SearchVariable] {
  bounds.enumerated().map { SearchVariable(name: "x\($0)", lower: $1.0, upper: $1.1, kind: kind) }
}

func unitBox(_ count: Int) -> [SearchVariable] { box(Array(repeating: (0, 1), count: count)) }
