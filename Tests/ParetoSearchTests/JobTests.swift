import Testing

@testable import ParetoSearch

@Suite struct JobTests {
  /// The solves that a job of four starts spends on the least of a function of one variable, and the value found.
  private static func best(of function: @escaping @Sendable (Dual) -> Dual) throws -> (solves: Int, value: Double) {
    let problem = TestProblem(objectives: 2, combinations: [unitBox(1)]) { _, x in [function(x[0]), x[0]] }
    let model = try CombinationModel(problem: problem, combination: 0, options: SearchOptions(), cancellation: nil)
    var pool = StartPool(variables: unitBox(1), objectiveCount: 2)
    for start in [0.05, 0.35, 0.6, 0.85] { pool.append(try #require(model.evaluate([start])), isSample: true) }
    let scalarisation = Scalarisation.best(
      of: 0, bounds: ObjectiveBounds(of: [[0, 0], [1, 1]]), augmentation: 0)
    let job = Job(
      combination: 0, work: .solve(Job.Solve(scalarisation: scalarisation, pool: pool, eager: 4, patient: 4)))
    model.counts = SearchCounts()
    let end = try #require(model.perform(job, tolerance: 1e-6, isCancelled: { false }).relaxed)
    return (model.counts.solves, end.objectives[0])
  }

  @Test func startsThatAgreeAreBelieved() throws {
    let (solves, value) = try Self.best { square($0 - 0.4) }
    #expect(solves == 2)
    #expect(abs(value) < 1e-8)
  }

  /// Each start lies in a valley of its own, and not that of the best start is the deepest.
  @Test func startsThatDisagreeAreFollowedByOthers() throws {
    let (solves, value) = try Self.best { square(sin(10 * $0)) * 0.5 + 0.3 * (1 - $0) }
    #expect(solves == 4)
    #expect(value < 0.02)
  }

  /// At the kink from which a direct search starts each direction is as good as another.
  @Test func whatIsRandomFollowsFromTheSeed() throws {
    let problem = TestProblem(objectives: 2, combinations: [unitBox(3)]) { _, x in
      let distances = x.map { sqrt(square($0 - 0.3)) }
      return [distances[0] + distances[1] + distances[2], x[0]]
    }
    let plane = ReferencePlane(bounds: ObjectiveBounds(of: [[0, 0], [1, 1]]), objectives: [0, 1])
    let work = Job.Work.follow(Job.Follow(plane: plane, effort: .polish, guesses: [.init(x: [0.9, 0.2, 0.7])]))
    func end(seed: UInt64) throws -> [Double] {
      var options = SearchOptions(seed: seed)
      options.strategy = .derivativeFree
      let model = try CombinationModel(problem: problem, combination: 0, options: options, cancellation: nil)
      let result = model.perform(Job(combination: 0, work: work), tolerance: 1e-6, isCancelled: { false })
      return try #require(result.designs.last).x
    }
    #expect(try end(seed: 1) == end(seed: 1))
    #expect(try end(seed: 1) != end(seed: 2))
  }

  /// The second objective is least at a kink, where no derivative vanishes.
  @Test func aGuessIsSolvedFromOnce() throws {
    let problem = TestProblem(objectives: 2, combinations: [unitBox(2)]) { _, x in
      let distance = x[0].value < 0.6 ? 0.6 - x[0] : x[0] - 0.6
      return [x[0], distance + square(x[1] - 0.5)]
    }
    let model = try CombinationModel(problem: problem, combination: 0, options: SearchOptions(), cancellation: nil)
    let plane = ReferencePlane(bounds: ObjectiveBounds(of: [[0, 0], [1, 1]]), objectives: [0, 1])
    let x = [0.9, 0.2]
    let start = try #require(model.evaluate(x))
    let reference = [10.0, 0.0]
    func evaluations(_ work: Job.Work) -> Int {
      model.counts = SearchCounts()
      _ = model.perform(Job(combination: 0, work: work), tolerance: 1e-6, isCancelled: { false })
      return model.counts.evaluations
    }
    var pool = StartPool(variables: unitBox(2), objectiveCount: 2)
    pool.append(start, isSample: true)
    let scalarisation = plane.scalarisation(at: reference, augmentation: Bounding.augmentation)
    let whole = evaluations(.solve(Job.Solve(scalarisation: scalarisation, pool: pool, eager: 1, patient: 0)))
    let guess = Job.Follow.Guess(x: x, reference: reference)
    let once = evaluations(.follow(Job.Follow(plane: plane, effort: .solve, guesses: [guess])))
    #expect(3 * once < 2 * whole)
  }
}
