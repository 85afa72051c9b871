// The strategies that a caller may choose, by name. A new one is a file of its own, and one line in the list.

import NLopt

/// A way to search that can be chosen by name.
public struct SearchStrategy: Sendable {
  /// What it is called in studies.
  public let id: String
  /// What it does and when it is the right one, in a sentence.
  public let text: String
  /// Whether it can do without derivatives; such a strategy never asks for any.
  let isDerivativeFree: Bool
  /// At most so many generations of a population before objectives are solved for: what a front gains by them costs next to nothing.
  let generations: Int
  /// What covers the front, one after the other, and the share of the way on which each ends.
  let stages: @Sendable (SearchOptions, SplitMix64) -> [(share: ClosedRange<Double>, strategy: any Strategy)]

  init(
    _ id: String, _ text: String, isDerivativeFree: Bool = false, generations: Int = 0,
    stages: @escaping @Sendable (SearchOptions, SplitMix64) -> [(share: ClosedRange<Double>, strategy: any Strategy)]
  ) {
    (self.id, self.text, self.isDerivativeFree) = (id, text, isDerivativeFree)
    (self.generations, self.stages) = (generations, stages)
  }

  /// What a search begins with, if it does: a population, or many starts where there is no front to be populated.
  func opening(_ options: SearchOptions, objectives: Int, _ generator: SplitMix64) -> (any Strategy)? {
    if generations == 0 { return nil }
    if objectives == 1 { return Multistart(points: options.points, seed: options.seed) }
    return Evolution(points: options.points, generations: generations, leastGain: 0.003, generator: generator)
  }

  /// All there are, the default first.
  public static let all: [SearchStrategy] = [
    automatic, pascolettiSerafini, epsilonConstraint, normalBoundaryIntersection, derivativeFree,
  ]

  /// The strategy of a name, or nil.
  public static func named(_ id: String) -> SearchStrategy? { all.first { $0.id == id } }

  /// Adaptive Pascoletti–Serafini, then a refinement along the front; without derivatives, the strategy that needs none.
  public static let automatic = SearchStrategy(
    "automatic", "finds and refines the whole front; the right one unless you know better", generations: 24
  ) { options, generator in
    [
      (
        0...0.9,
        PascolettiSerafini(points: options.points, gapTolerance: options.gapTolerance, generator: generator.split(-1))
      ),
      (0.9...1, Polishing(points: options.points, generator: generator.split(-3))),
    ]
  }
}

extension SearchStrategy: Hashable {
  /// Whether both have the same name.
  public static func == (a: SearchStrategy, b: SearchStrategy) -> Bool { a.id == b.id }
  /// Hashes the name.
  public func hash(into hasher: inout Hasher) { hasher.combine(id) }
}
