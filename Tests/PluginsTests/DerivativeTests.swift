// The derivatives that the shipped plugins give, against fourth-order central differences at random points of the ranges
// that they declare; ports without a range are varied by a tenth.

import Modeling
import PluginHost
import Testing

@Suite struct DerivativeTests {
  @Test(arguments: StandardCell.plugins.components.map(\.description.id))
  func derivativesAgreeWithDifferences(id: String) throws {
    let component = try StandardCell.component(id)
    let ports = component.description.inputs
    let probe = Probe(instance: try component.makeInstance(), component.description)
    var random = SplitMix64(seed: 7)
    for point in 0..<100 {
      let spans = ports.map { port in
        port.range ?? { 0.9 * $0...1.1 * $0 }(port.initial ?? 1)
      }
      let x = spans.map { $0.lowerBound + ($0.upperBound - $0.lowerBound) * random.unit() }
      let (y, slopes) = probe.valuesAndSlopes(x)
      for (i, span) in spans.enumerated() {
        let width = span.upperBound - span.lowerBound
        guard width > 0 else { continue }
        // Ranges over several powers of ten: where the port is small, the step is too.
        let h = 1e-4 * min(width, max(abs(x[i]), 1e-3 * width))
        let near = [-2, -1, 1, 2].map { (step: Double) in
          var moved = x
          moved[i] += step * h
          return probe.valuesAndSlopes(moved).values
        }
        for (o, output) in component.description.outputs.enumerated() {
          let difference = (near[0][o] - 8 * near[1][o] + 8 * near[2][o] - near[3][o]) / (12 * h)
          let size = max(abs(slopes[o][i]), abs(y[o]) / width)
          #expect(
            abs(slopes[o][i] - difference) <= 1e-6 * size,
            "\(output.name) by \(ports[i].name) at point \(point): \(slopes[o][i]) against \(difference)")
        }
      }
    }
  }
}

/// One component, called as the host calls it.
private final class Probe {
  private let instance: any ComponentInstance
  private let inputs: Int, outputs: Int, directions: Int

  init(instance: any ComponentInstance, _ description: ComponentDescription) {
    self.instance = instance
    inputs = description.inputs.count
    outputs = description.outputs.count
    directions = (inputs + 7) / 8 * 8
  }

  func valuesAndSlopes(_ x: [Double]) -> (values: [Double], slopes: [[Double]]) {
    var dx = [Double](repeating: 0, count: inputs * directions)
    for i in 0..<inputs { dx[i * directions + i] = 1 }
    var y = [Double](repeating: .nan, count: outputs)
    var dy = [Double](repeating: .nan, count: outputs * directions)
    let outcome = instance.evaluate(x, &y, directions: directions, dx, &dy)
    #expect(outcome == .valued, "\(instance.message ?? "") at \(x)")
    return (y, (0..<outputs).map { o in (0..<inputs).map { dy[o * directions + $0] } })
  }
}

/// Steele, Lea and Flood, doi 10.1145/2660193.2660195.
private struct SplitMix64 {
  private var state: UInt64
  init(seed: UInt64) { state = seed }
  mutating func unit() -> Double {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
    return Double((z ^ z >> 31) >> 11) * 0x1p-53
  }
}
