import CellPlugin
import Quantities
import Testing

struct PhysicalConstantsTests {
  @Test func theyAreThoseOfUnitsAndFormulas() throws {
    #expect(CellPlugin.PhysicalConstants.boltzmann == Quantities.PhysicalConstants.boltzmann)
    #expect(abs(CellPlugin.PhysicalConstants.faraday / Quantities.PhysicalConstants.faraday - 1) < 1e-10)
    #expect(CellPlugin.PhysicalConstants.year == (try Unit("yr").factor))
  }
}
