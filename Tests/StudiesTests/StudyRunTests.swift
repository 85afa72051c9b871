import Documents
import Modeling
import NLopt
import ParetoSearch
import Studies
import TestComponents
import Testing

struct StudyRunTests {
  @Test func theFrontIsFeasibleNondominatedAndReproducedByItsOwnTable() throws {
    let plan = try Beam.plan()
    let run = try plan.run(jobs: 1)
    #expect(run.designs.count > 10)
    #expect(run.designs.allSatisfy { $0.status == .feasible })
    let objectives = run.designs.map { [$0.values[3]!, -$0.values[4]!] }
    for a in objectives { for b in objectives where a != b { #expect(!(a[0] <= b[0] && a[1] <= b[1])) } }
    let text = plan.table(of: run.designs).text
    let evaluator = DesignEvaluator(plan)
    let again = try plan.designs(from: try CSV(parsing: text.utf8, file: "f"), file: "f").map {
      evaluator.design(combination: $0.combination, $0.x)
    }
    #expect(plan.table(of: again).text == text)
  }

  @Test func theFrontOfTheStripIsTheKnownOne() throws {
    // Stiffness E w h³ at mass ρ w h: tall before wide. Up to full height at least width, then wider.
    let run = try Beam.plan().run(jobs: 1)
    for design in run.designs {
      let (w, h) = (design.variables[0]!, design.variables[1]!)
      #expect(abs(w - 0.01) < 1e-4 || abs(h - 0.05) < 1e-4, "w \(w) h \(h)")
    }
    #expect(Set(run.designs.map { run.plan.combinations[$0.combination].fillings[0] }) == ["steel", "oak"])
  }

  @Test func jobsDoNotChangeTheResult() throws {
    let plan = try Beam.plan()
    let texts = try [1, 2, 3].map { plan.table(of: try plan.run(jobs: $0).designs).text }
    #expect(Set(texts).count == 1)
  }

  @Test func anUnreachableConstraintLeavesTheNearestMiss() throws {
    let text = Beam.study.replacingOnce(#""max": "4 kg/m""#, #""max": "10 g/m""#)
    let run = try Beam.plan(text).run(jobs: 1)
    #expect(run.designs.isEmpty)
    #expect(run.breakage.isEmpty)
    let miss = try #require(run.nearestMiss)
    #expect(run.plan.combinations[miss.combination].fillings == ["oak"])
    #expect(miss.status == .violates(["beam.mass max"]))
    #expect(abs(miss.values[3]! - 0.07) < 1e-6)
  }

  @Test func whatMustHaveAValueHasIt() throws {
    let text = Beam.study.replacingOnce(#""max": "4 kg/m""#, #""equals": "1 kg/m""#)
      .replacingOnce(#""beam.mass": { "minimize": true, "unit": "g/m" },"#, "")
    let run = try Beam.plan(text).run(jobs: 1)
    // With the mass given, the stiffest strip is left: of oak, as tall as may be.
    let design = try #require(run.designs.first)
    #expect(run.designs.count == 1 && design.status == .feasible)
    #expect(run.plan.combinations[design.combination].fillings == ["oak"])
    func value(_ name: String) -> Double { design.values[run.plan.column(of: name)!]! }
    #expect(abs(value("beam.mass") - 1) <= 1e-6)
    #expect(abs(value("beam.stiffness") / (11e9 * 1 / 700 * 0.05 * 0.05) - 1) < 1e-5)
    #expect(design.binding.contains("beam.mass min") && design.binding.contains("beam.mass max"))
  }

  @Test func aValueOutOfReachIsToldWithTheNearestMiss() throws {
    let text = Beam.study.replacingOnce(#""max": "4 kg/m""#, #""equals": "40 kg/m""#)
    let run = try Beam.plan(text).run(jobs: 1)
    #expect(run.designs.isEmpty && run.constraintNames == ["beam.mass equals"])
    let miss = try #require(run.nearestMiss)
    #expect(miss.status == .violates(["beam.mass min"]))
    #expect(abs(miss.values[3]! - 7900 * 0.05 * 0.05) < 1e-3)
  }

  @Test func aSearchThatIsCancelledKeepsWhatItFound() throws {
    let text = Beam.study.replacingOnce(#""points": 20"#, #""points": 1000"#)
    let token = CancellationToken()
    let run = try Beam.plan(text).run(jobs: 1, cancellation: token) { if $0.archiveCount > 40 { token.cancel() } }
    #expect(run.result.isInterrupted && run.result.archiveCount < 1000)
    #expect(run.designs.count > 10 && run.designs.allSatisfy { $0.status == .feasible })
  }

  @Test func aProofThatIsCancelledKeepsFrontAndBound() throws {
    // The strip has no bounds, but its variables do: what is proved of them alone is never enough.
    let text = Beam.study
      .replacingOnce(#""beam.mass": { "minimize": true, "unit": "g/m" }"#, #""beam.width": { "minimize": true }"#)
      .replacingOnce(
        #""beam.stiffness": { "maximize": true, "target": "1 kN m2" }"#, #""beam.height": { "minimize": true }"#
      )
      .replacingOnce(#""beam.mass": { "max": "4 kg/m" }"#, #""beam.stiffness": { "min": "10 kN m2" }"#)
      .replacingOnce(#""points": 20"#, #""points": 20, "certify": "1 %""#)
    let token = CancellationToken()
    let run = try Beam.plan(text).run(jobs: 1, cancellation: token, proving: { _ in token.cancel() })
    let certificate = try #require(run.certificate)
    #expect(certificate.isInterrupted && !certificate.isProved && !run.result.isInterrupted)
    #expect(certificate.bound < .infinity && certificate.history.count == 1 && certificate.reference.count == 2)
    #expect(run.designs.count > 10)
  }

  @Test func aModelThatOnlyReturnsNaNIsBrokenAndNamed() throws {
    var catalog = Beam.catalog
    catalog["beam"] = FormulaComponent(
      "beam", ["material.density [kg/m3]", "material.modulus [Pa]", "beam.width [m]", "beam.height [m]"],
      ["beam.mass [kg/m]", "beam.stiffness [N m2]"]
    ) { _ in [.nan, 1] }
    let run = try StudyPlan(parsing: Beam.study.utf8, file: "beam.json", catalog: catalog).run(jobs: 2)
    #expect(run.breakage.map(\.description) == ["beam.test: beam: its output 'beam.mass' is not a number"])
    #expect(run.obstacles.map(\.message) == Array(repeating: "its output 'beam.mass' is not a number", count: 2))
    #expect(run.obstacles.allSatisfy { $0.isFault && $0.origin == "beam.test" && $0.count > 0 })
  }

  @Test func aModelThatCannotBeMadeIsBrokenAndNamed() throws {
    struct Unmade: Component {
      var description: ComponentDescription { Beam.catalog["beam"]!.description }
      func makeInstance() throws(Documents.Fault) -> any ComponentInstance { throw Fault("beam", "makes no instance") }
    }
    var catalog = Beam.catalog
    catalog["beam"] = Unmade()
    let run = try StudyPlan(parsing: Beam.study.utf8, file: "beam.json", catalog: catalog).run(jobs: 2)
    #expect(run.breakage.map(\.description) == ["beam.test: beam: makes no instance"])
  }

  @Test func aRefusedRegionIsCountedAndTheRestSearched() throws {
    var catalog = Beam.catalog
    catalog["beam"] = FormulaComponent(
      "beam", ["material.density [kg/m3]", "material.modulus [Pa]", "beam.width [m]", "beam.height [m]"],
      ["beam.mass [kg/m]", "beam.stiffness [N m2]"]
    ) { x in
      if x[3] > 0.03 { throw FormulaComponent.Refused() }
      return [x[0] * x[2] * x[3], x[1] * x[2] * x[3] * x[3] * x[3]]
    }
    let run = try StudyPlan(parsing: Beam.study.utf8, file: "beam.json", catalog: catalog).run(jobs: 2)
    #expect(run.designs.count > 5)
    #expect(run.designs.allSatisfy { $0.variables[1]! <= 0.03 })
    #expect(
      run.obstacles.contains { !$0.isFault && $0.component == "beam" && $0.message == "it is not meant for this" })
  }
}
