import Documents
import Foundation
import Testing

/// What the studies are there to show.
struct CostStudiesTests {
  private struct Front {
    let rows: [[String: String]]

    init(_ study: String) throws {
      let table = try CSV(parsing: try ShippedStudy.named(study).front().utf8, file: "front.csv")
      rows = table.rows.map { Dictionary(uniqueKeysWithValues: zip(table.header, $0.fields)) }
      #expect(rows.count >= 50)
    }

    func numbers(_ column: String) throws -> [Double] {
      try rows.map { try #require(Double($0[column] ?? "")) }
    }
    /// The row with the least of a column.
    func least(_ column: String) throws -> [String: String] {
      let values = try numbers(column)
      return rows[try #require(values.indices.min { values[$0] < values[$1] })]
    }
  }

  @Test func volumeAndYieldTogetherHalveTheCostOfASolidCell() throws {
    let front = try Front("cost-parity")
    let costs = try front.numbers("cell.costPerEnergy [$/kWh]")
    #expect(costs.min()! < 0.55 * costs.max()!)
    #expect(costs.min()! > 75)
    let cheapest = try front.least("cell.costPerEnergy [$/kWh]")
    #expect(cheapest["cost.plantVolume [GWh/yr]"] == "250" && cheapest["separator.cellYield"] == "0.97")
    #expect(try front.numbers("cost.materialsShare [%]").allSatisfy { $0 > 60 && $0 < 80 })
  }

  @Test func aThousandKilometresTakeNoSolidCellButASolidCellGoesFurthest() throws {
    let front = try Front("range-1000-km")
    let ranges = try front.numbers("vehicle.range [km]")
    #expect(ranges.allSatisfy { $0 >= 1000 && $0 < 1100 })
    #expect(try front.numbers("pack.volume [L]").allSatisfy { $0 <= 590.001 })
    #expect(try front.least("pack.cost [$]")["separator"] == "liquid-carbonate")
    #expect(try front.least("pack.mass [kg]")["anode"] == "lithium-metal")
  }

  @Test func theRoadmapLeavesGraphiteTheCheapestAndLithiumTheLightest() throws {
    let front = try Front("roadmap")
    #expect(try front.least("cell.costPerEnergy [$/kWh]")["anode"] == "graphite")
    let energies = try front.numbers("cell.specificEnergy [Wh/kg]")
    let lightest = front.rows[energies.indices.max { energies[$0] < energies[$1] }!]
    #expect(lightest["anode"] == "lithium-metal" && energies.max()! > 450)
    #expect(Set(front.rows.map { $0["separator"] }).count >= 3)
  }

  /// Each property has to go at least so far, were all the others as good as the study allows; the documentation says how far.
  @Test func onlyTheInterfaceMayStayAsItIsFor500WattHoursAnd3000Cycles() throws {
    let front = try Front("research-targets")
    #expect(try front.numbers("cell.specificEnergy [Wh/kg]").allSatisfy { $0 > 499.9 })
    #expect(try front.numbers("cell.cycleLife").allSatisfy { $0 > 2999 })
    let rows = try DocumentationTests.text("Documentation/Liquid-and-solid.md").components(separatedBy: "\n")
      .map { $0.components(separatedBy: "|").map { $0.trimmingCharacters(in: .whitespaces) } }
    for (name, column, isLeast) in [
      ("conductivity of the catholyte [mS/cm]", "catholyte.ionicConductivity [mS/cm]", true),
      ("resistance of the cathode interface [ohm cm²]", "catholyte.cathodeInterfaceResistance [ohm cm2]", false),
      ("critical current density [mA/cm²]", "separator.criticalCurrentDensity [mA/cm2]", true),
      ("lithium lost in a cycle [%]", "separator.platingLoss", false),
      ("lithium excess [µm]", "anode.lithiumExcess [um]", true),
      ("price of the catholyte [$/kg]", "catholyte.price [$/kg]", false),
    ] {
      let row = try #require(rows.first { $0.count == 5 && $0[1] == name }, "\(name)")
      let told = try #require(Double(row[3]))
      let values = try front.numbers(column)
      let found = (isLeast ? values.min()! : values.max()!) * (name.contains("%") ? 100 : 1)
      #expect(abs(found - told) < 0.05 * told, "\(name): \(found)")
    }
  }
}
