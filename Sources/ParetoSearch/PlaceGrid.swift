// Places sorted into the cells of a grid over their first two coordinates, so that the nearest of many thousands are found by looking at
// a few (bucketing: Bentley, Weide & Yao 1980, 10.1145/355921.355927).

/// Places on a plane that are asked for the nearest; they are numbered in the order of their cells.
struct PlaceGrid: Sendable {
  /// A place near another.
  struct Neighbour: Equatable {
    var index: Int
    var distance: Double
  }

  /// The cells along one coordinate.
  private struct Axis {
    let lowest: Double
    let width: Double
    let count: Int

    /// So many cells from the lowest value to the highest; one, if they are the same.
    init(from lowest: Double, to highest: Double, cells: Int) {
      self.lowest = lowest
      count = highest > lowest ? cells : 1
      width = highest > lowest ? (highest - lowest) / Double(cells) : 1
    }

    func cell(of value: Double) -> Int { Int(min(max((value - lowest) / width, 0), Double(count - 1))) }

    /// How far a value in, or nearest to, a cell lies from the closer of the cells beside it.
    func margin(of value: Double, in cell: Int) -> Double {
      let below = cell > 0 ? value - (lowest + Double(cell) * width) : .infinity
      let above = cell < count - 1 ? lowest + Double(cell + 1) * width - value : .infinity
      return min(below, above)
    }
  }

  /// Coordinates of a place.
  let dimensions: Int
  /// Where each place stood in the rows it came from.
  let order: [Int]
  /// The places, row by row.
  let rows: [Double]
  private let columns: Axis
  private let lines: Axis
  /// Where each cell's places begin, line by line, and the end of the last.
  private let starts: [Int]

  /// A grid of places in rows, at least one; the last coordinate of each follows from the others.
  init(_ rows: [Double], dimensions: Int) {
    let count = rows.count / dimensions
    let bounds = ObjectiveBounds(of: 0..<count, in: rows, dimensions)
    // About a cell for each place.
    let isLine = dimensions == 2
    let side = isLine ? count : Int(Double(count).squareRoot())
    let columns = Axis(from: bounds.lowest[0], to: bounds.highest[0], cells: side)
    let lines = Axis(from: bounds.lowest[1], to: bounds.highest[1], cells: isLine ? 1 : side)
    let cells = (0..<count).map { index in
      let row = index * dimensions
      return lines.cell(of: rows[row + 1]) * columns.count + columns.cell(of: rows[row])
    }
    var starts = [Int](repeating: 0, count: columns.count * lines.count + 1)
    for cell in cells { starts[cell + 1] += 1 }
    for cell in 1..<starts.count { starts[cell] += starts[cell - 1] }
    var next = starts
    var order = [Int](repeating: 0, count: count)
    for index in 0..<count {
      order[next[cells[index]]] = index
      next[cells[index]] += 1
    }
    self.dimensions = dimensions
    self.order = order
    self.rows = order.flatMap { rows[($0 * dimensions)..<(($0 + 1) * dimensions)] }
    (self.columns, self.lines, self.starts) = (columns, lines, starts)
  }

  /// Writes the nearest of the places that lie closer than `radius`, nearest first, as far as there is room; how many.
  ///
  /// None need be written if the nearest lies no closer than `reach`: that is known sooner.
  func nearest(
    to place: UnsafePointer<Double>, within radius: Double, ifAnyWithin reach: Double,
    into found: UnsafeMutableBufferPointer<Neighbour>
  ) -> Int {
    let (column, line) = (columns.cell(of: place[0]), lines.cell(of: place[1]))
    let margin = min(columns.margin(of: place[0], in: column), lines.margin(of: place[1], in: line))
    let width = min(columns.count > 1 ? columns.width : .infinity, lines.count > 1 ? lines.width : .infinity)
    let last = max(column, columns.count - 1 - column, line, lines.count - 1 - line)
    var taken = 0
    rows.withUnsafeBufferPointer { rows in
      func look(atCell cell: Int) {
        for index in starts[cell]..<starts[cell + 1] {
          let row = rows.baseAddress! + index * dimensions
          var sum = 0.0
          for column in 0..<dimensions { sum += (row[column] - place[column]) * (row[column] - place[column]) }
          let distance = sum.squareRoot()
          guard distance < (taken < found.count ? radius : found[taken - 1].distance) else { continue }
          if taken < found.count { taken += 1 }
          var slot = taken - 1
          while slot > 0 && found[slot - 1].distance > distance {
            found[slot] = found[slot - 1]
            slot -= 1
          }
          found[slot] = Neighbour(index: index, distance: distance)
        }
      }
      // Rings of cells around that of the place, as long as the next may hold something nearer.
      for ring in 0...last {
        let farthest = taken == 0 ? reach : taken < found.count ? radius : found[taken - 1].distance
        if ring > 0 && margin + Double(ring - 1) * width >= farthest { break }
        for other in max(0, line - ring)...min(lines.count - 1, line + ring) {
          let step = abs(other - line) == ring ? 1 : 2 * ring
          for cell in stride(from: column - ring, through: column + ring, by: step)
          where cell >= 0 && cell < columns.count {
            look(atCell: other * columns.count + cell)
          }
        }
      }
    }
    return taken
  }
}
