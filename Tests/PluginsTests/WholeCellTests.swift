import Documents
import Modeling
import PluginHost
import Quantities
import Testing

/// All models together, as one component from the design to everything that they compute.
@Suite struct WholeCellTests {
  /// What a study may vary, over the range in which the models are valid for one material or another.
  private static let design: [(name: String, from: String, to: String)] = [
    ("cathode.arealCapacity", "1 mAh/cm2", "8 mAh/cm2"), ("cathode.electrolyteFraction", "0.2", "0.5"),
    ("cathode.binderFraction", "0.01", "0.05"), ("cathode.carbonFraction", "0.01", "0.05"),
    ("cathode.foilThickness", "8 um", "16 um"), ("anode.foilThickness", "4.5 um", "12 um"),
    ("anode.electrolyteFraction", "0.2", "0.5"), ("anode.npRatio", "1.02", "1.3"),
    ("anode.lithiumExcess", "0 um", "50 um"), ("separator.thickness", "10 um", "60 um"), ("cell.layers", "10", "60"),
    ("cell.electrodeWidth", "60 mm", "150 mm"), ("cell.electrodeHeight", "100 mm", "400 mm"),
    ("cell.temperature", "20 degC", "60 degC"), ("cell.stackPressure", "0.5 MPa", "20 MPa"),
    ("cell.dischargeRate", "0 C-rate", "2 C-rate"), ("cell.chargeRate", "0.1 C-rate", "4 C-rate"),
    ("cell.depthOfDischarge", "0.3", "1"), ("ageing.cycles", "0", "3000"), ("ageing.endOfLife", "0.6", "0.9"),
    ("cost.plantVolume", "10 GWh/yr", "250 GWh/yr"), ("separator.cellYield", "0.5", "0.97"),
    ("cost.experience", "1", "20"), ("pack.energy", "50 kWh", "200 kWh"),
  ]

  @Test(
    arguments: [
      ("nmc811", "graphite", "liquid-carbonate"), ("nmc811", "lithium-metal", "lpscl"), ("lfp", "anode-free", "llzo"),
      ("lfp", "lithium-metal", "peo-litfsi"), ("nca", "silicon", "hybrid-5"), ("lco", "lto", "gel-20"),
    ], [1, 2, 3] as [UInt64])
  func everyOutputHasTheDerivativesThatDifferencesShow(materials: (String, String, String), seed: UInt64) throws {
    let cell = try StandardCell(
      materials.0, materials.1, materials.2,
      models: ["transport", "ageing", "cost", "mechanics", "safety", "compatibility", "pack"])
    let whole = try GraphComponent(cell.graph, design: Self.design)
    #expect(whole.description.outputs.count > 200)
    let report = Conformance.check(whole, points: 6, seed: seed)
    #expect(report.passed, "\(materials): \(report)")
    #expect(report.refused == 0)
  }
}

/// A graph from outside: design variables in, everything that is computed out.
private struct GraphComponent: Component {
  var description: ComponentDescription
  private let model: CompiledModel

  init(_ graph: ComponentGraph, design: [(name: String, from: String, to: String)]) throws {
    let computed = graph.quantities.filter { $0.producer != nil }
    model = try graph.compiled(fixed: [:], variables: design.map(\.name), wanted: computed.map(\.name))
    let inputs = try design.map { variable in
      var port = try #require(graph[variable.name]).port
      (port.name, port.initial, port.plausible) = (variable.name, nil, nil)
      port.range = try Quantity.parse(variable.from).value...Quantity.parse(variable.to).value
      return port
    }
    let outputs = computed.map { quantity in
      var port = quantity.port
      port.name = quantity.name
      return port
    }
    description = ComponentDescription(
      id: "whole-cell", version: "1.0", title: "All models", inputs: inputs, outputs: outputs, origin: "here")
  }

  func makeInstance() throws(Fault) -> any ComponentInstance {
    do throws(ModelEvaluator.Failure) { return Instance(try ModelEvaluator(model)) } catch {
      throw Fault(error.component, error.message)
    }
  }

  private final class Instance: ComponentInstance {
    let evaluator: ModelEvaluator
    init(_ evaluator: ModelEvaluator) { self.evaluator = evaluator }
    var message: String? { evaluator.failure?.description }

    func evaluate(
      _ x: UnsafePointer<Double>, _ y: UnsafeMutablePointer<Double>, directions: Int, _ dx: UnsafePointer<Double>?,
      _ dy: UnsafeMutablePointer<Double>?
    ) -> Outcome {
      let outcome = evaluator.evaluate(x, derivatives: directions > 0)
      guard outcome == .valued else { return outcome }
      for output in evaluator.model.wanted.indices {
        y[output] = evaluator.value(output)
        guard let dx, let dy else { continue }
        for direction in 0..<directions {
          dy[output * directions + direction] = evaluator.model.variables.indices.reduce(0) {
            $0 + evaluator.slope(output, $1) * dx[$1 * directions + direction]
          }
        }
      }
      return .valued
    }
  }
}
