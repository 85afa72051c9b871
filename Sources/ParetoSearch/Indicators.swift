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

  /// Vectors of a reference front that are compared with, at most; more are thinned evenly, of many every second, third … first.
  static let (referenceLimit, many) = (1000, 10_000)

  private static func square(_ value: Double) -> Double { value * value }
}

/// How well the returned points stand for all that were found, in spans of the front.
public struct FrontQuality: Sendable, Hashable {
  /// See ``Indicators/invertedGenerationalDistancePlus(_:reference:)``.
  public var invertedGenerationalDistancePlus: Double
  /// See ``Indicators/additiveEpsilon(_:reference:)``.
  public var additiveEpsilon: Double
  /// See ``Indicators/spacing(_:)``.
  public var spacing: Double
  /// See ``Indicators/largestGap(_:reference:)``.
  public var largestGap: Double
}

extension SearchResult {
  /// How well the front stands for the archive, or a thousand spread points of it; nil for an empty front.
  public var quality: FrontQuality? {
    guard !front.isEmpty, !archive.isEmpty else { return nil }
    let bounds = ObjectiveBounds(lowest: ideal, highest: nadir)
    let step = (archive.count + Indicators.many - 1) / Indicators.many
    let known = stride(from: 0, to: archive.count, by: step).map { archive[$0].objectives }
    let reference = Subset.spread(known, count: Indicators.referenceLimit).map { bounds.normalised(known[$0]) }
    let vectors = front.map { bounds.normalised($0.objectives) }
    return FrontQuality(
      invertedGenerationalDistancePlus: Indicators.invertedGenerationalDistancePlus(vectors, reference: reference),
      additiveEpsilon: Indicators.additiveEpsilon(vectors, reference: reference), spacing: Indicators.spacing(vectors),
      largestGap: Indicators.largestGap(vectors, reference: reference))
  }
}
