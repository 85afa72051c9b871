// From the design that comes nearest to what is missed: the fewest limits and numbers that reach it, and what each of them brings,
// solved again after every step. The start of each solve is the design, so another valley may hold a shorter way.
import Modeling
import ParetoSearch
import Studies
import Workers

/// What it would take to reach what a design misses.
public struct PathToTarget: Sendable {
  /// A limit or number that gives way.
  public struct Change: Sendable {
    /// What gives way.
    public let concession: Concession
    /// Where it goes [SI].
    public let value: Double
  }
  /// A change with what the objectives are after it and all before.
  public struct Step: Sendable {
    /// What changes.
    public let change: Change
    /// The objectives in the study's order [SI].
    public let objectives: [Double]
    /// The greatest miss, in the measure of the goals; not positive where all are reached.
    public let miss: Double
    /// The variables that move in the combination [SI].
    public let x: [Double]
  }
  /// The objectives of the combination's nearest design before anything gives way [SI]: found from the design on, it may come nearer.
  public let start: [Double]
  /// Its greatest miss, in the measure of the goals, (0, ∞).
  public let miss: Double
  /// One change after the other: the first of `sets`, or, where nothing reaches, all that help.
  public let steps: [Step]
  /// The smallest sets of changes that reach it, the one that asks least first; empty when all together do not.
  public let sets: [[Change]]

  /// The greatest number of limits, and of numbers, that are tried.
  private static let tried = 6
  /// The sets that are told.
  private static let told = 3

  /// - Parameters:
  ///   - design: Where the way begins; whole numbers and choices stay as it has them.
  ///   - goals: What is to be reached; without any, the study's constraints.
  ///   - miss: The greatest miss of the design, in the measure of the goals.
  ///   - jobs: The number of threads; it changes nothing.
  /// - Returns: `nil` where the model has no answer, or the combination's own optimum misses nothing.
  init?(_ plan: StudyPlan, from design: Design, goals: [ReachSolver.Goal], miss: Double, jobs: Int) {
    let graph = plan.combinations[design.combination].graph
    let limits = plan.limits.compactMap { Concession($0, in: graph) }
    let parameters = plan.parameters(ofCombination: design.combination)
    let count = plan.document.objectives.count
    let all = limits + parameters.compactMap { Concession($0, up: true) ?? Concession($0, up: false) }
    guard let whole = ReachSolver(plan, design, goals: goals, concessions: all) else { return nil }
    let first = ReachSolver.Point(
      x: plan.point(of: design), shares: all.map { _ in 0 }, miss: miss, gains: [])
    guard let nominal = whole.nearest(from: first, free: []), nominal.miss > 1e-6 else { return nil }
    let helpful = Self.helpful(all, nominal.gains)
    let team = Team((0..<jobs).compactMap { _ in ReachSolver(plan, design, goals: goals, concessions: helpful) })
    guard let solver = team.first else { return nil }
    var base = nominal
    base.shares = helpful.map { _ in 0 }
    guard let start = solver.objectives(base, count: count) else { return nil }
    self.start = start
    self.miss = nominal.miss
    let search = Search(team: team, solver: solver, base: base)
    let found = search.smallest()
    func change(_ at: Int, _ share: Double) -> Change {
      Change(concession: helpful[at], value: helpful[at].value(share))
    }
    sets = found.prefix(Self.told).map { set in set.members.map { change($0, set.point.shares[$0]) } }
    let target = found.first ?? search.furthest
    guard let target else { return nil }
    var point = base
    var steps: [Step] = []
    for at in target.members {
      var next = point
      next.shares[at] = target.point.shares[at]
      guard let solved = solver.nearest(from: next, free: []), let values = solver.objectives(solved, count: count)
      else { continue }
      let isWorthIt = !found.isEmpty || point.miss - solved.miss > 0.01 * (nominal.miss - target.point.miss)
      point = solved
      if isWorthIt {
        steps.append(Step(change: change(at, solved.shares[at]), objectives: values, miss: solved.miss, x: solved.x))
      }
    }
    self.steps = steps
  }

  /// The limits and numbers that bring most to first order, each number towards the end that helps.
  private static func helpful(_ all: [Concession], _ gains: [Double]) -> [Concession] {
    guard gains.count == all.count else { return Array(all.prefix(2 * tried)) }
    var limits: [(Concession, Double)] = []
    var numbers: [(Concession, Double)] = []
    for (concession, gain) in zip(all, gains) {
      switch concession.subject {
      case .limit:
        limits.append((concession, gain))
      case .parameter(let parameter):
        let slope = gain / (concession.furthest - concession.start)
        guard let turned = Concession(parameter, up: slope > 0) else { continue }
        numbers.append((turned, slope * (turned.furthest - turned.start)))
      }
    }
    func strongest(_ list: [(Concession, Double)]) -> [(Concession, Double)] {
      Array(
        list.enumerated().filter { $0.element.1 > 1e-6 }.sorted {
          ($1.element.1, $0.offset) < ($0.element.1, $1.offset)
        }.prefix(tried).map(\.element))
    }
    return (strongest(limits) + strongest(numbers)).enumerated().sorted {
      ($1.element.1, $0.offset) < ($0.element.1, $1.offset)
    }.map(\.element.0)
  }
}

