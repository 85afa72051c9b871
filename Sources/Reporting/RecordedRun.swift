// What a run wrote down of itself, read without any plugin: the numbers are those of then.
public import Documents
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
  let points: [Point]
  /// The units in which the objectives are written.
  let units: [Unit]
  /// The values of parameters in words, by component and name.
  let parameters: [String: String]
  /// The versions of the components, by id, and the SHA-256 of their files, by file.
  let components: [String: String], files: [String: String]
  /// Seed and size of the search, in words.
  let search: String

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
    points = try (front.child("designs")?.children ?? []).map { design throws(Faults) in
      let slots = design.child("slots")?.members ?? []
      var objectives: [Double] = []
      for name in names {
        // A variable that is an objective as well stands among the variables.
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
    let stated = (front.child("provenance")?.child("parameters")?.children ?? []).compactMap {
      parameter -> (String, String)? in
      guard let name = parameter.child("name")?.words, let component = parameter.child("component")?.words,
        let value = parameter.child("value")?.figure, let unit = parameter.child("unit")?.words
      else { return nil }
      let standing = parameter.child("standing")?.words == "fixed" ? ", fixed by the study" : ""
      return ("\(component): \(name)", "\(value.text(digits: 9))\(unit == "1" ? "" : " \(unit)")\(standing)")
    }
    parameters = Dictionary(stated) { first, _ in first }
    let parts = run.child("components")?.children ?? []
    components = Dictionary(
      parts.compactMap { part in part.child("id")?.words.map { ($0, part.child("version")?.words ?? "") } }
    ) { first, _ in first }
    let used = Set(parts.compactMap { $0.child("origin")?.words })
    let hashes = (run.child("plugins")?.children ?? []).compactMap { plugin -> (String, String)? in
      guard let file = plugin.child("file")?.words, used.contains(file), let hash = plugin.child("sha256")?.words else {
        return nil
      }
      return (String(file.split(separator: "/").last ?? ""), hash)
    }
    files = Dictionary(hashes) { first, _ in first }
    let seed = run.child("search")?.child("seed")
    search = "seed \(seed?.words ?? seed?.figure?.text(digits: 17) ?? "unknown")"
  }
}

extension JSONNode {
  var members: [Member] { if case .object(let members) = kind { members } else { [] } }
  var children: [JSONNode] { if case .array(let items) = kind { items } else { [] } }
  var words: String? { if case .string(let text) = kind { text } else { nil } }
  var figure: Double? { if case .number(let value, _) = kind { value } else { nil } }
  func child(_ key: String) -> JSONNode? { members.first { $0.key == key }?.value }

  /// Every value below, by its path; a list of texts is one value.
  func leaves(_ path: String = "") -> [(path: String, value: String)] {
    switch kind {
    case .object(let members):
      members.flatMap { $0.value.leaves(path.isEmpty ? $0.key : "\(path) › \($0.key)") }
    case .array(let items):
      [(path, items.map { $0.leaves().map(\.value).joined(separator: " ") }.joined(separator: ", "))]
    case .string(let text): [(path, text)]
    case .number(let value, _): [(path, value.text(digits: 17))]
    case .bool(let flag): [(path, "\(flag)")]
    case .null: [(path, "null")]
    }
  }
}
