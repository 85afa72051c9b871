// Monotone piecewise cubic interpolation (PCHIP): C1, no overshoot. Inner slopes: the weighted harmonic mean of
// F. N. Fritsch and J. Butland, SIAM J. Sci. Stat. Comput. 5 (1984) 300, doi 10.1137/0905021; end slopes: the
// three-point formula, limited so that the shape is kept. Outside the table the end tangents go on.
import CellPlugin
import Glibc

/// A smooth function through given points.
struct MonotoneTable: Sendable {
  /// The argument, strictly rising [SI].
  let arguments: [Double]
  /// Interpolates the logarithm, so that the values stay positive.
  let isLogarithmic: Bool
  /// Before the first point, between points, behind the last: ((c3 s + c2) s + c1) s + c0 with s = x − origin.
  let segments: [Segment]

  struct Segment: Sendable {
    var origin: Double
    var c0: Double, c1: Double, c2 = 0.0, c3 = 0.0
  }

  /// - Precondition: at least two points, arguments strictly rising; values above 0 when logarithmic.
  init(_ points: [(argument: Double, value: Double)], isLogarithmic: Bool) {
    precondition(points.count >= 2, "a table needs two points")
    let x = points.map(\.argument)
    let y = points.map { isLogarithmic ? log($0.value) : $0.value }
    let slopes = Self.slopes(x, y)
    arguments = x
    self.isLogarithmic = isLogarithmic
    var segments = [Segment(origin: x[0], c0: y[0], c1: slopes[0])]
    for k in 0..<x.count - 1 {
      let width = x[k + 1] - x[k]
      let secant = (y[k + 1] - y[k]) / width
      segments.append(
        Segment(
          origin: x[k], c0: y[k], c1: slopes[k], c2: (3 * secant - 2 * slopes[k] - slopes[k + 1]) / width,
          c3: (slopes[k] + slopes[k + 1] - 2 * secant) / (width * width)))
    }
    segments.append(Segment(origin: x.last!, c0: y.last!, c1: slopes.last!))
    self.segments = segments
  }

  /// The value with its derivatives.
  @inline(__always)
  func value<A: Arithmetic>(at x: A) -> A {
    // Settled when this is compiled for an arithmetic.
    if A.self == Enclosure8.self {
      return unsafeBitCast(enclosure(over: unsafeBitCast(x, to: Enclosure8.self)), to: A.self)
    }
    let segment = segments[segment(at: x.value)]
    let s = x + -segment.origin
    let interpolated = ((s * segment.c3 + segment.c2) * s + segment.c1) * s + segment.c0
    return isLogarithmic ? A.exp(interpolated) : interpolated
  }

  @inline(__always)
  func segment(at argument: Double) -> Int {
    var (low, high) = (0, arguments.count)
    while low < high {
      let middle = (low + high) / 2
      if arguments[middle] <= argument { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private static func slopes(_ x: [Double], _ y: [Double]) -> [Double] {
    let h = zip(x, x.dropFirst()).map { $1 - $0 }
    let secants = zip(zip(y, y.dropFirst()).map { $1 - $0 }, h).map { $0 / $1 }
    guard secants.count > 1 else { return [secants[0], secants[0]] }
    let inner = (1..<secants.count).map { k -> Double in
      let (before, after) = (secants[k - 1], secants[k])
      guard before * after > 0 else { return 0 }
      let (first, second) = (2 * h[k] + h[k - 1], h[k] + 2 * h[k - 1])
      return (first + second) / (first / before + second / after)
    }
    let last = secants.count - 1
    return [end(h[0], h[1], secants[0], secants[1])] + inner + [
      end(h[last], h[last - 1], secants[last], secants[last - 1])
    ]
  }

  private static func end(_ h0: Double, _ h1: Double, _ nearest: Double, _ next: Double) -> Double {
    let slope = ((2 * h0 + h1) * nearest - h0 * next) / (h0 + h1)
    if slope * nearest <= 0 { return 0 }
    return nearest * next <= 0 && abs(slope) > 3 * abs(nearest) ? 3 * nearest : slope
  }
}
