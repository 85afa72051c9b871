// What comes before any strategy: samples of every combination, a feasible design of each or its nearest miss, and the best value of
// each objective. The best values are sought twice, since only the first round tells the scale on which the second should work.

import NLopt

/// The opening rounds of a search.
struct Bounding {
  let seed: UInt64

  /// The weight of the other objectives beside the one minimised.
  static let augmentation = 1e-4

  /// Evenly spread designs of every open combination, the middle of the box first; `round` continues where the last ended.
  func samples(_ state: SearchState, of combinations: [Int], round: Int) -> [Job] {
    combinations.map { index in
      let variables = state.combinations[index].variables
      let free = variables.filter { !$0.isFixed }.count
      let generator = SplitMix64(seed: seed).split(index).split(round)
      var sequence = LowDiscrepancySequence(dimensions: variables.count, generator: generator)
      let count = free == 0 ? 1 : round == 0 ? min(32 + 16 * free, 256) : 1024
      var designs = (1..<max(count, 1)).map { _ in
        zip(variables, sequence.next()).map { $0.value(atUnit: $1) }
      }
      if round == 0 { designs.insert(variables.map { $0.value(atUnit: 0.5) }, at: 0) }
      return Job(combination: index, work: .evaluate(designs))
    }
  }

  /// The combinations for which the model has answered too rarely to start from.
  func unanswered(_ state: SearchState) -> [Int] { state.open.filter { state.combinations[$0].pool.designs.count < 4 } }

  /// Solves for feasibility where no sample is feasible.
  func feasibility(_ state: SearchState, starts count: Int) -> [Job] {
    let scalarisation = Scalarisation.feasibility(
      objectives: state.objectiveCount, equalities: state.equalityCount)
    return state.openInfeasible.map { index in
      let pool = state.combinations[index].pool
      return Job(
        combination: index,
        work: .solve(Job.Solve(scalarisation: scalarisation, pool: pool, eager: count, patient: count)))
    }
  }

  /// Proofs that there is no feasible design where none was found.
  func proofs(_ state: SearchState) -> [Job] {
    guard state.constraintCount > 0 else { return [] }
    return state.openInfeasible.map { Job(combination: $0, work: .prove(boxes: Self.proofBoxes)) }
  }

  /// What so many boxes cost is less than what the solves cost that are saved where the proof succeeds; most take one.
  private static let proofBoxes = 16

  /// Closes those of some combinations that have no feasible design; `areAll` says that every design of them has been evaluated.
  func closeInfeasible(_ state: inout SearchState, among combinations: [Int], areAll: Bool) {
    for index in combinations where state.combinations[index].isOpen && !state.combinations[index].isFeasible {
      let combination = state.combinations[index]
      let isFaulty = combination.counts.faulty > 0
      state.close(
        index,
        isFaulty && !combination.hasAnswer
          ? .failed(message: "no finite values at any of \(combination.counts.evaluations) designs")
          : .infeasible(nearest: combination.nearestMiss, isProved: areAll && !isFaulty))
    }
  }

  /// Solves for the best value of each objective, on the scale of each combination's own samples.
  func firstIdeals(_ state: SearchState) -> [Job] {
    state.open.flatMap { index in
      let combination = state.combinations[index]
      let feasible = combination.pool.designs.filter { $0.violation <= state.tolerance }
      let known = feasible.count < 2 ? combination.pool.designs : feasible
      return ideals(combination, index, ObjectiveBounds(of: known.map(\.objectives)), starts: 4)
    }
  }

  /// Solves for the best value of each objective again, on the scale of the front so far.
  func secondIdeals(_ state: SearchState) -> [Job] {
    guard !state.efficient.isEmpty else { return [] }
    return state.open.flatMap { ideals(state.combinations[$0], $0, state.efficient.bounds, starts: 2) }
  }

  private func ideals(_ combination: CombinationState, _ index: Int, _ bounds: ObjectiveBounds, starts: Int) -> [Job] {
    bounds.lowest.indices.map { objective in
      let scalarisation = Scalarisation.best(of: objective, bounds: bounds, augmentation: Self.augmentation)
      return Job(
        combination: index,
        work: .solve(
          Job.Solve(scalarisation: scalarisation, pool: combination.pool, eager: starts, patient: starts)))
    }
  }
}
