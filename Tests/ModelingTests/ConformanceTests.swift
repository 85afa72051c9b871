import Documents
import Glibc
import Quantities
import Testing

@testable import Modeling

/// A component of one closure, good unless it is told to be bad.
private struct Sample: Component {
  var description: ComponentDescription
  var body: @Sendable (_ x: UnsafePointer<Double>, _ y: UnsafeMutablePointer<Double>, _ state: inout Int) -> Outcome
  var jacobian: @Sendable (_ x: UnsafePointer<Double>) -> [Double]
  var spoil:
    @Sendable (_ directions: Int, _ y: UnsafeMutablePointer<Double>, _ dy: UnsafeMutablePointer<Double>?) -> Void = {
      _, _, _ in
    }

  /// y = exp(a b) + 1/b, z = sqrt(a).
  init(inputs: [Port]? = nil) {
    var a = Port("a", .one)
    a.range = 0.5...3
    var b = Port("b", .one)
    b.initial = 0.7
    description = ComponentDescription(
      id: "sample", version: "1", title: "Sample", inputs: inputs ?? [a, b],
      outputs: [Port("y", .one), Port("z", .one)],
      origin: "test")
    body = { x, y, _ in
      y[0] = exp(x[0] * x[1]) + 1 / x[1]
      y[1] = x[0].squareRoot()
      return .valued
    }
    jacobian = { x in
      let e = exp(x[0] * x[1])
      return [x[1] * e, x[0] * e - 1 / (x[1] * x[1]), 0.5 / x[0].squareRoot(), 0]
    }
  }

  func makeInstance() -> any ComponentInstance { Instance(sample: self) }

  final class Instance: ComponentInstance {
    let sample: Sample
    var state = 0
    init(sample: Sample) { self.sample = sample }
    var message: String? { "because" }

    func evaluate(
      _ x: UnsafePointer<Double>, _ y: UnsafeMutablePointer<Double>, directions: Int, _ dx: UnsafePointer<Double>?,
      _ dy: UnsafeMutablePointer<Double>?
    ) -> Outcome {
      let outcome = sample.body(x, y, &state)
      if let dx, let dy, sample.description.hasDerivatives {
        let (jacobian, inputs) = (sample.jacobian(x), sample.description.inputs.count)
        for o in 0..<2 {
          for d in 0..<directions {
            dy[o * directions + d] = (0..<inputs).reduce(0) { $0 + jacobian[o * inputs + $1] * dx[$1 * directions + d] }
          }
        }
      }
      sample.spoil(directions, y, dy)
      return outcome
    }
  }
}

@Suite struct ConformanceTests {
  private func findings(_ sample: Sample) -> [String] {
    Conformance.check(sample).findings.map { ($0.port.map { "\($0): " } ?? "") + $0.problem }
  }

