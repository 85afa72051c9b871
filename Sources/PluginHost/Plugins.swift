public import Documents
public import Modeling
import Workers

/// Every component that was found, and what was wrong with the files that gave none.
public struct Plugins: Sendable {
  /// The components, sorted by id.
  public let components: [any Component]
  /// The components by id.
  public let catalog: [String: any Component]
  /// The files that gave at least one component, in the order of the search.
  public let files: [File]
  /// The components that were not taken because one of an earlier kind of place has their id; for the run record.
  public let overridden: [Override]
  /// What was wrong, in the order of the search. The components that were found can be used all the same.
  public let problems: [Fault]

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
  public subscript(_ id: String) -> (any Component)? { catalog[id] }

  /// Loads everything in the given places.
  /// - Parameters:
  ///   - jobs: The number of threads; it changes nothing.
  ///   - log: Receives what plugins have to say, from any thread.
  public static func load(
    _ places: PluginPlaces = .standard(), jobs: Int = 1, log: @escaping @Sendable (String) -> Void = { _ in }
  ) -> Plugins {
    var loading = Loading(log: log)
    loading.load(places, jobs: jobs)
    return Plugins(loading)
  }

  /// Loads what the user names, then everything in the usual places.
  public static func load(
    paths: [String], jobs: Int = 1, log: @escaping @Sendable (String) -> Void = { _ in }
  ) -> Plugins {
    load(.standard(paths: paths), jobs: jobs, log: log)
  }

  private init(_ loading: Loading) {
    components = loading.components.sorted { $0.description.id < $1.description.id }
    catalog = Dictionary(uniqueKeysWithValues: components.map { ($0.description.id, $0) })
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

  init(log: @escaping @Sendable (String) -> Void) { self.log = log }

  mutating func load(_ places: PluginPlaces, jobs: Int) {
    var seen: Set<String> = []
    let places = places.list.map { SearchedPlace($0.path, $0.kind, seen: &seen) }
    let candidates = places.flatMap(\.candidates)
    var read = WorkerPool(count: min(jobs, candidates.count)).map(candidates.count) { _, at in
      Result { () throws(Faults) in try PluginFile(candidates[at]) }
    }[...]
    for place in places {
      let count = place.candidates.count
      load(place, read.prefix(count))
      read = read.dropFirst(count)
    }
  }

  private mutating func load(_ place: SearchedPlace, _ read: ArraySlice<Result<PluginFile, Faults>>) {
    faults.add(place.faults)
    var hasPlugin = place.hasKnownFile
    for (candidate, file) in zip(place.candidates, read) {
      do throws(Faults) {
        if try load(try file.get(), candidate.path, place.kind) { hasPlugin = true }
      } catch {
        faults.add(error)
        hasPlugin = true
      }
    }
    let isTold = place.kind == .named || place.kind == .environment
    if isTold, !hasPlugin, place.faults.isEmpty {
      faults.add(place.path, "is named as a plugin, but holds none", remedy: "libraries (.so) or cards (.json)")
    }
  }

  /// Whether the file is a plugin at all.
  private mutating func load(_ file: PluginFile, _ path: String, _ kind: PluginPlaces.Kind) throws(Faults) -> Bool {
    var found: [any Component] = []
    var duplicates: [String] = []
    switch file.content {
    case .library(let bytes):
      let owners = owners
      let library = try LibraryLoader(log: log).load(path, bytes) { owners[$0] != nil }
      found = library.components
      duplicates = library.duplicates
    case .card(let card):
      if owners[card.description.id] == nil { found = [card] } else { duplicates = [card.description.id] }
    case .noPlugin: return false
    }
    for id in duplicates { noteDuplicate(id, path, kind) }
    for component in found { owners[component.description.id] = (path, kind) }
    components += found
    if !found.isEmpty {
      files.append(Plugins.File(path: path, sha256: file.sha256, components: found.map(\.description.id)))
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

/// A place with the files that no place before it has.
private struct SearchedPlace {
  let path: String
  let kind: PluginPlaces.Kind
  private(set) var faults: Faults
  private(set) var candidates: [PluginCandidate] = []
  private(set) var hasKnownFile = false

  /// - Parameter seen: Real paths: a file that is found twice is one file.
  init(_ path: String, _ kind: PluginPlaces.Kind, seen: inout Set<String>) {
    var finder = PluginFinder()
    finder.look(in: path, kind)
    self.path = path
    self.kind = kind
    faults = finder.faults
    for candidate in finder.candidates {
      guard let real = FileSystem.realPath(candidate.path) else {
        faults.add(candidate.path, "is a link that leads nowhere")
        continue
      }
      if seen.insert(real).inserted { candidates.append(candidate) } else { hasKnownFile = true }
    }
  }
}
