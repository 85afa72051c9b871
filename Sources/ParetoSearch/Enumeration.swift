// Whole numbers only, and few enough of them: all designs are evaluated, and nothing is left to search. A combination that cannot move at
// all is the smallest case.

/// The designs of a combination all of whose free variables are whole numbers, by number.
struct Enumeration: Sendable {
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
        Job(combination: index, work: .enumerate(enumeration, $0..<min($0 + batch, enumeration.count)))
      }
    }
    return (jobs, combinations)
  }
}

extension CombinationModel {
  /// Of the designs with these numbers those that none of them dominates, and the one that comes nearest to being feasible.
  func perform(
    _ enumeration: Enumeration, _ numbers: Range<Int>, _ tolerance: Double, _ isCancelled: () -> Bool
  ) -> JobResult {
    var kept = NondominatedSet(dimensions: objectiveCount)
    var owners: [Int] = []
    var nearest: (number: Int, violation: Double)?
    var objectives = [Double](repeating: 0, count: objectiveCount)
    withUnsafeTemporaryAllocation(of: Double.self, capacity: max(variables.count, 1)) { x in
      for number in numbers {
        if number % 256 == 0 && isCancelled() { break }
        enumeration.write(number, to: x)
        guard let violation = evaluate(x.baseAddress!, objectives: &objectives) else { continue }
        if violation > tolerance {
          if violation < nearest?.violation ?? .infinity { nearest = (number, violation) }
        } else if case .accepted(let slot) = kept.insert(objectives) {
          if slot == owners.count { owners.append(number) } else { owners[slot] = number }
        }
      }
    }
    var result = JobResult()
    for number in kept.slots.map({ owners[$0] }).sorted() + (nearest.map { [$0.number] } ?? []) {
      let x = [Double](unsafeUninitializedCapacity: variables.count) { buffer, count in
        buffer.initialize(repeating: 0)
        enumeration.write(number, to: buffer)
        count = variables.count
      }
      if let design = evaluate(x) { result.designs.append(design) }
    }
    return result
  }
}
