import Modeling
import Synchronization

/// An evaluation that had no values.
struct NoAnswer: Error {
  var outcome: Outcome
  var message: String?
}

extension Component {
  /// The values and, for rows of derivatives of the inputs, the derivatives of the outputs.
  func at(_ x: [Double], _ dx: [[Double]] = []) throws -> (values: [Double], slopes: [[Double]]) {
    let instance = try makeInstance()
    let outputs = description.outputs.count
    var y = [Double](repeating: .nan, count: outputs)
    guard let count = dx.first?.count else {
      let outcome = instance.evaluate(x, &y, directions: 0, nil, nil)
      guard outcome == .valued else { throw NoAnswer(outcome: outcome, message: instance.message) }
      return (y, [])
    }
    let flat = dx.flatMap { $0 + [Double](repeating: 0, count: 8 - count) }
    var dy = [Double](repeating: .nan, count: 8 * outputs)
    let outcome = instance.evaluate(x, &y, directions: 8, flat, &dy)
    guard outcome == .valued else { throw NoAnswer(outcome: outcome, message: instance.message) }
    return (y, (0..<outputs).map { Array(dy[8 * $0..<8 * $0 + count]) })
  }
}

/// What was logged.
final class Heard: Sendable {
  private let texts = Mutex<[String]>([])
  var all: [String] { texts.withLock { $0 } }
  func add(_ text: String) { texts.withLock { $0.append(text) } }
}