  @Test func aGoodComponentConforms() {
    let report = Conformance.check(Sample(), points: 100, seed: 7)
    #expect(report.passed, "\(report)")
    #expect(report.valued == 100)
    #expect(report.compared == 400)
    #expect(report.unresolved == 0)
    #expect(
      report.description == "'sample': conforms; 100 points valued, 0 refused; 400 derivatives compared, 0 unresolved")
  }

  /// An error of three parts in a million is found, one of a part in ten million is none.
  @Test(arguments: [(1 + 3e-6, 4), (1 - 3e-6, 4), (1 + 1e-7, 0)])
  func wrongDerivativesAreFound(_ factor: Double, _ count: Int) {
    var sample = Sample()
    let exact = sample.jacobian
    sample.jacobian = { x in exact(x).map { $0 * factor } }
    let found = findings(sample)
    // The slope of z with respect to b is zero, right however it is scaled.
    #expect(found.count == (count == 0 ? 0 : 3), "\(found)")
    #expect(found.allSatisfy { $0.contains(", but differences say ") })
  }

  @Test func aMissingDerivativeIsFound() {
    var sample = Sample()
    let exact = sample.jacobian
    sample.jacobian = { x in
      var jacobian = exact(x)
      jacobian[1] = 0
      return jacobian
    }
    #expect(findings(sample).map { $0.prefix(46) } == ["y: has the derivative 0.0 with respect to 'b',"])
  }

  @Test func aKinkIsNotTakenForAWrongDerivative() {
    var sample = Sample()
    sample.body = { x, y, _ in
      y[0] = max(x[0], 1.5)
      y[1] = x[1]
      return .valued
    }
    sample.jacobian = { x in [x[0] > 1.5 ? 1 : 0, 0, 0, 1] }
    let report = Conformance.check(sample)
    #expect(report.passed, "\(report)")
  }

  @Test func outputsThatAreNotSetOrNotFiniteAreNamed() {
    var sample = Sample()
    sample.body = { x, y, _ in
      y[1] = (x[0] - 1).squareRoot()
      return .valued
    }
    let report = Conformance.check(sample)
    let found = report.findings.map { ($0.port.map { "\($0): " } ?? "") + $0.problem }
    #expect(found.contains("y: is not set"), "\(found)")
    #expect(found.contains("z: is not finite"), "\(found)")
    #expect(report.findings.first { $0.problem == "is not finite" }.map { $0.point[0].value.value < 1 } == true)
  }

  @Test func aStateIsFound() {
    var sample = Sample()
    sample.body = { x, y, state in
      state += 1
      y[0] = x[0] + Double(state)
      y[1] = x[1]
      return .valued
    }
    #expect(findings(sample).contains("gives other values when asked twice"))
  }

  @Test func valuesThatDependOnTheDirectionsAreFound() {
    var sample = Sample()
    sample.spoil = { directions, y, _ in if directions > 8 { y[0] = y[0].nextUp } }
    #expect(findings(sample) == ["gives other values with 16 directions than with none"])
    sample.spoil = { directions, y, _ in if directions == 8 { y[0] = y[0].nextUp } }
    #expect(findings(sample) == ["gives other values with 8 directions than with none"])
  }

  @Test func derivativesThatMixWronglyAreFound() {
    var sample = Sample()
    sample.spoil = { directions, _, dy in if directions > 8 { dy![directions - 1] = 0 } }
    #expect(findings(sample) == ["y: has a derivative along a mixed direction that is not the sum of its parts"])
  }

  @Test func writingBeyondTheOutputsIsFound() {
    var sample = Sample()
    sample.spoil = { _, y, _ in y[2] = 1 }
    #expect(findings(sample) == ["writes beyond its outputs"])
    sample.spoil = { directions, _, dy in if directions > 0 { dy![-1] = 1 } }
    #expect(findings(sample) == ["writes beyond its outputs"])
  }

  @Test func changingTheInputsIsFound() {
    var sample = Sample()
    let body = sample.body
    sample.body = { x, y, state in
      let outcome = body(x, y, &state)
      UnsafeMutablePointer(mutating: x)[1] += 1e-9
      return outcome
    }
    #expect(findings(sample).contains("changes its inputs"))
  }

  @Test func refusalsAreCountedAndMayNotBeAll() {
    var sample = Sample()
    let body = sample.body
    sample.body = { x, y, state in x[0] < 1 ? .refused : body(x, y, &state) }
    let report = Conformance.check(sample)
    #expect(report.passed, "\(report)")
    #expect(report.refused > 5 && report.valued > 50 && report.refused + report.valued == 100)
    sample.body = { _, _, _ in .refused }
    #expect(findings(sample) == ["refuses every point of its valid range"])
  }

  @Test func aFailureIsReportedWithItsReason() {
    var sample = Sample()
    sample.body = { _, _, _ in .failed }
    #expect(findings(sample) == ["fails: because"])
  }

  @Test func aDeclarationAgainstItselfIsFound() {
    var a = Port("a", .one)
    a.range = 1...2
    a.initial = 3
    a.plausible = 1...2
    var sample = Sample(inputs: [a, Port("y", .one)])
    sample.description.views = [View("v", "V", .stack, items: [(port: "nothing", label: "?")])]
    let found = findings(sample)
    #expect(
      found.prefix(4) == [
        "y: is declared twice", "a: has a default outside its valid range",
        "a: has a default outside its plausible range",
        "v: shows 'nothing', which is no port",
      ])
  }

  @Test func aComponentThatIsDifferencedIsAcceptedAsSuch() {
    var sample = Sample()
    sample.description.hasDerivatives = false
    sample.jacobian = { _ in [] }
    let report = Conformance.check(sample)
    #expect(report.isDifferenced && report.passed && report.compared == 0, "\(report)")
  }

  @Test func theSameSeedGivesTheSameReport() {
    var sample = Sample()
    sample.jacobian = { _ in [1, 2, 3, 4] }
    #expect(Conformance.check(sample, seed: 3).description == Conformance.check(sample, seed: 3).description)
    #expect(Conformance.check(sample, seed: 3).description != Conformance.check(sample, seed: 4).description)
  }

  /// Steep, flat, and badly scaled functions in one: the differences themselves are good to 1e-8 nearly everywhere.
  @Test func theDifferencesAreAccurate() {
    var length = Port("length", try! Unit("um"))
    length.range = 1e-6...1e-3
    var current = Port("current", try! Unit("kA"))
    current.range = 0...5e6
    var sample = Sample(inputs: [length, current])
    sample.body = { x, y, _ in
      y[0] = exp(-x[0] / 2e-5) * pow(x[1], 1.5) + 1 / x[0]
      y[1] = tanh(x[1] / 1e6) * sin(x[0] / 1e-4)
      return .valued
    }
    sample.jacobian = { x in
      let e = exp(-x[0] / 2e-5)
      let t = tanh(x[1] / 1e6)
      return [
        -e / 2e-5 * pow(x[1], 1.5) - 1 / (x[0] * x[0]), e * 1.5 * x[1].squareRoot(), t * cos(x[0] / 1e-4) / 1e-4,
        (1 - t * t) / 1e6 * sin(x[0] / 1e-4),
      ]
    }
    let report = Conformance.check(sample, points: 500)
    #expect(report.passed, "\(report)")
    #expect(report.unresolved == 0, "\(report)")
  }
}
