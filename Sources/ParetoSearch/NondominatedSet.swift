// Mutually nondominated vectors in flat memory. Vectors lie in cells with a bounding box each, so that an offer looks into few of
// them: about n/50 box tests.

/// A set of mutually nondominated vectors, each in a numbered slot.
struct NondominatedSet: Sendable {
  /// What became of an offered vector.
  enum Answer: Equatable {
    /// It is in, in this slot; those it dominates are out.
    case accepted(Int)
    /// The vector in this slot has the same numbers; nothing was changed.
    case equal(Int)
    /// A vector of the set dominates it.
    case dominated
  }

  let dimensions: Int
  private(set) var count = 0
  /// The vectors, row by row; rows of empty slots are infinite.
  private(set) var rows: [Double] = []
  private var freeSlots: [Int] = []
  /// The slots in each cell.
  private var members: [[Int]] = []
  /// The corners of the cells' boxes, row by row.
  private var lowest: [Double] = []
  private var highest: [Double] = []

  private static let cellCapacity = 64

  init(dimensions: Int) { self.dimensions = dimensions }

  /// The slots in use, rising.
  var slots: [Int] { members.flatMap { $0 }.sorted() }

  /// The slots in use in the order of their vectors.
  var ordered: [Int] {
    let width = dimensions
    return rows.withUnsafeBufferPointer { rows in
      members.flatMap { $0 }.sorted { a, b in
        for column in 0..<width where rows[a * width + column] != rows[b * width + column] {
          return rows[a * width + column] < rows[b * width + column]
        }
        return false
      }
    }
  }

  /// Offers a vector of numbers.
  mutating func insert(_ vector: [Double]) -> Answer {
    switch relation(to: vector) {
    case .accepted: break
    case let answer: return answer
    }
    for cell in members.indices.reversed() where mayBeDominated(cell, by: vector) {
      removeDominated(by: vector, in: cell)
    }
    let slot = freeSlots.popLast() ?? count
    if slot * dimensions == rows.count {
      rows += vector
    } else {
      for column in 0..<dimensions { rows[slot * dimensions + column] = vector[column] }
    }
    count += 1
    add(slot, vector)
    return .accepted(slot)
  }

  /// The slots of the vectors that dominate a vector.
  func dominators(of vector: [Double]) -> [Int] {
    var found: [Int] = []
    scan(vector) { slot, relation in
      if relation == .dominated { found.append(slot) }
      return true
    }
    return found
  }

  /// Whether a vector of the set dominates one.
  func dominates(_ vector: [Double]) -> Bool { relation(to: vector) == .dominated }

  private func relation(to vector: [Double]) -> Answer {
    var answer = Answer.accepted(-1)
    scan(vector) { slot, relation in
      if relation == .dominated { answer = .dominated }
      if relation == .equal { answer = .equal(slot) }
      return answer == .accepted(-1)
    }
    return answer
  }

  /// Compares a vector with all in the cells that may hold one as good, until told to stop.
  @inline(__always)
  private func scan(_ vector: [Double], _ visit: (Int, Dominance) -> Bool) {
    vector.withUnsafeBufferPointer { vector in
      rows.withUnsafeBufferPointer { rows in
        lowest.withUnsafeBufferPointer { lowest in
          for cell in members.indices {
            var isPossible = true
            for column in 0..<dimensions where lowest[cell * dimensions + column] > vector[column] {
              isPossible = false
              break
            }
            if !isPossible { continue }
            for slot in members[cell] {
              let row = rows.baseAddress! + slot * dimensions
              if !visit(slot, Dominance.compare(vector.baseAddress!, row, dimensions)) { return }
            }
          }
        }
      }
    }
  }
}

extension NondominatedSet {
  private func mayBeDominated(_ cell: Int, by vector: [Double]) -> Bool {
    for column in 0..<dimensions where highest[cell * dimensions + column] < vector[column] { return false }
    return true
  }

  private mutating func removeDominated(by vector: [Double], in cell: Int) {
    let out = members[cell].filter { slot in
      (0..<dimensions).allSatisfy { vector[$0] <= rows[slot * dimensions + $0] }
    }
    guard !out.isEmpty else { return }
    members[cell].removeAll(where: out.contains)
    freeSlots += out
    count -= out.count
    for slot in out { for column in 0..<dimensions { rows[slot * dimensions + column] = .infinity } }
    if !members[cell].isEmpty { return enclose(cell) }
    members.remove(at: cell)
    lowest.removeSubrange((cell * dimensions)..<((cell + 1) * dimensions))
    highest.removeSubrange((cell * dimensions)..<((cell + 1) * dimensions))
  }

  /// Adds to the cell whose box grows least, relative to its extent.
  private mutating func add(_ slot: Int, _ vector: [Double]) {
    guard !members.isEmpty else { return open([slot]) }
    var best = 0
    var leastGrowth = Double.infinity
    for cell in members.indices {
      var growth = 0.0
      for column in 0..<dimensions {
        let (low, high) = (lowest[cell * dimensions + column], highest[cell * dimensions + column])
        let excess = max(low - vector[column], vector[column] - high)
        if excess > 0 { growth += excess / (high - low + excess) }
      }
      if growth < leastGrowth { (best, leastGrowth) = (cell, growth) }
      if growth == 0 { break }
    }
    members[best].append(slot)
    for column in 0..<dimensions {
      let place = best * dimensions + column
      lowest[place] = min(lowest[place], vector[column])
      highest[place] = max(highest[place], vector[column])
    }
    if members[best].count > Self.cellCapacity { split(best) }
  }

  /// Halves a cell along the column in which it is largest compared with all cells.
  private mutating func split(_ cell: Int) {
    func extent(_ column: Int) -> Double {
      let places = members.indices.map { $0 * dimensions + column }
      let all = places.map { highest[$0] }.max()! - places.map { lowest[$0] }.min()!
      return all > 0 ? (highest[cell * dimensions + column] - lowest[cell * dimensions + column]) / all : 0
    }
    let extents = (0..<dimensions).map(extent)
    let widest = extents.firstIndex(of: extents.max()!)!
    let order = members[cell].sorted { rows[$0 * dimensions + widest] < rows[$1 * dimensions + widest] }
    members[cell] = Array(order[..<(order.count / 2)])
    enclose(cell)
    open(Array(order[(order.count / 2)...]))
  }

  private mutating func open(_ slots: [Int]) {
    members.append(slots)
    lowest += Array(repeating: 0, count: dimensions)
    highest += Array(repeating: 0, count: dimensions)
    enclose(members.count - 1)
  }

  private mutating func enclose(_ cell: Int) {
    for column in 0..<dimensions {
      let place = cell * dimensions + column
      (lowest[place], highest[place]) = (.infinity, -.infinity)
      for slot in members[cell] {
        lowest[place] = min(lowest[place], rows[slot * dimensions + column])
        highest[place] = max(highest[place], rows[slot * dimensions + column])
      }
    }
  }
}
