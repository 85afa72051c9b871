// The global names of all ports that a study's components have, spelled out and sorted once. Its graphs, one for each combination of
// materials, differ only in which of these names they have.

/// The global names of the ports of some placements, sorted.
public final class PortNames: Sendable {
  let sorted: [String]
  private let places: [String: Int]
  private let numbers: [ObjectIdentifier: Numbers]

  /// The names of one placement's ports, in its component's order, by their places among all.
  struct Numbers {
    var inputs: [Int] = []
    var outputs: [Int] = []
  }

  /// The names of everything that may be put together.
  public init(_ placements: [Placement]) {
    sorted = Set(placements.flatMap { $0.inputs + $0.outputs }).sorted()
    let places = Dictionary(uniqueKeysWithValues: sorted.enumerated().map { ($1, $0) })
    numbers = placements.reduce(into: [:]) {
      $0[ObjectIdentifier($1)] = Numbers(inputs: $1.inputs.map { places[$0]! }, outputs: $1.outputs.map { places[$0]! })
    }
    self.places = places
  }

  /// The place of a name among all, or nil.
  subscript(_ name: String) -> Int? { places[name] }

  /// Those of a placement, which must be one of those given.
  subscript(_ placement: Placement) -> Numbers { numbers[ObjectIdentifier(placement)]! }
}
