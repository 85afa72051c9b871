import Foundation
import PluginHost
import Studies

/// The flagship study, with the plugins that a release build of the package has left in its folder.
enum Flagship {
  private static let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  static let build = package.appending(path: ".build/release")
  static let study = package.appending(path: "Studies/solid-state-500.json")

  static func plan() throws -> StudyPlan {
    let plugins = Plugins.load(PluginPlaces(paths: [], program: build.path))
    guard !plugins.components.isEmpty else { throw Missing() }
    return try StudyPlan(
      parsing: try Data(contentsOf: study), file: "solid-state-500.json", catalog: plugins.catalog)
  }

  struct Missing: Error, CustomStringConvertible {
    var description: String { "no plugins in .build/release: run 'swift build -c release' in the package first" }
  }
}
