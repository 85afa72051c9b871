import Decisions
import Modeling
import Quantities
import Studies
import TestComponents
import Testing

struct DesignExplainerTests {
  /// Some designs of a study with their explanations; not the first, which is the best in an objective: with that one held, a
  /// study solved again has but its tolerance to move in.
  private func explained(_ study: String, every stride: Int) throws -> [(Resolved, DesignExplanation)] {
    let plan = try Shipped.plan(study)
    let explainer = DesignExplainer(plan)
    let designs = try plan.run(jobs: 2).designs
    return try Swift.stride(from: 5, to: designs.count, by: stride).map { at in
      (
        Resolved(plan: plan, design: designs[at], catalog: Shipped.catalog),
        try #require(explainer.explanation(of: designs[at]))
      )
    }
  }

  /// The slope at zero of what a study solved again gains over steps; `nil` where it is not known to better than half a percent.
  private func slope(
    _ rate: DesignExplanation.Rate, upTo step: Double, of size: Double, _ best: (Double) throws -> Double
  )
    throws -> Double?
  {
    let small = 0.02 * min(step, rate.reach)
    guard abs(rate.slope * small) > 2e-4 * abs(size) else { return nil }
    // Of three steps, so that the curvature drops out. Without a step at zero, where more limits meet than there are variables a
    // study solved again has but its tolerances to move in, and is good to no better.
    let values = try [small, 2 * small, 3 * small, 4 * small].map { try best($0) }
    let slopes = zip(values, values.dropFirst()).map { ($1 - $0) / small }
    let linear = 2.5 * slopes[0] - 1.5 * slopes[1], square = (35 * slopes[0] - 42 * slopes[1] + 15 * slopes[2]) / 8
    // Where one step less gives another slope, what was solved again is too coarse to judge by.
    return abs(square - linear) < 0.005 * abs(square) ? square : nil
  }

  @Test(arguments: [("solid-state-500", 13), ("liquid-baseline", 4)])
  func multipliersAgreeWithStudiesSolvedAgain(study: String, stride: Int) throws {
    var errors: [Double] = []
    for (again, explanation) in try explained(study, every: stride) {
      let goals = again.plan.document.objectives.map(\.name.value)
      let values = goals.map { goal in again.design.values[again.plan.column(of: goal)!]! }
      func check(_ rate: DesignExplanation.Rate, _ solved: Double, _ what: String) {
        let told = rate.slope
        let error = abs(told / solved - 1)
        errors.append(error)
        #expect(errors.last! < 0.02, "\(what): \(told), solved \(solved)")
      }
      for at in goals.indices {
        for relaxation in explanation.relaxations {
          guard let step = relaxation.limit.step, let gain = relaxation.gains[at] else { continue }
          let solved = try slope(gain, upTo: step, of: values[at]) {
            try again.best(at, relaxing: relaxation.limit, by: $0)
          }
          if let solved { check(gain, solved, "\(goals[at]), \(relaxation.limit.name)") }
        }
        for (other, rate) in explanation.exchanges[at].enumerated() {
          guard let rate else { continue }
          let solved = try slope(rate, upTo: 0.1 * abs(values[other]), of: values[at]) {
            try again.best(at, givingUp: other, by: $0)
          }
          if let solved { check(rate, solved, "\(goals[at]) for \(goals[other])") }
        }
      }
    }
    print("\(study): \(errors.count) multipliers, largest error \(errors.max() ?? .nan)")
    #expect(errors.count >= 8)
  }

