// Formulas as a flat list of instructions over registers: one pass computes all outputs of a card over any arithmetic.
import CellPlugin

/// One step; its result goes to the register of its own number.
struct Instruction: Hashable, Sendable {
  enum Operation: UInt8, Sendable {
    case input, constant
    case negate, add, subtract, multiply, divide, maximum, minimum
    case addConstant, multiplyByConstant, divideByConstant, divideConstant
    case magnitude, square, exp, log, sqrt, sin, cos, atan, tanh, power, table
  }
  var operation: Operation
  /// A register; for `input` the number of the port.
  var a: Int32 = 0
  /// A second register; for `table` the number of the table.
  var b: Int32 = 0
  var constant = 0.0
}

/// All formulas and tables of a card.
struct FormulaProgram: Sendable {
  var instructions: [Instruction] = []
  var tables: [MonotoneTable] = []
  /// The outputs computed, each with its register.
  var outputs: [(port: Int, register: Int)] = []
  /// The instructions before this one are not run: their registers hold what they would write.
  var first = 0

  /// Computes all outputs.
  /// - Parameters:
  ///   - registers: One for each instruction.
  ///   - stride: The length of a row of derivatives.
  @inline(__always)
  func run<A: Arithmetic>(
    _ registers: UnsafeMutablePointer<A>, _ x: UnsafePointer<Double>, _ dx: UnsafePointer<Double>?,
    _ y: UnsafeMutablePointer<Double>, _ dy: UnsafeMutablePointer<Double>?, stride: Int
  ) {
    let r = registers
    for at in first..<instructions.count {
      let step = instructions[at]
      let (a, b, c) = (Int(step.a), Int(step.b), step.constant)
      switch step.operation {
      case .input: r[at] = A.load(x, dx, a, stride: stride)
      case .constant: r[at] = A(c)
      case .negate: r[at] = -r[a]
      case .add: r[at] = r[a] + r[b]
      case .subtract: r[at] = r[a] - r[b]
      case .multiply: r[at] = r[a] * r[b]
      case .divide: r[at] = r[a] / r[b]
      case .maximum: r[at] = A.max(r[a], r[b])
      case .minimum: r[at] = A.min(r[a], r[b])
      case .addConstant: r[at] = r[a] + c
      case .multiplyByConstant: r[at] = r[a] * c
      case .divideByConstant: r[at] = r[a] / c
      case .divideConstant: r[at] = c / r[a]
      case .magnitude: r[at] = A.magnitude(r[a])
      case .square: r[at] = A.square(r[a])
      case .exp: r[at] = A.exp(r[a])
      case .log: r[at] = A.log(r[a])
      case .sqrt: r[at] = A.sqrt(r[a])
      case .sin: r[at] = A.sin(r[a])
      case .cos: r[at] = A.cos(r[a])
      case .atan: r[at] = A.atan(r[a])
      case .tanh: r[at] = A.tanh(r[a])
      case .power: r[at] = A.pow(r[a], c)
      case .table: r[at] = tables[b].value(at: r[a])
      }
    }
    for (port, register) in outputs { r[register].store(y, dy, port, stride: stride) }
  }
}
