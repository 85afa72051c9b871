import Testing

@testable import ParetoSearch

@Suite struct EnumerationTests {
  private static let grid = box([(0, 6), (-2, 3)], .integer) + box([(4, 4)])

  @Test func everyDesignHasItsNumber() throws {
    let enumeration = try #require(Enumeration(Self.grid, limit: 42))
    #expect(enumeration.count == 42)
    var seen: Set<[Double]> = []
    for number in 0..<42 {
      var x = [Double](repeating: 0, count: 3)
      x.withUnsafeMutableBufferPointer { enumeration.write(number, to: $0) }
      #expect(zip(x, Self.grid).allSatisfy { $0 >= $1.lower && $0 <= $1.upper && $0 == $0.rounded() })
      seen.insert(x)
    }
    #expect(seen.count == 42)
  }

  @Test func whatIsTooManyOrNotWholeIsNotEnumerated() {
    #expect(Enumeration(Self.grid, limit: 41) == nil)
    #expect(Enumeration(Self.grid + unitBox(1), limit: 1000) == nil)
    #expect(Enumeration(box(Array(repeating: (0, 1e6), count: 9), .integer), limit: .max) == nil)
    #expect(Enumeration([], limit: 1)?.count == 1)
  }

  /// A rugged landscape, which relaxing and rounding would not get right.
  @Test func theFrontOfAnEnumeratedSpaceIsExact() throws {
    @Sendable func rugged(_ i: Int, _ j: Int, _ salt: Int) -> Double {
      Double((i * 7919 + j * 104_729 + salt * 31) % 1009)
    }
    let problem = TestProblem(
      objectives: 2, constraints: 1, combinations: [box([(0, 60), (0, 70)], .integer), unitBox(1)]
    ) { combination, x in
      if combination == 1 { return [Dual(2000) + x[0], Dual(2000) - x[0], Dual(0)] }
      let (i, j) = (Int(x[0].value), Int(x[1].value))
      return [Dual(rugged(i, j, 1)), Dual(rugged(j, i, 2)), Dual(rugged(i + j, i, 3) - 700) * 1e-3]
    }
    var all = Archive(objectiveCount: 2)
    for i in 0...60 {
      for j in 0...70 where rugged(i + j, i, 3) <= 700 {
        all.insert(
          FrontPoint(combination: 0, x: [Double(i), Double(j)], objectives: [rugged(i, j, 1), rugged(j, i, 2)]))
      }
    }
    let result = try search(problem, points: 200)
    #expect(result.front.map(\.objectives) == all.sorted().map(\.objectives))
    #expect(result.front.count > 2)
  }

  @Test func anEnumeratedSpaceTakesOneEvaluationADesign() throws {
    let problem = TestProblem(objectives: 2, combinations: [box([(0, 20), (0, 20)], .integer)]) { _, x in
      [square(x[0] - 3) + square(x[1] - 4), square(x[0] - 15) + square(x[1] - 9)]
    }
    let result = try search(problem, points: 40)
    #expect(result.counts.solves == 0 && result.counts.evaluations == 441)
    #expect(try search(problem, points: 40, jobs: 1) == result)
  }

  @Test func manyFixedDesignsAreComparedAtOnce() throws {
    let problem = TestProblem(objectives: 2, combinations: Array(repeating: [], count: 500)) { combination, _ in
      [Dual(Double(combination % 50)), Dual(Double(49 - combination % 50 + combination / 50))]
    }
    let result = try search(problem, points: 100)
    #expect(result.front.map(\.combination) == Array(0..<50))
    #expect(result.counts.evaluations <= 1000)
  }
}
