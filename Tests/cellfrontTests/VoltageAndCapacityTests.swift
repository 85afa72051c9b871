import Documents
import Foundation
import Testing

/// What 500 Wh/kg take, against what Knehr et al. found in BatPaC (doi 10.1039/D3YA00137G).
struct VoltageAndCapacityTests {
  private static let average = "cell.averageSpecificCapacity [mAh/g]"

  private func front(_ text: String) throws -> [[String: Double]] {
    let table = try CSV(parsing: text.utf8, file: "front.csv")
    return table.rows.map { row in
      Dictionary(
        uniqueKeysWithValues: zip(table.header, row.fields).compactMap { name, field in Double(field).map { (name, $0) }
        })
    }
  }

  @Test func belowFourVoltsUsualCoatingsTakeAboutFiveHundredMilliampereHoursAGram() throws {
    let front = try front(ShippedStudy.named("voltage-and-capacity").front())
    #expect(front.count >= 100)
    let below = front.filter { $0["cell.nominalVoltage [V]"]! < 4 }
    let least = try #require(below.map { $0[Self.average]! }.min())
    #expect(least > 400)
    let usual = below.filter { $0["anode.thickness [um]"]! < 50 }
    #expect(try #require(usual.map { $0[Self.average]! }.min()) > 470)
    // More voltage takes less.
    #expect(try #require(front.map { $0[Self.average]! }.min()) < 340)
  }

  /// Every number of the documented table, by a search of its own with voltage and thickness as limits.
  @Test func theDocumentedTableIsWhatTheStudyGives() throws {
    let page = try String(
      contentsOf: Workplace.package.appending(path: "Documentation/Voltage-and-capacity.md"), encoding: .utf8)
    let rows = page.split(separator: "\n").filter { $0.hasPrefix("|") }.map { line in
      line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
    }
    let thicknesses = try rows[0].dropFirst().map { try #require(Double($0.prefix { $0 != " " })) }
    #expect(thicknesses.count == 3 && rows.count == 6)
    for row in rows.dropFirst(2) {
      for (thickness, told) in zip(thicknesses, row.dropFirst()) {
        let place = try Workplace()
        try place.write(try variant(voltage: row[0], thickness: thickness), to: "study.json")
        let outcome = try place.run("run", "study.json", "--quiet", "--out", "run")
        #expect(outcome.status == 0, "\(outcome.messages)")
        let found = try front(place.read("run/front.csv"))
        #expect(
          found.count == 1 && "\(Int(found[0][Self.average]!.rounded()))" == told,
          "\(row[0]), \(thickness) um: \(found)")
      }
    }
  }

  private func variant(voltage: String, thickness: Double) throws -> String {
    let shipped = try ShippedStudy.named("voltage-and-capacity").text()
    let read = try JSONSerialization.jsonObject(with: Data(shipped.utf8))
    var study = try #require(read as? [String: Any])
    var constraints = try #require(study["constraints"] as? [String: Any])
    study["objectives"] = ["cell.averageSpecificCapacity": ["minimize": true]]
    constraints["cell.nominalVoltage"] = ["max": voltage]
    constraints["anode.thickness"] = ["max": "\(thickness) um"]
    study["constraints"] = constraints
    return String(decoding: try JSONSerialization.data(withJSONObject: study), as: UTF8.self)
  }
}
