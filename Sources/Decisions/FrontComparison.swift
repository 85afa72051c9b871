// Two fronts of the same objectives side by side: how much volume each dominates, and which designs beat which.
import ParetoSearch
import Studies

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
  /// The designs of A that one of B dominates by more than rounding, and the reverse.
  public let beatenInA: [Beaten], beatenInB: [Beaten]
  /// The best value of each objective in each front; `nil` for an empty one.
  public var best: (a: [Double]?, b: [Double]?) { (best(a), best(b)) }
  /// What two values of each objective may differ by and still count as the same [SI].
  public let rounding: [Double]
  private let a: [[Double]], b: [[Double]]
  private let scale: ObjectiveScale
  /// The objectives that differ among the designs of both by more than rounding.
  private let moving: [Int]

  /// Relative to the greatest value of an objective: by so much two solves of the same design may differ.
  private static let relativeRounding = DesignEvaluator.tolerance
  /// Where hypervolume ends, in spans from the best values: the designs at the ends must add something too.
  private static let reach = 1.1

  /// - Parameters:
  ///   - a: The objectives of the designs of one front [n × k].
  ///   - b: Those of the other.
  ///   - isMaximized: For each objective whether large is good [k].
  public init(_ a: [[Double]], _ b: [[Double]], isMaximized: [Bool]) {
    let signs = isMaximized.map { $0 ? -1.0 : 1.0 }
    let scale = ObjectiveScale(signs: signs, minimised: (a + b).map { zip($0, signs).map { $0 * $1 } })
    let rounding = signs.indices.map { at in Self.relativeRounding * ((a + b).map { abs($0[at]) }.max() ?? 0) }
    let moving = signs.indices.filter { scale.spans[$0] > rounding[$0] }
    let room = moving.map { rounding[$0] / scale.spans[$0] }
    let (lossesA, lossesB) = (Self.losses(a, scale, moving), Self.losses(b, scale, moving))
    (self.a, self.b, self.scale, self.rounding, self.moving) = (a, b, scale, rounding, moving)
    hypervolumes = (Self.volume(lossesA), Self.volume(lossesB))
    beatenInA = Self.beaten(lossesA, by: lossesB, room)
    beatenInB = Self.beaten(lossesB, by: lossesA, room)
  }

  /// The best value of each objective among some designs; `nil` when there are none.
  func best(_ rows: [[Double]]) -> [Double]? {
    let signs = scale.signs
    return rows.isEmpty ? nil : signs.indices.map { at in signs[at] * rows.map { signs[at] * $0[at] }.min()! }
  }

  /// The volume that a third front dominates, as a share of the same box; above 1 where it is better than both.
  func hypervolume(_ rows: [[Double]]) -> Double { Self.volume(Self.losses(rows, scale, moving)) }

  /// How far designs lie from the best values in the objectives that move, in spans.
  private static func losses(_ rows: [[Double]], _ scale: ObjectiveScale, _ moving: [Int]) -> [[Double]] {
    rows.map { row in moving.map { scale.loss(row[$0], $0) } }
  }

  private static func volume(_ losses: [[Double]]) -> Double {
    guard let width = losses.first?.count else { return 0 }
    guard width > 0 else { return 1 }
    let box = (0..<width).reduce(1.0) { volume, _ in volume * reach }
    return Hypervolume.of(losses, reference: Array(repeating: reach, count: width)) / box
  }

  /// - Parameter room: What is rounding in each objective, in spans: it counts neither for a design nor against it.
  private static func beaten(_ losses: [[Double]], by others: [[Double]], _ room: [Double]) -> [Beaten] {
    func beats(_ other: [Double], _ mine: [Double]) -> Bool {
      var isBetter = false
      for at in room.indices {
        let lead = mine[at] - other[at]
        if lead < -room[at] { return false }
        if lead > room[at] { isBetter = true }
      }
      return isBetter
    }
    return losses.enumerated().compactMap { at, mine in
      let winners = others.indices.filter { beats(others[$0], mine) }
      func lead(_ winner: Int) -> (Double, Double) {
        let leads = zip(mine, others[winner]).map { $0 - $1 }
        return (leads.min()!, leads.reduce(0, +))
      }
      return winners.max { lead($0) < lead($1) }.map { Beaten(design: at, by: $0) }
    }
  }
}
