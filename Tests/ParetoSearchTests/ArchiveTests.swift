import NLopt
import Testing

@testable import ParetoSearch

private func point(_ objectives: [Double], _ combination: Int = 0, _ x: [Double] = [0]) -> FrontPoint {
  FrontPoint(combination: combination, x: x, objectives: objectives)
}

private func archive(of points: [FrontPoint]) -> Archive {
  var archive = Archive(objectiveCount: points[0].objectives.count)
  for point in points { archive.insert(point) }
  return archive
}

/// Points near a sphere: most of them are nondominated.
func spherePoints(_ count: Int, dimensions: Int, seed: UInt64, spread: Double = 0.1) -> [[Double]] {
  var generator = SplitMix64(seed: seed)
  return (0..<count).map { _ in
    let direction = (0..<dimensions).map { _ in generator.nextUnit() + 1e-6 }
    let norm = direction.map { $0 * $0 }.reduce(0, +).squareRoot()
    let radius = 1 + spread * generator.nextUnit()
    return direction.map { radius * (1 - $0 / norm) }
  }
}

@Suite struct ArchiveTests {
  @Test(arguments: [2, 3, 4, 5])
  func theArchiveHoldsWhatComparingAllPairsLeaves(dimensions: Int) {
    let vectors = spherePoints(1500, dimensions: dimensions, seed: 7)
    let expected = vectors.filter { a in !vectors.contains { Dominance.compare($0, a) == .dominates } }
    let found = archive(of: vectors.map { point($0) }).sorted().map(\.objectives)
    #expect(Set(found) == Set(expected))
    #expect(found.count == Set(expected).count)
  }

  @Test(arguments: UInt64(1)...6)
  func theOrderOfInsertionDoesNotMatter(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    let points =
      gridVectors(300, dimensions: 3, levels: 6, seed: seed).enumerated().map { point($1, $0 % 5, [Double($0 % 11)]) }
      + spherePoints(500, dimensions: 3, seed: seed).map { point($0.map { 20 * ($0 - 1) }) }
    let expected = archive(of: points).sorted()
    for _ in 0..<5 {
      #expect(archive(of: points.shuffled(using: &generator)).sorted() == expected, "seed \(seed)")
    }
  }

  @Test func pointsThatArriveInOrderAreAllKept() {
    let rising = (0..<3000).map { point([Double($0), -Double($0)]) }
    let found = archive(of: rising)
    #expect(found.sorted() == rising)
    #expect((0..<3000).allSatisfy { found.dominates([Double($0) + 0.5, -Double($0)]) })
  }

  @Test func ofEqualObjectivesTheLowerCombinationThenTheLowerDesignStays() {
    let found = archive(of: [
      point([1, 1], 2, [0]), point([1, 1], 1, [5]), point([1, 1], 1, [3]), point([1, 1], 1, [4]),
    ])
    #expect(found.sorted() == [point([1, 1], 1, [3])])
  }

  @Test func noPointIsInfinite() async {
    await #expect(processExitsWith: .failure) {
      var archive = Archive(objectiveCount: 2)
      archive.insert(FrontPoint(combination: 0, x: [], objectives: [.infinity, 0]))
    }
  }

  @Test func theCountFollowsInsertionsAndRemovals() {
    var archive = Archive(objectiveCount: 2)
    for index in 0..<500 { archive.insert(point([Double(index), Double(500 - index)])) }
    #expect(archive.count == 500)
    let isBestIn = archive.insert(point([-1, -1]))
    let isWorseIn = archive.insert(point([0, 0]))
    #expect(isBestIn && !isWorseIn)
    #expect(archive.count == 1)
    #expect(archive.dominator(of: [0, 0]) == point([-1, -1]))
    #expect(!archive.dominates([-1, -1]))
  }
}
