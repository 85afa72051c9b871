// Two fronts of the same objectives side by side: how much volume each dominates, and which designs beat which.
import ParetoSearch

/// What moved between two fronts.
public struct FrontComparison: Sendable {
  /// A design of one front that a design of the other beats.
  public struct Beaten: Sendable, Hashable {
    /// Its place in its own front.
    public let design: Int
    /// The place in the other front of the one that beats it by most: whose least advantage, in spans of both, is the greatest.
    public let by: Int
  }
  /// The volume of objectives that each front dominates, as a share of the box from the best values of both to a tenth of a
  /// span beyond the worst, [0, 1].
  public let hypervolumes: (a: Double, b: Double)
  /// The designs of A that one of B dominates, and the reverse.
  public let beatenInA: [Beaten], beatenInB: [Beaten]
  /// The best value of each objective in each front; `nil` for an empty one.
  public var best: (a: [Double]?, b: [Double]?) { (best(a), best(b)) }
  private let a: [[Double]], b: [[Double]]
  private let scale: ObjectiveScale

  /// - Parameters:
  ///   - a: The objectives of the designs of one front [n × k].
  ///   - b: Those of the other.
  ///   - isMaximized: For each objective whether large is good [k].
  public init(_ a: [[Double]], _ b: [[Double]], isMaximized: [Bool]) {
    let signs = isMaximized.map { $0 ? -1.0 : 1.0 }
    let scale = ObjectiveScale(signs: signs, minimised: (a + b).map { zip($0, signs).map { $0 * $1 } })
    let (lossesA, lossesB) = (Array(scale.losses.prefix(a.count)), Array(scale.losses.dropFirst(a.count)))
    (self.a, self.b, self.scale) = (a, b, scale)
    hypervolumes = (Self.volume(lossesA, scale), Self.volume(lossesB, scale))
    beatenInA = Self.beaten(lossesA, by: lossesB)
    beatenInB = Self.beaten(lossesB, by: lossesA)
  }

  /// The best value of each objective among some designs; `nil` when there are none.
  func best(_ rows: [[Double]]) -> [Double]? {
    let signs = scale.signs
    return rows.isEmpty ? nil : signs.indices.map { at in signs[at] * rows.map { signs[at] * $0[at] }.min()! }
  }

  /// The volume that a third front dominates, as a share of the same box; above 1 where it is better than both.
  func hypervolume(_ rows: [[Double]]) -> Double {
    Self.volume(rows.map { row in row.indices.map { scale.loss(row[$0], $0) } }, scale)
  }

  private static func volume(_ rows: [[Double]], _ scale: ObjectiveScale) -> Double {
    let moving = scale.spans.indices.filter { scale.spans[$0] > 0 }
    guard !moving.isEmpty else { return rows.isEmpty ? 0 : 1 }
    let box = moving.reduce(1.0) { volume, _ in volume * 1.1 }
    return Hypervolume.of(rows.map { row in moving.map { row[$0] } }, reference: moving.map { _ in 1.1 }) / box
  }

  private static func beaten(_ losses: [[Double]], by others: [[Double]]) -> [Beaten] {
    losses.enumerated().compactMap { at, mine in
      let winners = others.indices.filter { Dominance.compare(others[$0], mine) == .dominates }
      func lead(_ winner: Int) -> (Double, Double) {
        let leads = zip(mine, others[winner]).map { $0 - $1 }
        return (leads.min()!, leads.reduce(0, +))
      }
      return winners.max { lead($0) < lead($1) }.map { Beaten(design: at, by: $0) }
    }
  }
}
