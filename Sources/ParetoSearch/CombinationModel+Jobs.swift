// What a job does at a combination: evaluate, or solve from several starts and round what must be whole.

extension CombinationModel {
  /// Does the job; whether it is to be left there is asked between its parts.
  func perform(_ job: Job, tolerance: Double, isCancelled: () -> Bool) -> JobResult {
    restarts = job.restarts
    switch job.work {
    case .evaluate(let designs):
      var result = JobResult()
      for x in designs {
        if isCancelled() { break }
        if let design = evaluate(rounded(x)) { result.designs.append(design) }
      }
      return result
    case .sift(let designs, let numbers):
      return sift(designs, numbers, tolerance, isCancelled)
    case .prove(let boxes):
      return prove(boxes, tolerance)
    case .solve(let solve):
      return perform(solve, tolerance, isCancelled)
    case .follow(let follow):
      return perform(follow, tolerance, isCancelled)
    }
  }

  /// Tries to prove that no design keeps the limits, where the model has bounds.
  private func prove(_ most: Int, _ tolerance: Double) -> JobResult {
    var result = JobResult()
    guard let evaluator = evaluator as? any BoundingEvaluator else { return result }
    let proof = LimitProof(problem, tolerance: tolerance)
    let (verdict, boxes) = proof.attempt(evaluator, combination: combination, most: most)
    counts.boxes += boxes
    switch verdict {
    case .proved: result.isWithoutDesigns = true
    case .refuted(let x): result.designs = evaluate(x).map { [$0] } ?? []
    case .open: break
    }
    return result
  }

  private func perform(_ work: Job.Solve, _ tolerance: Double, _ isCancelled: () -> Bool) -> JobResult {
    let scalarisation = work.scalarisation
    var result = JobResult()
    // The best merit of an end that keeps the limits, and how many ends have it.
    var (least, agreeing) = (Double.infinity, 0)
    func attempt(_ start: Design) {
      guard !isCancelled(), let end = solve(scalarisation, from: start) else { return }
      if end.violation <= tolerance {
        let merit = scalarisation.merit(of: end)
        if merit < least - Self.sameness { agreeing = 0 }
        if merit <= least + Self.sameness { agreeing += 1 }
        least = min(least, merit)
      }
      if isWhole(end.x) { result.designs.append(end) }
      if result.relaxed.map({ end.isBetter(than: $0, for: scalarisation, tolerance: tolerance) }) ?? true {
        result.relaxed = end
      }
    }
    func isFeasibilityReached() -> Bool {
      // Inequalities are met with something to spare, equalities as well as can be.
      let allowed = equalityCount > 0 ? tolerance : 0
      return scalarisation.relaxesConstraints && result.relaxed.map { $0.violation <= allowed } ?? false
    }
    let starts = work.pool.best(for: scalarisation, count: work.eager, apart: work.apart)
    for start in starts where start.merit <= starts[0].merit + work.promise {
      if !isFeasibilityReached() && agreeing < 2 { attempt(start.design) }
    }
    for start in work.pool.samples(from: work.firstFresh, count: work.fresh) { attempt(start) }
    func isLoose() -> Bool {
      guard let best = result.relaxed, best.violation <= tolerance else { return false }
      return scalarisation.looseness(objectives: best.objectives) > work.looseness
    }
    let others = isLoose() ? work.pool.best(for: scalarisation, count: work.patient, apart: work.apart) : []
    for start in others where isLoose() {
      if let moved = evaluate(movedInwards(start.design.x)) { attempt(moved) }
    }
    if let relaxed = result.relaxed, !isWhole(relaxed.x), !isCancelled(), scalarisation.merit(of: relaxed) < work.cutoff
    {
      result.designs += roundings(of: relaxed.x).compactMap { x in
        isCancelled() ? nil : evaluate(x).flatMap { solve(scalarisation, holdingIntegersOf: $0) }
      }
    }
    return result
  }

  private func perform(_ work: Job.Follow, _ tolerance: Double, _ isCancelled: () -> Bool) -> JobResult {
    var result = JobResult()
    for guess in work.guesses {
      if isCancelled() { break }
      guard let start = evaluate(rounded(guess.x)) else { continue }
      let scalarisation =
        work.effort == .polish
        ? work.plane.improvement(on: work.plane.normalised(start.objectives), relief: Self.relief)
        : work.plane.scalarisation(at: guess.reference, augmentation: Bounding.augmentation)
      let end = hasIntegers ? solve(scalarisation, holdingIntegersOf: start) : solve(scalarisation, from: start)
      if let end { result.designs.append(end) }
      guard work.effort == .polish, end?.isStationary != true, !guess.isStationary else { continue }
      let best = end.map { $0.isBetter(than: start, for: scalarisation, tolerance: tolerance) ? $0 : start } ?? start
      let search = DirectSearch(seed: seed, tolerance: tolerance)
      result.designs.append(search.descend(from: best, scalarisation, in: self))
    }
    return result
  }

  /// Ends whose merits differ by less, in spans, are one.
  private static var sameness: Double { 1e-4 }

  /// What a polished design may lose in one objective, in spans, for a gain in the others.
  private static var relief: Double { 1e-6 }

  private var hasIntegers: Bool { variables.contains { !$0.isFixed && $0.kind == .integer } }

  /// A tenth of the way to the middle of the box: off the corners, where a saddle may hold a solve.
  private func movedInwards(_ x: [Double]) -> [Double] {
    zip(x, variables).map { $1.value(atUnit: $1.unit(of: $0) * 0.9 + 0.05) }
  }

  private func isWhole(_ x: [Double]) -> Bool {
    zip(x, variables).allSatisfy { $1.kind != .integer || $0 == $0.rounded() }
  }

  private func rounded(_ x: [Double]) -> [Double] {
    zip(x, variables).map { $1.kind == .integer ? $0.rounded() : $0 }
  }

  /// The nearest whole design first, then every mixture of up and down for the few integers that are least decided.
  private func roundings(of x: [Double]) -> [[Double]] {
    let undecided = x.indices.filter { variables[$0].kind == .integer && x[$0] != x[$0].rounded() }
      .sorted { (abs(x[$0] - x[$0].rounded()), $1) > (abs(x[$1] - x[$1].rounded()), $0) }
      .prefix(Self.branchedIntegers)
    let nearest = rounded(x)
    return (0..<(1 << undecided.count)).map { mask in
      var design = nearest
      for (bit, index) in undecided.enumerated() where mask & (1 << bit) != 0 {
        design[index] = nearest[index] > x[index] ? nearest[index] - 1 : nearest[index] + 1
      }
      return design
    }
  }

  /// Integers tried both ways at once: 2³ solves at most.
  private static var branchedIntegers: Int { 3 }
}
