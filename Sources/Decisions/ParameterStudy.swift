// Derivatives of objectives along parameters: the combination's model compiled once more with its parameters as variables.
import Modeling
import Studies

/// Differentiates the objectives of one combination along its parameters. One thread at a time.
final class ParameterStudy {
  private let plan: StudyPlan
  private let combination: Int
  private let parameters: [StudyParameter]
  private let moving: [String]
  private let objectives: [String]
  private let all: ModelEvaluator?
  /// For designs where a derivative along one of the parameters is not finite: each quantity on its own.
  private var single: [String: ModelEvaluator?] = [:]

  init(_ plan: StudyPlan, combination: Int) {
    self.plan = plan
    self.combination = combination
    parameters = plan.parameters(ofCombination: combination)
    moving = plan.combinations[combination].moving.map { plan.document.variables[$0].name.value }
    objectives = plan.document.objectives.map(\.name.value)
    all = Self.evaluator(plan, combination, moving + parameters.flatMap(\.quantities), objectives)
  }

  private static func evaluator(
    _ plan: StudyPlan, _ combination: Int, _ variables: [String], _ wanted: [String]
  ) -> ModelEvaluator? {
    // What a study replaces may leave another parameter without a reader: it is still a name of the graph.
    (try? plan.model(ofCombination: combination, variables: variables, wanted: wanted)).flatMap {
      try? ModelEvaluator($0)
    }
  }

  /// The sensitivities of a design; parameters on which no objective depends are left out.
  /// - Parameter x: The variables that move [SI].
  func sensitivities(_ x: [Double]) -> [ParameterSensitivity] {
    let values = parameters.flatMap { parameter in parameter.quantities.map { _ in parameter.value } }
    let isWhole = all?.evaluate(x + values, derivatives: true) == .valued
    let jacobian = isWhole ? all.map { slopes($0, from: moving.count, count: values.count) } ?? [] : []
    let start = all.flatMap { objectives($0, x + values) }
    func change(_ parameter: StudyParameter, _ value: Double?, at direction: Int) -> [Double]? {
      guard let value, let all, let start else { return nil }
      var changed = values
      for place in parameter.quantities.indices { changed[direction + place] = value }
      return objectives(all, x + changed).map { zip($0, start).map { $0 - $1 } }
    }
    var direction = 0
    return parameters.compactMap { parameter in
      defer { direction += parameter.quantities.count }
      var slopes = [Double](repeating: 0, count: objectives.count)
      for (place, quantity) in parameter.quantities.enumerated() {
        if isWhole {
          for at in slopes.indices { slopes[at] += jacobian[direction + place][at] }
        } else {
          guard let own = evaluator(quantity), own.evaluate(x + [parameter.value], derivatives: true) == .valued
          else { return nil }
          for at in slopes.indices { slopes[at] += own.slope(at, moving.count) }
        }
      }
      let low = change(parameter, parameter.plausible?.lowerBound, at: direction)
      let high = change(parameter, parameter.plausible?.upperBound, at: direction)
      let isIdle = (slopes + (low ?? []) + (high ?? [])).allSatisfy { $0 == 0 }
      return isIdle ? nil : ParameterSensitivity(parameter: parameter, slopes: slopes, low: low, high: high)
    }
  }

  /// The slopes of the objectives along some of the variables of the evaluation before.
  private func slopes(_ evaluator: ModelEvaluator, from first: Int, count: Int) -> [[Double]] {
    (first..<first + count).map { direction in objectives.indices.map { evaluator.slope($0, direction) } }
  }

  private func objectives(_ evaluator: ModelEvaluator, _ x: [Double]) -> [Double]? {
    guard evaluator.evaluate(x, derivatives: false) == .valued else { return nil }
    return objectives.indices.map { evaluator.value($0) }
  }

  private func evaluator(_ quantity: String) -> ModelEvaluator? {
    if let known = single[quantity] { return known }
    let made = Self.evaluator(plan, combination, moving + [quantity], objectives)
    single[quantity] = .some(made)
    return made
  }
}
