/// A model: named inputs and outputs, and one `evaluate` written once in plain formulas.
///
/// ```swift
/// struct Ohm: Model {
///   static let identity = Identity("ohm", version: "1.0", title: "Ohmic voltage drop", category: "transport")
///   let current = Input("cell.current", "A", "discharge current", in: 0...100)
///   let resistance = Input("cell.resistance", "ohm", "direct-current resistance", default: 0.01)
///   let drop = Output("cell.voltageDrop", "V", "ohmic drop", .calibrated)
///
///   func evaluate<A>(_ v: Values<A>) {
///     v[drop] = v[current] * v[resistance]
///   }
/// }
/// ```
public protocol Model: Sendable {
  /// Who it is.
  static var identity: Identity { get }
  /// Declares the ports; called once for a process.
  init()
  /// How its outputs may be shown together.
  var views: [View] { get }
  /// Sets every output from the inputs. All numbers are SI. Called from several threads at once: a pure function.
  /// - Throws: `Refusal` where the design lies outside the model's domain; the search then goes on elsewhere.
  func evaluate<A: Arithmetic>(_ v: Values<A>) throws(Refusal)
}

extension Model {
  /// None.
  public var views: [View] { [] }
}

/// A model's name card.
public struct Identity: Sendable {
  var id: String, version: String, title: String, category: String, text: String

  /// - Parameters:
  ///   - id: Lower-case words joined by hyphens, unique among all plugins: `layered-cell`.
  ///   - text: What it computes, what it neglects, where it is valid.
  public init(_ id: String, version: String, title: String, category: String, text: String = "") {
    self.id = id
    self.version = version
    self.title = title
    self.category = category
    self.text = text
  }
}

/// Why a model has no answer for a design.
@frozen public struct Refusal: Error {
  @usableFromInline let text: StaticString
  /// - Parameter text: What is out of bounds, for people: "the electrode has no pores left".
  @inlinable public init(_ text: StaticString) { self.text = text }
}

/// The inputs and outputs of one evaluation.
@frozen public struct Values<A: Arithmetic> {
  @usableFromInline let x: UnsafePointer<Double>
  @usableFromInline let dx: UnsafePointer<Double>?
  @usableFromInline let y: UnsafeMutablePointer<Double>
  @usableFromInline let dy: UnsafeMutablePointer<Double>?
  @usableFromInline let stride: Int

  @inlinable @inline(__always)
  init(
    _ x: UnsafePointer<Double>, _ dx: UnsafePointer<Double>?, _ y: UnsafeMutablePointer<Double>,
    _ dy: UnsafeMutablePointer<Double>?, stride: Int
  ) {
    self.x = x
    self.dx = dx
    self.y = y
    self.dy = dy
    self.stride = stride
  }

  /// An input's value [SI].
  @inlinable @inline(__always)
  public subscript(_ port: Input) -> Real<A> { Real(parts: A.load(x, dx, port.index, stride: stride)) }

  /// An output's value [SI]; it may be read once it has been set.
  @inlinable @inline(__always)
  public subscript(_ port: Output) -> Real<A> {
    get { Real(parts: A.load(UnsafePointer(y), dy.map { UnsafePointer($0) }, port.index, stride: stride)) }
    nonmutating set { newValue.parts.store(y, dy, port.index, stride: stride) }
  }
}
