// Central differences for a component that has no derivatives: (f(x+h) − f(x−h)) / 2h, one pair of evaluations for each
// input that moves. h = ε^(1/3) · scale balances truncation (∝ h²) against rounding (∝ ε/h); the error is about 1e-10
// relative for a smooth function.
import Documents
import Quantities

extension Component {
  /// An instance that has derivatives, by central differences where the component has none of its own.
  func makeDifferentiableInstance() throws(Fault) -> any ComponentInstance {
    let instance = try makeInstance()
    return description.hasDerivatives ? instance : DifferencedInstance(instance, description)
  }
}

/// What an input may be taken to vary by.
struct InputSize {
  /// At the value zero, which says nothing itself.
  private let atZero: Double
  /// Near zero, where the range goes on; else 0: a value that cannot be zero is measured by itself, since its range
  /// may span decades.
  private let nearZero: Double

  init(_ port: Port) {
    let width = port.range.map { $0.upperBound - $0.lowerBound } ?? .infinity
    atZero = 1e-3 * ([width, abs(port.initial ?? 0)].first { $0.isFinite && $0 > 0 } ?? port.unit.factor)
    nearZero = width.isFinite && port.range?.contains(0) == true ? 1e-3 * width : 0
  }

  func at(_ value: Double) -> Double {
    let size = max(abs(value), nearZero)
    return size > 0 ? size : atZero
  }
}

/// Gives derivatives to an instance that computes values only.
final class DifferencedInstance: ComponentInstance {
  private let base: any ComponentInstance
  private let inputs: Int, outputs: Int
  private let sizes: [InputSize]
  private let point: UnsafeMutablePointer<Double>
  private let above: UnsafeMutablePointer<Double>, below: UnsafeMutablePointer<Double>

  /// ε^(1/3).
  private static let relativeStep = 6.0554544523933395e-6

  init(_ base: any ComponentInstance, _ description: ComponentDescription) {
    self.base = base
    inputs = description.inputs.count
    outputs = description.outputs.count
    sizes = description.inputs.map(InputSize.init)
    point = .allocate(capacity: max(1, inputs))
    above = .allocate(capacity: max(1, outputs))
    below = .allocate(capacity: max(1, outputs))
  }

  deinit {
    point.deallocate()
    above.deallocate()
    below.deallocate()
  }

  func evaluate(
    _ x: UnsafePointer<Double>, _ y: UnsafeMutablePointer<Double>, directions: Int, _ dx: UnsafePointer<Double>?,
    _ dy: UnsafeMutablePointer<Double>?
  ) -> Outcome {
    let outcome = base.evaluate(x, y, directions: 0, nil, nil)
    guard outcome == .valued, directions > 0, let dx, let dy else { return outcome }
    dy.update(repeating: 0, count: outputs * directions)
    point.update(from: x, count: inputs)
    for input in 0..<inputs {
      let row = dx + input * directions
      guard (0..<directions).contains(where: { row[$0] != 0 }) else { continue }
      let outcome = difference(input, x[input], y)
      guard outcome == .valued else { return outcome }
      for output in 0..<outputs {
        let slope = above[output]
        for direction in 0..<directions { dy[output * directions + direction] += slope * row[direction] }
      }
    }
    return .valued
  }

  /// Leaves the slope of every output in `above`. Where one side is outside the domain, the other one alone serves.
  private func difference(_ input: Int, _ value: Double, _ y: UnsafeMutablePointer<Double>) -> Outcome {
    let step = Self.relativeStep * sizes[input].at(value)
    defer { point[input] = value }
    point[input] = value + step
    let upper = probe(above)
    let right = point[input]
    point[input] = value - step
    let lower = probe(below)
    let left = point[input]
    switch (upper, lower) {
    case (.valued, .valued): for o in 0..<outputs { above[o] = (above[o] - below[o]) / (right - left) }
    case (.valued, _): for o in 0..<outputs { above[o] = (above[o] - y[o]) / (right - value) }
    case (_, .valued): for o in 0..<outputs { above[o] = (y[o] - below[o]) / (value - left) }
    default: return lower
    }
    return .valued
  }

  /// The values at `point`; those that are not finite are none.
  private func probe(_ y: UnsafeMutablePointer<Double>) -> Outcome {
    let outcome = base.evaluate(point, y, directions: 0, nil, nil)
    guard outcome == .valued else { return outcome }
    return (0..<outputs).allSatisfy { y[$0].isFinite } ? .valued : .failed
  }

  var encloses: Bool { base.encloses }

  func enclose(_ x: UnsafePointer<Double>, _ y: UnsafeMutablePointer<Double>) -> Outcome { base.enclose(x, y) }

  var message: String? { base.message }
}
