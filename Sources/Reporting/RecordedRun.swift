// What a run wrote down of itself, read without any plugin: the numbers are those of then.
public import Documents
import Decisions
import Quantities
import Studies

/// A run as its folder tells it.
public struct RecordedRun: Sendable {
  /// What was asked.
  let document: StudyDocument
  /// The study as it is written.
  let study: JSONNode
  /// A design of the front.
  struct Point: Sendable {
    /// What fills the slots.
    let label: String
    /// The objectives, in the study's order [SI].
    let objectives: [Double]
  }
  private(set) var points: [Point]
  /// The units in which the objectives are written.
  private(set) var units: [Unit]
  /// The values of parameters in words, by component and name.
  let parameters: [String: String]
  /// The versions of the components, by id, and the SHA-256 of their files, by file.
  let components: [String: String], files: [String: String]
  /// The file of each component, by id.
  let origins: [String: String]
  /// The study with the defaults that its components had.
  let variant: StudyVariant
  /// The seed of the search.
  let seed: UInt64

  /// Reads a run's own words.
  /// - Parameters:
  ///   - study: The content of study.json.
  ///   - front: The content of front.json.
  ///   - run: The content of run.json.
  ///   - folder: Where they stand, for faults.
  /// - Throws: What is no study, no JSON, or not what a run writes.
  public init(
    study: some Sequence<UInt8>, front: some Sequence<UInt8>, run: some Sequence<UInt8>, folder: String
  ) throws(Faults) {
    let bytes = Array(study)
    document = try StudyDocument(parsing: bytes, file: "\(folder)/study.json")
    self.study = try JSONNode.parse(bytes, file: "\(folder)/study.json")
    let front = try JSONNode.parse(front, file: "\(folder)/front.json")
    let run = try JSONNode.parse(run, file: "\(folder)/run.json")
    let names = document.objectives.map(\.name.value)
    var units: [Unit] = []
    guard case .array(let designs)? = front.child("designs")?.kind else {
      throw Faults(
        Fault("\(folder)/front.json", "has no list 'designs'", remedy: "name a folder that 'cellfront run' wrote"))
    }
    points = try designs.map { design throws(Faults) in
      let slots = design.child("slots")?.members ?? []
      var objectives: [Double] = []
      for name in names {
        // Earlier versions had a variable that is an objective as well among the variables only.
        let entry = design.child("objectives")?.child(name) ?? design.child("variables")?.child(name)
        guard let value = entry?.child("value")?.figure, let text = entry?.child("unit")?.words,
          let unit = try? Unit(text)
        else { throw Faults(Fault(design.place, "has no value and unit for '\(name)'")) }
        if units.count < names.count { units.append(unit) }
        objectives.append(unit.toSI(value))
      }
      return Point(label: slots.compactMap(\.value.words).joined(separator: " + "), objectives: objectives)
    }
    self.units = units
    var stated: [(String, String)] = []
    var numbers: [StudyVariant.Number: Double] = [:]
    for parameter in front.child("provenance")?.child("parameters")?.children ?? [] {
      guard let name = parameter.child("name")?.words, let component = parameter.child("component")?.words,
        let value = parameter.child("value")?.figure, let text = parameter.child("unit")?.words,
        let unit = try? Unit(text)
      else { continue }
      let isDefault = parameter.child("standing")?.words == "default"
      let standing = isDefault ? "" : ", fixed by the study"
      stated.append(("\(component): \(name)", "\(value.text(digits: 9))\(text == "1" ? "" : " \(text)")\(standing)"))
      if isDefault {
        numbers[StudyVariant.Number(component: component, name: document.ownName(name, of: component))] = unit.toSI(
          value)
      }
    }
    variant = StudyVariant(study: self.study, numbers: numbers)
    parameters = Dictionary(stated) { first, _ in first }
    let parts = run.child("components")?.children ?? []
    components = Dictionary(
      parts.compactMap { part in part.child("id")?.words.map { ($0, part.child("version")?.words ?? "") } }
    ) { first, _ in first }
    origins = Dictionary(
      parts.compactMap { part in
        part.child("id")?.words.map { ($0, Self.name(part.child("origin")?.words ?? "")) }
      }
    ) { first, _ in first }
    let used = Set(parts.compactMap { $0.child("origin")?.words })
    let hashes = (run.child("plugins")?.children ?? []).compactMap { plugin -> (String, String)? in
      guard let file = plugin.child("file")?.words, used.contains(file), let hash = plugin.child("sha256")?.words else {
        return nil
      }
      return (Self.name(file), hash)
    }
    files = Dictionary(hashes) { first, _ in first }
    let seed = run.child("search")?.child("seed")
    guard let known = (seed?.words).flatMap(UInt64.init) ?? seed?.figure.flatMap(UInt64.init(exactly:)) else {
      throw Faults(Fault("\(folder)/run.json", "names no seed", remedy: "name a folder that 'cellfront run' wrote"))
    }
    self.seed = known
  }

  private static func name(_ file: String) -> String { String(file.split(separator: "/").last ?? "") }

  /// The run with its objectives in the order of these names, which are theirs.
  func ordered(by names: [String]) -> RecordedRun {
    let own = document.objectives.map(\.name.value)
    let order = names.map { own.firstIndex(of: $0)! }
    var run = self
    run.points = points.map { point in
      Point(label: point.label, objectives: order.map { point.objectives[$0] })
    }
    if !units.isEmpty { run.units = order.map { units[$0] } }
    return run
  }
}

extension StudyDocument {
  /// What a component calls a quantity whose name may carry the slot that it fills.
  fileprivate func ownName(_ name: String, of component: String) -> String {
    for slot in slots where name.hasPrefix("\(slot.name.value).") && candidates(of: slot).contains(component) {
      return String(name.dropFirst(slot.name.value.count + 1))
    }
    return name
  }

  private func candidates(of slot: Slot) -> [String] {
    guard case .sameAs(let other) = slot.filling else { return slot.candidates.map(\.value) }
    return slots.first { $0.name.value == other.value }.map { candidates(of: $0) } ?? []
  }
}

extension JSONNode {
  var members: [Member] { if case .object(let members) = kind { members } else { [] } }
  var children: [JSONNode] { if case .array(let items) = kind { items } else { [] } }
  var words: String? { if case .string(let text) = kind { text } else { nil } }
  /// Not inlined: the optimiser of Swift 6.3.1 fails where it is, in a long function.
  @inline(never) var figure: Double? { if case .number(let value, _) = kind { value } else { nil } }
  func child(_ key: String) -> JSONNode? { members.first { $0.key == key }?.value }

  /// Every value below as it is written, by its path; a list of texts is one value.
  func leaves(_ path: String = "") -> [(path: String, value: String)] {
    switch kind {
    case .object(let members):
      members.flatMap { $0.value.leaves(path.isEmpty ? $0.key : "\(path) › \($0.key)") }
    case .array(let items):
      [(path, items.map { $0.leaves().map(\.value).joined(separator: " ") }.joined(separator: ", "))]
    case .string(let text): [(path, text)]
    case .number(_, let text): [(path, text)]
    case .bool(let flag): [(path, "\(flag)")]
    case .null: [(path, "null")]
    }
  }
}