/// A solver for each thread; used by that thread alone, which is what makes it safe to hand all of them to all.
private final class Team: @unchecked Sendable {
  private let solvers: [ReachSolver]
  private let pool: WorkerPool

  init(_ solvers: [ReachSolver]) {
    self.solvers = solvers
    pool = WorkerPool(count: solvers.count)
  }

  var first: ReachSolver? { solvers.first }

  /// What `solve` finds for each item, in their order, without those for which it finds nothing.
  func found<Item: Sendable>(
    _ items: [Item], _ solve: @escaping @Sendable (ReachSolver, Item) -> Search.Found?
  ) -> [Search.Found] {
    pool.map(items.count) { thread, at in solve(self.solvers[thread], items[at]) }.compactMap { $0 }
  }
}

/// Sets of concessions, each solved for itself.
private struct Search {
  struct Found: Sendable {
    let members: [Int]
    let point: ReachSolver.Point
    var sum: Double { point.shares.reduce(0, +) }
  }
  let team: Team
  /// The calling thread's.
  let solver: ReachSolver
  let base: ReachSolver.Point
  /// Each concession alone.
  private let singles: [Found]
  /// All concessions as far as they help, or the one that helps most alone where that comes nearer: a solve for many may end in a poor
  /// optimum.
  let furthest: Found?

  init(team: Team, solver: ReachSolver, base: ReachSolver.Point) {
    (self.team, self.solver, self.base) = (team, solver, base)
    let all = Array(base.shares.indices)
    singles = Self.nearest(all.map { [$0] }, from: base, team)
    let whole = Self.nearest(all, from: base, solver)
    let isReached = whole.map { $0.point.miss <= 0 } ?? false
    furthest = isReached ? whole : ([whole] + singles).compactMap { $0 }.min { $0.point.miss < $1.point.miss }
  }

  /// The sets that reach all goals with the fewest members: every one and every pair is tried, larger ones grow from the best pair.
  func smallest() -> [Found] {
    guard let furthest, furthest.point.miss <= 0 else { return [] }
    let all = Array(base.shares.indices)
    let alone = reaching(singles)
    if !alone.isEmpty { return alone }
    let pairs = Self.nearest(all.flatMap { i in all.filter { $0 > i }.map { [i, $0] } }, from: base, team)
    let together = reaching(pairs)
    if !together.isEmpty { return together }
    return pruned(grown(pairs, all) ?? furthest).map { [$0] } ?? []
  }

  /// Those of some sets that reach all goals, each with the least that does, the one that asks least first.
  private func reaching(_ found: [Found]) -> [Found] {
    team.found(found.filter { $0.point.miss <= 0 }) { solver, found in Self.least(of: found, solver) }
      .enumerated().sorted { ($0.element.sum, $0.offset) < ($1.element.sum, $1.offset) }.map(\.element)
  }

  /// How near each set comes.
  private static func nearest(_ sets: [[Int]], from base: ReachSolver.Point, _ team: Team) -> [Found] {
    team.found(sets) { solver, set in nearest(set, from: base, solver) }
  }

  private static func nearest(_ members: [Int], from base: ReachSolver.Point, _ solver: ReachSolver) -> Found? {
    solver.nearest(from: base, free: Set(members)).map { Found(members: members, point: $0) }
  }

  /// The least of a set that reaches.
  private static func least(of found: Found, _ solver: ReachSolver) -> Found {
    Found(members: found.members, point: solver.least(from: found.point, free: Set(found.members)) ?? found.point)
  }

  /// The best of some pairs with whatever brings it nearest, until it reaches.
  private func grown(_ pairs: [Found], _ all: [Int]) -> Found? {
    func best(_ sets: [Found]) -> Found? { sets.min { $0.point.miss < $1.point.miss } }
    var found = best(pairs)
    while let known = found, known.point.miss > 0, known.members.count < all.count {
      let sets = all.filter { !known.members.contains($0) }.map { (known.members + [$0]).sorted() }
      found = best(Self.nearest(sets, from: base, team))
    }
    return found
  }

  /// Without the members that are not needed, the least moved first.
  private func pruned(_ found: Found) -> Found? {
    guard found.point.miss <= 0 else { return nil }
    var known = Self.least(of: found, solver)
    for member in known.members.sorted(by: { known.point.shares[$0] < known.point.shares[$1] }) {
      let fewer = Self.nearest(known.members.filter { $0 != member }, from: base, solver)
      if let fewer, fewer.point.miss <= 0 { known = Self.least(of: fewer, solver) }
    }
    return known
  }
}
