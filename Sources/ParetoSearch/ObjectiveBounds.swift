// The box around a set of objective vectors: for a nondominated set its ideal and its nadir point.

/// The least and the greatest value of each objective in a set.
struct ObjectiveBounds: Sendable, Equatable {
  /// The least values; for a nondominated set its ideal point.
  var lowest: [Double]
  /// The greatest values; for a nondominated set its nadir point.
  var highest: [Double]

  /// How far from the lowest corner hypervolume is measured, in spans: an extreme must add something too.
  static let reach = 1.1

  /// The bounds of at least one vector.
  init(of vectors: [[Double]]) {
    lowest = vectors[0]
    highest = vectors[0]
    for vector in vectors.dropFirst() { include(vector) }
  }

  /// The bounds of some rows of so many numbers.
  init(of indices: some Sequence<Int>, in rows: [Double], _ dimensions: Int) {
    self = .nothing(dimensions)
    rows.withUnsafeBufferPointer { rows in
      for index in indices { include(rows.baseAddress! + index * dimensions) }
    }
  }

  /// The bounds that have these ends.
  init(lowest: [Double], highest: [Double]) { (self.lowest, self.highest) = (lowest, highest) }

  /// The bounds of no vector, to be extended.
  static func nothing(_ dimensions: Int) -> ObjectiveBounds {
    ObjectiveBounds(
      lowest: Array(repeating: .infinity, count: dimensions), highest: Array(repeating: -.infinity, count: dimensions))
  }

  mutating func include(_ vector: [Double]) {
    vector.withUnsafeBufferPointer { include($0.baseAddress!) }
  }

  mutating func include(_ vector: UnsafePointer<Double>) {
    for index in lowest.indices {
      if vector[index] < lowest[index] { lowest[index] = vector[index] }
      if vector[index] > highest[index] { highest[index] = vector[index] }
    }
  }

  /// The unit of an objective: its extent, or its magnitude where it does not move, so that rounding is not taken for extent.
  func span(_ index: Int) -> Double {
    if moves(index) { return highest[index] - lowest[index] }
    let magnitude = max(abs(highest[index]), abs(lowest[index]))
    return magnitude > 0 ? magnitude : 1
  }

  /// Whether an objective moves by more than rounding.
  func moves(_ index: Int) -> Bool {
    highest[index] - lowest[index] > 1e-9 * max(abs(highest[index]), abs(lowest[index]))
  }

  /// The point up to which hypervolume is measured.
  var reference: [Double] { lowest.indices.map { lowest[$0] + Self.reach * span($0) } }

  /// The vector from the lowest, in spans.
  func normalised(_ vector: [Double]) -> [Double] {
    vector.indices.map { (vector[$0] - lowest[$0]) / span($0) }
  }

  /// Some columns of rows from the lowest, in spans.
  func normalisedRows(_ rows: [Double], columns: some Collection<Int>) -> [Double] {
    let (width, spans) = (lowest.count, lowest.indices.map(span))
    return [Double](unsafeUninitializedCapacity: rows.count / width * columns.count) { normalised, count in
      for first in stride(from: 0, to: rows.count, by: width) {
        for column in columns {
          normalised.initializeElement(at: count, to: (rows[first + column] - lowest[column]) / spans[column])
          count += 1
        }
      }
    }
  }

  /// Whether the ends of both agree within a share of the span.
  func agrees(with other: ObjectiveBounds, within share: Double) -> Bool {
    lowest.indices.allSatisfy {
      let allowed = share * span($0)
      return abs(lowest[$0] - other.lowest[$0]) <= allowed && abs(highest[$0] - other.highest[$0]) <= allowed
    }
  }
}
