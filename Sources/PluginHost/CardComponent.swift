import CellPlugin
import Documents
import Modeling

/// A component that a card describes.
struct CardComponent: Component {
  let description: ComponentDescription
  let program: FormulaProgram

  func makeInstance() -> any ComponentInstance { CardInstance(program) }

  func moving(_ inputs: [Bool]) -> [Bool] {
    let moving = Set(program.movingOutputs(inputs))
    return description.outputs.indices.map { moving.contains($0) }
  }
}

/// A card at work: its program and the registers it runs on.
private final class CardInstance: ComponentInstance {
  private let program: FormulaProgram
  /// What an evaluation runs: the whole program, until it is settled.
  private var running: FormulaProgram
  private let plain: UnsafeMutablePointer<Plain>
  private let dual: UnsafeMutablePointer<Dual8>
  /// Made for the first box: most runs ask for none.
  private var enclosures: UnsafeMutablePointer<Enclosure8>?

  init(_ program: FormulaProgram) {
    self.program = program
    running = program
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
      running.run(plain, x, nil, y, nil, stride: 0)
      return .valued
    }
    for first in stride(from: 0, to: directions, by: 8) {
      running.run(dual, x, dx + first, y, dy + first, stride: directions)
    }
    return .valued
  }

  func settle(_ x: UnsafePointer<Double>, _ y: UnsafeMutablePointer<Double>, moving: [Bool]) {
    program.run(plain, x, nil, y, nil, stride: 0)
    let (settled, constants) = program.settled(moving: moving)
    let values = constants.map { plain[$0] }
    for (register, value) in values.enumerated() {
      plain[register] = value
      dual[register] = Dual8(value.value)
    }
    running = settled
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
