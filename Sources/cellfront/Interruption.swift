import Dispatch
import Foundation
import NLopt
import Synchronization

/// Turns the first Ctrl-C into a cancellation, so that what was found is kept; a second one ends the program at once.
final class Interruption {
  let token = CancellationToken()
  private let sources: [any DispatchSourceSignal]

  /// Signals that come closer together than this are one: `timeout` tells the program, then its group.
  private static let oneSignal = Duration.milliseconds(200)

  init() {
    let token = token
    let first = Mutex<ContinuousClock.Instant?>(nil)
    sources = [SIGINT, SIGTERM].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        let sinceFirst = first.withLock { first in
          defer { first = first ?? .now }
          return first.map { .now - $0 }
        }
        if let sinceFirst {
          if sinceFirst > Self.oneSignal { _exit(130) }
          return
        }
        token.cancel()
        Console.redraw("")
        Console.say("Interrupted: saving what was found (once more to leave at once)")
      }
      source.resume()
      return source
    }
  }

  deinit { for source in sources { source.cancel() } }
}
