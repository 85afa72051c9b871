import Synchronization

/// Counts from any thread.
public final class Counter: Sendable {
  private let number = Atomic(0)
  public init() {}
  public var value: Int { number.load(ordering: .relaxed) }
  public func increase() { number.add(1, ordering: .relaxed) }
}
