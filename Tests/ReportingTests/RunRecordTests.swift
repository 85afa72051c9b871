import Documents
import NLopt
import ParetoSearch
import Studies
import TestComponents
import Testing

@testable import Reporting

struct RunRecordTests {
  private func record(_ run: StudyRun) throws -> JSONNode {
    let record = RunRecord(
      Findings(run), seconds: 6.5, version: "1.2", origins: ["lens.test": "ab12", "lens.json": "cd34"])
    return try JSONNode.parse(record.value.text(pretty: true), file: "run.json")
  }

  @Test func itTellsWhatWasRun() throws {
    let run = try Lens.plan().run(seed: 7, jobs: 2)
    let record = try record(run)
    #expect(record["version"]?.text == "1.2" && record["seconds"]?.double == 6.5)
    #expect(record["study"]?["title"]?.text == "A lens" && record["study"]?["sha256"]?.text == "cd34")
    #expect(record["search"]?["seed"]?.double == 7 && record["search"]?["jobs"]?.double == 2)
    #expect(record["counts"]?["designs"]?.double == Double(run.designs.count))
    #expect(record["counts"]?["evaluations"]?.double == Double(run.result.counts.evaluations))
    let plugins = record["plugins"]?.items ?? []
    #expect(plugins.compactMap { $0["file"]?.text } == ["=cmd().test", "glass.test", "lens.test"])
    #expect(plugins.map { $0["sha256"]?.text } == [nil, nil, "ab12"])
    #expect(record["components"]?.items.last?["title"]?.text == Lens.hostileTitle)
    let history = record["hypervolume"]?["history"]?.items ?? []
    #expect(history.count == run.result.history.count)
    let seconds = history.compactMap { $0.items.last?.double }
    #expect(seconds.count == history.count && seconds == seconds.sorted() && seconds[0] >= 0)
    #expect(record["search"]?["strategy"]?.text == "automatic")
    #expect(record["hypervolume"]?["remainingGap"]?.double == run.result.remainingGap)
    #expect(record["indicators"]?["largestGap"]?.double == run.result.quality?.largestGap)
  }

