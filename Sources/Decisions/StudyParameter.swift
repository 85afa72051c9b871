// The numbers that a combination's models take for granted: defaults of cards and models, and what the study holds fixed.
public import Modeling
import Quantities
public import Studies

/// A number on which designs rest without the search moving it.
public struct StudyParameter: Sendable {
  /// The quantities that take it: one, or one for each slot that the same component fills.
  public let quantities: [String]
  /// The id of the component whose number it is, and the file that brought it.
  public let component: String, origin: String
  /// What the component declares of it: unit, plausible range, source, confidence.
  public let port: Port
  /// [SI]
  public let value: Double
  /// Whether the study sets it in place of a default.
  public let isFixed: Bool

  /// The change by which its effect is told: a tenth of it, less where more is not valid [SI]; `nil` where a tenth means nothing,
  /// at zero and on scales with a zero of their own, and where neither is valid.
  public var tenth: Double? {
    guard value != 0, port.unit.offset == 0 else { return nil }
    let step = 0.1 * abs(value)
    guard let range = port.range else { return step }
    return [step, -step].first { range.contains(value + $0) }
  }

  /// The range within which the number may be wrong [SI]; `nil` where the component gives none, or the study sets the number.
  public var plausible: ClosedRange<Double>? { isFixed ? nil : port.plausible }
}

/// How the objectives answer to a parameter, the design's own variables held.
public struct ParameterSensitivity: Sendable {
  /// The parameter.
  public let parameter: StudyParameter
  /// The derivative of each objective [SI].
  public let slopes: [Double]
  /// The change of each objective when the parameter is at the lower or upper end of its plausible range, by the model itself and
  /// not to first order [SI]; `nil` without a range, and where the model has no answer there.
  public let low: [Double]?, high: [Double]?

  /// What an objective does when the parameter changes by its tenth, to first order [SI].
  public func changeForTenth(_ objective: Int) -> Double? { parameter.tenth.map { $0 * slopes[objective] } }

  /// The greatest change at the ends of the plausible range, or else for a tenth [SI].
  public func swing(_ objective: Int) -> Double {
    guard let low else { return high.map { abs($0[objective]) } ?? abs(changeForTenth(objective) ?? 0) }
    return max(abs(low[objective]), high.map { abs($0[objective]) } ?? 0)
  }
}

extension StudyPlan {
  /// The parameters of a combination, sorted by their first quantity.
  ///
  /// A component that fills two slots has its numbers once: changing one changes it in both places.
  public func parameters(ofCombination index: Int) -> [StudyParameter] {
    let graph = combinations[index].graph
    let held = held(inCombination: index)
    let variables = Set(document.variables.map(\.name.value))
    var shared: [String: Int] = [:]
    var parameters: [StudyParameter] = []
    for quantity in graph.quantities where !variables.contains(quantity.name) {
      let fixed = held[quantity.name]
      guard fixed != nil || quantity.producer == nil, let value = fixed ?? quantity.initial else { continue }
      let owner = graph.placements[quantity.owner].description
      let isFixed = fixed != nil
      let key = "\(owner.id) \(quantity.port.name) \(value)"
      if !isFixed, !quantity.port.name.contains("."), let at = shared[key] {
        parameters[at] = parameters[at].adding(quantity.name)
        continue
      }
      if !isFixed { shared[key] = parameters.count }
      parameters.append(
        StudyParameter(
          quantities: [quantity.name], component: owner.id, origin: owner.origin, port: quantity.port, value: value,
          isFixed: isFixed))
    }
    return parameters
  }
}

extension StudyParameter {
  fileprivate func adding(_ quantity: String) -> StudyParameter {
    StudyParameter(
      quantities: quantities + [quantity], component: component, origin: origin, port: port, value: value,
      isFixed: isFixed)
  }
}
