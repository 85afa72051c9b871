// A library's one exported function is three lines:
//   @c @implementation public func cell_plugin_register(_ host: UnsafePointer<cell_host>?) -> Int32 {
//     register(host) { $0.add(Ohm.self) }
//   }
public import CCellPlugin
import Glibc

/// The body of a library's `cell_plugin_register`.
/// - Returns: What the host answered to the first component it did not take, else `CELL_OK`.
public func register(_ host: UnsafePointer<cell_host>?, _ body: (inout Registrar) -> Void) -> Int32 {
  guard let host, host.pointee.abi_major == CELL_ABI_MAJOR else { return CELL_INVALID }
  var registrar = Registrar(host: host)
  body(&registrar)
  return registrar.status
}

/// Every library has the symbol, because every library links this module.
@c @implementation public func cell_plugin_abi() -> UInt32 { CELL_ABI_MAJOR << 16 | CELL_ABI_MINOR }

/// What a library registers its models with.
public struct Registrar {
  let host: UnsafePointer<cell_host>
  var status = CELL_OK

  @usableFromInline
  typealias Evaluate = (
    _ x: UnsafePointer<Double>, _ y: UnsafeMutablePointer<Double>, _ directions: Int, _ dx: UnsafePointer<Double>?,
    _ dy: UnsafeMutablePointer<Double>?
  ) throws(Refusal) -> Void

  @usableFromInline
  typealias Enclose = (_ x: UnsafePointer<Double>, _ y: UnsafeMutablePointer<Double>) throws(Refusal) -> Void

  /// Adds a model. Inlinable, so that its formulas are compiled for each arithmetic in the library's own module.
  @inlinable public mutating func add<M: Model>(_ type: M.Type) {
    register(
      type,
      enclose: { model in
        { (x, y) throws(Refusal) in try model.pointee.evaluate(Values<Enclosure8>(x, nil, y, nil, stride: 0)) }
      }
    ) { (model, inputs, outputs) in
      { (x, y, directions, dx, dy) throws(Refusal) in
        guard directions > 0, let dx, let dy else {
          return try model.pointee.evaluate(Values<Plain>(x, nil, y, nil, stride: 0))
        }
        guard directions % 8 != 0 else {
          for first in stride(from: 0, to: directions, by: 8) {
            try model.pointee.evaluate(Values<Dual8>(x, dx + first, y, dy + first, stride: directions))
          }
          return
        }
        try Registrar.inPaddedChunks(inputs: inputs, outputs: outputs, directions, dx, dy) {
          (dx8, dy8) throws(Refusal) in
          try model.pointee.evaluate(Values<Dual8>(x, dx8, y, dy8, stride: 8))
        }
      }
    }
  }

  /// Serves any number of directions by eights, the last one filled up with zeros.
  @usableFromInline
  static func inPaddedChunks(
    inputs: Int, outputs: Int, _ directions: Int, _ dx: UnsafePointer<Double>, _ dy: UnsafeMutablePointer<Double>,
    _ body: (UnsafePointer<Double>, UnsafeMutablePointer<Double>) throws(Refusal) -> Void
  ) throws(Refusal) {
    try withUnsafeTemporaryAllocation(of: Double.self, capacity: 8 * (inputs + outputs)) { (scratch) throws(Refusal) in
      let dx8 = scratch.baseAddress!
      let dy8 = dx8 + 8 * inputs
      for first in stride(from: 0, to: directions, by: 8) {
        let count = Swift.min(8, directions - first)
        scratch.initialize(repeating: 0)
        for i in 0..<inputs { for d in 0..<count { dx8[8 * i + d] = dx[directions * i + first + d] } }
        try body(UnsafePointer(dx8), dy8)
        for o in 0..<outputs { for d in 0..<count { dy[directions * o + first + d] = dy8[8 * o + d] } }
      }
    }
  }

  @usableFromInline
  mutating func register<M: Model>(
    _ type: M.Type, enclose makeEnclose: (UnsafePointer<M>) -> Enclose,
    _ makeEvaluate: (UnsafePointer<M>, _ inputs: Int, _ outputs: Int) -> Evaluate
  ) {
    let (model, ports) = Declarations.of { M() }
    // Where it stays: a closure that holds a model itself would copy it for every evaluation.
    let place = forever([model])
    let component = cell_component(
      identity: M.identity, ports: ports, views: model.views,
      evaluate: makeEvaluate(place, ports.inputs.count, ports.outputs.count), enclose: makeEnclose(place))
    let answer = host.pointee.register_component(host, forever([component]))
    if status == CELL_OK { status = answer }
  }
}

