// A design with one quantity moved while all others stay: the model with that quantity as one more variable.
import Glibc
import Modeling
import Studies

/// Sweeps quantities through designs of a study; keeps what was compiled. One thread at a time.
struct DesignSweep {
  private struct Key: Hashable {
    let combination: Int, sweep: String, wanted: [String]
  }
  private let plan: StudyPlan
  private var evaluators: [Key: ModelEvaluator?] = [:]

  init(_ plan: StudyPlan) { self.plan = plan }

  /// Where a curve is drawn, between two values and at both of them: in equal steps, or in equal ratios.
  static func samples(from: Double, to: Double, byRatio: Bool = false) -> [Double] {
    let count = 41
    return (0..<count).map {
      byRatio
        ? from * pow(to / from, Double($0) / Double(count - 1)) : from + (to - from) * Double($0) / Double(count - 1)
    }
  }

  /// The values of quantities at each sample [SI], a row for each quantity; `nil` within a row where the models have no answer, or
  /// one that is not to be believed while the design's own is.
  /// - Returns: `nil` where the design's combination does not have the quantities.
  mutating func values(of wanted: [String], over sweep: String, at samples: [Double], _ design: Design) -> [[Double?]]?
  {
    let moving = plan.combinations[design.combination].moving.map { plan.document.variables[$0].name.value }
    let names = moving.contains(sweep) ? moving : moving + [sweep]
    let key = Key(combination: design.combination, sweep: sweep, wanted: wanted)
    let evaluator = evaluators[key] ?? self.evaluator(design.combination, names, wanted)
    evaluators[key] = .some(evaluator)
    guard let evaluator else { return nil }
    let at = names.firstIndex(of: sweep)!
    var x = plan.point(of: design)
    if x.count < names.count { x.append(0) }
    var values = [[Double?]](repeating: [], count: wanted.count)
    let known = Set(design.extrapolated)
    for sample in samples {
      x[at] = sample
      let isValued =
        evaluator.evaluate(x, derivatives: false) == .valued
        && evaluator.extrapolations(outputsOnly: true).allSatisfy { known.contains($0) }
      for item in values.indices { values[item].append(isValued ? evaluator.value(item) : nil) }
    }
    return values
  }

  private func evaluator(_ combination: Int, _ names: [String], _ wanted: [String]) -> ModelEvaluator? {
    guard let model = try? plan.model(ofCombination: combination, variables: names, wanted: wanted) else { return nil }
    return try? ModelEvaluator(model)
  }
}
