// The plane through objective space on which reference points lie, extended so that the whole box between ideal and nadir point
// projects into it. A nondominated set never collapses under this projection: no two of its points differ along (1, …, 1).

import Glibc
import NLopt

/// Candidate reference points, spread evenly over the extended plane of some objectives.
struct ReferencePlane: Sendable {
  /// The objectives that span it.
  let objectives: [Int]
  let bounds: ObjectiveBounds
  /// The candidates: coordinates in normalised objectives, of sum zero.
  private(set) var candidates: [[Double]] = []

  /// How far beyond the projected box candidates reach: the nadir point is an estimate.
  private static let extension_ = 1.05

  /// A plane without candidates.
  init(bounds: ObjectiveBounds, objectives: [Int]) {
    self.bounds = bounds
    self.objectives = objectives
  }

  init(bounds: ObjectiveBounds, objectives: [Int], count: Int, generator: SplitMix64) {
    self.init(bounds: bounds, objectives: objectives)
    var places = places(generator)
    candidates = (0..<count).map { _ in places.next() }
  }

  /// An endless sequence of places on the extended plane, evenly spread.
  func places(_ generator: SplitMix64) -> Places { Places(dimensions: objectives.count, generator) }

  /// Places on a plane, of sum zero: the projection of a cube.
  ///
  /// It is tiled by the projections of the cube's lower faces, on each of which one coordinate is 0. Up to five objectives those points of
  /// a cube about the whole are more even that happen to lie in it; of twelve dimensions' four in a million would.
  struct Places {
    private let dimensions: Int
    private var sequence: LowDiscrepancySequence
    private let radius: Double

    private static let mostByChance = 5

    init(dimensions: Int, _ generator: SplitMix64) {
      self.dimensions = dimensions
      sequence = LowDiscrepancySequence(dimensions: dimensions - 1, generator: generator)
      radius = Double(dimensions).squareRoot() / 2 * ReferencePlane.extension_
    }

    mutating func next() -> [Double] {
      [Double](unsafeUninitializedCapacity: dimensions) { place, count in
        next(into: place.baseAddress!)
        count = dimensions
      }
    }

    /// Writes the next place.
    mutating func next(into place: UnsafeMutablePointer<Double>) {
      if dimensions > Self.mostByChance {
        sequence.next(into: place)
        return ontoFace(place)
      }
      while true {
        sequence.next(into: place)
        for index in 0..<(dimensions - 1) { place[index] = radius * (2 * place[index] - 1) }
        ReferencePlane.toPlane(place, dimensions)
        var (lowest, highest) = (place[0], place[0])
        for index in 1..<dimensions {
          lowest = min(lowest, place[index])
          highest = max(highest, place[index])
        }
        if highest - lowest <= ReferencePlane.extension_ { return }
      }
    }

    /// Turns numbers in [0, 1), one fewer than there are dimensions, into the place they mean: the first says which face, and what is left
    /// of it where on it.
    private func ontoFace(_ place: UnsafeMutablePointer<Double>) {
      let first = place[0] * Double(dimensions)
      let face = min(Int(first), dimensions - 1)
      place[0] = first - Double(face)
      for index in stride(from: dimensions - 1, to: face, by: -1) { place[index] = place[index - 1] }
      place[face] = 0
      var sum = 0.0
      for index in 0..<dimensions { sum += place[index] }
      for index in 0..<dimensions {
        place[index] = ReferencePlane.extension_ * (place[index] - sum / Double(dimensions))
      }
    }
  }

  /// Turns coordinates in Helmert's orthonormal basis of the plane, one fewer than there are dimensions, into the point they belong to.
  private static func toPlane(_ point: UnsafeMutablePointer<Double>, _ dimensions: Int) {
    var coordinate = point[0]
    point[0] = 0
    for index in 1..<dimensions {
      let length = Double(index * (index + 1)).squareRoot()
      let (share, rest) = (coordinate / length, coordinate * Double(index) / length)
      // The next coordinate stands where this one's last goes.
      coordinate = point[index]
      for earlier in 0..<index { point[earlier] += share }
      point[index] = -rest
    }
  }

