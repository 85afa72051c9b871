import Decisions
import Documents
import Modeling
import Studies
import TestComponents
import Testing

struct StudyVariantTests {
  private let catalog: [String: any Component] = [
    "block": FormulaComponent(
      "block", ["block.width [m]", "body.density [kg/m3]", "block.price [$/kg] = 2"],
      ["block.mass [kg]", "block.cost [$]"]
    ) { x in [x[0] * x[1], x[0] * x[1] * x[2]] },
    "oak": FormulaComponent("oak", ["density [kg/m3] = 700"], ["grain"]) { _ in [1] },
    "pine": FormulaComponent("pine", ["density [kg/m3] = 500"], ["knots"]) { _ in [1] },
  ]
  private let text = """
    { "cellfront": 1, "title": "A block", "components": ["block"], "slots": { "body": ["oak"] },
      "variables": { "block.width": { "min": "1 m", "max": "3 m" } },
      "objectives": { "block.mass": { "maximize": true }, "block.cost": { "minimize": true } } }
    """
  private let density = StudyVariant.Number(component: "oak", name: "density")
  private let price = StudyVariant.Number(component: "block", name: "block.price")

  private func variant(_ text: String, _ numbers: [StudyVariant.Number: Double]) throws -> StudyVariant {
    StudyVariant(study: try JSONNode.parse(text, file: "study"), numbers: numbers)
  }

  private func best(_ variant: StudyVariant) throws -> [Double] {
    let designs = try variant.plan(catalog: catalog).run(jobs: 1).designs
    return [designs.compactMap { $0.values[1] }.max()!, designs.compactMap { $0.values[2] }.max()!]
  }

  @Test func numbersOfThenTakeThePlaceOfThoseOfToday() throws {
    let masses = try best(try variant(text, [density: 600, price: 3]))
    #expect(abs(masses[0] - 1800) < 1e-6 && abs(masses[1] - 5400) < 1e-6)
    #expect(try best(try variant(text, [:]))[1] == 4200)
  }

  /// The second output does not depend on the width, so that no derivative of what reads it is needed.
  @Test func aComponentWithAnotherNumberMovesAsItDid() throws {
    struct Block: Component {
      let base = FormulaComponent(
        "block", ["block.width [m]", "price [$] = 2"], ["block.mass [kg]", "block.rate [$]"]
      ) {
        [$0[0], $0[1]]
      }
      var description: ComponentDescription { base.description }
      func makeInstance() throws(Fault) -> any ComponentInstance { try base.makeInstance() }
      func moving(_ inputs: [Bool]) -> [Bool] { inputs }
    }
    let sum = FormulaComponent("sum", ["block.rate [$]"], ["block.cost [$]"]) { $0 }
    let study = """
      { "cellfront": 1, "title": "A block", "components": ["block", "sum"],
        "variables": { "block.width": { "min": "1 m", "max": "3 m" } },
        "objectives": { "block.mass": { "maximize": true }, "block.cost": { "minimize": true } } }
      """
    let number = StudyVariant.Number(component: "block", name: "price")
    let plan = try variant(study, [number: 3]).plan(catalog: ["block": Block(), "sum": sum])
    #expect(plan.combinations[0].searchModel.differenced == ["block"])
  }

