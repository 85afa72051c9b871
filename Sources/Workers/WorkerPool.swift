// Threads that live as long as what needs them, so that what is expensive to make on a thread is made once.
// Work is handed out one index at a time; who does which changes nothing, since each index writes to its own place.

import Glibc
import Synchronization

/// A fixed number of threads, the calling one among them as number 0.
package final class WorkerPool {
  /// What a thread does with an index.
  typealias Body = @Sendable (_ thread: Int, _ index: Int) -> Void

  private let shared: PoolState
  private var threads: [pthread_t] = []

  /// Starts `count` - 1 threads beside the calling one; fewer if the system gives no more.
  package init(count: Int) {
    shared = PoolState()
    while threads.count < count - 1, let thread = Self.start(PoolEntry(shared, threads.count + 1)) {
      threads.append(thread)
    }
  }

  deinit {
    shared.end()
    for thread in threads { pthread_join(thread, nil) }
  }

  private static func start(_ entry: PoolEntry) -> pthread_t? {
    var thread = pthread_t()
    let retained = Unmanaged.passRetained(entry)
    let status = pthread_create(
      &thread, nil,
      { raw in
        let entry = Unmanaged<PoolEntry>.fromOpaque(raw!).takeRetainedValue()
        entry.state.live(entry.thread)
        return nil
      }, retained.toOpaque())
    if status == 0 { return thread }
    retained.release()
    return nil
  }

  /// The results of `body` for each index below `count`, in order.
  ///
  /// Each is shown to `look` on the calling thread, in order too, as soon as it and those before it are there.
  package func map<Result: Sendable>(
    _ count: Int, _ body: @escaping @Sendable (_ thread: Int, _ index: Int) -> Result,
    look: (_ index: Int, Result) -> Void = { _, _ in }
  ) -> [Result] {
    [Result](unsafeUninitializedCapacity: count) { buffer, initialized in
      guard count > 0 else { return }
      nonisolated(unsafe) let place = buffer.baseAddress!
      nonisolated(unsafe) let isThere = UnsafeMutablePointer<Atomic<Bool>>.allocate(capacity: count)
      for index in 0..<count { (isThere + index).initialize(to: Atomic(false)) }
      let write: Body = { thread, index in
        (place + index).initialize(to: body(thread, index))
        isThere[index].store(true, ordering: .releasing)
      }
      func lookOn() {
        while initialized < count && isThere[initialized].load(ordering: .acquiring) {
          look(initialized, place[initialized])
          initialized += 1
        }
      }
      shared.begin(count, others: threads.count, write)
      shared.work(0, count, write, lookOn)
      shared.wait()
      lookOn()
      isThere.deinitialize(count: count).deallocate()
    }
  }
}

private final class PoolEntry: Sendable {
  let state: PoolState
  let thread: Int

  init(_ state: PoolState, _ thread: Int) {
    self.state = state
    self.thread = thread
  }
}

/// What the threads share: all of it under the mutex, but for the atomic counter that hands out the work.
private final class PoolState: @unchecked Sendable {
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let wake = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private let done = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private let next = Atomic(0)
  private var body: WorkerPool.Body?
  private var count = 0
  private var round = 0
  private var busy = 0
  private var isEnding = false

  init() {
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(wake, nil)
    pthread_cond_init(done, nil)
  }

  deinit {
    pthread_mutex_destroy(mutex)
    pthread_cond_destroy(wake)
    pthread_cond_destroy(done)
    mutex.deallocate()
    wake.deallocate()
    done.deallocate()
  }

  func begin(_ count: Int, others: Int, _ body: @escaping WorkerPool.Body) {
    pthread_mutex_lock(mutex)
    next.store(0, ordering: .relaxed)
    self.body = body
    self.count = count
    busy = others
    round += 1
    pthread_cond_broadcast(wake)
    pthread_mutex_unlock(mutex)
  }

  func work(_ thread: Int, _ count: Int, _ body: WorkerPool.Body, _ afterEach: () -> Void = {}) {
    while true {
      let index = next.add(1, ordering: .relaxed).oldValue
      if index >= count { return }
      body(thread, index)
      afterEach()
    }
  }

  func wait() {
    pthread_mutex_lock(mutex)
    while busy > 0 { pthread_cond_wait(done, mutex) }
    body = nil
    pthread_mutex_unlock(mutex)
  }

  func end() {
    pthread_mutex_lock(mutex)
    isEnding = true
    pthread_cond_broadcast(wake)
    pthread_mutex_unlock(mutex)
  }

  func live(_ thread: Int) {
    var seen = 0
    while true {
      pthread_mutex_lock(mutex)
      while round == seen && !isEnding { pthread_cond_wait(wake, mutex) }
      if isEnding {
        pthread_mutex_unlock(mutex)
        return
      }
      seen = round
      let (count, body) = (count, body)
      pthread_mutex_unlock(mutex)
      if let body { work(thread, count, body) }
      pthread_mutex_lock(mutex)
      busy -= 1
      if busy == 0 { pthread_cond_signal(done) }
      pthread_mutex_unlock(mutex)
    }
  }
}
