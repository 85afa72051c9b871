import CCellPlugin
import CellPlugin

/// A host that keeps what it is told, so that a model is tested without loading a library.
final class FakeHost {
  private(set) var components: [cell_component] = []
  /// What it answers to each registration.
  var answer = CELL_OK

  func register(_ body: (inout Registrar) -> Void) -> Int32 {
    var host = cell_host(
      size: UInt32(MemoryLayout<cell_host>.size), abi_major: CELL_ABI_MAJOR, abi_minor: CELL_ABI_MINOR,
      context: Unmanaged.passUnretained(self).toOpaque(),
      register_component: { host, component in
        let fake = Unmanaged<FakeHost>.fromOpaque(host!.pointee.context).takeUnretainedValue()
        fake.components.append(component!.pointee)
        return fake.answer
      }, log: nil)
    return CellPlugin.register(&host, body)
  }

  /// An instance of the only component.
  static func running<M: Model>(_ type: M.Type) -> RunningModel {
    let host = FakeHost()
    precondition(host.register { $0.add(type) } == CELL_OK)
    return RunningModel(host.components[0])
  }
}

/// A model at work behind the C interface.
final class RunningModel {
  let component: cell_component
  private var handle: UnsafeMutableRawPointer?

  init(_ component: cell_component) {
    self.component = component
    precondition(component.create(component.context, &handle) == CELL_OK)
  }

  deinit { component.destroy(handle) }

  var message: String? { component.message(handle).map { String(cString: $0) } }

  func values(_ x: [Double]) -> (status: Int32, y: [Double]) {
    var y = [Double](repeating: .nan, count: Int(component.n_outputs))
    return (component.evaluate(handle, x, &y, 0, nil, nil), y)
  }

  /// A row of bounds for each port, given and returned.
  func enclosure(_ x: [Double]) -> (status: Int32, row: [Double]) {
    var y = [Double](repeating: .nan, count: Int(component.n_outputs) * Int(CELL_ENCLOSURE))
    return (component.enclose(handle, x, &y), y)
  }

  /// `dx` and the result are row-major, a row for each port.
  func slopes(_ x: [Double], _ dx: [Double], _ directions: Int) -> (y: [Double], dy: [Double]) {
    var y = [Double](repeating: .nan, count: Int(component.n_outputs))
    var dy = [Double](repeating: .nan, count: y.count * directions)
    precondition(component.evaluate(handle, x, &y, UInt32(directions), dx, &dy) == CELL_OK)
    return (y, dy)
  }
}
