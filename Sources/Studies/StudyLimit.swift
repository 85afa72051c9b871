// What a study does not let a design pass: its constraints, and the ends of its variables' intervals.
import Glibc
public import Quantities

/// A limit of a study, with the step by which it is worth asking what relaxing it would give.
public struct StudyLimit: Sendable, Hashable {
  /// Where a limit comes from.
  public enum Kind: Sendable, Hashable {
    /// A constraint on a computed or given quantity.
    case constraint
    /// An end of a variable's interval.
    case bound
  }
  /// The quantity that is limited.
  public let quantity: String
  /// Where it comes from.
  public let kind: Kind
  /// Whether it limits upwards.
  public let isUpper: Bool
  /// The limit [SI].
  public let value: Double
  /// The unit in which the study writes it.
  public let unit: Unit
  /// About a tenth of the limit, or of the variable's interval, as a round number of its unit, (0, ∞) [SI, a difference]; `nil`
  /// where the limit is a zero that cannot be passed, or its unit so small that this is no number.
  public let step: Double?
  /// What counts as one: the size of the limit, or the length of the interval, (0, ∞) [SI].
  public let scale: Double
  /// +1 for an upper limit, -1 for a lower one, divided by the scale.
  let factor: Double

  /// `cell.chargeTime max`.
  public var name: String { "\(quantity) \(isUpper ? "max" : "min")" }

  /// The limit after it has given way by a difference [SI].
  public func relaxed(by difference: Double) -> Double { value + (isUpper ? difference : -difference) }

  init(_ quantity: String, _ kind: Kind, isUpper: Bool, value: Double, unit: Unit, scale: Double) {
    self.quantity = quantity
    self.kind = kind
    self.isUpper = isUpper
    self.value = value
    self.unit = unit
    self.scale = scale
    factor = (isUpper ? 1 : -1) / scale
    var step = Self.round(0.1 * scale / unit.factor) * unit.factor
    // A quantity that may not be negative keeps at least half of a lower limit above zero; on a scale with a zero of its own
    // that zero means nothing.
    if !isUpper, value >= 0, unit.offset == 0 { step = min(step, Self.round(0.5 * value / unit.factor) * unit.factor) }
    self.step = step > 0 && step.isFinite ? step : nil
  }

  /// By how much a value passes it, as a share of its scale; negative inside.
  public func excess(_ value: Double) -> Double { (value - self.value) * factor }

  /// The greatest 1, 2 or 5 times a power of ten that is not above the value by more than a quarter.
  private static func round(_ value: Double) -> Double {
    guard value > 0, value.isFinite else { return 0 }
    let exponent = Int(log10(value).rounded(.down))
    let power = pow(10, Double(abs(exponent)))
    func scaled(_ factor: Double) -> Double { exponent >= 0 ? factor * power : factor / power }
    return [10.0, 5, 2].map(scaled).first { $0 <= 1.25 * value } ?? scaled(1)
  }
}

extension StudyPlan {
  /// The limits of all constraints, then the ends of all intervals, in the study's order.
  public var limits: [StudyLimit] { constraintLimits + bounds }

  /// The limits of all constraints, in the study's order; one with min and max counts twice.
  var constraintLimits: [StudyLimit] {
    document.constraints.flatMap { constraint -> [StudyLimit] in
      let name = constraint.name.value
      return [(constraint.min, false), (constraint.max, true)].compactMap { limit, isUpper in
        guard let quantity = limit?.quantity, let unit = unit(of: name) else { return nil }
        // A limit of zero has no size of its own: one unit, as the study writes it, stands in.
        let size = quantity.value == 0 ? abs(quantity.unit.factor) : abs(quantity.value)
        return StudyLimit(name, .constraint, isUpper: isUpper, value: quantity.value, unit: unit, scale: size)
      }
    }
  }

  /// The ends of all intervals, in the study's order.
  private var bounds: [StudyLimit] {
    document.variables.flatMap { variable -> [StudyLimit] in
      guard case .interval(let min, let max, false, _) = variable.domain else { return [] }
      let (low, high) = (min.quantity.value, max.quantity.value)
      guard low < high else { return [] }
      return [(low, false), (high, true)].map { value, isUpper in
        StudyLimit(
          variable.name.value, .bound, isUpper: isUpper, value: value, unit: variable.unit, scale: high - low)
      }
    }
  }
}
