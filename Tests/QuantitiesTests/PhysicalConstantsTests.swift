import Quantities
import Testing

struct PhysicalConstantsTests {
  @Test func derivedConstantsAreTheProductsOfTheDefiningOnes() {
    let (k, e, n) = (PhysicalConstants.boltzmann, PhysicalConstants.elementaryCharge, PhysicalConstants.avogadro)
    #expect(abs(PhysicalConstants.faraday - n * e) <= 2 * PhysicalConstants.faraday.ulp)
    #expect(abs(PhysicalConstants.molarGas - n * k) <= 2 * PhysicalConstants.molarGas.ulp)
    // Thermal voltage at 25 degC, a number every electrochemist knows.
    #expect(abs(PhysicalConstants.molarGas * 298.15 / PhysicalConstants.faraday - 0.025693) < 1e-6)
  }
}
