import NLopt
import Testing

@testable import ParetoSearch

@Suite struct PlaceGridTests {
  /// Places whose coordinates sum to nothing, evenly spread or along a curve.
  private static func places(_ count: Int, dimensions: Int, alongACurve: Bool) -> [[Double]] {
    var generator = SplitMix64(seed: 8)
    return (0..<count).map { _ in
      var place = (1..<dimensions).map { _ in generator.nextUnit() }
      if alongACurve { place = place.indices.map { place[0] * place[0] * Double($0 + 1) } }
      return place + [-place.reduce(0, +)]
    }
  }

  private static func nearest(
    _ grid: PlaceGrid, _ place: [Double], within radius: Double, reach: Double? = nil, count: Int
  ) -> [PlaceGrid.Neighbour] {
    [PlaceGrid.Neighbour](unsafeUninitializedCapacity: count) { buffer, found in
      found = place.withUnsafeBufferPointer {
        grid.nearest(to: $0.baseAddress!, within: radius, ifAnyWithin: reach ?? radius, into: buffer)
      }
    }
  }

  private static func distance(_ a: [Double], _ b: [Double]) -> Double {
    zip(a, b).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
  }

  @Test(arguments: [2, 3, 4], [false, true])
  func theNearestAreFoundAsByLookingAtAll(dimensions: Int, alongACurve: Bool) {
    let places = Self.places(500, dimensions: dimensions, alongACurve: alongACurve)
    let grid = PlaceGrid(places.flatMap { $0 }, dimensions: dimensions)
    #expect(grid.order.sorted() == Array(0..<500))
    // Some of those asked for lie far outside.
    let asked = Self.places(60, dimensions: dimensions, alongACurve: false).enumerated().map { index, place in
      place.map { index % 3 == 0 ? 4 * $0 - 1.5 : $0 }
    }
    for place in asked {
      let sorted = places.map { Self.distance($0, place) }.sorted()
      for radius in [0.01, 0.1, .infinity] {
        let found = Self.nearest(grid, place, within: radius, count: 6)
        #expect(found.map(\.distance) == Array(sorted.filter { $0 < radius }.prefix(6)))
        let reaching = Self.nearest(grid, place, within: radius, reach: 0.02, count: 6)
        #expect(sorted[0] < min(radius, 0.02) ? reaching == found : reaching.isEmpty || reaching == found)
        #expect(found.allSatisfy { Self.distance(places[grid.order[$0.index]], place) == $0.distance })
      }
    }
  }

  @Test func ofPlacesThatAreOneAllAreFound() {
    let grid = PlaceGrid([Double](repeating: 0.5, count: 12), dimensions: 3)
    #expect(Self.nearest(grid, [0.5, 0.5, 0.4], within: 1, count: 6).map(\.index) == [0, 1, 2, 3])
    #expect(Self.nearest(grid, [0.5, 0.5, 0.4], within: 0.05, count: 6).isEmpty)
    #expect(Self.nearest(grid, [9, 9, 9], within: .infinity, count: 2).count == 2)
  }
}
