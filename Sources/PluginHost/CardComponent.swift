import CellPlugin
import Documents
import Modeling

/// A component that a card describes.
struct CardComponent: Component {
  let description: ComponentDescription
  let program: FormulaProgram

  func makeInstance() -> any ComponentInstance { CardInstance(program) }
}

/// A card at work: its program and the registers it runs on.
private final class CardInstance: ComponentInstance {
  private let program: FormulaProgram
  private let plain: UnsafeMutablePointer<Plain>
  private let dual: UnsafeMutablePointer<Dual8>
  /// Made for the first box: most runs ask for none.
  private var enclosures: UnsafeMutablePointer<Enclosure8>?

  init(_ program: FormulaProgram) {
    self.program = program
    plain = .allocate(capacity: max(1, program.instructions.count))
    dual = .allocate(capacity: max(1, program.instructions.count))
  }

  deinit {
    plain.deallocate()
    dual.deallocate()
    enclosures?.deallocate()
  }

  func evaluate(
    _ x: UnsafePointer<Double>, _ y: UnsafeMutablePointer<Double>, directions: Int, _ dx: UnsafePointer<Double>?,
    _ dy: UnsafeMutablePointer<Double>?
  ) -> Outcome {
    guard directions > 0, let dx, let dy else {
      program.run(plain, x, nil, y, nil, stride: 0)
      return .valued
    }
    for first in stride(from: 0, to: directions, by: 8) {
      program.run(dual, x, dx + first, y, dy + first, stride: directions)
    }
    return .valued
  }

  var encloses: Bool { true }

  func enclose(_ x: UnsafePointer<Double>, _ y: UnsafeMutablePointer<Double>) -> Outcome {
    let registers = enclosures ?? .allocate(capacity: max(1, program.instructions.count))
    enclosures = registers
    program.run(registers, x, nil, y, nil, stride: 0)
    return .valued
  }

  var message: String? { nil }
}
