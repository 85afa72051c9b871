import Synchronization
import Testing

@testable import Workers

@Suite struct WorkerPoolTests {
  @Test(arguments: [1, 2, 7])
  func everyIndexIsDoneOnceAndResultsKeepTheirOrder(threads: Int) {
    let pool = WorkerPool(count: threads)
    for count in [0, 1, 3, 1000] {
      let calls = Atomic(0)
      let results = pool.map(count) { thread, index in
        calls.add(1, ordering: .relaxed)
        return thread < threads ? index * index : -1
      }
      #expect(results == (0..<count).map { $0 * $0 })
      #expect(calls.load(ordering: .relaxed) == count)
    }
  }
}
