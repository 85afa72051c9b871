// How much hypervolume a denser set of the same front would add. A set that covers a front of d dimensions evenly with n points lacks
// about n^(-1/d); so an even part of the set and its half, between them, tell where that leads (Richardson's extrapolation). The
// dimension is that of the front's shape, not the number of objectives less one: three objectives may well leave but a curve.
// It is the rate at which nets of twice the mesh lose points.

import Glibc

/// Estimates what a front still lacks.
enum RemainingGap {
  /// Points up to which a hypervolume in four and more objectives is exact; beyond, a spread subset stands for the set. Its cost grows
  /// exponentially with the objectives.
  static func hypervolumeLimit(_ dimensions: Int) -> Int {
    dimensions <= 5 ? 300 : max(16, 300 >> (2 * (dimensions - 5)))
  }

  /// The share of the box from the lowest corner to 1.1 spans from it that rows of objectives dominate.
  static func hypervolume(of rows: [Double], in bounds: ObjectiveBounds) -> Double {
    let dimensions = bounds.lowest.count
    return hypervolume(of: bounds.normalisedRows(part(of: rows, dimensions), columns: 0..<dimensions), dimensions)
  }

  /// The same of vectors in spans, row by row.
  private static func hypervolume(of rows: [Double], _ dimensions: Int) -> Double {
    let reference = [Double](repeating: ObjectiveBounds.reach, count: dimensions)
    return Hypervolume.of(rows: rows, reference: reference) / reference.reduce(1, *)
  }

  /// Sets of up to so many points are their own net: a part of them would say too little.
  private static let fewPoints = 64
  /// Of larger sets than this every second, third … point is looked at for a net.
  private static let manyPoints = 16_384

  /// The estimate for rows of mutually nondominated objectives, in the order of the first and with this box, as a share of it: at most
  /// what they leave of the box, and that for so few that they say nothing of a shape.
  ///
  /// It knows nothing of a piece of the front that no point lies on, and takes a front of single points for a coarse one.
  static func estimate(_ rows: [Double], in bounds: ObjectiveBounds) -> Double {
    guard !rows.isEmpty else { return 1 }
    let moving = bounds.lowest.indices.filter(bounds.moves)
    guard moving.count > 1 else { return 0 }
    let width = moving.count
    let rows = bounds.normalisedRows(rows, columns: moving)
    guard rows.count / width > width else { return 1 - hypervolume(of: rows, width) }
    let (net, dimension) = net(of: rows, width)
    let part = part(of: net, width)
    let half = half(of: part, width)
    func ratio(_ more: [Double], _ fewer: [Double]) -> Double {
      pow(Double(more.count) / Double(fewer.count), 1 / dimension)
    }
    let scale = ratio(part, half)
    let volume = hypervolume(of: part, width)
    guard scale > 1 else { return 1 - volume }
    let lacking = max(0, volume - hypervolume(of: half, width)) / (scale - 1)
    let scaled = lacking / ratio(rows, part)
    guard width <= 3 else { return min(scaled, 1 - volume) }
    // What lies between the points of the net has been found already; how much that is can be had exactly for few objectives.
    let whole = hypervolume(of: rows, width)
    return min(max(scaled, lacking - (whole - volume)), 1 - whole)
  }

  /// A spread subset of rows whose hypervolume can be had: with up to three objectives, all of them.
  private static func part(of rows: [Double], _ width: Int) -> [Double] {
    let limit = hypervolumeLimit(width)
    guard width > 3, rows.count / width > limit else { return rows }
    return Subset.spread(of: rows, width, count: limit).flatMap(row(rows, width))
  }

  /// An even part of rows in the order of the first column, at most about half of them, and the dimension of their shape.
  private static func net(of rows: [Double], _ width: Int) -> (rows: [Double], dimension: Double) {
    let count = rows.count / width
    let step = (count + manyPoints - 1) / manyPoints
    let some =
      step == 1 ? rows : stride(from: 0, to: count, by: step).flatMap(row(rows, width))
    // The mesh of a curve with so many points, and from there wider and wider, by smaller steps once points fall out.
    var mesh = 0.4 / Double(count)
    var kept = apart(some, width, by: mesh)
    while kept.count * 2 > some.count {
      mesh *= kept.count * 10 > some.count * 9 ? 2 : 2.0.squareRoot()
      kept = apart(kept, width, by: mesh)
    }
    let wider = apart(kept, width, by: 2 * mesh)
    let widest = apart(wider, width, by: 4 * mesh)
    let loss = log2(Double(wider.count) / Double(widest.count))
    return (count > fewPoints ? kept : rows, min(max(loss, 1), Double(width - 1)))
  }

  /// Those that lie farther than `mesh` in some column from each kept before.
  private static func apart(_ rows: [Double], _ width: Int, by mesh: Double) -> [Double] {
    var kept: [Double] = []
    kept.reserveCapacity(rows.count)
    rows.withUnsafeBufferPointer { rows in
      for first in stride(from: 0, to: rows.count, by: width) {
        let isNear = kept.withUnsafeBufferPointer { kept in
          var other = kept.count - width
          while other >= 0 && rows[first] - kept[other] <= mesh {
            var column = 1
            while column < width && abs(rows[first + column] - kept[other + column]) <= mesh { column += 1 }
            if column == width { return true }
            other -= width
          }
          return false
        }
        if !isNear { kept += rows[first..<(first + width)] }
      }
    }
    return kept
  }

  /// Every second row, and the best of each column.
  private static func half(of rows: [Double], _ width: Int) -> [Double] {
    let count = rows.count / width
    let best = Set(Subset.extremes(of: 0..<count, in: rows, width))
    return (0..<count).filter { $0 % 2 == 0 || best.contains($0) }.flatMap(row(rows, width))
  }

  private static func row(_ rows: [Double], _ width: Int) -> (Int) -> ArraySlice<Double> {
    { rows[($0 * width)..<(($0 + 1) * width)] }
  }
}
