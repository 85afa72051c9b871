// Mutually nondominated vectors in flat memory, in the leaves of a binary tree whose nodes know the box of what lies below them, so
// that an offer looks into few leaves (ND-tree: Jaszkiewicz & Lust, arXiv 1603.04798; here with cuts along one axis).

/// A set of mutually nondominated vectors, each in a numbered slot. Vectors that arrive in order make the tree lopsided: offer them in
/// the order of ``scattered(_:)``.
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

  /// A leaf, or a cut in two.
  private struct Node: Sendable {
    /// The child below the cut; the other one is next to it. 0 for a leaf.
    var child = 0
    /// Where a cut is: vectors at or above `value` in `column` lie in the second child.
    var column = 0
    var value = 0.0
    /// How many vectors lie in a leaf.
    var count = 0
  }

  let dimensions: Int
  private(set) var count = 0
  /// The vectors, row by row; rows of empty slots are infinite.
  private(set) var rows: [Double] = []
  private var freeSlots: [Int] = []
  private var nodes = [Node()]
  /// The slots in each node, room for one more than a leaf keeps.
  private var members = [Int](repeating: 0, count: roomPerNode)
  /// The greatest number of cuts above a leaf.
  private var depth = 0
  /// The corners of the nodes' boxes, row by row. They hold all below a node, perhaps with room to spare.
  private var lowest: [Double]
  private var highest: [Double]

  private static let leafCapacity = 24
  private static let roomPerNode = leafCapacity + 1
  /// What a box is taken to extend by at least, as a share of the whole.
  private static let thinnest = 1e-6

  init(dimensions: Int) {
    self.dimensions = dimensions
    lowest = Array(repeating: .infinity, count: dimensions)
    highest = Array(repeating: -.infinity, count: dimensions)
  }

  /// The numbers below `count`, neighbours far apart.
  static func scattered(_ count: Int) -> some Sequence<Int> {
    var stride = Int(0.618 * Double(count))
    func divisor(_ a: Int, _ b: Int) -> Int { b == 0 ? a : divisor(b, a % b) }
    while stride > 1 && divisor(count, stride) > 1 { stride -= 1 }
    let step = max(stride, 1)
    return (0..<count).lazy.map { $0 * step % count }
  }

  /// The slots in use, rising.
  var slots: [Int] { (0..<(rows.count / dimensions)).filter(holds) }

  /// Whether a slot is in use.
  func holds(_ slot: Int) -> Bool { rows[slot * dimensions] < .infinity }

  /// The slots in use in the order of their vectors.
  var ordered: [Int] { slots.sorted(by: Self.order(rows, dimensions)) }

  /// The order of slots by the vectors in their rows.
  static func order(_ rows: [Double], _ width: Int) -> (Int, Int) -> Bool {
    { a, b in
      for column in 0..<width where rows[a * width + column] != rows[b * width + column] {
        return rows[a * width + column] < rows[b * width + column]
      }
      return false
    }
  }

  /// Offers a vector of finite numbers.
  mutating func insert(_ vector: [Double]) -> Answer {
    vector.withUnsafeBufferPointer { insert($0.baseAddress!) }
  }

  /// Offers a vector of finite numbers that lies outside the set's own memory.
  mutating func insert(_ vector: UnsafePointer<Double>) -> Answer {
    switch relation(to: vector) {
    case .accepted: break
    case let answer: return answer
    }
    var out: [Int] = []
    scan(vector, forDominators: false) { slot, _ in
      out.append(slot)
      return true
    }
    if !out.isEmpty { remove(out) }
    let slot = freeSlots.popLast() ?? count
    if slot * dimensions == rows.count {
      rows += UnsafeBufferPointer(start: vector, count: dimensions)
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
    vector.withUnsafeBufferPointer {
      scan($0.baseAddress!, forDominators: true) { slot, isEqual in
        if !isEqual { found.append(slot) }
        return true
      }
    }
    return found
  }

  /// Whether a vector of the set dominates one.
  func dominates(_ vector: [Double]) -> Bool {
    vector.withUnsafeBufferPointer { relation(to: $0.baseAddress!) == .dominated }
  }

  private func relation(to vector: UnsafePointer<Double>) -> Answer {
    var answer = Answer.accepted(-1)
    scan(vector, forDominators: true) { slot, isEqual in
      answer = isEqual ? .equal(slot) : .dominated
      return false
    }
    return answer
  }

  /// Visits the vectors that are at least as good as one everywhere, or at most as good, and says whether they are equal, until told
  /// to stop.
  @inline(__always)
  private func scan(_ vector: UnsafePointer<Double>, forDominators: Bool, _ visit: (Int, Bool) -> Bool) {
    // Every column is looked at, without a branch: which one decides cannot be predicted.
    func all(_ row: UnsafePointer<Double>, _ holds: (Double, Double) -> Bool) -> Bool {
      var count = 0
      for column in 0..<dimensions { count += holds(row[column], vector[column]) ? 1 : 0 }
      return count == dimensions
    }
    func mayCount(_ row: UnsafePointer<Double>) -> Bool { forDominators ? all(row, <=) : all(row, >=) }
    rows.withUnsafeBufferPointer { rows in
      (forDominators ? lowest : highest).withUnsafeBufferPointer { corners in
        visitLeaves {
          mayCount(corners.baseAddress! + $0 * dimensions)
        } visit: { members in
          for slot in members {
            let row = rows.baseAddress! + slot * dimensions
            if mayCount(row) && !visit(slot, all(row, ==)) { return false }
          }
          return true
        }
      }
    }
  }

  /// Walks from the root through the nodes that are entered, and visits their leaves until told to stop.
  @inline(__always)
  private func visitLeaves(enter: (Int) -> Bool, visit: (UnsafeBufferPointer<Int>) -> Bool) {
    // Every cut leaves one node waiting.
    withUnsafeTemporaryAllocation(of: Int.self, capacity: depth + 1) { waiting in
      nodes.withUnsafeBufferPointer { nodes in
        members.withUnsafeBufferPointer { members in
          waiting[0] = 0
          var count = 1
          while count > 0 {
            count -= 1
            let node = waiting[count]
            if !enter(node) { continue }
            let child = nodes[node].child
            if child > 0 {
              waiting[count] = child + 1
              waiting[count + 1] = child
              count += 2
            } else {
              let first = node * Self.roomPerNode
              if !visit(UnsafeBufferPointer(rebasing: members[first..<(first + nodes[node].count)])) { return }
            }
          }
        }
      }
    }
  }
}

