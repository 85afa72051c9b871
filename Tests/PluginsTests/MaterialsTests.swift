import Modeling
import PluginHost
import Testing

@Suite struct MaterialsTests {
  @Test func theShippedPluginsLoadWithoutAProblem() {
    #expect(StandardCell.plugins.problems.isEmpty, "\(StandardCell.plugins.problems)")
  }

  @Test func everyDefaultSaysWhereItComesFromAndHowFarToTrustIt() {
    for component in StandardCell.plugins.components {
      for port in component.description.inputs where port.initial != nil {
        let name = "\(component.description.id): \(port.name)"
        #expect(port.source?.isEmpty == false, "\(name)")
        #expect(["measured", "estimated", "assumed"].contains(port.confidence), "\(name)")
        #expect(!port.text.isEmpty, "\(name)")
      }
    }
  }

  @Test func everyCombinationOfMaterialsIsSuppliedWithAllThatTheModelsRead() throws {
    for cathode in StandardCell.cathodes {
      for anode in StandardCell.anodes {
        for electrolyte in StandardCell.electrolytes {
          let values = try StandardCell(cathode, anode, electrolyte).evaluate()
          #expect(values["cell.specificEnergy"]! > 30 && values["cell.specificEnergy"]! < 600)
          #expect(values["cell.costPerEnergy"]! > 20 && values["cell.cycleLife"]! > 1)
        }
      }
    }
  }

  /// The points that the two Arrhenius lines were laid through.
  @Test func thePolymerConductsAsStatedAtThreeTemperatures() throws {
    let cell = try StandardCell("lfp", "lithium-metal", "peo-litfsi")
    for (temperature, conductivity) in [("25 degC", 0.005), ("60 degC", 0.3), ("80 degC", 1.0)] {
      let values = try cell.evaluate(["cell.temperature": temperature])
      #expect(agree(values["separator.ionicConductivity"], conductivity, within: 0.02), "\(temperature)")
    }
  }
}
