public import Documents
public import Modeling

/// Every component that was found, and what was wrong with the files that gave none.
public struct Plugins: Sendable {
  /// The components, sorted by id.
  public let components: [any Component]
  /// The files that gave at least one component, in the order of the search.
  public let files: [File]
  /// The components that were not taken because one of an earlier kind of place has their id; for the run record.
  public let overridden: [Override]
  /// What was wrong, in the order of the search. The components that were found can be used all the same.
  public let problems: [Fault]
  private let index: [String: Int]

  /// A file and what it gave.
  public struct File: Sendable {
    /// Where it is.
    public let path: String
    /// The SHA-256 digest of its content, in hexadecimal.
    public let sha256: String
    /// The ids of its components, in the order of their registration.
    public let components: [String]
  }

  /// A component that stands in for another one of the same id.
  public struct Override: Sendable, Hashable, CustomStringConvertible {
    /// The component's id.
    public let id: String
    /// The file whose component is used.
    public let used: String
    /// The file whose component is not.
    public let hidden: String
    /// `'llzo' of mine.json overrides that of share/llzo.json`.
    public var description: String { "'\(id)' of \(used) overrides that of \(hidden)" }
  }

  /// The component of an id.
  public subscript(_ id: String) -> (any Component)? { index[id].map { components[$0] } }

  /// Loads everything in the given places.
  /// - Parameter log: Receives what plugins have to say, from any thread.
  public static func load(
    _ places: PluginPlaces = .standard(), log: @escaping @Sendable (String) -> Void = { _ in }
  ) -> Plugins {
    var loading = Loading(log: log)
    for place in places.list { loading.load(place.path, place.kind) }
    return Plugins(loading)
  }

  /// Loads what the user names, then everything in the usual places.
  public static func load(paths: [String], log: @escaping @Sendable (String) -> Void = { _ in }) -> Plugins {
    load(.standard(paths: paths), log: log)
  }

  private init(_ loading: Loading) {
    components = loading.components.sorted { $0.description.id < $1.description.id }
    index = Dictionary(uniqueKeysWithValues: components.enumerated().map { ($1.description.id, $0) })
    files = loading.files
    overridden = loading.overridden
    problems = loading.faults.list
  }
}

/// The search as it goes on.
private struct Loading {
  var components: [any Component] = []
  var files: [Plugins.File] = []
  var overridden: [Plugins.Override] = []
  var faults = Faults()
  private let log: @Sendable (String) -> Void
  /// Who has each id.
  private var owners: [String: (path: String, kind: PluginPlaces.Kind)] = [:]
  /// Real paths: a file that is found twice is one file.
  private var seen: Set<String> = []

  init(log: @escaping @Sendable (String) -> Void) { self.log = log }

  mutating func load(_ place: String, _ kind: PluginPlaces.Kind) {
    var finder = PluginFinder()
    finder.look(in: place, kind)
    faults.add(finder.faults)
    var hasPlugin = false
    for candidate in finder.candidates {
      guard let real = FileSystem.realPath(candidate.path) else { continue }
      guard seen.insert(real).inserted else {
        hasPlugin = true
        continue
      }
      do throws(Faults) {
        if try load(candidate, kind) { hasPlugin = true }
      } catch {
        faults.add(error)
        hasPlugin = true
      }
    }
    let isTold = kind == .named || kind == .environment
    if isTold, !hasPlugin, finder.faults.isEmpty {
      faults.add(place, "is named as a plugin, but holds none", remedy: "libraries (.so) or cards (.json)")
    }
  }

  /// Whether the file is a plugin at all.
  private mutating func load(_ candidate: PluginCandidate, _ kind: PluginPlaces.Kind) throws(Faults) -> Bool {
    let path = candidate.path
    let content: [UInt8]
    do throws(Fault) { content = try FileSystem.read(path) } catch { throw Faults(error) }
    var found: [any Component] = []
    var duplicates: [String] = []
    switch candidate.format {
    case .library:
      let owners = owners
      let library = try LibraryLoader(log: log).load(path, content) { owners[$0] != nil }
      found = library.components
      duplicates = library.duplicates
    case .card:
      let node = try JSONNode.parse(content, file: path)
      guard node.hasKey("card") || candidate.mustBeCard else { return false }
      let card = try CardReader.read(node, file: path)
      if owners[card.description.id] == nil { found = [card] } else { duplicates = [card.description.id] }
    }
    for id in duplicates { noteDuplicate(id, path, kind) }
    for component in found { owners[component.description.id] = (path, kind) }
    components += found
    if !found.isEmpty {
      let ids = found.map(\.description.id)
      files.append(Plugins.File(path: path, sha256: SHA256.hexadecimal(content), components: ids))
    }
    return true
  }

  private mutating func noteDuplicate(_ id: String, _ path: String, _ kind: PluginPlaces.Kind) {
    guard let owner = owners[id] else { return }
    if owner.kind != kind {
      overridden.append(Plugins.Override(id: id, used: owner.path, hidden: path))
    } else {
      faults.add(
        path, "registers '\(id)', which \(owner.path) has registered before", remedy: "remove one of the two files")
    }
  }
}

extension JSONNode {
  fileprivate func hasKey(_ key: String) -> Bool {
    guard case .object(let members) = kind else { return false }
    return members.contains { $0.key == key }
  }
}
