// Which of several changes moved a front: each is made alone to the first study, and the front is searched again.
public import Modeling
import Studies

/// What each change moves by itself.
public struct Attribution: Sendable {
  /// What a search after a change found.
  public struct Effect: Sendable {
    /// The change; `nil` for all of them together.
    public let change: StudyVariant.Change?
    /// The change of the hypervolume, as a share of the common box.
    public let hypervolume: Double
    /// The change of the best value of each objective [SI]; `nil` where no design is feasible before it or after it.
    public let best: [Double]?
    /// The number of designs on the front after it.
    public let designs: Int
  }
  /// Each change alone, the one that moves the hypervolume most first.
  public let effects: [Effect]
  /// All changes together.
  public let together: Effect
  /// By how much the first study, searched again with the plugins of today, is off its own front, as a share of the common box.
  public let drift: Double
  /// The changes with which the study could not be searched, and those beyond the greatest number.
  public let untried: [StudyVariant.Change]

  /// The greatest number of changes that are made alone.
  private static let most = 10

  /// - Parameters:
  ///   - a: The first study with its numbers, and the seed of its search.
  ///   - b: The second.
  ///   - comparison: The two fronts.
  /// - Returns: `nil` where nothing changed that can move a front.
  /// - Throws: Why one of the two cannot be searched with these components.
  public init?(
    from a: StudyVariant, seed: UInt64, to b: StudyVariant, comparison: FrontComparison,
    catalog: [String: any Component], jobs: Int? = nil
  ) throws {
    let changes = a.changes(to: b)
    guard !changes.isEmpty else { return nil }
    func front(_ variant: StudyVariant) throws -> [[Double]] {
      let plan = try variant.plan(catalog: catalog)
      let run = try plan.run(seed: seed, jobs: jobs)
      let scale = ObjectiveScale(plan, run.designs)
      return run.designs.map { scale.values(of: $0) }
    }
    var all = a
    for change in changes { all = all.making(change, from: b) }
    let (start, end) = (try front(a), try front(all))
    let (volume, best) = (comparison.hypervolume(start), comparison.best(start))
    func effect(_ change: StudyVariant.Change?, _ rows: [[Double]]) -> Effect {
      let moved = comparison.best(rows).flatMap { after in best.map { zip(after, $0).map { $0 - $1 } } }
      return Effect(
        change: change, hypervolume: comparison.hypervolume(rows) - volume, best: moved, designs: rows.count)
    }
    var effects: [Effect] = []
    var untried = Array(changes.dropFirst(Self.most))
    for change in changes.prefix(Self.most) {
      if let rows = try? front(a.making(change, from: b)) {
        effects.append(effect(change, rows))
      } else {
        untried.append(change)
      }
    }
    self.effects = effects.enumerated().sorted {
      (abs($1.element.hypervolume), $0.offset) < (abs($0.element.hypervolume), $1.offset)
    }.map(\.element)
    self.untried = untried
    together = effect(nil, end)
    drift = volume - comparison.hypervolumes.a
  }
}
