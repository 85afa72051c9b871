// A card read section by section. Every fault of the card is found in one go: a section with a fault still supplies its
// names to the others, so that one slip is not reported ten times.
import Documents
import Modeling
import Quantities

/// Reads one card.
struct CardReader {
  private(set) var faults = Faults()
  private let file: String
  /// What each name of the card stands for in a formula.
  private var symbols: [String: FormulaCompiler.Symbol] = [:]
  /// Where each name was declared; a name with a fault is here, but has no symbol.
  private var places: [String: String] = [:]
  /// Names whose own declaration has a fault: what reads them is not checked.
  private var spoiled: Set<String> = []
  private var inputs: [Port] = []
  private var outputs: [Port] = []

  /// - Throws: All faults of the card.
  static func read(_ card: JSONNode, file: String) throws(Faults) -> CardComponent {
    var reader = CardReader(file: file)
    let component = reader.component(card)
    try reader.faults.throwIfAny()
    guard let component else { preconditionFailure("a card is neither read nor faulty") }
    return component
  }

  private init(file: String) { self.file = file }

  private mutating func component(_ card: JSONNode) -> CardComponent? {
    guard var reader = ObjectReader(card, &faults, what: "the card") else { return nil }
    if let version = reader.required("card", &faults), let number = version.integer(in: 1...Int.max, &faults),
      number > 1
    {
      faults.add(version.place, "is version \(number) of the card format, and this program reads version 1")
    }
    let id = name(reader.required("id", &faults))
    if let id, !PortChecks.isIdentifier(id.text) {
      faults.add(id.place, "'\(id.text)' cannot be an id", remedy: "lower-case words joined by hyphens: 'layered-cell'")
    }
    let version = name(reader.required("version", &faults))
    let title = name(reader.required("title", &faults))
    let category = reader.optional("category")?.string(&faults)
    let text = reader.optional("text")?.string(&faults)
    let parameters = reader.optional("parameters")?.members(&faults) ?? []
    let stated = reader.optional("inputs")?.members(&faults) ?? []
    let tables = reader.optional("tables")?.members(&faults) ?? []
    let formulas = reader.optional("formulas")?.members(&faults) ?? []
    reader.finish(into: &faults)
    if parameters.isEmpty && tables.isEmpty && formulas.isEmpty && faults.isEmpty {
      faults.add(card.place, "the card says nothing", remedy: "at least one parameter, table or formula")
    }

    for member in parameters { declare(member) { (reader, node) in reader.parameter(member.key, node) } }
    for member in stated { declare(member) { (reader, node) in reader.input(member.key, node) } }
    for member in tables { declare(member) { (reader, node) in reader.table(member.key, node) } }
    for member in formulas { declare(member) { (reader, node) in reader.formula(member.key, node) } }
    for port in inputs { PortChecks.checkDefault(of: port, at: places[port.name] ?? file, &faults) }
    let program = program()

    guard faults.isEmpty, let id, let version, let title, let program else { return nil }
    var description = ComponentDescription(
      id: id.text, version: version.text, title: title.text, inputs: inputs, outputs: outputs, origin: file)
    description.category = category ?? ""
    description.text = text ?? ""
    return CardComponent(description: description, program: program)
  }

  private mutating func program() -> FormulaProgram? {
    var compiler = FormulaCompiler(symbols, spoiled: spoiled)
    for port in outputs {
      if let operand = compiler.operand(of: port.name) { compiler.output(operand) }
    }
    faults.add(compiler.faults)
    return faults.isEmpty ? compiler.builder.program : nil
  }

  // MARK: Declarations

  /// Takes one member of a section, if its name is good and new.
  private mutating func declare(
    _ member: JSONNode.Member, _ read: (inout CardReader, JSONNode) -> (Port, FormulaCompiler.Symbol, isOutput: Bool)?
  ) {
    if !PortChecks.isPortName(member.key) {
      faults.add(
        member.place, "'\(member.key)' cannot be a name",
        remedy: "dotted lowerCamelCase: 'arealCapacity', 'cell.temperature'")
    }
    if FormulaCompiler.constants[member.key] != nil || FormulaCompiler.functions[member.key] != nil {
      faults.add(member.place, "'\(member.key)' has a meaning of its own in formulas", remedy: "another name")
    }
    if let other = places[member.key] {
      faults.add(member.place, "'\(member.key)' is declared a second time", remedy: "first at \(other)")
      return
    }
    places[member.key] = member.place
    guard let (port, symbol, isOutput) = read(&self, member.value) else {
      spoiled.insert(member.key)
      return
    }
    symbols[member.key] = symbol
    if isOutput { outputs.append(port) } else { inputs.append(port) }
  }

  private mutating func parameter(_ name: String, _ node: JSONNode) -> (Port, FormulaCompiler.Symbol, isOutput: Bool)? {
    guard var reader = ObjectReader(node, &faults, what: "a parameter") else { return nil }
    let value = reader.required("value", &faults).flatMap { $0.quantity(&faults) }
    let text = reader.required("text", &faults)?.string(&faults)
    let source = reader.required("source", &faults)?.string(&faults)
    let confidence = reader.required("confidence", &faults)?.string(among: Provenance.confidences, &faults)
    let ends = ["low", "high", "min", "max"].map { reader.optional($0) }
    reader.finish(into: &faults)
    guard let value else { return nil }
    if (ends[0] == nil) != (ends[1] == nil) {
      faults.add(node.place, "a parameter has both 'low' and 'high', or neither")
    }
    var port = Port(name, value.unit, text ?? "")
    port.initial = value.value
    port.source = source
    port.confidence = confidence
    port.plausible = range(ends[0], ends[1], value.unit, "plausible range", node)
    port.range = range(ends[2], ends[3], value.unit, "valid range", node)
    return (port, symbol(port), false)
  }

