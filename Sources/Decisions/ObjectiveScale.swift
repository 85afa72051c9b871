// Objectives of a set of designs brought to one scale: 0 the best value, 1 the worst, so that units do not matter.
public import Studies

/// The losses of designs against the best value of each objective, in spans of the set.
public struct ObjectiveScale: Sendable {
  /// The loss of each design in each objective, [0, 1]; 0 throughout an objective that does not move.
  public let losses: [[Double]]
  /// The best value of each objective, and how far the worst lies from it [SI].
  public let best: [Double], spans: [Double]
  /// +1 for an objective to be made small, -1 for one to be made large.
  public let signs: [Double]
  private let columns: [Int]

  /// The scale of designs that all have answers.
  public init(_ plan: StudyPlan, _ designs: [Design]) {
    let columns = plan.document.objectives.map { plan.column(of: $0.name.value)! }
    let signs = plan.document.objectives.map { $0.isMaximized ? -1.0 : 1.0 }
    self.init(
      signs: signs, columns: columns,
      minimised: designs.map { design in zip(columns, signs).map { design.values[$0]! * $1 } })
  }

  /// The scale of bare numbers, all to be made small.
  init(signs: [Double], columns: [Int] = [], minimised: [[Double]]) {
    let least = signs.indices.map { at in minimised.map { $0[at] }.min() ?? 0 }
    let spans = signs.indices.map { at in (minimised.map { $0[at] }.max() ?? 0) - least[at] }
    losses = minimised.map { row in row.indices.map { spans[$0] > 0 ? (row[$0] - least[$0]) / spans[$0] : 0 } }
    best = zip(least, signs).map { $0 * $1 }
    self.spans = spans
    self.signs = signs
    self.columns = columns
  }

  /// A design's objectives [SI].
  public func values(of design: Design) -> [Double] { columns.map { design.values[$0]! } }

  /// How far a value lies from the best one, in spans; below 0 where it is better than all.
  public func loss(_ value: Double, _ objective: Int) -> Double {
    spans[objective] > 0 ? signs[objective] * (value - best[objective]) / spans[objective] : 0
  }
}
