// How good a set of objective vectors is, beside its hypervolume; all objectives minimised, in the units of the vectors.
// Which indicator says what: Li & Yao 2019, 10.1145/3300148.

import Glibc

/// Indicators of the quality of a front.
public enum Indicators {
  /// The mean distance from a reference front to what the set dominates (IGD+: Ishibuchi et al. 2015,
  /// 10.1007/978-3-319-15892-1_8); 0 if nothing of the reference front is better anywhere.
  ///
  /// Both sets hold at least one vector. Cost: the product of their sizes.
  public static func invertedGenerationalDistancePlus(_ vectors: [[Double]], reference: [[Double]]) -> Double {
    precondition(!vectors.isEmpty && !reference.isEmpty, "an indicator of no vectors")
    let sum = reference.reduce(0.0) { sum, target in
      sum
        + vectors.lazy.map { vector in
          zip(vector, target).reduce(0) { $0 + square(max($1.0 - $1.1, 0)) }
        }.min()!.squareRoot()
    }
    return sum / Double(reference.count)
  }

  /// The least number by which the set must be moved in every objective to cover a reference front (Zitzler et al. 2003,
  /// 10.1109/TEVC.2003.810758); 0 or less if it covers it already.
  ///
  /// Both sets hold at least one vector. Cost: the product of their sizes.
  public static func additiveEpsilon(_ vectors: [[Double]], reference: [[Double]]) -> Double {
    precondition(!vectors.isEmpty && !reference.isEmpty, "an indicator of no vectors")
    return reference.map { target in
      vectors.lazy.map { vector in zip(vector, target).map(-).max()! }.min()!
    }.max()!
  }

  /// The standard deviation of the distance from each vector to its nearest other, 0 for a regular lattice (Schott 1995);
  /// distances add up the differences in each objective.
  public static func spacing(_ vectors: [[Double]]) -> Double {
    guard vectors.count > 2 else { return 0 }
    let nearest = vectors.indices.map { index in
      vectors.indices.lazy.filter { $0 != index }.map { other in
        zip(vectors[index], vectors[other]).reduce(0) { $0 + abs($1.0 - $1.1) }
      }.min()!
    }
    let mean = nearest.reduce(0, +) / Double(nearest.count)
    return (nearest.reduce(0) { $0 + square($1 - mean) } / Double(nearest.count - 1)).squareRoot()
  }

  /// The largest distance from a vector of a reference front, such as the archive, to the nearest of the set.
  ///
  /// Both sets hold at least one vector. Cost: the product of their sizes.
  public static func largestGap(_ vectors: [[Double]], reference: [[Double]]) -> Double {
    precondition(!vectors.isEmpty && !reference.isEmpty, "an indicator of no vectors")
    return reference.map { target in vectors.lazy.map { distance($0, target) }.min()! }.max()!
  }

  private static func square(_ value: Double) -> Double { value * value }
}