extension NondominatedSet {
  private mutating func remove(_ out: [Int]) {
    for slot in out {
      let leaf = leaf(of: slot)
      let first = leaf * Self.roomPerNode
      nodes[leaf].count -= 1
      let last = first + nodes[leaf].count
      members[(first...last).first { members[$0] == slot }!] = members[last]
      for column in 0..<dimensions { rows[slot * dimensions + column] = .infinity }
    }
    freeSlots += out
    count -= out.count
  }

  private func leaf(of slot: Int) -> Int {
    var node = 0
    while nodes[node].child > 0 {
      node = nodes[node].child + (rows[slot * dimensions + nodes[node].column] < nodes[node].value ? 0 : 1)
    }
    return node
  }

  private mutating func add(_ slot: Int, _ vector: UnsafePointer<Double>) {
    var node = 0
    var cuts = 0
    lowest.withUnsafeMutableBufferPointer { lowest in
      highest.withUnsafeMutableBufferPointer { highest in
        nodes.withUnsafeBufferPointer { nodes in
          while true {
            for column in 0..<dimensions {
              let place = node * dimensions + column
              if vector[column] < lowest[place] { lowest[place] = vector[column] }
              if vector[column] > highest[place] { highest[place] = vector[column] }
            }
            if nodes[node].child == 0 { break }
            node = nodes[node].child + (vector[nodes[node].column] < nodes[node].value ? 0 : 1)
            cuts += 1
          }
        }
      }
    }
    members[node * Self.roomPerNode + nodes[node].count] = slot
    nodes[node].count += 1
    if nodes[node].count > Self.leafCapacity { cut(node, below: cuts) }
  }

  /// Cuts a leaf at the median of the column that leaves the smallest boxes: a front is thin, and where an objective hardly depends on
  /// another, cuts along that one would leave boxes that are thick for nothing.
  private mutating func cut(_ leaf: Int, below cuts: Int) {
    let all = (leaf * Self.roomPerNode)..<((leaf + 1) * Self.roomPerNode)
    var best: (column: Int, size: Double)?
    for column in 0..<dimensions {
      sort(all, by: column)
      // Mutually nondominated vectors differ, so there is a column to cut along.
      guard let middle = middle(of: all, in: column) else { continue }
      let size = size(of: all.lowerBound..<middle) + size(of: middle..<all.upperBound)
      if best.map({ size < $0.size }) ?? true { best = (column, size) }
    }
    let column = best!.column
    sort(all, by: column)
    let middle = middle(of: all, in: column)!
    nodes[leaf] = Node(child: nodes.count, column: column, value: rows[members[middle] * dimensions + column])
    depth = max(depth, cuts + 1)
    for part in [all.lowerBound..<middle, middle..<all.upperBound] {
      nodes.append(Node(count: part.count))
      for index in part { members.append(members[index]) }
      members += repeatElement(0, count: Self.roomPerNode - part.count)
      for column in 0..<dimensions {
        let range = range(of: part, in: column)
        lowest.append(range.lowerBound)
        highest.append(range.upperBound)
      }
    }
  }

  /// Sorts a few members by a column.
  private mutating func sort(_ some: Range<Int>, by column: Int) {
    rows.withUnsafeBufferPointer { rows in
      members.withUnsafeMutableBufferPointer { members in
        for index in some.dropFirst() {
          let (slot, value) = (members[index], rows[members[index] * dimensions + column])
          var place = index
          while place > some.lowerBound && rows[members[place - 1] * dimensions + column] > value {
            members[place] = members[place - 1]
            place -= 1
          }
          members[place] = slot
        }
      }
    }
  }

  /// Where the upper half of members sorted by a column begins, so that none below has the same value; nil if all have.
  private func middle(of some: Range<Int>, in column: Int) -> Int? {
    func value(_ index: Int) -> Double { rows[members[index] * dimensions + column] }
    let half = value(some.lowerBound + some.count / 2)
    let bound = half > value(some.lowerBound) ? half : half.nextUp
    return some.first { value($0) >= bound }
  }

  /// The values of some members in a column.
  private func range(of some: Range<Int>, in column: Int) -> ClosedRange<Double> {
    var (low, high) = (Double.infinity, -Double.infinity)
    for index in some {
      let value = rows[members[index] * dimensions + column]
      low = min(low, value)
      high = max(high, value)
    }
    return low...high
  }

  /// The volume of the box of some members, in that of all.
  private func size(of some: Range<Int>) -> Double {
    (0..<dimensions).reduce(1) { volume, column in
      let range = range(of: some, in: column)
      let whole = max(highest[column] - lowest[column], .leastNormalMagnitude)
      return volume * max((range.upperBound - range.lowerBound) / whole, Self.thinnest)
    }
  }
}
