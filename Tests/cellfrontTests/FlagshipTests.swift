import Documents
import Foundation
import ParetoSearch
import Testing

/// The study that the README runs.
struct FlagshipTests {
  private static let objectives = ["cell.specificEnergy [Wh/kg]", "cell.costPerEnergy [$/kWh]", "cell.cycleLife"]

  private func study() throws -> ShippedStudy { try ShippedStudy.named("solid-state-500") }

  private func front(_ place: Workplace, _ folder: String, _ arguments: String...) throws -> String {
    let outcome = try place.run(["run", study().file.path, "--quiet", "--out", folder] + arguments)
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
    let texts = [
      try front(place, "a", "--jobs", "1"), try front(place, "b", "--jobs", "2"), try study().front(),
    ]
    #expect(Set(texts).count == 1)
    let vectors = try vectors(texts[0])
    #expect(vectors.count >= 100)
    for (i, a) in vectors.enumerated() {
      for b in vectors[(i + 1)...] { #expect(Dominance.compare(a, b) == .incomparable) }
    }
  }

  @Test func itsRowsAreFeasibleAndReproducedWhenFedBack() throws {
    let place = try Workplace()
    let text = try study().front()
    try place.write(text, to: "front.csv")
    let outcome = try place.run("evaluate", study().file.path, "--designs", "front.csv")
    #expect(outcome.status == 0, "\(outcome.messages)")
    let first = try CSV(parsing: text.utf8, file: "front.csv")
    let second = try CSV(parsing: outcome.output.utf8, file: "again.csv")
    #expect(second.rows.map { Array($0.fields.dropLast()) } == first.rows.map(\.fields))
    #expect(second.rows.allSatisfy { $0.fields.last == "feasible" })
  }

  @Test func seedsAgreeOnTheFront() throws {
    let place = try Workplace()
    let texts = try [study().front()] + (2...4).map { try front(place, "\($0)", "--seed", "\($0)") }
    let fronts = try texts.map(vectors)
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
    #expect(ShippedStudy.all.count >= 3)
    for (name, study) in ShippedStudy.all.sorted(by: { $0.key < $1.key }) {
      #expect(try CSV(parsing: study.front().utf8, file: name).rows.count > 10, "\(name)")
    }
  }
}
