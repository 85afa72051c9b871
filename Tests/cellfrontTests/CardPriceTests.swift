import Documents
import Foundation
import Testing

/// Every number that is told is computed: a price is changed in one card, and summary, report and front tell another one.
struct CardPriceTests {
  /// What a run tells of the least cost, with the least cost of its table [$/kWh].
  private func told(_ place: Workplace, _ out: String, _ plugins: [String]) throws -> (
    least: Double, summary: String, report: String
  ) {
    let study = try ShippedStudy.named("liquid-baseline").file.path
    let outcome = try place.run(["run", study, "--quiet", "--out", out] + plugins)
    #expect(outcome.status == 0, "\(outcome.messages)")
    let table = try CSV(parsing: try place.read("\(out)/front.csv").utf8, file: "front.csv")
    let column = try #require(table.header.firstIndex(of: "cell.costPerEnergy [$/kWh]"))
    let least = table.rows.compactMap { Double($0.fields[column]) }.min()
    return (try #require(least), try place.read("\(out)/summary.md"), try place.read("\(out)/report.html"))
  }

  @Test func aDearerGraphiteMovesSummaryAndReport() throws {
    let place = try Workplace()
    let card = Workplace.package.appending(path: "Plugins/Materials/cards/graphite.json")
    let text = try String(contentsOf: card, encoding: .utf8)
    try place.write(text.replacingOnce(#""value": "3.6 $/kg""#, #""value": "9 $/kg""#), to: "cards/graphite.json")
    let before = try told(place, "before", [])
    let after = try told(place, "after", ["--plugins", "cards"])
    #expect(after.least > before.least + 1)
    for (one, other) in [(before, after), (after, before)] {
      let words = "lowest cell cost per energy: \(String(format: "%.4g", one.least)) "
      #expect(one.summary.contains(words) && !other.summary.contains(words), "\(words)")
      // The report holds its numbers to six digits.
      let figure = "\(Double(String(format: "%.6g", one.least))!)"
      #expect(one.report.contains(figure), "\(figure)")
    }
  }
}
