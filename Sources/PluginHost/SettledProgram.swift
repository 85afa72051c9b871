// A program cut down to what moves: constants first, and behind them only the instructions that a moving input reaches.

extension FormulaProgram {
  /// Whether each register moves when these inputs do.
  private func movingRegisters(_ inputs: [Bool]) -> [Bool] {
    var moves = [Bool](repeating: false, count: instructions.count)
    for (at, step) in instructions.enumerated() {
      moves[at] =
        switch step.operation {
        case .input: inputs[Int(step.a)]
        case .constant: false
        default: step.operands.contains { moves[$0] }
        }
    }
    return moves
  }

  /// The ports of the outputs that move when these inputs do.
  func movingOutputs(_ inputs: [Bool]) -> [Int] {
    let moves = movingRegisters(inputs)
    return outputs.filter { moves[$0.register] }.map(\.port)
  }

  /// What is left to compute when only these inputs move, and the registers of this program whose values, as constants, the
  /// first registers of that one must hold.
  func settled(moving inputs: [Bool]) -> (program: FormulaProgram, constants: [Int]) {
    let moves = movingRegisters(inputs)
    let outputs = outputs.filter { moves[$0.register] }
    var isNeeded = [Bool](repeating: false, count: instructions.count)
    for (_, register) in outputs { isNeeded[register] = true }
    for at in instructions.indices.reversed() where isNeeded[at] && moves[at] {
      for operand in instructions[at].operands { isNeeded[operand] = true }
    }
    let needed = instructions.indices.filter { isNeeded[$0] }
    let constants = needed.filter { !moves[$0] }
    let order = constants + needed.filter { moves[$0] }
    let number = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
    var program = self
    program.first = constants.count
    program.outputs = outputs.map { ($0.port, number[$0.register]!) }
    program.instructions = order.map { at in
      var step = instructions[at]
      let operands = step.operands
      if moves[at], operands.count > 0 { step.a = Int32(number[operands[0]]!) }
      if moves[at], operands.count > 1 { step.b = Int32(number[operands[1]]!) }
      return step
    }
    return (program, constants)
  }
}

extension Instruction {
  /// The registers it reads.
  var operands: [Int] {
    switch operation {
    case .input, .constant: []
    case .add, .subtract, .multiply, .divide, .maximum, .minimum: [Int(a), Int(b)]
    default: [Int(a)]
    }
  }
}
