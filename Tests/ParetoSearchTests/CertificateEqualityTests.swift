import Testing

@testable import ParetoSearch

/// Two coordinates, both to be small, on a circle about the origin: within it there would be better designs.
private struct Circle: SearchProblem {
  var squaredRadius: Double
  let objectiveCount = 2
  let constraintCount = 1
  let equalityCount = 1
  let combinationCount = 1
  func variables(ofCombination index: Int) -> [SearchVariable] {
    ["x", "y"].map { SearchVariable(name: $0, lower: 0, upper: 2) }
  }
  func makeEvaluator(forCombination index: Int) throws -> any SearchEvaluator { OnCircle(squaredRadius) }
}

/// (m + r e)² = m² + 2 m r e + r² e², of which the last part lies in [0, r²].
private final class OnCircle: BoundingEvaluator {
  private let squaredRadius: Double
  init(_ squaredRadius: Double) { self.squaredRadius = squaredRadius }
  var partsWithoutBounds: [String] { [] }

  func evaluate(
    _ x: UnsafePointer<Double>, _ values: UnsafeMutablePointer<Double>, _ jacobian: UnsafeMutablePointer<Double>?
  ) -> SearchEvaluation {
    (values[0], values[1], values[2]) = (x[0], x[1], x[0] * x[0] + x[1] * x[1] - squaredRadius)
    for (index, slope) in [1, 0, 0, 1, 2 * x[0], 2 * x[1]].enumerated() { jacobian?[index] = slope }
    return .valued
  }

  func bound(
    _ lower: UnsafePointer<Double>, _ upper: UnsafePointer<Double>, _ rows: UnsafeMutablePointer<Double>
  ) -> SearchEvaluation {
    let middle = (0.5 * (lower[0] + upper[0]), 0.5 * (lower[1] + upper[1]))
    let radius = (0.5 * (upper[0] - lower[0]), 0.5 * (upper[1] - lower[1]))
    let (near, far) = (lower[0] * lower[0] + lower[1] * lower[1], upper[0] * upper[0] + upper[1] * upper[1])
    let centre = middle.0 * middle.0 + middle.1 * middle.1 - squaredRadius
    let slopes = (2 * middle.0 * radius.0, 2 * middle.1 * radius.1)
    let room = 1e-12
    let numbers = [
      lower[0] - room, middle.0 - room, radius.0, 0, 0, 0,
      lower[1] - room, middle.1 - room, 0, radius.1, 0, 0,
      near - squaredRadius - room, centre - room, slopes.0, slopes.1, 0, 0,
      squaredRadius - far - room, -centre - room, -slopes.0, -slopes.1, radius.0 * radius.0, radius.1 * radius.1,
    ]
    for (index, number) in numbers.enumerated() { rows[index] = number }
    return .valued
  }
}

@Suite struct CertificateEqualityTests {
  private func certificate(
    squaredRadius: Double, asked: Double = 0.02, dropping isDropped: (FrontPoint) -> Bool = { _ in false }
  ) throws -> (result: SearchResult, certificate: Certificate) {
    let search = ParetoSearch(
      problem: Circle(squaredRadius: squaredRadius), options: SearchOptions(points: 50, jobs: 1))
    var result = try search.run()
    result.archive.removeAll(where: isDropped)
    result.front.removeAll(where: isDropped)
    let certificate = try #require(search.certify(&result, CertificateOptions(asked: asked, maxBoxes: 20_000)))
    return (result, certificate)
  }

  @Test func whatLiesBelowAnEqualityIsNoDesign() throws {
    let (_, certificate) = try certificate(squaredRadius: 1, asked: 0.003)
    #expect(certificate.isProved && certificate.remaining == [0], "\(certificate)")
  }

  @Test func designsThatAreMetKeepTheEquality() throws {
    let (result, certificate) = try certificate(squaredRadius: 1, dropping: { abs($0.x[0] - 0.7) < 0.1 })
    #expect(!certificate.found.isEmpty)
    for point in result.archive { #expect(abs(point.constraints[0]) <= 1e-6, "\(point)") }
  }

  /// The farthest design is 8 from the origin, squared: all designs are within, none on the circle.
  @Test func thatNoDesignKeepsAnEqualityIsProved() throws {
    let (result, certificate) = try certificate(squaredRadius: 8.1)
    #expect(certificate.isProved && certificate.isOfEmptiness && certificate.found.isEmpty, "\(certificate)")
    #expect(result.archive.isEmpty)
  }
}
