import Glibc
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

  @Test(arguments: [1, 2, 7])
  func eachResultIsLookedAtOnceInOrderOnTheCallingThread(threads: Int) {
    let pool = WorkerPool(count: threads)
    let me = pthread_self()
    for count in [0, 1, 3, 1000] {
      var seen: [Int] = []
      let results = pool.map(count) { _, index in
        index * index
      } look: { index, result in
        #expect(pthread_equal(me, pthread_self()) != 0)
        #expect(result == index * index)
        seen.append(index)
      }
      #expect(seen == Array(0..<count))
      #expect(results.count == count)
    }
  }
}
