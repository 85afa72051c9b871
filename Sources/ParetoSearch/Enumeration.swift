// Whole numbers only, and few enough of them: all designs are evaluated, and nothing is left to search. A combination that cannot move at
// all is the smallest case.

/// The designs of a combination all of whose free variables are whole numbers, by number.
struct Enumeration: NumberedDesigns {
  private let variables: [SearchVariable]
  /// How many designs there are.
  let count: Int

  /// Nil where a variable is not whole, or where there are more than `limit` designs.
  init?(_ variables: [SearchVariable], limit: Int) {
    var count = 1
    for variable in variables where !variable.isFixed {
      guard variable.kind == .integer, variable.upper - variable.lower < Double(limit) else { return nil }
      let (product, overflows) = count.multipliedReportingOverflow(by: Int(variable.upper - variable.lower) + 1)
      if overflows || product > limit { return nil }
      count = product
    }
    self.variables = variables
    self.count = count
  }

  /// Writes the design of a number in [0, count) to `x`; the first variable changes fastest.
  func write(_ number: Int, to x: UnsafeMutableBufferPointer<Double>) {
    var rest = number
    for (index, variable) in variables.enumerated() {
      let levels = variable.isFixed ? 1 : Int(variable.upper - variable.lower) + 1
      x[index] = variable.lower + Double(rest % levels)
      rest /= levels
    }
  }

  /// Designs in one job: enough that handing them out costs nothing.
  private static let batch = 8192

  /// The jobs that evaluate all designs of all combinations that can be enumerated, as far as they are `limit` together; and those
  /// combinations.
  static func jobs(_ state: SearchState, limit: Int) -> (jobs: [Job], combinations: [Int]) {
    var left = limit
    var jobs: [Job] = []
    var combinations: [Int] = []
    for index in state.open {
      guard let enumeration = Enumeration(state.combinations[index].variables, limit: left) else { continue }
      left -= enumeration.count
      combinations.append(index)
      jobs += stride(from: 0, to: enumeration.count, by: batch).map {
        Job(combination: index, work: .sift(enumeration, $0..<min($0 + batch, enumeration.count)))
      }
    }
    return (jobs, combinations)
  }
}
