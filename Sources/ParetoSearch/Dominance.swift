// Pareto dominance of objective vectors, all minimised.

/// How one objective vector stands to another.
public enum Dominance: Sendable, Hashable {
  /// At least as good everywhere, better somewhere.
  case dominates
  /// At most as good everywhere, worse somewhere.
  case dominated
  /// The same numbers.
  case equal
  /// Better somewhere and worse somewhere.
  case incomparable

  /// How `a` stands to `b`, two objective vectors of one length.
  public static func compare(_ a: [Double], _ b: [Double]) -> Dominance {
    precondition(a.count == b.count, "objective vectors of different length")
    return a.withUnsafeBufferPointer { a in
      b.withUnsafeBufferPointer { b in
        a.isEmpty ? .equal : compare(a.baseAddress!, b.baseAddress!, a.count)
      }
    }
  }

  @inline(__always)
  static func compare(_ a: UnsafePointer<Double>, _ b: UnsafePointer<Double>, _ count: Int) -> Dominance {
    var better = false
    var worse = false
    for index in 0..<count {
      if a[index] < b[index] {
        better = true
      } else if a[index] > b[index] {
        worse = true
      }
      if better && worse { return .incomparable }
    }
    return better ? .dominates : worse ? .dominated : .equal
  }
}

/// Whether `a` comes before `b` number by number: the order in which results are given.
@inline(__always)
func precedes(_ a: [Double], _ b: [Double]) -> Bool { a.lexicographicallyPrecedes(b) }