  /// The normalised objectives that span the plane.
  func normalised(_ values: [Double]) -> [Double] {
    objectives.map { (values[$0] - bounds.lowest[$0]) / bounds.span($0) }
  }

  /// The foot on the plane of normalised objectives, along (1, …, 1).
  func projection(_ normalised: [Double]) -> [Double] {
    let mean = normalised.reduce(0, +) / Double(normalised.count)
    return normalised.map { $0 - mean }
  }

  /// The slack of normalised objectives above a reference point.
  @inline(__always)
  static func slack(_ normalised: [Double], _ reference: [Double]) -> Double {
    var slack = -Double.infinity
    for index in normalised.indices { slack = max(slack, normalised[index] - reference[index]) }
    return slack
  }

  /// Which of objectives in rows has the least slack above a reference point, and that slack.
  static func least(of rows: [Double], _ reference: [Double]) -> (row: Int, slack: Double) {
    var least = (row: 0, slack: Double.infinity)
    rows.withUnsafeBufferPointer { rows in
      for first in stride(from: 0, to: rows.count, by: reference.count) {
        var slack = -Double.infinity
        for column in reference.indices { slack = max(slack, rows[first + column] - reference[column]) }
        if slack < least.slack { least = (first / reference.count, slack) }
      }
    }
    return least
  }

  /// For each candidate the distance to the nearest place that needs no further reference.
  ///
  /// These are the places of the front, and about each reference attempted a ball whose radius is the share `emptiness` of its
  /// distance from the front.
  func gaps(front: [[Double]], attempted: [[Double]], emptiness: Double) -> [Double] {
    let places = front.flatMap { $0 }
    let centres = attempted.flatMap { $0 }
    let points = [Double](repeating: 0, count: front.count)
    let radii = attempted.map { emptiness * nearest($0, places, points) }
    return candidates.map { min(nearest($0, places, points), nearest($0, centres, radii)) }
  }

  /// The distance from a point to the nearest of some balls, 0 inside.
  private func nearest(_ point: [Double], _ centres: [Double], _ radii: [Double]) -> Double {
    let dimensions = objectives.count
    var nearest = Double.infinity
    point.withUnsafeBufferPointer { point in
      centres.withUnsafeBufferPointer { centres in
        for (index, radius) in radii.enumerated() {
          let reach = nearest + radius
          var sum = 0.0
          for column in 0..<dimensions {
            let difference = point[column] - centres[index * dimensions + column]
            sum += difference * difference
          }
          if sum < reach * reach { nearest = max(0, sum.squareRoot() - radius) }
        }
      }
    }
    return nearest
  }

  /// The Pascoletti–Serafini problem at a reference point: the least slack, the objectives counting a little besides.
  func scalarisation(at reference: [Double], augmentation: Double) -> Scalarisation {
    var weights = [Double](repeating: 0, count: bounds.lowest.count)
    for objective in objectives { weights[objective] = augmentation }
    return Scalarisation(
      origin: bounds.lowest, span: bounds.lowest.indices.map(bounds.span), weights: weights,
      limits: zip(objectives, reference).map { Scalarisation.Limit(objective: $0, limit: $1, direction: 1) },
      slackWeight: 1)
  }

  /// Benson's problem (1978, 10.1007/BF00934533) at a design: the least sum of objectives of those that are no worse in any.
  ///
  /// A little relief keeps its feasible set from shrinking to a point where the design is optimal.
  func improvement(on reference: [Double], relief: Double) -> Scalarisation {
    var weights = [Double](repeating: 0, count: bounds.lowest.count)
    for objective in objectives { weights[objective] = 1 }
    return Scalarisation(
      origin: bounds.lowest, span: bounds.lowest.indices.map(bounds.span), weights: weights,
      limits: zip(objectives, reference).map { Scalarisation.Limit(objective: $0, limit: $1 + relief, direction: 0) })
  }
}

/// The Euclidean distance of two points.
func distance(_ a: [Double], _ b: [Double]) -> Double {
  var sum = 0.0
  for index in a.indices { sum += (a[index] - b[index]) * (a[index] - b[index]) }
  return sum.squareRoot()
}