  private mutating func input(_ name: String, _ node: JSONNode) -> (Port, FormulaCompiler.Symbol, isOutput: Bool)? {
    guard var reader = ObjectReader(node, &faults, what: "an input") else { return nil }
    let unit = reader.required("unit", &faults)?.unit(&faults)
    let text = reader.optional("text")?.string(&faults)
    let ends = ["min", "max", "default"].map { reader.optional($0) }
    reader.finish(into: &faults)
    guard let unit else { return nil }
    var port = Port(name, unit, text ?? "")
    port.range = range(ends[0], ends[1], unit, "valid range", node)
    port.initial = ends[2]?.quantity(like: unit, &faults)?.value
    return (port, symbol(port), false)
  }

  private mutating func formula(_ name: String, _ node: JSONNode) -> (Port, FormulaCompiler.Symbol, isOutput: Bool)? {
    guard var reader = ObjectReader(node, &faults, what: "a formula") else { return nil }
    let unit = reader.required("unit", &faults)?.unit(&faults)
    let formula = reader.required("formula", &faults)
    let provenance = provenance(&reader, needsSource: false)
    reader.finish(into: &faults)
    guard let unit, let formula, let text = formula.string(&faults) else { return nil }
    do throws(Formula.Mistake) {
      let tree = try Formula(parsing: text)
      var port = Port(name, unit, provenance.text)
      (port.source, port.confidence) = (provenance.source, provenance.basis)
      return (port, .init(meaning: .formula(tree, place: formula.place), dimension: unit.dimension), true)
    } catch {
      faults.add("\(formula.place) column \(error.column)", error.problem, remedy: error.remedy)
      return nil
    }
  }

  private mutating func table(_ name: String, _ node: JSONNode) -> (Port, FormulaCompiler.Symbol, isOutput: Bool)? {
    guard var reader = ObjectReader(node, &faults, what: "a table") else { return nil }
    let of = reader.required("of", &faults)
    let rows = reader.required("points", &faults)
    let scale = reader.optional("scale")?.string(among: ["linear", "log"], &faults)
    let provenance = provenance(&reader, needsSource: true)
    reader.finish(into: &faults)
    guard let of, let argument = of.string(&faults) else { return nil }
    guard let place = inputs.firstIndex(where: { $0.name == argument }) else {
      if !spoiled.contains(argument) {
        let remedy = suggestion(for: argument, among: inputs.map(\.name))
        faults.add(of.place, "'\(argument)' is no parameter or input of this card", remedy: remedy)
      }
      return nil
    }
    guard let rows else { return nil }
    let points = CardTable(argument: inputs[place].unit, isLogarithmic: scale == "log")
    guard let content = points.read(rows, &faults) else { return nil }
    narrow(place, to: content.table.arguments.first!...content.table.arguments.last!, node)
    var port = Port(name, content.unit, provenance.text)
    (port.source, port.confidence) = (provenance.source, provenance.basis)
    return (port, .init(meaning: .table(content.table, of: argument), dimension: content.unit.dimension), true)
  }

  /// A table is valid between its end points, so its argument is.
  private mutating func narrow(_ input: Int, to table: ClosedRange<Double>, _ node: JSONNode) {
    let range = inputs[input].range ?? -.infinity ... .infinity
    guard range.overlaps(table) else {
      faults.add(node.place, "lies outside the valid range of '\(inputs[input].name)'")
      return
    }
    inputs[input].range = range.clamped(to: table)
  }

  // MARK: Parts

  private func symbol(_ port: Port) -> FormulaCompiler.Symbol {
    .init(meaning: .input(inputs.count), dimension: port.unit.dimension)
  }

  private mutating func name(_ node: JSONNode?) -> (text: String, place: String)? {
    guard let node, let text = node.string(&faults) else { return nil }
    if text.isEmpty { faults.add(node.place, "must not be empty") }
    return (text, node.place)
  }

  private mutating func provenance(
    _ reader: inout ObjectReader, needsSource: Bool
  ) -> (text: String, source: String?, basis: String?) {
    let text = reader.required("text", &faults)?.string(&faults)
    let source = needsSource ? reader.required("source", &faults) : reader.optional("source")
    let basis = reader.required("basis", &faults)?.string(among: Provenance.bases, &faults)
    return (text ?? "", source?.string(&faults), basis)
  }

  private mutating func range(
    _ lower: JSONNode?, _ upper: JSONNode?, _ unit: Unit, _ what: String, _ node: JSONNode
  ) -> ClosedRange<Double>? {
    let before = faults
    let (low, high) = (lower?.quantity(like: unit, &faults), upper?.quantity(like: unit, &faults))
    guard faults == before else { return nil }
    return PortChecks.range(low?.value, high?.value, unit, what: what, at: (lower ?? node).place, &faults)
  }
}
