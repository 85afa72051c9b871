import Testing

@testable import ParetoSearch

@Suite struct FaceTests {
  private static let variables = [
    SearchVariable(name: "a", lower: 1, upper: 3), SearchVariable(name: "b", lower: 1, upper: 100, kind: .logarithmic),
    SearchVariable(name: "c", lower: 2, upper: 2), SearchVariable(name: "d", lower: 0, upper: 1),
  ]

  @Test func aDesignLiesOnTheFaceOfItsEnds() {
    let face = Face(of: [3, 1, 2, 0.5], Self.variables)
    #expect(face.sides == [.upper, .lower, .free, .free])
    #expect(Face(of: [2, 10, 2, 0.5], Self.variables).isWholeBox)
    #expect(zip(face.sides, Self.variables).map { $0.bounds(of: $1).1 } == [3, 1, 2, 1])
  }

  @Test func aVariableLeavesWhereTheSlopePointsInside() {
    #expect(Face.leaves(.lower, slope: -1, doubt: 0.1) && !Face.leaves(.lower, slope: 1, doubt: 0.1))
    #expect(Face.leaves(.upper, slope: 1, doubt: 0.1) && !Face.leaves(.upper, slope: -1, doubt: 0.1))
    #expect(!Face.leaves(.lower, slope: -0.05, doubt: 0.1) && !Face.leaves(.free, slope: -9, doubt: 0.1))
  }

  /// Starts in every corner: the held variables must be let go.
  @Test func aSolveFromACornerEndsInside() throws {
    let problem = TestProblem(objectives: 2, combinations: [unitBox(4)]) { _, x in
      var sum = Dual(0)
      for (index, value) in x.enumerated() { sum = sum + square(value - 0.2 * Double(index + 1)) }
      return [sum, x[0] + x[1]]
    }
    let model = try CombinationModel(problem: problem, combination: 0, options: SearchOptions(), cancellation: nil)
    let bounds = ObjectiveBounds(of: [[0, 0], [1, 1]])
    for corner in 0..<16 {
      let start = try #require(model.evaluate((0..<4).map { corner >> $0 & 1 == 1 ? 1 : 0 }))
      let end = try #require(
        model.solve(Scalarisation.best(of: 0, bounds: bounds, augmentation: 0), from: start))
      #expect(zip(end.x, 1...4).allSatisfy { abs($0 - 0.2 * Double($1)) < 1e-4 }, "\(corner): \(end.x)")
      #expect(end.isStationary)
    }
  }

  /// Of thirty variables all but one belong at an end, and a solve that goes there at once takes few evaluations.
  @Test func manyVariablesGoToTheirEndsAtOnce() throws {
    let model = try CombinationModel(
      problem: Problems.zdt1, combination: 0, options: SearchOptions(), cancellation: nil)
    let plane = ReferencePlane(bounds: ObjectiveBounds(of: [[0, 0], [1, 1]]), objectives: [0, 1])
    let start = try #require(model.evaluate(Array(repeating: 0.5, count: 30)))
    model.counts = SearchCounts()
    let end = try #require(model.solve(plane.scalarisation(at: [0.1, -0.1], augmentation: 1e-4), from: start))
    #expect(end.x.dropFirst().allSatisfy { $0 == 0 } && end.isStationary)
    #expect(abs(end.objectives[1] - (1 - end.objectives[0].squareRoot())) < 1e-9)
    #expect(model.counts.evaluations < 60, "\(model.counts.evaluations)")
  }
}