  @Test func theHypervolumeIsThatOfTheTableBetweenIdealAndReference() throws {
    let run = try Lens.run()
    let volume = try #require(record(run)["hypervolume"])
    let table = try CSV(parsing: run.plan.table(of: run.designs).text.utf8, file: "front.csv")
    // From the ideal, 0, to the reference, 1; so both may be minimised.
    let columns = try ["lens.mass", "lens.sharpness"].map { name in
      let (ideal, reference) = (volume["ideal"]?[name], volume["reference"]?[name])
      let unit = try #require(ideal?["unit"]?.text)
      let place = try #require(table.header.firstIndex { $0 == "\(name) [\(unit)]" || $0 == name })
      let (low, high) = (try #require(ideal?["value"]?.double), try #require(reference?["value"]?.double))
      return try table.rows.map { (try #require(Double($0.fields[place])) - low) / (high - low) }
    }
    let share = Hypervolume.of(zip(columns[0], columns[1]).map { [$0, $1] }, reference: [1, 1])
    #expect(abs(share - (try #require(volume["designs"]?.double))) < 1e-6)
    #expect(share > 0.5 && columns.allSatisfy { abs($0.min()!) < 1e-6 && abs($0.max()! - 1 / 1.1) < 1e-6 })
  }

  @Test func everyCombinationHasItsOutcome() throws {
    let run = try Lens.run()
    let combinations = try record(run)["combinations"]?.items ?? []
    #expect(combinations.compactMap { $0["slots"]?["body"]?.text } == ["glass", "=cmd()"])
    let designs = combinations.compactMap { $0["designs"]?.double }.reduce(0, +)
    #expect(designs == Double(run.designs.count))
  }

  @Test func aCombinationThatCannotWinNamesTheOneThatBeatsIt() throws {
    // Glass of the density of plastic is better in all.
    var catalog = Lens.catalog()
    catalog["glass"] = FormulaComponent(
      "glass", ["density [g/cm3] = 1", "power = 1.0"], ["seen"], jacobian: { _ in [[0, 0]] }
    ) { _ in [1] }
    catalog["=cmd()"] = FormulaComponent(
      "=cmd()", ["density [g/cm3] = 9", "power = 0.01"], ["seen"], jacobian: { _ in [[0, 0]] }
    ) { _ in [1] }
    let run = try StudyPlan(parsing: Lens.study().utf8, file: "lens.json", catalog: catalog).run(jobs: 1)
    let loser = try #require(record(run)["combinations"]?.items.last)
    #expect(loser["outcome"]?.text == "dominated")
    #expect(loser["by"]?["combination"]?.text == "glass + glass")
    let (ideal, by) = (loser["ideal"], loser["by"]?["objectives"])
    let mass = (ideal?["lens.mass"]?["value"]?.double, by?["lens.mass"]?["value"]?.double)
    let sharpness = (ideal?["lens.sharpness"]?["value"]?.double, by?["lens.sharpness"]?["value"]?.double)
    #expect(try #require(mass.1) <= #require(mass.0) && #require(sharpness.1) >= #require(sharpness.0))
    #expect(ideal?["lens.mass"]?["unit"]?.text == "g")
  }

  @Test func anInfeasibleCombinationTellsByHowMuchItMisses() throws {
    let record = try record(Lens.run(Lens.study(limit: "1 g")))
    for combination in record["combinations"]?.items ?? [] {
      #expect(combination["outcome"]?.text == "infeasible")
      let violated = try #require(combination["nearestMiss"]?["violated"]?.items.first)
      let (value, excess) = (try #require(violated["value"]?.double), try #require(violated["excess"]?.double))
      #expect(violated["limit"]?.text == "lens.mass max" && violated["unit"]?.text == "g")
      #expect(violated["allowed"]?.double == 1 && abs(value - 1 - excess) < 1e-9)
    }
  }

  @Test func whatWasCutShortIsToldAsThat() throws {
    let text = Lens.study(limit: "1 kg")
      .replacing(#""lens.mass": { "minimize": true, "target": "100 g" }"#, with: #""lens.width": { "minimize": true }"#)
      .replacing(
        #""lens.sharpness": { "maximize": true, "target": 20 }"#, with: #""lens.thickness": { "minimize": true }"#
      )
      .replacing(#""lens.edge": { "min": "0.6 mm" }"#, with: #""lens.sharpness": { "min": 1 }"#)
      .replacing(#""points": 24"#, with: #""points": 24, "certify": "1 %""#)
    let token = CancellationToken()
    let searched = try Lens.plan(text).run(jobs: 1, cancellation: token) { if $0.phase == .bounding { token.cancel() } }
    #expect(try record(searched)["interrupted"]?.flag == true)

    let other = CancellationToken()
    let proved = try Lens.plan(text).run(jobs: 1, cancellation: other, proving: { _ in other.cancel() })
    let record = try record(proved)
    #expect(record["interrupted"]?.flag == false && record["certificate"]?["interrupted"]?.flag == true)
    #expect(record["certificate"]?["reference"]?["lens.width"]?["value"] != nil)
    #expect(CertificateWords(proved).sentence?.contains("could not be proved: interrupted after") == true)
  }

  @Test func obstaclesKeepTheDesignAtWhichTheyWereMet() throws {
    let obstacle = try #require(record(Lens.run(refusing: true))["obstacles"]?.items.first)
    #expect(obstacle["component"]?.text == "lens" && obstacle["origin"]?.text == "lens.test")
    #expect(obstacle["kind"]?.text == "refused" && obstacle["message"]?.text == "it is not meant for this")
    #expect(try #require(obstacle["design"]?["lens.thickness"]?["value"]?.double) > 8)
  }
}
