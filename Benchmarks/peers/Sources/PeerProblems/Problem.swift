// A problem of the comparison as CellFront's search takes it.

import ParetoSearch

/// A problem given by one function that writes objectives, then constraints `g <= 0`.
struct Problem: SearchProblem {
  var name: String
  /// The points that are to be returned.
  var points: Int
  var objectiveCount: Int
  var constraintCount = 0
  var combinationCount = 1
  var variables: [SearchVariable]
  var model: @Sendable (_ combination: Int, _ x: [Dual]) -> [Dual]

  func variables(ofCombination index: Int) -> [SearchVariable] { variables }
  func makeEvaluator(forCombination index: Int) -> any SearchEvaluator { Evaluator(self, index) }
}

private final class Evaluator: SearchEvaluator {
  private let problem: Problem
  private let combination: Int
  private var x: [Dual]

  init(_ problem: Problem, _ combination: Int) {
    (self.problem, self.combination) = (problem, combination)
    x = Array(repeating: Dual(0), count: problem.variables.count)
  }

  func evaluate(
    _ point: UnsafePointer<Double>, _ values: UnsafeMutablePointer<Double>, _ jacobian: UnsafeMutablePointer<Double>?
  ) -> SearchEvaluation {
    let count = x.count
    for first in stride(from: 0, to: jacobian == nil ? 1 : count, by: 8) {
      for index in 0..<count {
        x[index] = Dual(point[index])
        if jacobian != nil && index >= first && index < first + 8 { x[index].slopes[index - first] = 1 }
      }
      for (row, number) in problem.model(combination, x).enumerated() {
        values[row] = number.value
        guard let jacobian else { continue }
        for column in first..<min(first + 8, count) { jacobian[row * count + column] = number.slopes[column - first] }
      }
    }
    return .valued
  }
}

func box(_ bounds: [(Double, Double)], _ kind: SearchVariable.Kind = .continuous) -> [SearchVariable] {
  bounds.enumerated().map { SearchVariable(name: "x\($0)", lower: $1.0, upper: $1.1, kind: kind) }
}