/// What an instance is on this side of the C interface: the formulas, and why the last design was refused.
private final class Instance {
  let evaluate: Registrar.Evaluate
  let enclose: Registrar.Enclose
  var refusal: Refusal?
  init(_ evaluate: @escaping Registrar.Evaluate, _ enclose: @escaping Registrar.Enclose) {
    self.evaluate = evaluate
    self.enclose = enclose
  }
}

extension cell_component {
  fileprivate init(
    identity: Identity, ports: Declarations, views: [View], evaluate: @escaping Registrar.Evaluate,
    enclose: @escaping Registrar.Enclose
  ) {
    self.init()
    size = UInt32(MemoryLayout<cell_component>.size)
    port_size = UInt32(MemoryLayout<cell_port>.stride)
    view_size = UInt32(MemoryLayout<cell_view>.stride)
    n_inputs = UInt32(ports.inputs.count)
    n_outputs = UInt32(ports.outputs.count)
    n_views = UInt32(views.count)
    inputs = forever(ports.inputs.map(cell_port.init))
    outputs = forever(ports.outputs.map(cell_port.init))
    self.views = forever(views.map { cell_view($0, ports) })
    id = forever(identity.id)
    version = forever(identity.version)
    title = forever(identity.title)
    category = forever(identity.category)
    text = forever(identity.text)
    has_derivatives = 1
    context = Unmanaged.passRetained(Instance(evaluate, enclose)).toOpaque()
    create = { context, instance in
      let prototype = Unmanaged<Instance>.fromOpaque(context!).takeUnretainedValue()
      instance!.pointee = Unmanaged.passRetained(Instance(prototype.evaluate, prototype.enclose)).toOpaque()
      return CELL_OK
    }
    destroy = { Unmanaged<Instance>.fromOpaque($0!).release() }
    self.evaluate = { instance, x, y, directions, dx, dy in
      Unmanaged<Instance>.fromOpaque(instance!)._withUnsafeGuaranteedRef { me in
        do throws(Refusal) {
          try me.evaluate(x!, y!, Int(directions), dx, dy)
          return CELL_OK
        } catch {
          me.refusal = error
          return CELL_REFUSED
        }
      }
    }
    self.enclose = { instance, x, y in
      Unmanaged<Instance>.fromOpaque(instance!)._withUnsafeGuaranteedRef { me in
        do throws(Refusal) {
          return try Doubt.arises { () throws(Refusal) in try me.enclose(x!, y!) } ? CELL_FAILED : CELL_OK
        } catch {
          me.refusal = error
          return CELL_REFUSED
        }
      }
    }
    message = { instance in
      Unmanaged<Instance>.fromOpaque(instance!).takeUnretainedValue().refusal.map {
        UnsafeRawPointer($0.text.utf8Start).assumingMemoryBound(to: CChar.self)
      }
    }
  }
}

extension cell_port {
  fileprivate init(_ port: Declarations.Port) {
    self.init(
      name: forever(port.name), unit: forever(port.unit), text: forever(port.text),
      lower: port.range?.lowerBound ?? .nan, upper: port.range?.upperBound ?? .nan, initial: port.initial ?? .nan,
      low: port.plausible?.lowerBound ?? .nan, high: port.plausible?.upperBound ?? .nan,
      source: port.source.map(forever), confidence: port.confidence.map(forever))
  }
}

extension cell_view {
  fileprivate init(_ view: View, _ ports: Declarations) {
    self.init(
      name: forever(view.name), kind: forever(view.kind), title: forever(view.title),
      total: view.total.map { forever(ports.outputs[$0.index].name) },
      sweep: view.sweep.map { forever(ports.inputs[$0.index].name) },
      from: view.ends?.lowerBound ?? .nan, to: view.ends?.upperBound ?? .nan,
      items: forever(
        view.items.map { cell_view_item(port: forever(ports.outputs[$0.output.index].name), label: forever($0.label)) }),
      n_items: UInt32(view.items.count), item_size: UInt32(MemoryLayout<cell_view_item>.stride))
  }
}

// Descriptions live as long as the process: allocated once, never freed.
private func forever(_ text: String) -> UnsafePointer<CChar> { UnsafePointer(strdup(text)!) }

private func forever<T>(_ list: [T]) -> UnsafePointer<T> {
  let copy = UnsafeMutablePointer<T>.allocate(capacity: Swift.max(1, list.count))
  copy.initialize(from: list, count: list.count)
  return UnsafePointer(copy)
}
