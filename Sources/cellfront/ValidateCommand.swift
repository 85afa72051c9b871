import ArgumentParser
import Documents
import PluginHost
import Reporting
import Studies

struct ValidateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate", abstract: "Runs published designs through the models and compares with what was reported.",
    discussion: """
      A case is a JSON file: "case": 1, title, source, components, slots and fixed as in a study, and \
      "reported": { "cell.mass": { "value": "70 g", "tolerance": "5 %" } }.
      Exit status 1 if a quantity is outside its tolerance.
      """)

  @Argument(help: ArgumentHelp("Case files, or folders of them; without any, the shipped ones.", valueName: "path"))
  var paths: [String] = []

  @Flag(help: "Print a page of Markdown.")
  var markdown = false

  @OptionGroup var plugins: PluginArguments

  func run() throws {
    let catalog = plugins.load().catalog
    var faults = Faults()
    var cases: [(known: ValidationCase, comparisons: [ValidationCase.Comparison])] = []
    for file in files(&faults) {
      do throws(Faults) {
        let known = try ValidationCase(parsing: try FileSystem.read(file), file: file, catalog: catalog)
        cases.append((known, try known.comparisons()))
      } catch {
        faults.add(error)
      }
    }
    if !faults.isEmpty { throw Console.refuse(faults, "The cases cannot be used") }
    let table = ValidationTable(cases)
    Console.put(markdown ? table.markdown : table.text.harmless)
    if !table.isWithin { throw Exit.outside }
  }

  /// The package manager puts the cases beside the program.
  private static let shipped = (PluginPlaces.programFolder ?? ".") + "/CellFront_Validation.resources/cases"

  /// The files that were named, and those of folders that were, sorted by name.
  private func files(_ faults: inout Faults) -> [String] {
    var files: [String] = []
    for path in paths.isEmpty ? [Self.shipped] : paths {
      guard FileSystem.kind(path) == .folder else {
        files.append(path)
        continue
      }
      do throws(Faults) {
        let found = try FileSystem.names(in: path).filter { $0.hasSuffix(".json") }.map { "\(path)/\($0)" }
        if found.isEmpty { faults.add(path, "has no cases", remedy: "files that end in .json") }
        files += found
      } catch {
        faults.add(error)
      }
    }
    return files
  }
}
