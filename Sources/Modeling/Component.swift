public import Documents
public import Quantities

/// A named input or output of a component. All numbers are SI; `unit` is for showing them.
public struct Port: Sendable {
  /// Dotted names are global; a name without a dot is local to the slot that the component fills.
  public var name: String
  /// The unit that the component's author declared.
  public var unit: Unit
  /// What it is, in one sentence.
  public var text: String
  /// Inputs: where the component is valid. Outputs: where what it computes is to be believed [SI].
  public var range: ClosedRange<Double>?
  /// Inputs: the default, which makes the input a parameter [SI].
  public var initial: Double?
  /// Inputs: the range within which the default may be wrong [SI].
  public var plausible: ClosedRange<Double>?
  /// Where the default or the formula comes from.
  public var source: String?
  /// Inputs: "measured", "estimated", "assumed". Outputs: "bookkeeping", "calibrated", "rule of thumb".
  public var confidence: String?

  /// A port of which little is known but its name and unit.
  public init(_ name: String, _ unit: Unit, _ text: String = "") {
    self.name = name
    self.unit = unit
    self.text = text
  }
}

/// Outputs that belong together, declared by a component so that reports need to know nothing of the subject.
public struct View: Sendable {
  /// How the outputs belong together.
  public enum Kind: Sendable {
    /// Parts that sum to the output `total`.
    case breakdown(total: String)
    /// Thicknesses of layers, from bottom to top.
    case stack
    /// Outputs over the input `sweep`, between two values [SI].
    case curve(sweep: String, from: Double, to: Double)
  }
  public var name: String, title: String, kind: Kind
  /// The ports shown, and what to call them.
  public var items: [(port: String, label: String)]

  /// Port names are those of the component's own declaration.
  public init(_ name: String, _ title: String, _ kind: Kind, items: [(port: String, label: String)]) {
    self.name = name
    self.title = title
    self.kind = kind
    self.items = items
  }
}

/// What a component says of itself.
public struct ComponentDescription: Sendable {
  public var id: String, version: String, title: String
  /// Free text for lists: "cathode", "cell model".
  public var category = ""
  /// What it computes, what it neglects, where it is valid.
  public var text = ""
  public var inputs: [Port], outputs: [Port]
  /// Outputs that belong together.
  public var views: [View] = []
  /// Where not, the host differentiates by central differences and records it.
  public var hasDerivatives = true
  /// The file that registered it, for messages and the run record.
  public var origin: String

  /// A description without category, text and views.
  public init(
    id: String, version: String, title: String, inputs: [Port], outputs: [Port], origin: String
  ) {
    self.id = id
    self.version = version
    self.title = title
    self.inputs = inputs
    self.outputs = outputs
    self.origin = origin
  }
}

/// The unit of modelling: declared inputs to declared outputs, a pure function with derivatives.
public protocol Component: Sendable {
  var description: ComponentDescription { get }
  /// - Throws: A fault that names the plugin, when it cannot make an instance.
  func makeInstance() throws(Fault) -> any ComponentInstance
  /// Which outputs may move when these inputs do.
  func moving(_ inputs: [Bool]) -> [Bool]
}

extension Component {
  /// All of them, if any input moves.
  public func moving(_ inputs: [Bool]) -> [Bool] {
    Array(repeating: inputs.contains(true), count: description.outputs.count)
  }
}

/// A component at work. One thread at a time.
public protocol ComponentInstance: AnyObject {
  /// Computes `y[outputs]` from `x[inputs]`, all SI, and, when `directions > 0`, `dy[outputs × directions]` from
  /// `dx[inputs × directions]`, both row-major. `directions` is a multiple of eight. Allocates nothing.
  func evaluate(
    _ x: UnsafePointer<Double>, _ y: UnsafeMutablePointer<Double>, directions: Int, _ dx: UnsafePointer<Double>?,
    _ dy: UnsafeMutablePointer<Double>?
  ) -> Outcome
  /// From now on only these inputs change, and what `y` and `dy` hold stays there from one evaluation to the next: what does not
  /// depend on those inputs may be written here, once, and left alone.
  func settle(_ x: UnsafePointer<Double>, _ y: UnsafeMutablePointer<Double>, moving: [Bool])
  /// Whether it has bounds over boxes of designs.
  var encloses: Bool { get }
  /// Bounds of all outputs over a box: `x` and `y` hold a row of `Enclosure.row` numbers for each port, see there.
  /// `refused` only if every design of the box is; `failed` where there are no bounds.
  func enclose(_ x: UnsafePointer<Double>, _ y: UnsafeMutablePointer<Double>) -> Outcome
  /// About the last evaluation that was not `valued`.
  var message: String? { get }
}

extension ComponentInstance {
  /// Nothing.
  public func settle(_ x: UnsafePointer<Double>, _ y: UnsafeMutablePointer<Double>, moving: [Bool]) {}
  /// No bounds.
  public var encloses: Bool { false }
  /// No bounds.
  public func enclose(_ x: UnsafePointer<Double>, _ y: UnsafeMutablePointer<Double>) -> Outcome { .failed }
}

/// What became of an evaluation.
public enum Outcome: Sendable {
  case valued
  /// The design is outside the component's domain: the search goes on elsewhere.
  case refused
  /// The component is broken here (a NaN, an error of its own): counted, named, and the design is dropped.
  case failed
}
