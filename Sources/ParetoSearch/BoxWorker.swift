// Models are made for a combination when a box of it first comes to a thread, and kept while there is room.

/// One thread's models; used by that thread alone.
final class BoxWorker: @unchecked Sendable {
  private let problem: any SearchProblem
  private let scale: ObjectiveBounds
  private let tolerance: Double
  private let limitsAlone: Bool
  private var assessors: [Int: BoxAssessor] = [:]
  private(set) var partsWithoutBounds: Set<String> = []

  /// Models kept at a time.
  private static let capacity = 256

  init(_ problem: any SearchProblem, _ scale: ObjectiveBounds, _ tolerance: Double, limitsAlone: Bool) {
    self.limitsAlone = limitsAlone
    self.problem = problem
    self.scale = scale
    self.tolerance = tolerance
  }

  func assess(_ box: Box, half: Int?, _ zones: SearchZones, floor: Double) -> BoxAnswer {
    let assessor: BoxAssessor
    switch self.assessor(box.combination) {
    case .success(let found): assessor = found
    case .failure(.noAnswers): return BoxAnswer()
    case .failure(.noBounds): return BoxAnswer(box: box)
    }
    guard let half else { return assessor.assess(box.lower, box.upper, zones, floor: floor, atMost: .infinity) }
    let part = assessor.halves(box)[half]
    return assessor.assess(part.lower, part.upper, zones, floor: floor, atMost: box.depth)
  }

  private enum Lack: Error {
    /// The model has no answer whatever the variables are: there are no designs.
    case noAnswers
    case noBounds
  }

  private func assessor(_ combination: Int) -> Result<BoxAssessor, Lack> {
    if let known = assessors[combination] { return .success(known) }
    guard let evaluator = try? problem.makeEvaluator(forCombination: combination) else { return .failure(.noAnswers) }
    guard let evaluator = evaluator as? any BoundingEvaluator else {
      partsWithoutBounds.insert("the model")
      return .failure(.noBounds)
    }
    partsWithoutBounds.formUnion(evaluator.partsWithoutBounds)
    if assessors.count >= Self.capacity { assessors.removeAll() }
    let assessor = BoxAssessor(
      evaluator, combination: combination, problem, scale: scale, tolerance: tolerance, limitsAlone: limitsAlone)
    assessors[combination] = assessor
    return .success(assessor)
  }
}
