// Where every number comes from: the parameters that the models read, and on what their outputs rest.
import Documents
import Modeling
import Quantities
import Studies

/// The parameters and outputs of all combinations of a study.
struct Provenance {
  /// An input that no component computes.
  struct Parameter {
    enum Standing: String { case `default`, fixed, variable }
    let name: String
    /// Whose default it is, or who reads it.
    let component: String
    let port: Port
    /// [SI]
    let initial: Double?
    /// What the study holds it at [SI]; `nil` where it varies.
    let value: Double?
    let standing: Standing
    /// Whether a design of the front rests on it.
    let isOnFront: Bool
  }

  /// A computed quantity.
  struct Output {
    let name: String
    let component: String
    let port: Port
    /// Whether the study puts a value or a variable in its place.
    let isReplaced: Bool
    let isOnFront: Bool
  }

  /// Sorted by name, then component.
  let parameters: [Parameter]
  let outputs: [Output]

  init(_ plan: StudyPlan, designs: [Design]) {
    let front = Set(designs.map(\.combination))
    // Combinations with a design come first, so that a number is marked when any design rests on it.
    let order = front.sorted() + plan.combinations.indices.filter { !front.contains($0) }
    let fixed = Dictionary(plan.document.fixed.map { ($0.name.value, $0.value.quantity.value) }) { $1 }
    let variables = Set(plan.document.variables.map(\.name.value))
    let replaced = Set(plan.replaced)
    var parameters: [Key: Parameter] = [:]
    var outputs: [Key: Output] = [:]
    // Thousands of combinations share their placements: what one has said is not asked again.
    var heard: Set<Word> = []
    for combination in order {
      let graph = plan.combinations[combination].graph
      for quantity in graph.quantities {
        let placement = graph.placements[quantity.owner]
        let word = Word(
          placement: ObjectIdentifier(placement), port: quantity.portIndex, isComputed: quantity.producer != nil)
        guard heard.insert(word).inserted else { continue }
        let component = placement.description.id
        let key = Key(name: quantity.name, component: component)
        if quantity.producer != nil {
          guard outputs[key] == nil else { continue }
          outputs[key] = Output(
            name: quantity.name, component: component, port: quantity.port,
            isReplaced: replaced.contains(quantity.name),
            isOnFront: front.contains(combination))
        } else if parameters[key] == nil {
          let given = fixed[quantity.name]
          let standing: Parameter.Standing =
            variables.contains(quantity.name) ? .variable : given != nil ? .fixed : .default
          parameters[key] = Parameter(
            name: quantity.name, component: component, port: quantity.port, initial: quantity.initial,
            value: standing == .variable ? nil : given ?? quantity.initial, standing: standing,
            isOnFront: front.contains(combination))
        }
      }
    }
    self.parameters = parameters.keys.sorted().map { parameters[$0]! }
    self.outputs = outputs.keys.sorted().map { outputs[$0]! }
  }

  /// A placement's port, and whether the quantity is computed.
  private struct Word: Hashable {
    let placement: ObjectIdentifier, port: Int, isComputed: Bool
  }

  private struct Key: Hashable, Comparable {
    let name: String, component: String
    static func < (a: Key, b: Key) -> Bool { (a.name, a.component) < (b.name, b.component) }
  }

  /// `{"parameters": […], "outputs": […]}`.
  var value: JSONValue {
    let parameters = self.parameters.map { parameter -> JSONValue in
      let port = parameter.port
      return [
        "name": .string(parameter.name), "component": .string(parameter.component),
        "value": port.unit.shown(parameter.value), "unit": .string(port.unit.text),
        "default": port.unit.shown(parameter.initial), "low": port.unit.shown(port.plausible?.lowerBound),
        "high": port.unit.shown(port.plausible?.upperBound), "confidence": .text(port.confidence),
        "source": .text(port.source), "text": .string(port.text), "standing": .string(parameter.standing.rawValue),
        "overridden": .bool(parameter.standing != .default), "onFront": .bool(parameter.isOnFront),
      ]
    }
    let outputs = self.outputs.map { output -> JSONValue in
      [
        "name": .string(output.name), "component": .string(output.component), "unit": .string(output.port.unit.text),
        "basis": .text(output.port.confidence), "source": .text(output.port.source), "text": .string(output.port.text),
        "replaced": .bool(output.isReplaced), "onFront": .bool(output.isOnFront),
      ]
    }
    return ["parameters": .array(parameters), "outputs": .array(outputs)]
  }
}

extension JSONValue {
  /// A string, or null.
  static func text(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }
}
