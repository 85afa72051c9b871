import Dispatch
import Foundation
import NLopt
import Synchronization

/// Turns the first Ctrl-C into a cancellation, so that what was found is kept; a second one ends the program at once.
final class Interruption {
  let token = CancellationToken()
  /// What is known so far.
  private let course = Course()

  private final class Course: Sendable {
    /// When the first signal came.
    let first = Mutex<ContinuousClock.Instant?>(nil)
    /// Whether there is nothing left to cancel.
    let isOver = Atomic(false)
  }
  private let sources: [any DispatchSourceSignal]

  /// Signals that come closer together than this are one: `timeout` tells the program, then its group.
  private static let oneSignal = Duration.milliseconds(200)

  init() {
    let token = token
    let course = course
    sources = [SIGINT, SIGTERM].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        let sinceFirst = course.first.withLock { first in
          defer { first = first ?? .now }
          return first.map { .now - $0 }
        }
        if let sinceFirst {
          if sinceFirst > Self.oneSignal { _exit(130) }
          return
        }
        token.cancel()
        Console.redraw("")
        Console.say(
          course.isOver.load(ordering: .relaxed)
            ? "The search is done: saving what it found (once more to leave at once, without it)"
            : "Interrupted: saving what was found (once more to leave at once)")
      }
      source.resume()
      return source
    }
  }

  /// From now on a signal has nothing to cancel: what was found is whole.
  func searchEnded() { course.isOver.store(true, ordering: .relaxed) }

  deinit { for source in sources { source.cancel() } }
}
