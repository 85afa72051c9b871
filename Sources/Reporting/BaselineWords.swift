// What is to be said of a baseline besides its numbers, in words: summary, report, shortlist and terminal say the same.
import Studies

/// Tells a baseline that is no design of the study's own.
enum BaselineWords {
  /// That it has no answer, which limits it does not keep, and whether it is extrapolated, a sentence each; none where there is no baseline.
  static func notes(_ baseline: Design?, _ plan: StudyPlan) -> [String] {
    guard let baseline else { return [] }
    guard baseline.hasAnswer else { return ["The baseline has no answer: \(baseline.status)"] }
    let broken = Shortfall.all(of: baseline, plan).map(\.words)
    return [
      broken.isEmpty ? nil : "The baseline does not keep all limits: \(broken.joined(separator: "; "))",
      Extrapolations.words(baseline).map { "The baseline is \($0)" },
    ].compactMap { $0 }
  }
}
