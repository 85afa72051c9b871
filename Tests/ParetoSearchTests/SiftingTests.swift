import NLopt
import Testing

@testable import ParetoSearch

@Suite struct SiftingTests {
  /// Two objectives, a limit, and no answer beyond a line; the second variable is whole.
  private static let problem = TestProblem(
    objectives: 2, constraints: 1, combinations: [box([(0, 1)]) + box([(0, 8)], .integer)]
  ) { _, x in
    [x[0] + x[1], square(x[0] - 1) - x[1] * x[0], x[0] - 0.8]
  }

  private static func designs(seed: UInt64) -> DesignList {
    var generator = SplitMix64(seed: seed)
    var list = DesignList(width: 2)
    for _ in 0..<500 { list.append([generator.nextUnit(), 8 * generator.nextUnit()]) }
    return list
  }

  private static func sift(_ list: DesignList) throws -> [JobResult] {
    let model = try CombinationModel(
      problem: problem, combination: 0, options: SearchOptions(), cancellation: nil)
    return list.jobs(at: 0).map { model.perform($0, tolerance: 1e-6, isCancelled: { false }) }
  }

  @Test(arguments: UInt64(1)...3)
  func nothingThatMattersIsSiftedOut(seed: UInt64) throws {
    let list = Self.designs(seed: seed)
    let model = try CombinationModel(
      problem: Self.problem, combination: 0, options: SearchOptions(), cancellation: nil)
    var all = Archive(objectiveCount: 2)
    for number in 0..<list.count {
      var x = [0.0, 0]
      x.withUnsafeMutableBufferPointer { list.write(number, to: $0) }
      let design = try #require(model.evaluate([x[0], x[1].rounded()]))
      guard design.violation <= 1e-6 else { continue }
      all.insert(
        FrontPoint(combination: 0, x: design.x, objectives: design.objectives, constraints: design.constraints))
    }
    var kept = Archive(objectiveCount: 2)
    let results = try Self.sift(list)
    for design in results.flatMap(\.designs) where design.violation <= 1e-6 {
      kept.insert(
        FrontPoint(combination: 0, x: design.x, objectives: design.objectives, constraints: design.constraints))
    }
    #expect(kept.sorted() == all.sorted(), "seed \(seed)")
    #expect(results.flatMap(\.designs).count < 300)
  }

  @Test func theNearestMissIsHandedBackToo() throws {
    var list = DesignList(width: 2)
    for x in [0.9, 0.95, 0.85, 1] { list.append([x, 3]) }
    let designs = try Self.sift(list).flatMap(\.designs)
    #expect(designs.map(\.x) == [[0.85, 3]])
    #expect(abs(designs[0].violation - 0.05) < 1e-12)
  }
}