  @Test func everyDifferenceThatCanMoveAFrontIsFoundAndMadeAlone() throws {
    let a = try variant(text, [density: 700, price: 2])
    let wider = text.replacing(#""max": "3 m""#, with: #""max": "4 m""#).replacing("A block", with: "Another")
    let b = try variant(wider, [density: 600, price: 2])
    let changes = a.changes(to: b)
    #expect(changes == [.entry(section: "variables", key: "block.width"), .number(density)])
    #expect(a.changes(to: a).isEmpty)
    #expect(try best(a.making(changes[0], from: b))[0] == 2800)
    #expect(abs(try best(a.making(changes[1], from: b))[0] - 1800) < 1e-6)
  }

  @Test func anEntryThatIsNewOrGoneIsADifference() throws {
    let limited = text.replacing(
      "\"objectives\"", with: #""constraints": { "block.cost": { "max": "4000 $" } }, "objectives""#)
    let (a, b) = (try variant(text, [:]), try variant(limited, [:]))
    let change = StudyVariant.Change.entry(section: "constraints", key: "block.cost")
    #expect(a.changes(to: b) == [change] && b.changes(to: a) == [change])
    #expect(abs(try best(a.making(change, from: b))[1] - 4000) < 0.1)
    #expect(try best(b.making(change, from: a))[1] == 4200)
  }

  @Test func whatCannotMoveAFrontNeedNotFitAChange() throws {
    func study(_ wood: String, _ grown: String) throws -> StudyVariant {
      let further = """
        "slots": { "body": ["\(wood)"] }, "report": ["body.\(grown)"],
        "figures": [{ "across": "block.mass", "up": "body.\(grown)" }],
        "baseline": { "slots": { "body": "\(wood)" }, "variables": { "block.width": "2 m" } }
        """
      return try variant(text.replacing(#""slots": { "body": ["oak"] }"#, with: further), [:])
    }
    let (a, b) = (try study("oak", "grain"), try study("pine", "knots"))
    let changes = a.changes(to: b)
    #expect(changes == [.entry(section: "slots", key: "body")])
    #expect(abs(try best(a.making(changes[0], from: b))[0] - 1500) < 1e-6)
  }

  @Test func aQuantityFixedInsteadOfVariedIsOneDifference() throws {
    let width = #""block.width": { "min": "1 m", "max": "3 m" }"#
    let price = #", "block.price": { "min": "1 $/kg", "max": "4 $/kg" }"#
    let a = try variant(text.replacing(width, with: width + price), [:])
    let b = try variant(
      text.replacing(#""objectives""#, with: #""fixed": { "block.price": "3 $/kg" }, "objectives""#), [:])
    let change = StudyVariant.Change.moved(quantity: "block.price", from: "variables", to: "fixed")
    #expect(a.changes(to: b) == [change])
    #expect(abs(try best(a.making(change, from: b))[1] - 6300) < 1e-6)
    let back = StudyVariant.Change.moved(quantity: "block.price", from: "fixed", to: "variables")
    #expect(b.changes(to: a) == [back])
    let plan = try b.making(back, from: a).plan(catalog: catalog)
    #expect(plan.document.fixed.isEmpty && plan.document.variables.map(\.name.value) == ["block.width", "block.price"])
  }

  @Test func designsThatOnlyAChangeMakesFeasibleAreNoLack() throws {
    let limit = #""constraints": { "block.mass": { "min": "9000 kg" } }, "objectives""#
    let (open, closed) = (try variant(text, [:]), try variant(text.replacing(#""objectives""#, with: limit), [:]))
    let plan = try open.plan(catalog: catalog)
    let front = try plan.run(jobs: 1).designs.map { ObjectiveScale(plan, [$0]).values(of: $0) }
    func effect(_ a: StudyVariant, _ b: StudyVariant, _ comparison: FrontComparison) throws -> Attribution.Effect {
      try #require(try Attribution(from: a, seed: 1, to: b, comparison: comparison, catalog: catalog, jobs: 1)).effects[
        0]
    }
    let opening = try effect(closed, open, FrontComparison([], front, isMaximized: [true, false]))
    #expect(opening.best == nil && opening.designs == front.count && opening.hypervolume > 0)
    let closing = try effect(open, closed, FrontComparison(front, [], isMaximized: [true, false]))
    #expect(closing.best == nil && closing.designs == 0 && closing.hypervolume < 0)
  }

  @Test func theEffectsOfChangesAreThoseOfSearchesWithThem() throws {
    let a = try variant(text, [density: 700, price: 2])
    let b = try variant(text.replacing("3 m", with: "4 m"), [density: 700, price: 1])
    func front(_ variant: StudyVariant) throws -> [[Double]] {
      let plan = try variant.plan(catalog: catalog)
      return try plan.run(jobs: 1).designs.map { ObjectiveScale(plan, [$0]).values(of: $0) }
    }
    let comparison = FrontComparison(try front(a), try front(b), isMaximized: [true, false])
    let found = try #require(
      try Attribution(from: a, seed: 1, to: b, comparison: comparison, catalog: catalog, jobs: 1))
    #expect(found.effects.count == 2 && found.untried.isEmpty)
    #expect(abs(found.drift) < 1e-9)
    #expect(abs(found.together.hypervolume - (comparison.hypervolumes.b - comparison.hypervolumes.a)) < 1e-9)
    let wider = try #require(found.effects.first { $0.change == .entry(section: "variables", key: "block.width") })
    #expect(abs(try #require(wider.best)[0] - 700) < 1e-6)
    let cheaper = try #require(found.effects.first { $0.change == .number(price) })
    // The least block of 700 kg at 1 $/kg instead of 2 $/kg.
    #expect(abs(try #require(cheaper.best)[1] + 700) < 1e-6)
  }
}
