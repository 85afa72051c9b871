/// How much a default value can be trusted.
public enum Confidence: String, Sendable {
  /// Read in a measurement or a data sheet.
  case measured
  /// Derived from measurements, or a consensus of several sources.
  case estimated
  /// An engineer's assumption with wide bounds.
  case assumed
}

/// What kind of statement an output is.
public enum Basis: String, Sendable {
  /// Adds up masses, charges or money: as right as its inputs.
  case bookkeeping
  /// A physical law with fitted constants.
  case calibrated
  /// A simple relation that orders designs but is not to be quoted.
  case ruleOfThumb = "rule of thumb"
}

/// An input of a model, declared as a stored property: `let rate = Input("cell.cRate", "1/h", "discharge rate", in: 0.05...10)`.
///
/// With a default it is a parameter: a study may leave it, fix it, or make it a variable.
@frozen public struct Input: Sendable {
  /// Small, because a model is copied on its way through its own functions.
  @usableFromInline let number: UInt16
  /// Its place among the model's inputs.
  @inlinable var index: Int { Int(number) }

  /// - Parameters:
  ///   - name: Dotted names are global (`cell.temperature`); a name without a dot belongs to the slot that the model fills.
  ///   - unit: The unit of the numbers given here, and shown to people. `evaluate` sees SI.
  ///   - text: What it is, in one sentence.
  ///   - range: Where the model is valid, in `unit`; designs outside are computed and marked as extrapolated.
  ///   - value: The default, in `unit`.
  ///   - plausible: The range within which the default may be wrong, in `unit`.
  public init(
    _ name: String, _ unit: String, _ text: String, in range: ClosedRange<Double>? = nil, default value: Double? = nil,
    plausible: ClosedRange<Double>? = nil, source: String? = nil, confidence: Confidence? = nil
  ) {
    var port = Declarations.Port(name: name, unit: unit, text: text)
    port.range = range
    port.initial = value
    port.plausible = plausible
    port.source = source
    port.confidence = confidence?.rawValue
    number = UInt16(Declarations.open.declareInput(port))
  }
}

/// An output of a model, declared as a stored property: `let mass = Output("cell.mass", "kg", "cell mass", .bookkeeping)`.
@frozen public struct Output: Sendable {
  @usableFromInline let number: UInt16
  /// Its place among the model's outputs.
  @inlinable var index: Int { Int(number) }

  /// - Parameters: As those of `Input`; `source` is where the formula comes from. `range`, in `unit`, is where the model
  ///   is to be believed by what it computes: designs outside are marked, as those are whose inputs lie outside.
  public init(
    _ name: String, _ unit: String, _ text: String, _ basis: Basis, in range: ClosedRange<Double>? = nil,
    source: String? = nil
  ) {
    var port = Declarations.Port(name: name, unit: unit, text: text)
    port.range = range
    port.source = source
    port.confidence = basis.rawValue
    number = UInt16(Declarations.open.declareOutput(port))
  }
}

/// Collects what a model declares while its initialiser runs.
final class Declarations: @unchecked Sendable {  // lives within one synchronous call
  struct Port {
    var name: String, unit: String, text: String
    var range: ClosedRange<Double>?, initial: Double?, plausible: ClosedRange<Double>?
    var source: String?, confidence: String?
  }
  private(set) var inputs: [Port] = []
  private(set) var outputs: [Port] = []

  @TaskLocal private static var current: Declarations?
  static var open: Declarations {
    guard let current else {
      preconditionFailure("an Input or Output is declared outside a registered Model's initialiser")
    }
    return current
  }

  /// Makes a model and notes its ports, in the order of its stored properties.
  static func of<M>(_ make: () -> M) -> (M, Declarations) {
    let declarations = Declarations()
    return ($current.withValue(declarations, operation: make), declarations)
  }

  func declareInput(_ port: Port) -> Int {
    inputs.append(port)
    return inputs.count - 1
  }
  func declareOutput(_ port: Port) -> Int {
    outputs.append(port)
    return outputs.count - 1
  }
}
