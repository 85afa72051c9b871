import Synchronization

/// Counts from any thread.
public final class Counter: Sendable {
  private let number = Atomic(0)
  /// From zero.
  public init() {}
  /// How often it was increased.
  public var value: Int { number.load(ordering: .relaxed) }
  /// One more.
  public func increase() { number.add(1, ordering: .relaxed) }
}
