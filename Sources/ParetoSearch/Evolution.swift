// For black boxes: a population that is only evaluated. Parents are spread designs of the front found so far and, where a combination
// has none, its best samples; children lie between two parents and a little beyond, or differ from one as two others do
// (blend crossover: Eshelman & Schaffer 1993; differential evolution: Storn & Price 1997).

import NLopt
import Workers

/// The evolutionary strategy.
struct Evolution: Strategy {
  private let points: Int
  private let generator: SplitMix64
  private var generation = 0

  private let generations: Int
  /// The generations after which no more are bred, as far as is known.
  private var limit: Int
  /// The gain in hypervolume by a generation below which, twice in a row, no more are bred; nil: all are bred.
  private let leastGain: Double?
  private var before: [Double] = []
  private var poorGenerations = 0

  /// Parents looked at in each generation, at most.
  private static let parents = 120
  /// Generations where the gain is not measured.
  private static let (few, many) = (8, 200)
  /// The variables up to which a population is worth its evaluations where derivatives are to be had.
  private static let dimensions = 10
  /// Children of each combination whose designs are all dominated: it may yet surprise.
  private static let chances = 4

  init(points: Int, generations: Int, leastGain: Double? = nil, generator: SplitMix64) {
    self.points = points
    self.leastGain = leastGain
    self.generations = generations
    limit = generations
    self.generator = generator
  }

  var fraction: Double { Double(generation) / Double(limit) }

  mutating func proposals(_ state: SearchState, _ pool: WorkerPool) -> [Job] {
    guard !state.open.isEmpty, !state.efficient.isEmpty, !isEnough(state) else { return [] }
    let chosen = Subset.spread(of: state.efficient.rows, state.objectiveCount, count: Self.parents).map {
      state.efficient[$0]
    }
    generation += 1
    // Children are not kept to start solves from: their parents are.
    return state.open.flatMap { index -> [Job] in
      let mine = chosen.filter { $0.combination == index }.map(\.x)
      let variables = state.combinations[index].variables
      let count =
        mine.isEmpty ? Self.chances : max(Self.chances, max(points, 100) * mine.count / max(chosen.count, 1))
      let parents = mine.count > 3 ? mine : mine + state.combinations[index].pool.designs.suffix(16).map(\.x)
      guard parents.count > 1 else { return [] }
      var random = generator.split(generation).split(index)
      var children = DesignList(width: variables.count)
      for _ in 0..<count { children.append(Self.child(of: parents, variables, &random)) }
      return children.jobs(at: index)
    }
  }

  mutating func learn(_ jobs: [Job], _ results: [JobResult], _ state: inout SearchState) {}

  /// Whether enough was bred: the last two generations have gained little.
  ///
  /// With more than three objectives a hypervolume would cost more than a generation, and a few are bred. Where all variables are whole
  /// nothing that comes later does better, and many are; where there are many others, so few designs learn nothing, and none are.
  private mutating func isEnough(_ state: SearchState) -> Bool {
    guard let leastGain else { return isOver(after: generations) }
    let areWhole = state.open.allSatisfy { index in
      state.combinations[index].variables.allSatisfy { $0.isFixed || $0.kind == .integer }
    }
    if areWhole { return isOver(after: Self.many) }
    // No design with other variables that is only evaluated keeps an equality.
    if state.equalityCount > 0 { return true }
    let moving = state.open.map { state.combinations[$0].variables.count { !$0.isFixed } }
    if moving.max()! > Self.dimensions { return true }
    if state.objectiveCount > 3 { return isOver(after: Self.few) }
    if isOver(after: generations) { return true }
    let now = state.efficient.rows
    defer { before = now }
    if before.isEmpty { return false }
    let box = state.efficient.bounds
    let gain = RemainingGap.hypervolume(of: now, in: box) - RemainingGap.hypervolume(of: before, in: box)
    poorGenerations = gain < leastGain ? poorGenerations + 1 : 0
    return poorGenerations > 1
  }

  private mutating func isOver(after most: Int) -> Bool {
    limit = most
    return generation >= most
  }

  /// A design near or between parents; what must be whole is rounded by whoever evaluates it.
  private static func child(
    of parents: [[Double]], _ variables: [SearchVariable], _ random: inout SplitMix64
  ) -> [Double] {
    func parent() -> [Double] { parents[min(Int(random.nextUnit() * Double(parents.count)), parents.count - 1)] }
    let (a, b, c) = (parent(), parent(), parent())
    let isBlend = random.nextUnit() < 0.5
    let free = max(variables.count { !$0.isFixed }, 1)
    return variables.indices.map { column in
      let variable = variables[column]
      var unit = variable.unit(of: a[column])
      let difference = variable.unit(of: b[column]) - (isBlend ? unit : variable.unit(of: c[column]))
      unit += difference * (isBlend ? 1.5 * random.nextUnit() - 0.25 : 0.5)
      if random.nextUnit() * Double(free) < 1 {
        let swing = random.nextUnit() + random.nextUnit() + random.nextUnit() - 1.5
        let whole = variable.kind == .integer ? 1 / (variable.upper - variable.lower) : 0
        unit += 0.2 * swing + (swing < 0 ? -whole : whole)
      }
      return variable.value(atUnit: unit)
    }
  }
}

extension SearchStrategy {
  /// A population, then direct search; no derivative is asked for.
  public static let derivativeFree = SearchStrategy(
    "derivative-free", "a population and direct search, without derivatives; for models that jump, or are noisy",
    isDerivativeFree: true
  ) { options, generator in
    [
      (0...0.6, Evolution(points: options.points, generations: 50, generator: generator.split(-1))),
      (0.6...1, Polishing(points: options.points, generator: generator.split(-3))),
    ]
  }
}
