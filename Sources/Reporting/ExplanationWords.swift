// What stands behind a design, in the user's words and units.
import Decisions
import Modeling
import Quantities
import Studies

/// Tells explanations of a study's designs.
struct ExplanationWords {
  private let goals: [(name: String, unit: Unit, column: Int)]

  init(plan: StudyPlan) {
    goals = plan.document.objectives.map { objective in
      let column = plan.column(of: objective.name.value)!
      return (objective.name.value, plan.columns[column].unit, column)
    }
  }

  /// Relative to an objective, the least change worth telling.
  private static let notable = 1e-3

  /// `separator thickness 18 um instead of 20 um: cell specific energy +3.3 Wh/kg or cell cycle life +10`, for each limit that holds
  /// the design, to first order: each objective that gains from it, all other objectives held. Objectives for which the first
  /// order reaches less far than for others have a sentence of their own, with a smaller step.
  func relaxations(_ explanation: DesignExplanation, _ design: Design) -> [String] {
    explanation.relaxations.flatMap { relaxation in
      let told = goals.indices.compactMap { goal in gain(relaxation, goal, design).map { (goal: goal, $0.step) } }
      let steps = Set(told.map(\.1)).sorted(by: >)
      return steps.map { step in words(relaxation, step, told.filter { $0.1 == step }.map(\.goal), design) }
    }
  }

  /// What one limit costs one objective; `nil` where that is not worth telling.
  func relaxation(_ relaxation: DesignExplanation.Relaxation, _ goal: Int, _ design: Design) -> String? {
    gain(relaxation, goal, design).map { words(relaxation, $0.step, [goal], design) }
  }

  private func gain(_ relaxation: DesignExplanation.Relaxation, _ goal: Int, _ design: Design) -> (
    step: Double, change: Double
  )? {
    relaxation.told(goal, of: value(goal, design)).flatMap { isNotable($0.change, goal, design) ? $0 : nil }
  }

  /// The objectives that a limit costs something, each with what the step gives it while the others are held.
  private func words(
    _ relaxation: DesignExplanation.Relaxation, _ step: Double, _ told: [Int], _ design: Design
  ) -> String {
    let limit = relaxation.limit
    let relaxed = limit.relaxed(by: step)
    let gains = told.map { goal in
      "\(goals[goal].name.inWords) \(goals[goal].unit.signed(relaxation.gains[goal]!.slope * step))"
    }
    return "\(limit.quantity.inWords) \(limit.unit.words(relaxed)) instead of \(limit.unit.words(limit.value)):"
      + " \(gains.joined(separator: " or "))"
  }

  /// `lpscl density (assumed) 1.64 g/cm3 to 1.88 g/cm3: +10.6 Wh/kg to -1 Wh/kg`, by the model itself; without a range
  /// `cell layers (fixed by the study) 10 % larger, to first order: +2 Wh/kg`.
  func sensitivity(_ sensitivity: ParameterSensitivity, _ goal: Int) -> String {
    let parameter = sensitivity.parameter
    let unit = parameter.port.unit
    let grade = parameter.isFixed ? " (fixed by the study)" : parameter.port.confidence.map { " (\($0))" } ?? ""
    let start = "\(parameter.nameInWords)\(grade)"
    if let range = parameter.plausible {
      func end(_ changes: [Double]?) -> String { changes.map { goals[goal].unit.signed($0[goal]) } ?? "no answer" }
      return "\(start) \(unit.words(range.lowerBound)) to \(unit.words(range.upperBound)):"
        + " \(end(sensitivity.low)) to \(end(sensitivity.high))"
    }
    let way = parameter.tenth.map { $0 < 0 } == true ? "smaller" : "larger"
    return "\(start) 10 % \(way), to first order: \(goals[goal].unit.signed(sensitivity.changeForTenth(goal) ?? 0))"
  }

  /// `cell cost per energy 1 $/kWh worse: cell specific energy +4 Wh/kg`, for the objectives that are exchanged.
  func exchanges(_ explanation: DesignExplanation, _ design: Design) -> [String] {
    goals.indices.flatMap { goal in
      goals.indices.compactMap { other -> String? in
        guard let rate = explanation.exchanges[goal][other], let value = design.values[goals[other].column] else {
          return nil
        }
        let unit = goals[other].unit
        let step = (0.01 * abs(value) / unit.factor).rounded(toDigits: 1) * unit.factor
        let change = rate.slope * step
        guard step > 0, step <= rate.reach, isNotable(change, goal, design) else { return nil }
        return "\(goals[other].name.inWords) \(unit.differenceWords(step)) worse:"
          + " \(goals[goal].name.inWords) \(goals[goal].unit.signed(change))"
      }
    }
  }

  private func value(_ goal: Int, _ design: Design) -> Double {
    design.values[goals[goal].column] ?? 0
  }

  private func isNotable(_ change: Double, _ goal: Int, _ design: Design) -> Bool {
    abs(change) > Self.notable * abs(value(goal, design))
  }
}

extension StudyParameter {
  /// `lpscl density`; a number that the study sets goes by its quantity.
  var nameInWords: String {
    let name = isFixed ? quantities[0].inWords : port.name.inWords
    return name.hasPrefix(component) ? name : "\(component) \(name)"
  }
}

extension Unit {
  /// A difference with its sign: `+11 Wh/kg`.
  func signed(_ si: Double) -> String {
    let words = differenceWords(si, digits: 3)
    return si == 0 ? differenceWords(0) : words.hasPrefix("-") ? words : "+" + words
  }
}
