// Instructions are made once for each different operation, and operations on constants are done here and now, with the
// same functions that would do them later.
import CellPlugin
import Glibc

/// Grows a program operation by operation.
struct FormulaBuilder {
  private(set) var program = FormulaProgram()
  private var known: [Instruction: Int32] = [:]

  /// What an operation works on.
  enum Operand: Hashable {
    case constant(Double)
    case register(Int32)
  }

  mutating func input(_ port: Int) -> Operand { emit(.input, Int32(port)) }

  mutating func table(_ table: MonotoneTable, of argument: Operand) -> Operand {
    program.tables.append(table)
    return emit(.table, register(argument), Int32(program.tables.count - 1))
  }

  mutating func output(_ operand: Operand) { program.outputs.append((program.outputs.count, Int(register(operand)))) }

  mutating func negate(_ a: Operand) -> Operand {
    switch a {
    case .constant(let a): .constant(-a)
    case .register(let a): emit(.negate, a)
    }
  }

  mutating func add(_ a: Operand, _ b: Operand) -> Operand {
    switch (a, b) {
    case (.constant(let a), .constant(let b)): .constant(a + b)
    case (.constant(let c), .register(let r)), (.register(let r), .constant(let c)): emit(.addConstant, r, constant: c)
    case (.register(let a), .register(let b)): emit(.add, a, b)
    }
  }

  mutating func subtract(_ a: Operand, _ b: Operand) -> Operand {
    switch (a, b) {
    case (.register(let a), .register(let b)): emit(.subtract, a, b)
    default: add(a, negate(b))
    }
  }

  mutating func multiply(_ a: Operand, _ b: Operand) -> Operand {
    switch (a, b) {
    case (.constant(let a), .constant(let b)): .constant(a * b)
    case (.constant(let c), .register(let r)), (.register(let r), .constant(let c)):
      emit(.multiplyByConstant, r, constant: c)
    case (.register(let a), .register(let b)): a == b ? emit(.square, a) : emit(.multiply, a, b)
    }
  }

  mutating func divide(_ a: Operand, _ b: Operand) -> Operand {
    switch (a, b) {
    case (.constant(let a), .constant(let b)): .constant(a / b)
    case (.constant(let c), .register(let r)): emit(.divideConstant, r, constant: c)
    case (.register(let r), .constant(let c)): emit(.divideByConstant, r, constant: c)
    case (.register(let a), .register(let b)): emit(.divide, a, b)
    }
  }

  /// A power; products and roots for the exponents that are met most, which spares the general function.
  mutating func power(_ a: Operand, _ exponent: Operand) -> Operand {
    switch (a, exponent) {
    case (.constant(let a), .constant(let e)): return .constant(pow(a, e))
    case (.register, .constant(0)): return .constant(1)
    case (.register, .constant(1)): return a
    case (.register, .constant(2)): return multiply(a, a)
    case (.register, .constant(3)): return multiply(multiply(a, a), a)
    case (.register, .constant(-1)): return divide(.constant(1), a)
    case (.register, .constant(0.5)): return function(.sqrt, a)
    case (.register(let a), .constant(let e)): return emit(.power, a, constant: e)
    case (_, .register): return function(.exp, multiply(exponent, function(.log, a)))
    }
  }

  mutating func extreme(_ operation: Instruction.Operation, _ a: Operand, _ b: Operand) -> Operand {
    if case .constant(let a) = a, case .constant(let b) = b {
      return .constant(
        operation == .maximum ? Plain.max(Plain(a), Plain(b)).value : Plain.min(Plain(a), Plain(b)).value)
    }
    return emit(operation, register(a), register(b))
  }

  /// A function of one argument.
  mutating func function(_ operation: Instruction.Operation, _ a: Operand) -> Operand {
    switch a {
    case .register(let a): return emit(operation, a)
    case .constant(let a):
      // The constant's own one-step program: folding and running cannot differ.
      let steps = [Instruction(operation: .constant, constant: a), Instruction(operation: operation)]
      var registers = [Plain(0), Plain(0)]
      var value = [0.0]
      FormulaProgram(instructions: steps, outputs: [(0, 1)]).run(&registers, [0], nil, &value, nil, stride: 0)
      return .constant(value[0])
    }
  }

  private mutating func register(_ operand: Operand) -> Int32 {
    switch operand {
    case .register(let register): return register
    case .constant(let value):
      guard case .register(let register) = emit(.constant, constant: value) else { preconditionFailure() }
      return register
    }
  }

  private mutating func emit(
    _ operation: Instruction.Operation, _ a: Int32 = 0, _ b: Int32 = 0, constant: Double = 0
  ) -> Operand {
    let instruction = Instruction(operation: operation, a: a, b: b, constant: constant)
    if let register = known[instruction] { return .register(register) }
    let register = Int32(program.instructions.count)
    program.instructions.append(instruction)
    known[instruction] = register
    return .register(register)
  }
}
