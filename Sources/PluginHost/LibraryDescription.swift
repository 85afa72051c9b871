// A C description copied into Swift. Lists are walked with the element sizes that the library states, so that one
// compiled against a larger structure is read as well.
import CCellPlugin
import Documents
import Modeling
import Quantities

/// Reads what a library says of one component, and finds all that is malformed.
struct LibraryDescription {
  private let raw: cell_component
  private let file: String
  private(set) var faults = Faults()
  private var place: String

  /// No component of any use has more ports, views or items of one; a larger number is a structure that was never filled in.
  static let mostPorts: UInt32 = 100_000

  init(_ raw: cell_component, file: String) {
    self.raw = raw
    self.file = file
    place = file
  }

  /// The component of a library; its size must have been checked.
  mutating func read() -> ComponentDescription? {
    place = "\(file) component '\(text(raw.id) ?? "")'"
    guard let id = required(text(raw.id), "id") else { return nil }
    if !PortChecks.isIdentifier(id) {
      faults.add(place, "has an id with other characters", remedy: "lower-case words joined by hyphens: 'layered-cell'")
    }
    let version = required(text(raw.version), "version")
    let title = required(text(raw.title), "title")
    checkFunctions()
    guard checkSizes() else { return nil }
    let inputs = ports(raw.inputs, raw.n_inputs, areInputs: true)
    let outputs = ports(raw.outputs, raw.n_outputs, areInputs: false)
    if raw.n_outputs == 0 { faults.add(place, "has no outputs") }
    checkNames(inputs.map(\.name) + outputs.map(\.name))
    guard faults.isEmpty, let version, let title else { return nil }

    var description = ComponentDescription(
      id: id, version: version, title: title, inputs: inputs, outputs: outputs, origin: file)
    description.category = text(raw.category) ?? ""
    description.text = text(raw.text) ?? ""
    description.hasDerivatives = raw.has_derivatives != 0
    var reader = LibraryViews(inputs: inputs, outputs: outputs, place: place)
    description.views = reader.read(raw)
    faults.add(reader.faults)
    return faults.isEmpty ? description : nil
  }

  private mutating func required(_ value: String?, _ what: String) -> String? {
    if let value, !value.isEmpty { return value }
    faults.add(place, "has no \(what)")
    return nil
  }

  private mutating func checkFunctions() {
    let missing = [
      ("create", raw.create == nil), ("destroy", raw.destroy == nil), ("evaluate", raw.evaluate == nil),
      ("message", raw.message == nil),
    ]
    for (name, isMissing) in missing where isMissing { faults.add(place, "has no function '\(name)'") }
  }

  private mutating func checkSizes() -> Bool {
    let before = faults
    let sizes = [
      ("port_size", raw.port_size, MemoryLayout<cell_port>.size, raw.n_inputs > 0 || raw.n_outputs > 0),
      ("view_size", raw.view_size, MemoryLayout<cell_view>.size, raw.n_views > 0),
    ]
    for (name, found, least, isUsed) in sizes where isUsed && found < least {
      faults.add(
        place, "states the \(name) \(found), less than the \(least) of this interface", remedy: "set it to sizeof")
    }
    let lists = [
      ("inputs", raw.n_inputs, raw.inputs == nil), ("outputs", raw.n_outputs, raw.outputs == nil),
      ("views", raw.n_views, raw.views == nil),
    ]
    for (name, count, isNull) in lists {
      if count > Self.mostPorts { faults.add(place, "states \(count) \(name)") }
      if count > 0 && isNull { faults.add(place, "states \(count) \(name) and a null list of them") }
    }
    return faults == before
  }

  private mutating func checkNames(_ names: [String]) {
    var seen: Set<String> = []
    for name in names where !seen.insert(name).inserted { faults.add(place, "has two ports named '\(name)'") }
  }

  private mutating func ports(_ list: UnsafePointer<cell_port>?, _ count: UInt32, areInputs: Bool) -> [Port] {
    (0..<Int(count)).compactMap { index in
      port(
        element(list!, index, stride: raw.port_size), "\(areInputs ? "input" : "output") \(index)", isInput: areInputs)
    }
  }

  private mutating func port(_ raw: cell_port, _ position: String, isInput: Bool) -> Port? {
    guard let name = text(raw.name), !name.isEmpty else {
      faults.add("\(place) \(position)", "has no name")
      return nil
    }
    let place = "\(place) \(isInput ? "input" : "output") '\(name)'"
    if !PortChecks.isPortName(name) {
      faults.add(place, "has a name that cannot be used", remedy: "dotted lowerCamelCase: 'cell.mass'")
    }
    guard let unitText = text(raw.unit) else {
      faults.add(place, "has no unit", remedy: "\"1\" for a pure number")
      return nil
    }
    let unit: Unit
    do throws(UnitError) { unit = try Unit(unitText) } catch {
      faults.add(place, error)
      return nil
    }
    var port = Port(name, unit, text(raw.text) ?? "")
    port.source = text(raw.source)
    port.confidence = text(raw.confidence)
    checkWord(port.confidence, among: isInput ? Provenance.confidences : Provenance.bases, at: place)
    func stated(_ value: Double) -> Double? { value.isNaN ? nil : unit.toSI(value) }
    // An output whose struct was only zeroed states nothing.
    if isInput || raw.lower != raw.upper {
      port.range = PortChecks.range(stated(raw.lower), stated(raw.upper), unit, what: "valid range", at: place, &faults)
    }
    guard isInput else { return port }
    port.plausible = PortChecks.range(
      stated(raw.low), stated(raw.high), unit, what: "plausible range", at: place, &faults)
    port.initial = stated(raw.initial)
    PortChecks.checkDefault(of: port, at: place, &faults)
    return port
  }

  private mutating func checkWord(_ word: String?, among allowed: [String], at place: String) {
    guard let word, !allowed.contains(word) else { return }
    let list = allowed.map { "'\($0)'" }.joined(separator: ", ")
    faults.add(place, "has the confidence '\(word)'", remedy: "one of \(list)")
  }
}

/// How a number can be known.
enum Provenance {
  static let confidences = ["measured", "estimated", "assumed"]
  static let bases = ["bookkeeping", "calibrated", "rule of thumb"]
}

/// The element of a list whose elements have the size that the library states.
func element<T>(_ list: UnsafePointer<T>, _ index: Int, stride: UInt32) -> T {
  UnsafeRawPointer(list).loadUnaligned(fromByteOffset: index * Int(stride), as: T.self)
}

/// A C text; `nil` for a null pointer.
func text(_ pointer: UnsafePointer<CChar>?) -> String? { pointer.map { String(cString: $0) } }
