// Designs of the front as places on the reference plane. Between places of one combination the design changes smoothly, so what lies
// between them can be guessed: a local linear fit, weighted by distance (moving least squares: Lancaster & Salkauskas 1981,
// 10.1090/S0025-5718-1981-0616367-1), exact wherever the designs depend linearly on the place. Flat memory: it is asked at many
// thousand places.

/// Designs of the front, found by place.
struct Anchors: Sendable {
  /// How far a neighbour may lie that tells of a place, in multiples of what the nearest may.
  private static let neighbourhood = 4.0

  /// The places of the points on the plane; all else is in their order.
  private let places: PlaceGrid
  /// For each point its combination, and the number of its family: those that share combination and integers.
  private let combinations: [Int]
  private let families: [Int]
  /// For each point its design on the unit interval, integers as they are; and where its row starts.
  private let designs: [Double]
  private let rows: [Int]
  private let variables: [[SearchVariable]]

  init(_ points: [FrontPoint], _ plane: ReferencePlane, _ variables: [[SearchVariable]]) {
    places = PlaceGrid(
      points.flatMap { plane.projection(plane.normalised($0.objectives)) }, dimensions: plane.objectives.count)
    let order = places.order
    combinations = order.map { points[$0].combination }
    self.variables = variables
    var designs: [Double] = []
    var rows: [Int] = []
    var numbers: [DesignKey: Int] = [:]
    families = order.map { index in
      let (point, variables) = (points[index], variables[points[index].combination])
      rows.append(designs.count)
      for (value, variable) in zip(point.x, variables) {
        designs.append(variable.kind == .integer ? value : variable.unit(of: value))
      }
      let integers = variables.indices.filter { variables[$0].kind == .integer }.map { point.x[$0] }
      let key = DesignKey(combination: point.combination, x: integers)
      if let number = numbers[key] { return number }
      numbers[key] = numbers.count
      return numbers.count - 1
    }
    (self.designs, self.rows) = (designs, rows)
  }

  /// Designs that may lie on the front at a place: one for each family of designs among its nearest neighbours, at most `count`.
  ///
  /// Each is handed to `body`, whose memory is good for the call. None where no point lies closer than `reach`.
  func guess(
    at place: UnsafePointer<Double>, count: Int, reach: Double,
    _ body: (_ combination: Int, _ x: UnsafeBufferPointer<Double>) -> Void
  ) {
    withUnsafeTemporaryAllocation(of: PlaceGrid.Neighbour.self, capacity: 2 * places.dimensions) { near in
      var left = places.nearest(to: place, within: Self.neighbourhood * reach, ifAnyWithin: reach, into: near)
      if left == 0 || near[0].distance >= reach { return }
      var guessed = 0
      while left > 0 && guessed < count {
        // The family of the nearest comes first, in its order; the others follow in theirs.
        let leader = families[near[0].index]
        var size = 1
        for index in 1..<max(left, 1) where families[near[index].index] == leader {
          let member = near[index]
          var slot = index
          while slot > size {
            near[slot] = near[slot - 1]
            slot -= 1
          }
          near[size] = member
          size += 1
        }
        write(UnsafeBufferPointer(rebasing: near[..<size]), place, body)
        for index in size..<left { near[index - size] = near[index] }
        left -= size
        guessed += 1
      }
    }
  }

  /// The same, as arrays.
  func guesses(at place: [Double], count: Int, reach: Double) -> [(combination: Int, x: [Double])] {
    var guesses: [(combination: Int, x: [Double])] = []
    place.withUnsafeBufferPointer { place in
      guess(at: place.baseAddress!, count: count, reach: reach) { guesses.append(($0, Array($1))) }
    }
    return guesses
  }

  /// Hands on the design that neighbours of one family suggest.
  private func write(
    _ near: UnsafeBufferPointer<PlaceGrid.Neighbour>, _ place: UnsafePointer<Double>,
    _ body: (_ combination: Int, _ x: UnsafeBufferPointer<Double>) -> Void
  ) {
    let combination = combinations[near[0].index]
    let width = variables[combination].count
    withUnsafeTemporaryAllocation(of: Double.self, capacity: near.count) { weights in
      withUnsafeTemporaryAllocation(of: Double.self, capacity: max(width, 1)) { x in
        weigh(near, place, weights.baseAddress!)
        designs.withUnsafeBufferPointer { designs in
          variables[combination].withUnsafeBufferPointer { variables in
            for column in 0..<width {
              if variables[column].kind == .integer {
                x[column] = designs[rows[near[0].index] + column]
                continue
              }
              var unit = 0.0
              for (index, neighbour) in near.enumerated() {
                unit += weights[index] * designs[rows[neighbour.index] + column]
              }
              x[column] = variables[column].value(atUnit: unit)
            }
          }
        }
        body(combination, UnsafeBufferPointer(start: x.baseAddress, count: width))
      }
    }
  }

  /// Weights of sum one whose mean of the neighbours' places is `place` as nearly as they allow, the near ones the heavier.
  private func weigh(
    _ near: UnsafeBufferPointer<PlaceGrid.Neighbour>, _ place: UnsafePointer<Double>,
    _ weights: UnsafeMutablePointer<Double>
  ) {
    let (size, columns) = (places.dimensions, places.dimensions + 1)
    let scale = max(near[near.count - 1].distance, 1e-12)
    func importance(_ index: Int) -> Double {
      let share = near[index].distance / scale
      return 1 / (share * share + 1e-3)
    }
    // Minimise Σ w²/importance subject to Σ w (p - place) = 0 and Σ w = 1: multipliers λ solve (Σ importance a aᵀ) λ = e, where
    // a = (p - place, 1). The last coordinate of a place follows from the others and gives its row to the sum of the weights.
    func term(_ index: Int, _ row: Int) -> Double {
      row < size - 1 ? (places.rows[near[index].index * size + row] - place[row]) / scale : 1
    }
    withUnsafeTemporaryAllocation(of: Double.self, capacity: size * columns) { matrix in
      for i in 0..<size {
        for j in 0..<size {
          var sum = 0.0
          for index in near.indices { sum += importance(index) * term(index, i) * term(index, j) }
          matrix[i * columns + j] = sum
        }
        // Places that do not span the plane leave the fit open; a little of the nearest design decides.
        matrix[i * columns + i] += i < size - 1 ? 1e-6 * importance(0) : 0
        matrix[i * columns + size] = i == size - 1 ? 1 : 0
      }
      for pivot in 0..<size {
        for other in 0..<size where other != pivot {
          let factor = matrix[other * columns + pivot] / matrix[pivot * columns + pivot]
          for column in pivot...size { matrix[other * columns + column] -= factor * matrix[pivot * columns + column] }
        }
      }
      var total = 0.0
      for index in near.indices {
        var sum = 0.0
        for row in 0..<size { sum += term(index, row) * matrix[row * columns + size] / matrix[row * columns + row] }
        weights[index] = importance(index) * sum
        total += weights[index]
      }
      for index in near.indices { weights[index] /= total }
    }
  }
}
