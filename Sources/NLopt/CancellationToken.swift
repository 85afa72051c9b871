internal import Synchronization

/// Asks running optimizations to stop, from any thread.
///
/// It is read before each evaluation, since NLopt's own stop flag must not be written from another thread.
public final class CancellationToken: Sendable {
  private let flag = Atomic(false)

  /// A token that nobody has cancelled.
  public init() {}

  /// Whether a stop was asked for.
  public var isCancelled: Bool { flag.load(ordering: .relaxed) }

  /// Asks for a stop; cannot be taken back.
  public func cancel() { flag.store(true, ordering: .relaxed) }
}
