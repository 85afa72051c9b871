import ArgumentParser
import PluginHost

@main
struct CellFront: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cellfront",
    abstract: "Searches the whole trade-off of a design study: which materials, which dimensions, at what price.",
    discussion: """
      A study is a JSON file. Materials and models are plugins, found in the paths given with --plugins, in those of \
      CELLFRONT_PLUGIN_PATH, beside the executable, and in ../lib/cellfront.

      Exit status: 0 done; 1 a validation case is missed; 3 no feasible design found; 64 wrong usage; 65 invalid study, plugin \
      or data; 70 a plugin crashed; 74 standard output or the run folder cannot be written; 130 interrupted, with what was found so far saved.
      """,
    version: "cellfront \(version)",
    subcommands: [
      RunCommand.self, CheckCommand.self, EvaluateCommand.self, PickCommand.self, CompareCommand.self,
      ValidateCommand.self, PluginsCommand.self,
    ])

  static let version = "0.1.0"

  static func main() {
    Console.prepare()
    CrashReport.install()
    main(nil)
  }
}

/// How the program ends when it does not end with 0.
enum Exit {
  static let outside = ExitCode(1)
  static let infeasible = ExitCode(3)
  static let invalid = ExitCode(65)
  static let unwritten = ExitCode(74)
  static let interrupted = ExitCode(130)
}
