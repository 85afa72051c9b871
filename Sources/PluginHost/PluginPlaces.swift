// Where plugins are looked for, in order: what the user names, the environment, beside the program, the installed place.
// The first to register an id wins, so that what is named overrides what is shipped.
import Documents
import Glibc

/// The places where plugins are looked for.
public struct PluginPlaces: Sendable {
  /// How a place became one; a component found in an earlier kind of place overrides its namesakes in later ones.
  public enum Kind: String, Sendable {
    case named, environment, besideProgram, installed
  }
  let list: [(kind: Kind, path: String)]

  /// The folder of the running program, beside which the shipped plugins lie.
  public static let programFolder = FileSystem.realPath("/proc/self/exe").map { path in
    String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
  }

  /// The usual places.
  /// - Parameter paths: The files and folders that the user names.
  public static func standard(paths: [String] = []) -> PluginPlaces {
    let environment = getenv("CELLFRONT_PLUGIN_PATH").map { String(cString: $0) } ?? ""
    return PluginPlaces(
      paths: paths, environment: environment.split(separator: ":").map(String.init),
      program: programFolder)
  }

  /// - Parameters:
  ///   - paths: Files and folders that the user names.
  ///   - environment: Files and folders of `CELLFRONT_PLUGIN_PATH`.
  ///   - program: The folder of the running program, if plugins are to be found beside it.
  public init(paths: [String], environment: [String] = [], program: String? = nil) {
    list =
      paths.map { (.named, $0) } + environment.map { (.environment, $0) }
      + (program.map { [(.besideProgram, $0), (.installed, "\($0)/../lib/cellfront")] } ?? [])
  }
}

/// A file that may hold plugins.
struct PluginCandidate {
  enum Format { case library, card }
  var path: String
  var format: Format
  /// Any JSON file may lie in a folder; one that the user names must be a card.
  var mustBeCard = false
}

/// Lists the files of a place.
struct PluginFinder {
  private(set) var candidates: [PluginCandidate] = []
  private(set) var faults = Faults()

  mutating func look(in path: String, _ kind: PluginPlaces.Kind) {
    switch kind {
    case .named, .environment: lookWhereTold(path)
    case .besideProgram: lookBesideProgram(path)
    case .installed: if FileSystem.kind(path) == .folder { addAll(of: path, depth: 1) }
    }
  }

  private mutating func lookWhereTold(_ path: String) {
    guard let kind = FileSystem.kind(path) else {
      return faults.add(path, "is named as a plugin, but nothing is there")
    }
    guard kind == .folder else {
      guard let format = format(path) else {
        return faults.add(
          path, "is no plugin by its name", remedy: "a library (.so), a card (.json), or a folder of them")
      }
      candidates.append(PluginCandidate(path: path, format: format, mustBeCard: true))
      return
    }
    addAll(of: path, depth: 1)
  }

  /// The package manager puts libraries there, and each target's cards in a folder of resources.
  private mutating func lookBesideProgram(_ folder: String) {
    for name in names(folder) {
      if name.hasPrefix("libcell-") && name.hasSuffix(".so") {
        candidates.append(PluginCandidate(path: "\(folder)/\(name)", format: .library))
      } else if name.hasPrefix("CellFront_") && name.hasSuffix(".resources") {
        addAll(of: "\(folder)/\(name)", depth: .max, libraries: false)
      }
    }
  }

  /// The files of a folder, then the cards of its subfolders, each sorted by name.
  private mutating func addAll(of folder: String, depth: Int, libraries: Bool = true) {
    let paths = names(folder).map { "\(folder)/\($0)" }
    for path in paths {
      guard let format = format(path), format == .card || libraries, FileSystem.kind(path) != .folder else { continue }
      candidates.append(PluginCandidate(path: path, format: format))
    }
    guard depth > 0 else { return }
    for path in paths where FileSystem.kind(path) == .folder { addAll(of: path, depth: depth - 1, libraries: false) }
  }

  private mutating func names(_ folder: String) -> [String] {
    do throws(Faults) { return try FileSystem.names(in: folder) } catch {
      faults.add(error)
      return []
    }
  }

  private func format(_ path: String) -> PluginCandidate.Format? {
    path.hasSuffix(".so") ? .library : path.hasSuffix(".json") ? .card : nil
  }
}
