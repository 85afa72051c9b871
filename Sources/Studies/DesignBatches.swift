// Work on many designs, shared among threads. Designs of one combination stay together, because whoever works on them first
// makes its models; a batch lets go of them when it is done, so that memory does not grow with the combinations.
import Workers

/// Designs in batches, each of one combination.
package struct DesignBatches: Sendable {
  /// The places of designs.
  let batches: [[Int]]
  private let count: Int

  /// A batch is worth making a model for, and small enough for threads to share a front of one combination.
  private static let size = 32

  /// - Parameter combinations: That of each design.
  package init(_ combinations: [Int]) {
    count = combinations.count
    let groups = Dictionary(grouping: combinations.indices) { combinations[$0] }
    // The largest first: at the end a thread is left alone with little.
    batches = groups.sorted { $0.key < $1.key }.flatMap { _, places in
      stride(from: 0, to: places.count, by: Self.size).map { Array(places[$0..<min($0 + Self.size, places.count)]) }
    }.sorted { $0.count > $1.count }
  }

  /// A result for each design, in their order.
  /// - Parameters:
  ///   - jobs: The number of threads; it changes nothing as long as a result depends on the design alone.
  ///   - makeWorker: Called once for a batch, on the thread that works on it.
  package func map<Worker, Result: Sendable>(
    jobs: Int, _ makeWorker: @escaping @Sendable () -> Worker,
    _ body: @escaping @Sendable (_ worker: Worker, _ design: Int) -> Result
  ) -> [Result] {
    let batches = batches
    let found = WorkerPool(count: min(jobs, batches.count)).map(batches.count) { _, index in
      let worker = makeWorker()
      return batches[index].map { body(worker, $0) }
    }
    var results = [Result?](repeating: nil, count: count)
    for (places, part) in zip(batches, found) { for (place, result) in zip(places, part) { results[place] = result } }
    return results.map { $0! }
  }
}
