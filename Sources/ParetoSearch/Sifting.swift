// Many designs evaluated, few kept: those that none of them dominates. Nothing is made of the others but a number that is compared.

/// Designs known by number.
protocol NumberedDesigns: Sendable {
  /// Writes the design of a number to `x`; what must be whole is rounded by whoever evaluates it.
  func write(_ number: Int, to x: UnsafeMutableBufferPointer<Double>)
}

/// Designs in a row.
struct DesignList: NumberedDesigns {
  private let width: Int
  private var values: [Double] = []
  /// How many there are.
  private(set) var count = 0

  /// No designs, of so many variables each.
  init(width: Int) { self.width = width }

  mutating func append(_ x: UnsafeBufferPointer<Double>) {
    values += x
    count += 1
  }

  mutating func append(_ x: [Double]) { x.withUnsafeBufferPointer { append($0) } }

  /// Appends those of another list of the same width.
  mutating func append(_ other: DesignList) {
    values += other.values
    count += other.count
  }

  func write(_ number: Int, to x: UnsafeMutableBufferPointer<Double>) {
    values.withUnsafeBufferPointer { values in
      for column in 0..<width { x[column] = values[number * width + column] }
    }
  }

  /// Designs in one job: enough to make handing them out cheap.
  private static let batch = 256

  /// The jobs that sift them at a combination.
  func jobs(at combination: Int) -> [Job] {
    stride(from: 0, to: count, by: Self.batch).map {
      Job(combination: combination, work: .sift(self, $0..<min($0 + Self.batch, count)))
    }
  }
}

extension CombinationModel {
  /// Of the designs with these numbers those that none of them dominates, and the one that comes nearest to being feasible.
  func sift(
    _ designs: any NumberedDesigns, _ numbers: Range<Int>, _ tolerance: Double, _ isCancelled: () -> Bool
  ) -> JobResult {
    var kept = NondominatedSet(dimensions: objectiveCount)
    // For each slot of the set the number of its design and the constraints.
    var owners: [Int] = []
    var constraints: [Double] = []
    var nearest: (number: Int, violation: Double)?
    func write(_ number: Int, _ x: UnsafeMutableBufferPointer<Double>) {
      designs.write(number, to: x)
      for (index, variable) in variables.enumerated() where variable.kind == .integer {
        x[index] = min(max(x[index].rounded(), variable.lower), variable.upper)
      }
    }
    withUnsafeTemporaryAllocation(of: Double.self, capacity: max(variables.count, 1)) { x in
      for number in numbers {
        if number % 256 == 0 && isCancelled() { break }
        write(number, x)
        guard let violation = violation(at: x.baseAddress!) else { continue }
        if violation > tolerance {
          if violation < nearest?.violation ?? .infinity { nearest = (number, violation) }
        } else if case .accepted(let slot) = kept.insert(objectiveValues) {
          if slot == owners.count {
            owners.append(number)
            constraints.append(contentsOf: UnsafeBufferPointer(start: constraintValues, count: constraintCount))
          } else {
            owners[slot] = number
            for index in 0..<constraintCount { constraints[slot * constraintCount + index] = constraintValues[index] }
          }
        }
      }
    }
    func design(_ number: Int) -> [Double] {
      [Double](unsafeUninitializedCapacity: variables.count) { buffer, count in
        buffer.initialize(repeating: 0)
        write(number, buffer)
        count = variables.count
      }
    }
    var result = JobResult()
    for slot in kept.slots.sorted(by: { owners[$0] < owners[$1] }) {
      let limits = Array(constraints[(slot * constraintCount)..<((slot + 1) * constraintCount)])
      result.designs.append(
        Design(
          combination: combination, x: design(owners[slot]),
          objectives: Array(kept.rows[(slot * objectiveCount)..<((slot + 1) * objectiveCount)]), constraints: limits,
          violation: Scalarisation.excess(of: limits, equalities: equalityCount)))
    }
    if let nearest, let miss = evaluate(design(nearest.number)) { result.designs.append(miss) }
    return result
  }
}
