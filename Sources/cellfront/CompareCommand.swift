import ArgumentParser
import Documents
import PluginHost
import Reporting

struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract:
      "Says what moved between the fronts of two runs, and which changed number, plugin, price or limit is behind it.",
    discussion:
      """
      The fronts and what changed are read from the two folders, whatever the plugins are today. To tell what moved the \
      front, each change is made alone to the first study, with the numbers of then, and searched again with the \
      plugins of today.
      """)

  @Argument(help: "A folder that 'cellfront run' wrote.") var a: String
  @Argument(help: "Another one, with the same objectives.") var b: String
  @OptionGroup var plugins: PluginArguments

  func run() throws {
    do throws(Faults) {
      let (first, second) = try runs()
      Console.put(try CompareText.text(first, second, names: (a, b), catalog: plugins.load().catalog) + "\n")
    } catch {
      throw Console.refuse(error, "The runs cannot be compared")
    }
  }

  /// Both runs.
  /// - Throws: What is wrong with either.
  private func runs() throws(Faults) -> (RecordedRun, RecordedRun) {
    var faults = Faults()
    func known(_ folder: String) -> RecordedRun? {
      do throws(Faults) {
        return try read(folder)
      } catch {
        faults.add(error)
        return nil
      }
    }
    // Before the guard, which would not read the second where the first is none.
    let (first, second) = (known(a), known(b))
    guard let first, let second else { throw faults }
    return (first, second)
  }

  private func read(_ folder: String) throws(Faults) -> RecordedRun {
    try RecordedRun(
      study: try FileSystem.read("\(folder)/study.json"), front: try FileSystem.read("\(folder)/front.json"),
      run: try FileSystem.read("\(folder)/run.json"), folder: folder)
  }
}