  @Test(arguments: ["solid-state-500", "liquid-baseline", "three-formulas"])
  func sensitivitiesAgreeWithTheModelAtOtherParameters(study: String) throws {
    var checked = 0
    var unresolved = 0
    var largest = 0.0
    for (again, explanation) in try explained(study, every: 40) {
      let plan = again.plan
      let combination = again.design.combination
      let moving = plan.combinations[combination].moving.map { plan.document.variables[$0].name.value }
      for sensitivity in explanation.sensitivities {
        let parameter = sensitivity.parameter
        let objectives = plan.document.objectives.map(\.name.value)
        let model = try plan.model(
          ofCombination: combination, variables: moving + parameter.quantities, wanted: objectives)
        let evaluator = try ModelEvaluator(model)
        let step = 1e-5 * (parameter.value == 0 ? parameter.port.unit.factor : abs(parameter.value))
        func values(_ steps: Double) -> [Double] {
          let x = plan.point(of: again.design) + parameter.quantities.map { _ in parameter.value + steps * step }
          #expect(evaluator.evaluate(x, derivatives: false) == .valued)
          return objectives.indices.map { evaluator.value($0) }
        }
        let (above, below, middle) = (values(1), values(-1), values(0))
        let (near, far) = (values(0.5), values(-0.5))
        for (end, changes) in [
          (parameter.plausible?.lowerBound, sensitivity.low), (parameter.plausible?.upperBound, sensitivity.high),
        ] {
          guard let end, let changes else { continue }
          let x = plan.point(of: again.design) + parameter.quantities.map { _ in end }
          #expect(evaluator.evaluate(x, derivatives: false) == .valued)
          for at in objectives.indices { #expect(changes[at] == evaluator.value(at) - middle[at]) }
        }
        for at in objectives.indices {
          let difference = (above[at] - below[at]) / (2 * step)
          let size = max(abs(difference), abs(sensitivity.slopes[at]), 1e-6 * abs(middle[at] / step * 1e-5))
          // Where half the step gives another answer (a flow that only just vanishes), differences cannot judge.
          guard abs((near[at] - far[at]) / step - difference) <= 1e-5 * size else {
            unresolved += 1
            continue
          }
          let error = abs(difference - sensitivity.slopes[at]) / size
          #expect(error < 1e-4, "\(parameter.quantities) on \(objectives[at])")
          largest = max(largest, error)
          checked += 1
        }
      }
    }
    print("\(study): \(checked) sensitivities, largest error \(largest), \(unresolved) unresolved")
    #expect(checked > 20)
    #expect(unresolved * 20 < checked)
  }

  @Test func noYieldAboveOneAndNoShareAboveAllIsTold() throws {
    let plan = try Shipped.plan("cost-parity")
    for parameter in plan.combinations.indices.flatMap({ plan.parameters(ofCombination: $0) }) {
      guard let range = parameter.port.range, range.contains(parameter.value), let tenth = parameter.tenth else {
        continue
      }
      #expect(range.contains(parameter.value + tenth), "\(parameter.quantities)")
    }
    let explainer = DesignExplainer(plan)
    let place = try #require(plan.column(of: "separator.cellYield"))
    let best = try plan.run(jobs: 2).designs.filter { $0.values[place]! > 0.9699 }
    var told = 0
    for design in best.prefix(3) {
      for relaxation in try #require(explainer.explanation(of: design)).relaxations
      where relaxation.limit.quantity == "separator.cellYield" {
        #expect(abs(relaxation.room - 0.03) < 1e-12)
        for objective in relaxation.gains.indices {
          guard let step = relaxation.told(objective, of: 1e9)?.step else { continue }
          #expect(relaxation.limit.value + step <= 1)
          told += 1
        }
      }
    }
    #expect(told > 0)
  }

  @Test func aNumberOfAComponentInTwoSlotsIsOneParameter() throws {
    let plan = try Shipped.plan("solid-state-500")
    let parameters = plan.parameters(ofCombination: 0)
    let density = try #require(parameters.first { $0.quantities.contains("separator.density") })
    #expect(density.quantities == ["catholyte.density", "separator.density"])
    #expect(density.component == plan.combinations[0].fillings[2])
    #expect(Set(parameters.flatMap(\.quantities)).count == parameters.flatMap(\.quantities).count)
    #expect(parameters.contains { $0.isFixed && $0.quantities == ["cell.layers"] })
  }

  @Test func aDesignThatIsNoOptimumSaysNothingOfItsLimits() throws {
    let plan = try Shipped.plan("liquid-baseline")
    let evaluator = DesignEvaluator(plan)
    let x = plan.combinations[0].moving.map { at -> Double in
      guard case .interval(let min, let max, _, _) = plan.document.variables[at].domain else { return 0 }
      return (min.quantity.value + max.quantity.value) / 2
    }
    let explanation = try #require(DesignExplainer(plan).explanation(of: evaluator.design(combination: 0, x)))
    #expect(explanation.residuals.allSatisfy { $0 > DesignExplanation.tolerance })
    #expect(explanation.relaxations.isEmpty)
    #expect(explanation.exchanges.allSatisfy { $0.allSatisfy { $0 == nil } })
    #expect(explanation.strongest(0, count: 3).count == 3)
  }
}
