import Decisions
import Documents
import Modeling
import Studies
import TestComponents
import Testing

struct ShortlistTests {
  /// Steel or cork rods: mass ρ w, strength E w, price p w², all of one width and one finish that changes nothing.
  private static let catalog: [String: any Component] = {
    let steel = FormulaComponent("steel", ["density = 8", "modulus = 20", "price = 1"], ["seen"]) { _ in [1] }
    let cork = FormulaComponent("cork", ["density = 1", "modulus = 2", "price = 3"], ["seen"]) { _ in [1] }
    let rod = FormulaComponent(
      "rod", ["rod.width [m]", "body.density", "body.modulus", "body.price"],
      ["rod.mass", "rod.strength", "rod.price"],
      jacobian: { x in [[x[1], x[0], 0, 0], [x[2], 0, x[0], 0], [2 * x[3] * x[0], 0, 0, x[0] * x[0]]] }
    ) { x in [x[1] * x[0], x[2] * x[0], x[3] * x[0] * x[0]] }
    return Dictionary(uniqueKeysWithValues: [steel, cork, rod].map { ($0.description.id, $0) })
  }()
  private let plan: StudyPlan
  private let designs: [Design]

  init() throws {
    let study = """
      { "cellfront": 1, "title": "Rods", "components": ["rod"], "slots": { "body": ["steel", "cork"] },
        "variables": { "rod.width": { "min": "1 m", "max": "3 m" } },
        "objectives": { "rod.mass": { "minimize": true }, "rod.strength": { "maximize": true } },
        "report": ["rod.price"] }
      """
    plan = try StudyPlan(parsing: study.utf8, file: "rods", catalog: Self.catalog)
    let evaluator = DesignEvaluator(plan)
    designs = [1.0, 1.01, 2, 2.5, 3].flatMap { width in (0..<2).map { evaluator.design(combination: $0, [width]) } }
  }

  private func design(_ reason: Shortlist.Reason, _ list: Shortlist) -> Design? {
    list.entries.first { $0.reasons.contains(reason) }.map { designs[$0.design] }
  }

  @Test func theBestOfEachObjectiveIsThere() {
    let list = Shortlist(plan, designs, count: 8)
    #expect(design(.best(objective: 0), list)?.values[1] == 1)
    #expect(design(.best(objective: 1), list)?.values[2] == 60)
    #expect(list.entries.flatMap(\.reasons).contains(.topsis))
  }

  @Test func aBendInTheFrontIsAKneeAndAStraightFrontHasNone() throws {
    // Strength grows with the width as mass does: each material alone makes a straight front.
    let straight = designs.filter { $0.combination == 0 }
    #expect(!Shortlist(plan, straight, count: 8).entries.flatMap(\.reasons).contains(.knee))
    // Steel of 3 m is 24 heavy and 60 strong; a rod of 1.01 m in its place would lose all strength for little mass.
    let evaluator = DesignEvaluator(plan)
    let bent = [(1, 1.0), (0, 1.0), (0, 1.2)].map { evaluator.design(combination: $0.0, [$0.1]) }
    let front = bent + [evaluator.design(combination: 0, [3])]
    let losses = ObjectiveScale(plan, front).losses
    let prices = front.indices.map { at in
      front.indices.filter { $0 != at }.map { other -> Double in
        let moves = zip(losses[other], losses[at]).map { $0 - $1 }
        return moves.filter { $0 > 0 }.reduce(0, +) / -moves.filter { $0 < 0 }.reduce(0, +)
      }.min()!
    }
    let list = Shortlist(plan, front, count: 8)
    let knee = list.entries.first { $0.reasons.contains(.knee) }?.design
    #expect(knee == (prices.max()! >= 1.5 ? prices.firstIndex(of: prices.max()!) : nil))
  }

