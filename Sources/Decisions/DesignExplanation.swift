// Why a design is as it is: what holds it back, what each limit costs, at what rate objectives are exchanged, and on which
// numbers it rests. All by exact derivatives, to first order.
public import Studies

/// What stands behind a design of the front.
public struct DesignExplanation: Sendable {
  /// A limit that holds the design, and what it costs.
  public struct Relaxation: Sendable {
    /// The limit.
    public let limit: StudyLimit
    /// What it gives each objective, all other objectives and limits held; `nil` where the design is no optimum of the objective.
    public let gains: [Rate?]
    /// How far it may move before the quantity leaves what the components that read it are meant for, [0, ∞] [SI].
    public let room: Double

    /// What an objective does for the limit's step, or for a smaller one where the first order or the room reaches less far [SI];
    /// `nil` where that is too little to be worth telling.
    /// - Parameter value: The objective's value, of which a first order may promise a fifth at most [SI].
    public func told(_ objective: Int, of value: Double) -> (step: Double, change: Double)? {
      guard let gain = gains[objective], let step = limit.step else { return nil }
      let reach = min(room, gain.slope == 0 ? gain.reach : min(gain.reach, 0.2 * abs(value / gain.slope)))
      return [1, 0.5, 0.2, 0.1].map { $0 * step }.first { $0 <= reach }.map { ($0, gain.slope * $0) }
    }
  }

  /// How an objective answers to something given up.
  public struct Rate: Sendable {
    /// The change of the objective for each unit given up [SI].
    public let slope: Double
    /// How much may be given up before the first order says too little, (0, ∞] [SI].
    public let reach: Double
  }

  /// The limits that hold the design, in the study's order.
  public let relaxations: [Relaxation]
  /// What objective `i` gains where objective `j` is given up, all else held: `exchanges[i][j]`; `nil` where the design is no
  /// optimum of `i`, and for `i = j`.
  public let exchanges: [[Rate?]]
  /// The share of each objective's gradient that no limit explains, [0, 1].
  public let residuals: [Double]
  /// Every parameter on which an objective depends.
  public let sensitivities: [ParameterSensitivity]

  /// Above this share of its gradient unexplained, a design is no optimum of an objective, and what a limit costs is not told.
  public static let tolerance = 0.02

  /// The sensitivities that move an objective most, the strongest first; those that do not move it are left out.
  public func strongest(_ objective: Int, count: Int) -> [ParameterSensitivity] {
    let swings = sensitivities.indices.map { sensitivities[$0].swing(objective) }
    return swings.indices.filter { swings[$0] > 0 }.sorted { (swings[$1], $0) < (swings[$0], $1) }
      .prefix(count).map { sensitivities[$0] }
  }
}
