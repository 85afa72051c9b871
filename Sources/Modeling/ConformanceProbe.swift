// One instance under examination: buffers with guards around them, and derivatives by extrapolated differences.

/// Calls an instance with guarded buffers.
final class Probe {
  private let instance: any ComponentInstance
  private let inputs: Int, outputs: Int
  /// The outputs of the last call.
  private(set) var y: [Double] = []
  /// The derivatives of the last call that asked for them.
  private(set) var dy: [Double] = []
  /// Something was written beside the outputs, in any call so far.
  private(set) var isOverrun = false
  private(set) var hasChangedInputs = false

  /// Stands where nothing has been written yet: a NaN that no arithmetic makes.
  static let untouched = Double(bitPattern: 0x7FF8_CE11_F207_0001)
  static func isUntouched(_ value: Double) -> Bool { value.bitPattern == untouched.bitPattern }
  private static let guardLength = 32

  init(_ instance: any ComponentInstance, _ description: ComponentDescription) {
    self.instance = instance
    inputs = description.inputs.count
    outputs = description.outputs.count
  }

  var message: String? { instance.message }

  func values(_ x: [Double]) -> Outcome { call(x, nil, 0) }

  func slopes(_ x: [Double], _ dx: [Double], _ directions: Int) -> Outcome { call(x, dx, directions) }

  private func call(_ x: [Double], _ dx: [Double]?, _ directions: Int) -> Outcome {
    var (inputs, seeds) = (x + [0], (dx ?? []) + [0])
    let guards = [Double](repeating: Self.untouched, count: Self.guardLength)
    var values = guards + [Double](repeating: Self.untouched, count: outputs) + guards
    var slopes = guards + [Double](repeating: Self.untouched, count: outputs * directions) + guards
    let outcome = inputs.withUnsafeMutableBufferPointer { x in
      seeds.withUnsafeMutableBufferPointer { dx in
        values.withUnsafeMutableBufferPointer { y in
          slopes.withUnsafeMutableBufferPointer { dy in
            instance.evaluate(
              x.baseAddress!, y.baseAddress! + Self.guardLength, directions: directions,
              directions > 0 ? UnsafePointer(dx.baseAddress!) : nil,
              directions > 0 ? dy.baseAddress! + Self.guardLength : nil)
          }
        }
      }
    }
    y = Array(values[Self.guardLength..<Self.guardLength + outputs])
    dy = Array(slopes[Self.guardLength..<Self.guardLength + outputs * directions])
    for buffer in [values, slopes] {
      let ends = buffer.prefix(Self.guardLength) + buffer.suffix(Self.guardLength)
      isOverrun = isOverrun || !ends.allSatisfy(Self.isUntouched)
    }
    func changed(_ buffer: [Double], _ given: [Double]) -> Bool {
      !zip(buffer, given + [0]).allSatisfy { $0.bitPattern == $1.bitPattern }
    }
    hasChangedInputs = hasChangedInputs || changed(inputs, x) || changed(seeds, dx ?? [])
    return outcome
  }

  /// A slope found by differences.
  struct Difference {
    var slope = 0.0
    /// The method's own estimate of its error.
    var error = Double.infinity
    /// What the rounding of the values may contribute.
    var noise = 0.0
  }

  /// The size of the rounding noise of each output near a point: a table of differences over points so close together
  /// that a smooth function shows nothing in its high columns (J. J. Moré and S. M. Wild, SIAM J. Sci. Comput. 33 (2011)
  /// 1292). A model that subtracts large numbers is noisier than the last digit of its result.
  func noise(_ x: [Double]) -> [Double] {
    let count = 9
    var table = [[Double]](repeating: [], count: outputs)
    for step in 0..<count {
      guard values(x.map { $0 * (1 + Double(step) * 1e-13) }) == .valued else { continue }
      for output in 0..<outputs { table[output].append(y[output]) }
    }
    return table.map { column in
      guard let size = column.map(\.magnitude).max(), size > 0 else { return 0 }
      var differences = column.map { $0 / size }
      var largest = Double.ulpOfOne
      var scale = 1.0
      for order in 1..<max(1, column.count - 2) {
        differences = zip(differences, differences.dropFirst()).map { $1 - $0 }
        // k!² / (2k)! makes the mean square of the k-th differences that of the noise itself.
        scale *= Double(order) / Double(2 * (2 * order - 1))
        guard order >= 3 else { continue }
        let square = differences.reduce(0) { $0 + $1 * $1 } / Double(differences.count)
        largest = max(largest, (scale * square).squareRoot())
      }
      return largest * size
    }
  }

  /// The slopes of all outputs along one input, by Ridders' method; a step whose ends have no values is passed over.
  /// - Parameter noise: Of each output there.
  func differences(_ x: [Double], _ input: Int, step: Double, noise: [Double]) -> [Difference] {
    var best = [Difference](repeating: Difference(), count: outputs)
    var previous: [[Double]] = []
    for halvings in 0..<16 {
      guard let row = quotient(x, input, step * Double(sign: .plus, exponent: -halvings, significand: 1)) else {
        previous = []
        continue
      }
      // Neville's tableau in h²: entry k of a row is free of the error terms up to h^(2k).
      var current = [row.slopes]
      for k in previous.indices {
        let factor = Double(sign: .plus, exponent: 2 * (k + 1), significand: 1)
        current.append(zip(current[k], previous[k]).map { ($0 * factor - $1) / (factor - 1) })
        for output in 0..<outputs {
          let entry = current[k + 1][output]
          let error = max(abs(entry - current[k][output]), abs(entry - previous[k][output]))
          if error < best[output].error {
            best[output] = Difference(slope: entry, error: error, noise: 8 * noise[output] / row.width)
          }
        }
      }
      previous = current
      if best.allSatisfy({ $0.error <= 1e-9 * abs($0.slope) }) { break }
    }
    return best
  }

  /// (f(x + h) − f(x − h)) / 2h, and 2h.
  private func quotient(_ x: [Double], _ input: Int, _ step: Double) -> (slopes: [Double], width: Double)? {
    var above = x, below = x
    above[input] += step
    below[input] -= step
    let width = above[input] - below[input]
    guard width > 0, values(above) == .valued else { return nil }
    let upper = y
    guard values(below) == .valued else { return nil }
    guard (upper + y).allSatisfy(\.isFinite) else { return nil }
    return (zip(upper, y).map { ($0 - $1) / width }, width)
  }
}
