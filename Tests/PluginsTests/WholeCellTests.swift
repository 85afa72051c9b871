import Documents
import Modeling
import PluginHost
import Quantities
import TestRandom
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

  private static let materials = [
    ("nmc811", "graphite", "liquid-carbonate"), ("nmc811", "lithium-metal", "lpscl"), ("lfp", "anode-free", "llzo"),
    ("lfp", "lithium-metal", "peo-litfsi"), ("nca", "silicon", "hybrid-5"), ("lco", "lto", "gel-20"),
  ]

  private static func cell(_ materials: (String, String, String)) throws -> StandardCell {
    try StandardCell(
      materials.0, materials.1, materials.2,
      models: ["transport", "ageing", "cost", "mechanics", "safety", "compatibility", "pack"])
  }

  @Test(arguments: materials, [1, 2, 3] as [UInt64])
  func everyOutputHasTheDerivativesThatDifferencesShow(materials: (String, String, String), seed: UInt64) throws {
    let whole = try GraphComponent(try Self.cell(materials).graph, design: Self.design)
    #expect(whole.description.outputs.count > 200)
    let report = Conformance.check(whole, points: 3, seed: seed)
    #expect(report.passed, "\(materials): \(report)")
    #expect(report.refused == 0)
  }

  /// Mass, volume, cost by part, by step and by kind, resistance, fade, heat: whatever a model declares as parts of a whole.
  @Test(arguments: materials, [1, 2, 3] as [UInt64])
  func everyBreakdownSumsToItsWholeAnywhere(materials: (String, String, String), seed: UInt64) throws {
    let graph = try Self.cell(materials).graph
    let wanted = graph.quantities.filter { $0.producer != nil }.map(\.name)
    let evaluator = try ModelEvaluator(
      try graph.compiled(fixed: [:], variables: Self.design.map(\.name), wanted: wanted))
    var random = SplitMix64(seed: seed)
    for _ in 0..<20 {
      let x = try Self.design.map { variable in
        try Double.random(
          in: Quantity.parse(variable.from).value...Quantity.parse(variable.to).value, using: &random)
      }
      #expect(evaluator.evaluate(x, derivatives: false) == .valued)
      let values = Dictionary(uniqueKeysWithValues: wanted.enumerated().map { ($1, evaluator.value($0)) })
      var breakdowns = 0
      for placement in graph.placements {
        for view in placement.component.description.views {
          guard case .breakdown(let total) = view.kind else { continue }
          breakdowns += 1
          let parts = view.items.map { values[placement.globalName($0.port)]! }
          #expect(agree(values[placement.globalName(total)], parts.reduce(0, +), within: 1e-11), "\(view.name) at \(x)")
        }
      }
      #expect(breakdowns >= 11)
    }
  }

  /// At no discharge current nothing is lost; with no films, no loss a cycle and no fade life does not end; a plant without
  /// labour, equipment, floor and power makes cells for what their materials cost.
  @Test(arguments: materials) func theModelsKeepTheirLimits(materials: (String, String, String)) throws {
    let cell = try Self.cell(materials)
    let still = try cell.evaluate(["cell.dischargeRate": "0 C-rate"])
    #expect(still["cell.voltageDrop"] == 0 && still["cell.dischargeVoltage"] == still["cell.nominalVoltage"])
    #expect(
      agree(still["cell.energyAtRate"], still["cell.energy"]!, within: 1e-15) && still["cell.usableCapacity"] == 100)
    let whole = try cell.evaluate([
      "separator.platingLoss": "1e-15", "anode.insertionLoss": "1e-15", "cathode.fadePerCycle": "1e-15",
      "ageing.contactLoss": "0", "ageing.voidLoss": "0", "separator.interphaseLossInYear": "0 mAh/cm2",
      "anode.filmLossInYear25": "0", "ageing.timeLossInYear": "0",
    ])
    #expect(whole["cell.cycleLife"]! > 1e10 && whole["cell.calendarLife"]! > 1e5, "\(whole["cell.cycleLife"]!)")
    let free = try cell.evaluate([
      "cost.labourRate": "0 $/h", "cost.equipmentFactor": "0", "cost.floorPrice": "0 $/m2",
      "cost.powerPrice": "0 $/kWh",
      "cost.launchOfMaterials": "0", "cost.workingCapital": "0", "cost.warrantyShare": "0",
    ])
    #expect(agree(free["cell.cost"], free["cell.materialsCost"]!, within: 1e-9))
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
