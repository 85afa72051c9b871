// One design variable as the search sees it. The search works on the unit interval; this type maps it to the design.

import Glibc

/// One design variable: a name, a closed interval, and how the search moves in it.
public struct SearchVariable: Sendable, Hashable {
  /// How the search moves along a variable.
  public enum Kind: Sendable, Hashable {
    /// Any real number of the interval, on a linear scale.
    case continuous
    /// Any real number of a positive interval, on a logarithmic scale: for what spans more than a decade.
    case logarithmic
    /// A whole number; the model is also asked at fractional values, to know which whole numbers are worth a try.
    case integer
  }

  /// The name shown in faults.
  public var name: String
  /// The least value, included.
  public var lower: Double
  /// The greatest value, included; equal to `lower` for a variable that cannot move.
  public var upper: Double
  /// How the search moves along it.
  public var kind: Kind

  /// A variable in `[lower, upper]`.
  public init(name: String, lower: Double, upper: Double, kind: Kind = .continuous) {
    self.name = name
    self.lower = lower
    self.upper = upper
    self.kind = kind
  }
}

extension SearchVariable {
  /// Whether the interval is a single value.
  var isFixed: Bool { !(lower < upper) }

  /// The design value at `unit` in [0, 1]; the ends are met exactly.
  @inline(__always)
  func value(atUnit unit: Double) -> Double {
    if unit <= 0 { return lower }
    if unit >= 1 { return upper }
    let value = kind == .logarithmic ? lower * exp(unit * log(upper / lower)) : lower + unit * (upper - lower)
    return min(max(value, lower), upper)
  }

  /// The place in [0, 1] of a design value.
  func unit(of value: Double) -> Double {
    if isFixed { return 0 }
    let unit =
      kind == .logarithmic ? log(value / lower) / log(upper / lower) : (value - lower) / (upper - lower)
    return min(max(unit, 0), 1)
  }

  /// How much the design value changes with the place.
  func slope(at value: Double) -> Double {
    kind == .logarithmic && !isFixed ? value * log(upper / lower) : upper - lower
  }

  /// What is wrong with the interval, or nil.
  var fault: SearchFault? {
    if !(lower.isFinite && upper.isFinite) {
      return SearchFault(
        place: name, found: "[\(lower), \(upper)]", allowed: "finite ends", hint: "give both ends of the interval")
    }
    if lower > upper {
      return SearchFault(
        place: name, found: "[\(lower), \(upper)]", allowed: "lower <= upper", hint: "exchange the two ends")
    }
    if kind == .logarithmic && lower <= 0 {
      return SearchFault(
        place: name, found: "lower end \(lower)", allowed: "a lower end above 0", hint: "use a linear scale")
    }
    if !(kind == .logarithmic ? upper / lower : upper - lower).isFinite {
      return SearchFault(
        place: name, found: "[\(lower), \(upper)]",
        allowed: "ends whose \(kind == .logarithmic ? "ratio" : "difference") is finite", hint: "narrow the interval")
    }
    if kind == .integer && (lower != lower.rounded() || upper != upper.rounded()) {
      return SearchFault(
        place: name, found: "[\(lower), \(upper)]", allowed: "whole numbers", hint: "round the ends inwards")
    }
    return nil
  }
}
