// From a plan to a front: search, then every design once more at the numbers that the tables will show, so that a row
// fed back through the model gives the same row.
public import Documents
import Modeling
public import NLopt
public import ParetoSearch
import Quantities
import Synchronization

/// What a study's execution found.
public struct StudyRun: Sendable {
  /// The study.
  public let plan: StudyPlan
  /// The front: feasible designs that do not dominate one another, in the order of the first objective, best first.
  public let designs: [Design]
  /// What the search says of itself.
  public let result: SearchResult
  /// What is proved of the front, or where it is empty, that it must be; `nil` where the study asks for no proof, or there are neither
  /// designs nor limits.
  public let certificate: Certificate?
  /// The time that took.
  public let certificateSeconds: Double
  /// Where components had no answer.
  public let obstacles: [Obstacles.Entry]
  /// The seed that was used.
  public let seed: UInt64
  /// The number of threads that were used.
  public let jobs: Int
  /// The evaluations made until some moments, and the seconds passed until then.
  public let pace: [(evaluations: Int, seconds: Double)]
  /// What each constraint of the search is called, in the order of `NearestMiss.constraints`.
  public let constraintNames: [String]
  /// The design that came nearest to keeping all constraints; `nil` when there are feasible ones, or no answers at all.
  public let nearestMiss: Design?

  /// The components that are broken, where they leave no answer at all: by design, or already when they are made ready.
  public var breakage: [Documents.Fault] {
    guard designs.isEmpty, nearestMiss == nil else { return [] }
    var faults = obstacles.filter(\.isFault).map { Documents.Fault($0.origin, "\($0.component): \($0.message)") }
    for combination in plan.combinations {
      do throws(ModelEvaluator.Failure) { _ = try ModelEvaluator(combination.searchModel) } catch {
        if error.outcome == .failed { faults.append(Documents.Fault(error.origin, error.description)) }
      }
    }
    // Told once, however many combinations have it.
    var seen: Set<Documents.Fault> = []
    return faults.filter { seen.insert($0).inserted }
  }
}

extension StudyPlan {
  /// Searches the front.
  /// - Parameters:
  ///   - seed: Instead of the study's.
  ///   - jobs: The number of threads; it never changes the result.
  /// - Throws: `SearchError`, when the search cannot even begin.
  public func run(
    seed: UInt64? = nil, jobs: Int? = nil, cancellation: CancellationToken? = nil,
    progress: (@Sendable (SearchProgress) -> Void)? = nil,
    proving: (@Sendable (Certificate.Step) -> Void)? = nil
  ) throws -> StudyRun {
    let problem = StudyProblem(self)
    var options = SearchOptions(
      points: document.search.points, seed: seed ?? document.search.seed, maxEvaluations: document.search.evaluations,
      maxSeconds: document.search.seconds, strategy: document.search.strategy)
    if let jobs { options.jobs = jobs }
    let pace = Mutex<[(evaluations: Int, seconds: Double)]>([])
    let start = ContinuousClock.now
    let search = ParetoSearch(problem: problem, options: options)
    var result = try search.run(
      progress: { moment in
        let seconds = (ContinuousClock.now - start) / .seconds(1)
        pace.withLock { $0.append((moment.evaluations, seconds)) }
        progress?(moment)
      }, cancellation: cancellation)
    let proofStart = ContinuousClock.now
    let certificate = document.search.certify.flatMap { share in
      search.certify(
        &result, CertificateOptions(asked: share, maxBoxes: document.search.certifyBoxes), progress: proving,
        cancellation: cancellation)
    }
    let evaluator = DesignEvaluator(self)
    let miss = result.front.isEmpty ? result.nearestMiss : nil
    return StudyRun(
      plan: self, designs: DesignEvaluator.front(result.front, self, jobs: options.jobs), result: result,
      certificate: certificate,
      certificateSeconds: (ContinuousClock.now - proofStart) / .seconds(1), obstacles: problem.obstacles.all,
      seed: options.seed, jobs: options.jobs, pace: pace.withLock { $0 }, constraintNames: problem.constraintNames,
      nearestMiss: miss.map { evaluator.design(combination: $0.combination, evaluator.written($0.x, $0.combination)) })
  }
}

extension DesignEvaluator {
  /// The designs of the search's points, at numbers that can be written, without those that this makes worse than others.
  static func front(_ points: [FrontPoint], _ plan: StudyPlan, jobs: Int) -> [Design] {
    let designs = DesignBatches(points.map(\.combination)).map(jobs: jobs) {
      DesignEvaluator(plan)
    } _: { evaluator, at in
      evaluator.design(at: points[at])
    }.compactMap { $0 }
    let objectives = plan.document.objectives.map { objective in
      (column: plan.column(of: objective.name.value)!, sign: objective.isMaximized ? -1.0 : 1)
    }
    // A design goes by its place instead of its combination: of equals the first is kept.
    let rows = designs.enumerated().map { at, design in
      FrontPoint(combination: at, x: [], objectives: objectives.map { $0.sign * design.values[$0.column]! })
    }
    return Archive(of: rows, objectiveCount: objectives.count).sorted().map { designs[$0.combination] }
  }

  /// The design of a point; `nil` where no number that can be written keeps the constraints.
  private func design(at point: FrontPoint) -> Design? {
    let rounded = design(combination: point.combination, written(point.x, point.combination))
    if rounded.status == .feasible { return rounded }
    // A constraint that a rounding breaks is kept by the design itself.
    let exact = design(combination: point.combination, writtenExactly(point.x, point.combination))
    return exact.status == .feasible ? exact : nil
  }

  /// The variables rounded to nine digits in the study's unit: nobody makes a layer to a millionth of its thickness.
  func written(_ x: [Double], _ combination: Int) -> [Double] {
    zip(x, plan.combinations[combination].moving).map { value, at in
      let variable = plan.document.variables[at]
      guard case .interval(let min, let max, false, _) = variable.domain else { return value }
      let rounded = variable.unit.toSI(variable.unit.fromSI(value).rounded(toDigits: 9))
      return variable.unit.nearestWritable(toSI: Swift.min(Swift.max(rounded, min.quantity.value), max.quantity.value))
    }
  }

  private func writtenExactly(_ x: [Double], _ combination: Int) -> [Double] {
    zip(x, plan.combinations[combination].moving).map { value, at in
      plan.document.variables[at].unit.nearestWritable(toSI: value)
    }
  }
}
