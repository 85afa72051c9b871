import Dispatch
import Foundation
import NLopt

/// Turns the first Ctrl-C into a cancellation, so that what was found is kept; a second one ends the program at once.
final class Interruption {
  let token = CancellationToken()
  private let sources: [any DispatchSourceSignal]

  init() {
    let token = token
    sources = [SIGINT, SIGTERM].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        guard !token.isCancelled else { _exit(130) }
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
