import ParetoSearch
import Testing

@Suite struct RefinementTests {
  /// The objectives are the variables; what limits them is a plane or, seen from below, a hollow.
  private func front(_ limit: @escaping @Sendable ([Dual]) -> Dual) -> TestProblem {
    TestProblem(objectives: 3, constraints: 1, combinations: [unitBox(3)]) { _, x in x + [limit(x)] }
  }

  @Test func whereDesignsMixWellTheyAreEvaluatedAndElseSolvedFor() throws {
    let plane = try search(front { 1 - $0[0] - $0[1] - $0[2] }, points: 30)
    // Between designs on the sphere lie none that keep the limit.
    let sphere = try search(front { 1 - square($0[0]) - square($0[1]) - square($0[2]) }, points: 30)
    #expect(plane.counts.plainEvaluations > 4 * plane.counts.gradientEvaluations, "\(plane.counts)")
    #expect(sphere.counts.gradientEvaluations > sphere.counts.plainEvaluations, "\(sphere.counts)")
    for result in [plane, sphere] { #expect(result.front.count == 30 && result.remainingGap < 0.02) }
  }

  @Test func littleOfWhatIsFoundIsLacking() throws {
    // 30 points would show 94 % of it; the archive goes on until it has 99.9.
    let result = try search(Problems.srn, points: 30)
    #expect(result.remainingGap <= 1e-3 * result.archiveHypervolume)
    #expect(result.archive.count > 300)
  }

  @Test(arguments: [1, 2, 3, 5, 9])
  func howeverFewPointsAreAskedForTheFrontIsFollowed(points: Int) throws {
    let plane = try search(front { 1 - $0[0] - $0[1] - $0[2] }, points: points)
    let circle = TestProblem(objectives: 2, constraints: 1, equalities: 1, combinations: [unitBox(2)]) { _, x in
      x + [square(x[0]) + square(x[1]) - 1]
    }
    for result in [plane, try search(circle, points: points), try search(Problems.srn, points: points)] {
      #expect(result.front.count == points && result.archive.count > points)
    }
  }
}
