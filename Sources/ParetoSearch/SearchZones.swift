// What a set of objective vectors leaves open: all y below a reference that no vector dominates are those strictly below one of the
// local upper bounds of K. Klamroth, R. Lacour, D. Vanderpooten (European J. Oper. Res. 245 (2015) 767), which are kept up to date
// vector by vector. Flat columns, since a certificate looks through all of them for every box.

/// The corners of the region that a set leaves undominated.
struct SearchZones: Sendable {
  /// The number of corners.
  private(set) var count = 0
  private let dimensions: Int
  /// A column for each objective, with room for `capacity`; nothing lies below what fills the rest.
  private var cells: [Double]
  private var capacity = 64

  /// All below the reference: nothing is dominated yet.
  private init(reference: [Double]) {
    dimensions = reference.count
    cells = Array(repeating: -.infinity, count: reference.count * capacity)
    append(reference)
  }

  /// What the vectors leave open below the reference.
  init(of vectors: [[Double]], reference: [Double]) {
    self.init(reference: reference)
    let last = dimensions - 1
    // In the order of the last objective, a corner that took its place there from a vector is out of reach of all that follow.
    var settled: [[Double]] = []
    for vector in vectors.sorted(by: { ($0[last], $0.first!) < ($1[last], $1.first!) }) {
      _ = insert(vector) { child in
        guard last > 0, child[last] == vector[last] else { return true }
        settled.append(child)
        return false
      }
    }
    for corner in settled { append(corner) }
  }

  /// Takes in one more vector; whether it was not dominated.
  @discardableResult
  mutating func insert(_ vector: [Double]) -> Bool { insert(vector) { _ in true } }

  private mutating func insert(_ vector: [Double], _ isKept: ([Double]) -> Bool) -> Bool {
    var hits: [Int] = []
    scan(below: vector, deeperThan: 0) { index, _ in hits.append(index) }
    if hits.isEmpty { return false }
    let corners = hits.map(corner)
    var children: [[Double]] = []
    for objective in 0..<dimensions {
      var family: [[Double]] = []
      for corner in corners {
        var child = corner
        child[objective] = vector[objective]
        // Of those that share this coordinate only the ones that none of the others holds are needed.
        if family.contains(where: { Self.isWithin(child, $0) }) { continue }
        family.removeAll { Self.isWithin($0, child) }
        family.append(child)
      }
      children += family
    }
    for index in hits.reversed() { remove(index) }
    for child in children where isKept(child) { append(child) }
    return true
  }

  /// Calls `body` with each corner that a vector lies below by more than `least` in every objective, and by how much at least.
  @inline(__always)
  func scan(below vector: [Double], deeperThan least: Double, _ body: (_ index: Int, _ depth: Double) -> Void) {
    cells.withUnsafeBufferPointer { cells in
      for block in stride(from: 0, to: count, by: 8) {
        var depth = SIMD8<Double>(repeating: .infinity)
        for objective in 0..<dimensions {
          let place = cells.baseAddress! + objective * capacity + block
          let distance = UnsafeRawPointer(place).loadUnaligned(as: SIMD8<Double>.self) - vector[objective]
          // Becomes a vector instruction, which the standard library's pointwise minimum does not.
          depth.replace(with: distance, where: distance .< depth)
        }
        if !any(depth .> least) { continue }
        for lane in 0..<8 where depth[lane] > least { body(block + lane, depth[lane]) }
      }
    }
  }

  /// How far a vector lies below the corner that it lies farthest below; 0 or less where it is dominated.
  func depth(of vector: [Double]) -> Double {
    var deepest = 0.0
    scan(below: vector, deeperThan: 0) { deepest = Swift.max(deepest, $1) }
    return deepest
  }

  /// One coordinate of the corner of a number.
  @inline(__always) func coordinate(_ objective: Int, of index: Int) -> Double { cells[objective * capacity + index] }

  /// The corner of a number.
  func corner(_ index: Int) -> [Double] { (0..<dimensions).map { cells[$0 * capacity + index] } }

  private mutating func append(_ corner: [Double]) {
    if count == capacity {
      var larger = [Double](repeating: -.infinity, count: 2 * cells.count)
      for objective in 0..<dimensions {
        for index in 0..<count { larger[objective * 2 * capacity + index] = cells[objective * capacity + index] }
      }
      (cells, capacity) = (larger, 2 * capacity)
    }
    for objective in 0..<dimensions { cells[objective * capacity + count] = corner[objective] }
    count += 1
  }

  private mutating func remove(_ index: Int) {
    count -= 1
    for objective in 0..<dimensions {
      let column = objective * capacity
      cells[column + index] = cells[column + count]
      cells[column + count] = -.infinity
    }
  }

  private static func isWithin(_ a: [Double], _ b: [Double]) -> Bool { zip(a, b).allSatisfy { $0 <= $1 } }
}
