// Designs of the front as places on the reference plane. Between places of one combination the design changes smoothly, so what lies
// between them can be guessed: a local linear fit, weighted by distance (moving least squares: Lancaster & Salkauskas 1981,
// 10.1090/S0025-5718-1981-0616367-1), exact wherever the designs depend linearly on the place.

/// Designs of the front, found by place.
struct Anchors {
  private let points: [FrontPoint]
  /// For each point its coordinates on the plane, points in the order of the first.
  private let places: [[Double]]
  /// For each point the values of its integer variables.
  private let integers: [[Double]]
  private let variables: [[SearchVariable]]

  init(_ points: [FrontPoint], _ plane: ReferencePlane, _ variables: [[SearchVariable]]) {
    let placed = points.map { (point: $0, place: plane.projection(plane.normalised($0.objectives))) }
      .sorted { ($0.place[0], $1.point.combination) < ($1.place[0], $0.point.combination) }
    self.points = placed.map(\.point)
    places = placed.map(\.place)
    self.variables = variables
    integers = placed.map { pair in
      zip(pair.point.x, variables[pair.point.combination]).filter { $1.kind == .integer }.map(\.0)
    }
  }

  /// The nearest points, nearest first.
  func nearest(to place: [Double], count: Int) -> [(index: Int, distance: Double)] {
    var found: [(index: Int, distance: Double)] = []
    func look(at index: Int) -> Bool {
      let farthest = found.count < count ? Double.infinity : found.last!.distance
      if abs(places[index][0] - place[0]) >= farthest { return false }
      let distance = distance(places[index], place)
      if distance < farthest {
        if found.count == count { found.removeLast() }
        found.insert((index, distance), at: found.firstIndex { $0.distance > distance } ?? found.count)
      }
      return true
    }
    var low = 0
    var high = places.count
    while low < high {
      let middle = (low + high) / 2
      if places[middle][0] < place[0] { low = middle + 1 } else { high = middle }
    }
    var (below, above) = (low - 1, low)
    var (goesDown, goesUp) = (true, true)
    while goesDown || goesUp {
      goesDown = goesDown && below >= 0 && look(at: below)
      goesUp = goesUp && above < places.count && look(at: above)
      below -= 1
      above += 1
    }
    return found
  }

  /// Designs that may lie on the front at a place: one for each family of designs among its nearest neighbours, at most `count`.
  ///
  /// A family shares combination and integers. None where the nearest neighbour is farther away than `reach`.
  func guesses(at place: [Double], count: Int, reach: Double) -> [(combination: Int, x: [Double])] {
    let dimensions = place.count - 1
    var near = nearest(to: place, count: 2 * dimensions + 2)
    guard let first = near.first, first.distance <= reach else { return [] }
    var guesses: [(combination: Int, x: [Double])] = []
    while let leader = near.first, guesses.count < count {
      let (combination, whole) = (points[leader.index].combination, integers[leader.index])
      let isOfFamily = { (other: (index: Int, distance: Double)) in
        points[other.index].combination == combination && integers[other.index] == whole
      }
      guesses.append((combination, between(near.filter(isOfFamily), place, variables[combination])))
      near.removeAll(where: isOfFamily)
    }
    return guesses
  }

  /// The design that the neighbours suggest.
  private func between(
    _ near: [(index: Int, distance: Double)], _ place: [Double], _ variables: [SearchVariable]
  ) -> [Double] {
    let weights = Self.weights(near.map { places[$0.index] }, near.map(\.distance), place)
    return variables.indices.map { column in
      let variable = variables[column]
      if variable.kind == .integer { return points[near[0].index].x[column] }
      let unit = zip(near, weights).reduce(0) { $0 + $1.1 * variable.unit(of: points[$1.0.index].x[column]) }
      return variable.value(atUnit: unit)
    }
  }

  /// Weights of sum one whose mean of `places` is `place` as nearly as the places allow, the near ones the heavier.
  private static func weights(_ places: [[Double]], _ distances: [Double], _ place: [Double]) -> [Double] {
    let size = place.count
    let scale = max(distances.last!, 1e-12)
    let importance = distances.map { 1 / (($0 / scale) * ($0 / scale) + 1e-3) }
    // Minimise Σ w²/importance subject to Σ w (p - place) = 0 and Σ w = 1: multipliers λ solve (Σ importance a aᵀ) λ = e, where
    // a = (p - place, 1). The last coordinate of a place follows from the others and gives its row to the sum of the weights.
    let rows = places.map { other in (0..<size).map { $0 < size - 1 ? (other[$0] - place[$0]) / scale : 1 } }
    var matrix = [[Double]](repeating: Array(repeating: 0, count: size + 1), count: size)
    for i in 0..<size {
      for j in 0..<size { for (row, weight) in zip(rows, importance) { matrix[i][j] += weight * row[i] * row[j] } }
      // Places that do not span the plane leave the fit open; a little of the nearest design decides.
      matrix[i][i] += i < size - 1 ? 1e-6 * importance[0] : 0
      matrix[i][size] = i == size - 1 ? 1 : 0
    }
    for pivot in 0..<size {
      for other in 0..<size where other != pivot {
        let factor = matrix[other][pivot] / matrix[pivot][pivot]
        for column in pivot...size { matrix[other][column] -= factor * matrix[pivot][column] }
      }
    }
    let multipliers = (0..<size).map { matrix[$0][size] / matrix[$0][$0] }
    let weights = zip(rows, importance).map { row, weight in
      weight * zip(row, multipliers).reduce(0) { $0 + $1.0 * $1.1 }
    }
    let sum = weights.reduce(0, +)
    return weights.map { $0 / sum }
  }
}
