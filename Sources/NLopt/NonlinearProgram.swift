/// Minimize f(x) subject to c(x) ≤ 0, h(x) = 0 and lower ≤ x ≤ upper.
///
/// One evaluation writes all values, and on request all derivatives, at one point. A program belongs to one thread unless
/// its evaluation may be called from several.
public struct NonlinearProgram {
  /// Whether a point has an answer.
  public enum Answer: Sendable, Hashable {
    /// The values, and the derivatives where they were asked for, are written.
    case given
    /// The point is outside the domain of the functions; what was written is ignored.
    case refused
  }

  /// Writes f, c and h at `x` in this order to `values[1 + m + p]` and, unless nil, their derivatives to
  /// `jacobian[(1 + m + p) × n]`, row by row; what it throws ends the solve and is rethrown.
  public typealias Evaluation = (
    _ x: UnsafeBufferPointer<Double>, _ values: UnsafeMutableBufferPointer<Double>,
    _ jacobian: UnsafeMutableBufferPointer<Double>?
  ) throws -> Answer

  /// How the wrapper scales a variable for the algorithm.
  public enum Scale: Sendable, Hashable {
    /// By the width of the bounds; where one is infinite, by the magnitude of the start.
    case automatic
    /// By a typical change, > 0, in the variable's unit.
    case linear(Double)
    /// By its logarithm; needs 0 < lower. For positive quantities over more than a decade.
    case logarithmic
  }

  /// Lower bounds; −∞ for none.
  public var lower: [Double]
  /// Upper bounds; +∞ for none. A variable with equal bounds is fixed.
  public var upper: [Double]
  /// Scale of each variable.
  public var scales: [Scale]
  /// Number m of constraints c(x) ≤ 0.
  public var inequalities: Int
  /// Number p of constraints h(x) = 0.
  public var equalities: Int
  /// Whether the evaluation can write derivatives; without, only algorithms without gradients can be used, and no point
  /// is found stationary.
  public var hasDerivatives: Bool
  /// The functions.
  public var evaluate: Evaluation

  /// A program in `lower.count` variables.
  public init(
    lower: [Double], upper: [Double], scales: [Scale]? = nil, inequalities: Int = 0, equalities: Int = 0,
    hasDerivatives: Bool = true, evaluate: @escaping Evaluation
  ) {
    (self.lower, self.upper) = (lower, upper)
    self.scales = scales ?? Array(repeating: .automatic, count: lower.count)
    (self.inequalities, self.equalities) = (inequalities, equalities)
    (self.hasDerivatives, self.evaluate) = (hasDerivatives, evaluate)
  }

  /// Number n of variables.
  public var dimension: Int { lower.count }

  /// What is wrong with the program.
  func faults() -> [Fault] {
    var faults: [Fault] = []
    if lower.isEmpty { faults.append(Fault("lower", found: "no variables", allowed: "at least one")) }
    if upper.count != dimension {
      faults.append(Fault("upper", found: "\(upper.count) bounds", allowed: "\(dimension), as many as lower"))
    }
    if scales.count != dimension {
      faults.append(Fault("scales", found: "\(scales.count) scales", allowed: "\(dimension), one a variable"))
    }
    if inequalities < 0 { faults.append(Fault("inequalities", found: "\(inequalities)", allowed: "[0, ∞)")) }
    if equalities < 0 { faults.append(Fault("equalities", found: "\(equalities)", allowed: "[0, ∞)")) }
    for i in 0..<min(lower.count, upper.count, scales.count) { faults += variableFaults(i) }
    return faults
  }

  private func variableFaults(_ i: Int) -> [Fault] {
    var faults: [Fault] = []
    if lower[i].isNaN || lower[i] == .infinity {
      faults.append(Fault("lower[\(i)]", found: "\(lower[i])", allowed: "a finite number or -inf"))
    }
    if upper[i].isNaN || upper[i] == -.infinity {
      faults.append(Fault("upper[\(i)]", found: "\(upper[i])", allowed: "a finite number or inf"))
    }
    if lower[i] > upper[i] {
      faults.append(
        Fault("upper[\(i)]", found: "\(upper[i])", allowed: "at least \(lower[i])", hint: "bounds are swapped"))
    }
    switch scales[i] {
    case .automatic: break
    case .linear(let unit):
      if !(unit > 0 && unit.isFinite) {
        faults.append(Fault("scales[\(i)]", found: "\(unit)", allowed: "(0, ∞)"))
      }
    case .logarithmic:
      if !(lower[i] > 0) {
        faults.append(Fault("scales[\(i)]", found: "logarithmic over \(lower[i])", allowed: "a lower bound above 0"))
      }
    }
    return faults
  }
}
