import ParetoSearch
import Testing

/// The volume in spans of the set below 1.1 spans, as the choice measures it.
private func worth(_ chosen: [Int], of vectors: [[Double]]) -> Double {
  let dimensions = vectors[0].indices
  let lowest = dimensions.map { column in vectors.map { $0[column] }.min()! }
  let highest = dimensions.map { column in vectors.map { $0[column] }.max()! }
  let rows = chosen.map { index in dimensions.map { (vectors[index][$0] - lowest[$0]) / (highest[$0] - lowest[$0]) } }
  return Hypervolume.of(rows, reference: dimensions.map { _ in 1.1 })
}

private func nondominated(_ count: Int, dimensions: Int, seed: UInt64) -> [[Double]] {
  var archive = Archive(objectiveCount: dimensions)
  for vector in spherePoints(count, dimensions: dimensions, seed: seed, spread: 0.02) {
    archive.insert(FrontPoint(combination: 0, x: [], objectives: vector))
  }
  return archive.sorted().map(\.objectives)
}

@Suite struct SubsetHypervolumeTests {
  @Test func ofEqualVectorsOneStandsForAll() {
    #expect(Subset.best([[0, 1], [0, 1], [0, 1]], count: 2) == [0])
    #expect(Subset.best([[5], [5]], count: 1) == [0])
  }

  /// Against all subsets that hold both ends.
  @Test(arguments: UInt64(1)...6)
  func twoObjectivesAreSolvedExactly(seed: UInt64) {
    let vectors = Array(nondominated(60, dimensions: 2, seed: seed).prefix(13))
    let last = vectors.count - 1
    for count in 2...5 {
      var best = 0.0
      for mask in 0..<(1 << vectors.count) where mask.nonzeroBitCount == count && mask & 1 != 0 && mask >> last == 1 {
        best = max(best, worth(vectors.indices.filter { mask & (1 << $0) != 0 }, of: vectors))
      }
      let chosen = Subset.best(vectors, count: count)
      #expect(chosen.count == count && chosen.first == 0 && chosen.last == last, "seed \(seed)")
      #expect(abs(worth(chosen, of: vectors) - best) < 1e-12, "seed \(seed), \(count) points")
    }
  }

  @Test(arguments: UInt64(1)...4)
  func threeObjectivesAreChosenAsPlainGreedWould(seed: UInt64) {
    let vectors = nondominated(120, dimensions: 3, seed: seed)
    let chosen = Subset.best(vectors, count: 20)
    #expect(chosen.count == 20)
    var plain = Subset.extremes(of: vectors)
    while plain.count < 20 {
      let gains = vectors.indices.map { plain.contains($0) ? 0 : worthWithin(plain + [$0], vectors) }
      plain.append(gains.indices.max { gains[$0] < gains[$1] }!)
    }
    #expect(chosen == plain.sorted(), "seed \(seed)")
  }

  private func worthWithin(_ chosen: [Int], _ vectors: [[Double]]) -> Double { worth(chosen, of: vectors) }

  @Test(arguments: [2, 3, 4])
  func extremesAreKeptAndAnEvenSpreadIsNotWorthMore(dimensions: Int) {
    let vectors = nondominated(3000, dimensions: dimensions, seed: 9)
    let (best, spread) = (Subset.best(vectors, count: 30), Subset.spread(vectors, count: 30))
    #expect(best.count == 30)
    #expect(Subset.extremes(of: vectors).allSatisfy(best.contains))
    if dimensions < 4 { #expect(worth(best, of: vectors) >= worth(spread, of: vectors)) }
  }

  @Test func aConstantObjectiveDoesNotCount() {
    let flat = nondominated(200, dimensions: 2, seed: 3)
    #expect(Subset.best(flat.map { [$0[0], 7, $0[1]] }, count: 12) == Subset.best(flat, count: 12))
  }
}
