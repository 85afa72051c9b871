import Documents
import Foundation
import ParetoSearch
import Testing

/// The study that the README runs.
struct FlagshipTests {
  private static let study = Workplace.package.appending(path: "Studies/solid-state-500.json").path
  private static let objectives = ["cell.specificEnergy [Wh/kg]", "cell.costPerEnergy [$/kWh]", "cell.cycleLife"]

  private func front(_ place: Workplace, _ folder: String, _ arguments: String...) throws -> String {
    let outcome = try place.run(["run", Self.study, "--quiet", "--out", folder] + arguments)
    #expect(outcome.status == 0, "\(outcome.messages)")
    return try place.read("\(folder)/front.csv")
  }

  /// The objectives of a front, all to be made small.
  private func vectors(_ text: String) throws -> [[Double]] {
    let table = try CSV(parsing: text.utf8, file: "front.csv")
    let columns = try Self.objectives.map { try #require(table.header.firstIndex(of: $0)) }
    return try table.rows.map { row in
      let values = try columns.map { try #require(Double(row.fields[$0])) }
      return [-values[0], values[1], -values[2]]
    }
  }

  @Test func theFrontIsLargeNondominatedAndTheSameOnAnyNumberOfThreads() throws {
    let place = try Workplace()
    let texts = [try front(place, "a", "--jobs", "1"), try front(place, "b", "--jobs", "2"), try front(place, "c")]
    #expect(Set(texts).count == 1)
    let vectors = try vectors(texts[0])
    #expect(vectors.count >= 100)
    for (i, a) in vectors.enumerated() {
      for b in vectors[(i + 1)...] { #expect(Dominance.compare(a, b) == .incomparable) }
    }
  }

  @Test func itsRowsAreFeasibleAndReproducedWhenFedBack() throws {
    let place = try Workplace()
    let text = try front(place, "a")
    let outcome = try place.run("evaluate", Self.study, "--designs", "a/front.csv")
    #expect(outcome.status == 0, "\(outcome.messages)")
    let first = try CSV(parsing: text.utf8, file: "front.csv")
    let second = try CSV(parsing: outcome.output.utf8, file: "again.csv")
    #expect(second.rows.map { Array($0.fields.dropLast()) } == first.rows.map(\.fields))
    #expect(second.rows.allSatisfy { $0.fields.last == "feasible" })
  }

  @Test func seedsAgreeOnTheFront() throws {
    let place = try Workplace()
    let fronts = try (1...4).map { try vectors(try front(place, "seed-\($0)", "--seed", "\($0)")) }
    let all = fronts.joined()
    let low = (0..<3).map { i in all.map { $0[i] }.min()! }
    let high = (0..<3).map { i in all.map { $0[i] }.max()! }
    let volumes = fronts.map { front in
      Hypervolume.of(
        front.map { point in (0..<3).map { (point[$0] - low[$0]) / (high[$0] - low[$0]) } }, reference: [1.1, 1.1, 1.1])
    }
    #expect(volumes.min()! > 0.99 * volumes.max()!, "\(volumes)")
  }

  @Test func everyStudyOfThePackageHasAFront() throws {
    let folder = Workplace.package.appending(path: "Studies")
    let studies = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".json") }
      .sorted()
    #expect(studies.count >= 3)
    let place = try Workplace()
    for study in studies {
      let outcome = try place.run("run", folder.appending(path: study).path)
      #expect(outcome.status == 0, "\(outcome.messages)")
    }
  }
}
