import ArgumentParser
import Documents
import ParetoSearch
import PluginHost
import Studies

/// Where plugins are looked for, besides the standard places.
struct PluginArguments: ParsableArguments {
  @Option(
    name: .customLong("plugins"),
    help: ArgumentHelp("A plugin file, or a folder of them; may be repeated.", valueName: "path"))
  var paths: [String] = []

  /// Everything that could be loaded. What could not be is told; it matters only to a study that names it.
  func load(jobs: Int = 1) -> Plugins {
    let plugins = Plugins.load(paths: paths, jobs: jobs)
    for problem in plugins.problems { Console.say("plugin not loaded: \(problem)".singleLine) }
    for override in plugins.overridden { Console.say("note: \(override)".singleLine) }
    return plugins
  }
}

/// A study and the plugins it is joined with.
struct StudyArguments: ParsableArguments {
  @Argument(help: "The study, a JSON file.")
  var study: String

  @OptionGroup var plugins: PluginArguments

  /// Reads the study and joins it with the plugins.
  /// - Returns: The plan, the study's text, and the SHA-256 of the study's file and of every plugin file, by path.
  func plan(jobs: Int? = nil) throws -> (StudyPlan, text: String, hashes: [String: String]) {
    let jobs = jobs ?? SearchOptions.processorCount
    do throws(Faults) {
      let bytes = try FileSystem.read(study)
      let plugins = plugins.load(jobs: jobs)
      let hashes = Dictionary(uniqueKeysWithValues: plugins.files.map { ($0.path, $0.sha256) })
      return (
        try StudyPlan(parsing: bytes, file: study, catalog: plugins.catalog, jobs: jobs),
        String(decoding: bytes, as: UTF8.self),
        hashes.merging([study: SHA256.hexadecimal(bytes)]) { $1 }
      )
    } catch {
      throw Console.refuse(error, "The study cannot be used")
    }
  }
}
