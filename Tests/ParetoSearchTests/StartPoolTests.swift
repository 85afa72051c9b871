import Testing

@testable import ParetoSearch

@Suite struct StartPoolTests {
  private static let pool: StartPool = {
    var pool = StartPool(variables: box([(0, 10), (5, 5)]), objectiveCount: 1)
    for (index, (x, violation)) in [(0.0, 0.0), (1, 0), (2, 0.5), (4, 0), (9, 0)].enumerated() {
      let design = Design(
        combination: 0, x: [x, 5], objectives: [x], constraints: [violation], violation: violation)
      pool.append(design, isSample: index < 3)
    }
    return pool
  }()

  private static let scalarisation = Scalarisation(origin: [0], span: [1], weights: [1])

  @Test func theBestComeFirstAndLieApart() {
    let best = Self.pool.best(for: Self.scalarisation, count: 3, apart: 0.2)
    #expect(best.map(\.design.x[0]) == [0, 4, 9])
    #expect(best.map(\.merit) == [0, 4, 9])
  }

  @Test func aViolationCountsTenfold() {
    let best = Self.pool.best(for: Self.scalarisation, count: 5, apart: 0.05)
    #expect(best.map(\.design.x[0]) == [0, 1, 4, 2, 9])
  }

  @Test func whatLiesBeyondAFixedLimitCountsTenfoldToo() {
    var limited = Self.scalarisation
    limited.limits = [Scalarisation.Limit(objective: 0, limit: 3, direction: 0)]
    let best = Self.pool.best(for: limited, count: 5, apart: 0.05)
    #expect(best.map(\.design.x[0]) == [0, 1, 2, 4, 9])
    #expect(best.map(\.merit) == [0, 1, 7, 14, 69])
  }

  @Test func samplesAreTakenRoundAndRound() {
    #expect(Self.pool.samples(from: 2, count: 2).map(\.x[0]) == [2, 0])
    #expect(Self.pool.samples(from: 0, count: 9).count == 3)
  }
}
