// A component made of a closure, for tests that need no plugin.
public import Documents
public import Modeling
import Quantities

/// Outputs as a closure of the inputs; with a Jacobian, or differenced by the host.
public struct FormulaComponent: Component {
  /// What it says of itself.
  public var description: ComponentDescription
  let values: @Sendable ([Double]) throws -> [Double]
  let jacobian: (@Sendable ([Double]) -> [[Double]])?
  /// How often any instance was evaluated.
  public let calls = Counter()

  /// Ports are written `"name"` or `"name [unit]"`, and inputs with a default `"name [unit] = 3"`.
  public init(
    _ id: String, _ inputs: [String], _ outputs: [String], jacobian: (@Sendable ([Double]) -> [[Double]])? = nil,
    _ values: @escaping @Sendable ([Double]) throws -> [Double]
  ) {
    description = ComponentDescription(
      id: id, version: "1.0", title: id, inputs: inputs.map(Port.init(parsing:)),
      outputs: outputs.map(Port.init(parsing:)),
      origin: "\(id).test")
    description.hasDerivatives = jacobian != nil
    self.values = values
    self.jacobian = jacobian
  }

  /// An instance that calls the closure.
  public func makeInstance() throws(Fault) -> any ComponentInstance { Instance(self) }

  /// Thrown by a closure that has no answer.
  public struct Refused: Error {
    /// A refusal.
    public init() {}
  }

  final class Instance: ComponentInstance {
    let component: FormulaComponent
    var message: String?
    init(_ component: FormulaComponent) { self.component = component }

    func evaluate(
      _ x: UnsafePointer<Double>, _ y: UnsafeMutablePointer<Double>, directions: Int, _ dx: UnsafePointer<Double>?,
      _ dy: UnsafeMutablePointer<Double>?
    ) -> Outcome {
      component.calls.increase()
      let point = Array(UnsafeBufferPointer(start: x, count: component.description.inputs.count))
      do {
        for (o, value) in try component.values(point).enumerated() { y[o] = value }
      } catch {
        message = "it is not meant for this"
        return .refused
      }
      guard directions > 0, let dx, let dy, let jacobian = component.jacobian else { return .valued }
      for (o, row) in jacobian(point).enumerated() {
        for d in 0..<directions {
          dy[o * directions + d] = row.enumerated().reduce(0) { $0 + $1.element * dx[$1.offset * directions + d] }
        }
      }
      return .valued
    }
  }
}

extension Port {
  fileprivate init(parsing text: String) {
    let parts = text.split(separator: "=")
    let head = parts[0].split(separator: "[")
    let unit = head.count > 1 ? String(head[1].prefix { $0 != "]" }) : "1"
    let known = try! Unit(unit)
    self.init(head[0].trimming, known)
    if parts.count > 1 { initial = known.toSI(Double(parts[1].trimming)!) }
  }
}

extension Substring {
  fileprivate var trimming: String { String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()) }
}
