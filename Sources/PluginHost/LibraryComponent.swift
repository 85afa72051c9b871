import CCellPlugin
import Documents
import Modeling

/// A component that a library registered.
struct LibraryComponent: Component, @unchecked Sendable {  // the header promises: immutable, and alive with the process
  let description: ComponentDescription
  fileprivate let raw: cell_component
  fileprivate let creating: Activity, evaluating: Activity, explaining: Activity, destroying: Activity

  init(_ raw: cell_component, _ description: ComponentDescription) {
    self.raw = raw
    self.description = description
    func activity(_ action: String) -> Activity {
      Activity(component: description.id, file: description.origin, action)
    }
    creating = activity("making an instance")
    evaluating = activity("evaluating a design")
    explaining = activity("explaining a refusal")
    destroying = activity("destroying an instance")
  }

  func makeInstance() throws(Fault) -> any ComponentInstance {
    try LibraryInstance(self)
  }
}

/// A model of a library at work.
final class LibraryInstance: ComponentInstance {
  private let component: LibraryComponent
  private let handle: UnsafeMutableRawPointer?
  private let function:
    @convention(c) (
      UnsafeMutableRawPointer?, UnsafePointer<Double>?, UnsafeMutablePointer<Double>?, UInt32, UnsafePointer<Double>?,
      UnsafeMutablePointer<Double>?
    ) -> Int32
  private let evaluating: Activity
  private var status = CELL_OK

  fileprivate init(_ component: LibraryComponent) throws(Fault) {
    self.component = component
    function = component.raw.evaluate
    evaluating = component.evaluating
    var handle: UnsafeMutableRawPointer?
    let status = component.creating.during { component.raw.create(component.raw.context, &handle) }
    guard status == CELL_OK else {
      let reason = handle.flatMap { handle in component.explaining.during { text(component.raw.message(handle)) } }
      throw Fault(
        "\(component.description.origin) component '\(component.description.id)'",
        "makes no instance: \(reason ?? "its create returned \(status)")")
    }
    self.handle = handle
  }

  deinit { component.destroying.during { component.raw.destroy(handle) } }

  func evaluate(
    _ x: UnsafePointer<Double>, _ y: UnsafeMutablePointer<Double>, directions: Int, _ dx: UnsafePointer<Double>?,
    _ dy: UnsafeMutablePointer<Double>?
  ) -> Outcome {
    status = evaluating.during { function(handle, x, y, UInt32(truncatingIfNeeded: directions), dx, dy) }
    if status == CELL_OK { return .valued }
    return status == CELL_REFUSED ? .refused : .failed
  }

  var encloses: Bool { component.raw.enclose != nil }

  func enclose(_ x: UnsafePointer<Double>, _ y: UnsafeMutablePointer<Double>) -> Outcome {
    guard let enclose = component.raw.enclose else { return .failed }
    status = evaluating.during { enclose(handle, x, y) }
    return status == CELL_OK ? .valued : status == CELL_REFUSED ? .refused : .failed
  }

  var message: String? {
    // What the model says then is about an earlier evaluation.
    guard status != CELL_OK else { return nil }
    if let reason = component.explaining.during({ text(component.raw.message(handle)) }) { return reason }
    return [CELL_REFUSED, CELL_FAILED].contains(status) ? nil : "its evaluate returned the unknown status \(status)"
  }
}