  /// Strength grows with the width, the price with its square: cheap at first, then dear.
  @Test(arguments: [0.2, 0.5, 1]) func theKneeIsTheOneOfAllPairsOfDesigns(least: Double) throws {
    let study = """
      { "cellfront": 1, "title": "Rods", "components": ["rod"], "slots": { "body": ["steel", "cork"] },
        "variables": { "rod.width": { "min": "0.01 m", "max": "100 m" } },
        "objectives": { "rod.strength": { "maximize": true }, "rod.price": { "minimize": true },
          "rod.mass": { "minimize": true } } }
      """
    let plan = try StudyPlan(parsing: study.utf8, file: "rods", catalog: Self.catalog)
    let evaluator = DesignEvaluator(plan)
    let front = (0..<120).map { evaluator.design(combination: $0 % 3 / 2, [least * (1 + Double($0 * $0) / 500)]) }
    let losses = ObjectiveScale(plan, front).losses
    let prices = losses.map { here in
      losses.map { other -> Double in
        let moves = zip(other, here).map { $0 - $1 }
        let (lost, gained) = (moves.reduce(0) { $0 + max($1, 0) }, moves.reduce(0) { $0 - min($1, 0) })
        return gained > 0 && moves.contains { abs($0) > 0.02 } ? lost / gained : .infinity
      }.min()!
    }.map { $0.isFinite ? $0 : 0 }
    let knee = prices.max()! >= 1.5 ? prices.firstIndex(of: prices.max()!) : nil
    let entry = Shortlist(plan, front, count: 50).entries.first { $0.reasons.contains(.knee) }
    // Of designs that mean the same the compromise is listed.
    #expect(entry?.design == knee || (knee != nil && entry?.reasons.contains(.compromise) == true))
  }

  @Test func noTwoEntriesMeanTheSame() {
    let list = Shortlist(plan, designs, count: 10)
    for (at, a) in list.entries.enumerated() {
      for b in list.entries[(at + 1)...] where designs[a.design].combination == designs[b.design].combination {
        // 5 % of an interval of two metres.
        #expect(abs(designs[a.design].variables[0]! - designs[b.design].variables[0]!) > 0.1)
      }
    }
    // Ten designs, of which two are twins of others.
    #expect(list.entries.count == 8)
  }

  /// Steel rods of some widths, in an interval from 0.01 m to 100 m.
  private func rods(_ widths: [Double], scale: String) throws -> (plan: StudyPlan, designs: [Design]) {
    let study = """
      { "cellfront": 1, "title": "Rods", "components": ["rod"], "slots": { "body": ["steel"] },
        "variables": { "rod.width": { "min": "0.01 m", "max": "100 m", "scale": "\(scale)" } },
        "objectives": { "rod.mass": { "minimize": true }, "rod.strength": { "maximize": true } } }
      """
    let plan = try StudyPlan(parsing: study.utf8, file: "rods", catalog: Self.catalog)
    let evaluator = DesignEvaluator(plan)
    return (plan, widths.map { evaluator.design(combination: 0, [$0]) })
  }

  @Test func aVariableIsNearOnItsOwnScale() throws {
    // A tenth of the interval each on a logarithmic scale, all but the last two in its first fiftieth on a linear one.
    let widths = [0.01, 0.03, 0.1, 0.3, 1, 10, 100]
    let (plan, designs) = try rods(widths, scale: "log")
    let list = Shortlist(plan, designs, count: widths.count)
    #expect(Set(list.entries.map(\.design)) == Set(widths.indices))
    let (linear, same) = try rods(widths, scale: "linear")
    #expect(Shortlist(linear, same, count: widths.count).entries.count == 3)
  }

  @Test func neighboursThatDifferInAnObjectiveAreBothListed() throws {
    // 2 % and 4 % of the interval apart, and half of the span of both objectives.
    let (plan, designs) = try rods([1, 3, 5], scale: "linear")
    #expect(Shortlist(plan, designs, count: 8).entries.count == 3)
  }

