/// What is known at one point of a solve, in the program's units and scaled; memory that is used again and again.
struct Sample {
  /// The point as the algorithm sees it.
  let u: UnsafeMutablePointer<Double>
  /// The point as the program sees it.
  let x: UnsafeMutablePointer<Double>
  /// f, c, h.
  let values: UnsafeMutablePointer<Double>
  /// ∂(f, c, h)/∂x.
  let jacobian: UnsafeMutablePointer<Double>
  /// f, c, h, scaled.
  let scaledValues: UnsafeMutablePointer<Double>
  /// ∂(f, c, h)/∂u, scaled.
  let scaledJacobian: UnsafeMutablePointer<Double>
  /// Whether the point was evaluated.
  var isSet = false
  var hasDerivatives = false
  /// Whether the point has no answer.
  var isRefused = false
  /// Largest violation of a scaled constraint.
  var violation = Double.infinity

  private let memory: UnsafeMutablePointer<Double>

  init(dimension n: Int, free k: Int, rows: Int) {
    let sizes = [k, n, rows, rows * n, rows, rows * k]
    memory = .allocate(capacity: sizes.reduce(0, +))
    memory.initialize(repeating: 0, count: sizes.reduce(0, +))
    var next = memory
    func take(_ count: Int) -> UnsafeMutablePointer<Double> {
      defer { next += count }
      return next
    }
    (u, x, values) = (take(k), take(n), take(rows))
    (jacobian, scaledValues, scaledJacobian) = (take(rows * n), take(rows), take(rows * k))
  }

  func deallocate() { memory.deallocate() }
}