  @Test func onlyTheBestIsCalledTheBest() throws {
    // Where mass counts a hundred times as much, the second is the compromise: it means the same as the first.
    let (plan, designs) = try rods([1, 1.01, 3], scale: "linear")
    let all: [[Double]] = [[1, 1], [100, 1], [1, 100], [0, 1]]
    for weights in all {
      var wishes = Shortlist.Wishes()
      wishes.weights = weights
      let list = Shortlist(plan, designs, wishes: wishes, count: 8)
      let lightest = list.entries.filter { $0.reasons.contains(.best(objective: 0)) }.map(\.design)
      #expect(lightest == [0], "\(weights)")
      if weights == [100, 1] { #expect(list.entries[0].design == 1) }
    }
  }

  @Test func everyFamilyIsShownByItsBestCompromise() throws {
    let list = Shortlist(plan, designs, count: 8)
    let scale = ObjectiveScale(plan, designs)
    for (at, id) in ["steel", "cork"].enumerated() {
      let shown = try #require(list.entries.first { $0.reasons.contains(.family(slot: "body", id: id)) })
      let least = designs.indices.filter { designs[$0].combination == at }.map { scale.losses[$0].max()! }.min()!
      #expect(designs[shown.design].combination == at)
      #expect(abs(scale.losses[shown.design].max()! - least) < 0.05)
    }
  }

  @Test func aReferencePointIsComeNearTo() throws {
    var wishes = Shortlist.Wishes()
    wishes.reference = try plan.reference("rod.strength = 6")
    #expect(wishes.reference == [nil, 6])
    let scale = ObjectiveScale(plan, designs)
    func greatest(_ at: Int) -> Double { scale.losses[at].max()! }
    // What is strong enough is not made stronger at any price.
    let reaching = designs.indices.filter { designs[$0].values[2]! >= 6 }
    let known = try #require(design(.reference(isReached: true), Shortlist(plan, designs, wishes: wishes, count: 3)))
    #expect(known.values[2]! >= 6 && known.values[2]! < 60)
    let best = try #require(reaching.min { greatest($0) < greatest($1) })
    #expect(known.values[2] == designs[best].values[2])
    wishes.reference = [0.001, 60]
    let list = Shortlist(plan, designs, wishes: wishes, count: 3)
    #expect(design(.reference(isReached: true), list) == nil && design(.reference(isReached: false), list) != nil)
  }

  @Test func weightsMoveTheCompromise() throws {
    func mass(_ text: String) throws -> Double {
      var wishes = Shortlist.Wishes()
      wishes.weights = try plan.weights(text)
      return try #require(design(.compromise, Shortlist(plan, designs, wishes: wishes, count: 1))?.values[1])
    }
    #expect(try mass("10, 1") < mass("1, 1"))
    #expect(try mass("1, 10") > mass("1, 1"))
  }

  @Test func aWishThatCannotBeReadNamesAllFaults() {
    func faults(_ read: () throws(Faults) -> [Any?]) -> [String] {
      do throws(Faults) { _ = try read() } catch { return error.list.map(\.description) }
      return []
    }
    #expect(
      faults { () throws(Faults) in try plan.reference("3 parsec, rod.mas = 2, 5, rod.mass = 1 kg") }.map {
        String($0.prefix(60))
      }.count == 4)
    #expect(faults { () throws(Faults) in try plan.reference("") }.count == 1)
    #expect(faults { () throws(Faults) in try plan.weights("1") }.count == 1)
    #expect(faults { () throws(Faults) in try plan.weights("0, 0") }.count == 1)
    #expect(faults { () throws(Faults) in try plan.weights("-1, x") }.count == 2)
    #expect(faults { () throws(Faults) in [try plan.wishes(reference: "3 s", weights: "1")] }.count == 2)
  }

  @Test func anEmptyFrontHasNoList() {
    #expect(Shortlist(plan, [], count: 8).entries.isEmpty)
    #expect(Shortlist(plan, [], count: 8).leaders.isEmpty)
  }

  @Test(arguments: [1, 2]) func ofFewerThanThreeDesignsNoneLiesBetween(count: Int) throws {
    let (plan, designs) = try rods([1, 50], scale: "linear")
    let list = Shortlist(plan, Array(designs.prefix(count)), count: 8)
    let reasons = list.entries.flatMap(\.reasons)
    #expect(reasons == [.best(objective: 0), .best(objective: 1)])
    #expect(list.leaders == (count == 1 ? [0, 0] : [0, 1]))
  }

  @Test func ofDesignsThatAreBestAlikeTheOneThatLosesLessInAllIsNamed() throws {
    // Cork of 8 m is as heavy as steel of 1 m, and weaker.
    let evaluator = DesignEvaluator(plan)
    let tied = [(1, 8.0), (0, 1.0), (0, 3.0)].map { evaluator.design(combination: $0.0, [$0.1]) }
    let list = Shortlist(plan, tied, count: 8)
    #expect(tied[0].values[1] == tied[1].values[1])
    #expect(list.leaders == [1, 2])
    #expect(list.entries.first { $0.reasons.contains(.best(objective: 0)) }?.design == 1)
  }
}
