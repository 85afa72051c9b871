import ArgumentParser
import Documents
import Foundation
import Reporting
import Studies

struct EvaluateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate", abstract: "Evaluates a study's model at given designs; runs no search.",
    discussion: """
      The table of designs has a column for each slot and each variable, `name [unit]`; a front.csv is such a table.

      With --stream, requests are read from standard input, one JSON object a line, and answered one a line:

        {"op":"describe"}
        {"op":"evaluate","slots":{"material":"steel"},"x":[20,30],"derivatives":true}
      """)

  @OptionGroup var arguments: StudyArguments

  @Option(help: ArgumentHelp("The designs, a CSV file.", valueName: "file.csv"))
  var designs: String?

  @Option(help: ArgumentHelp("Where to write the table; standard output when left out.", valueName: "file.csv"))
  var out: String?

  @Flag(help: "Answer JSON Lines on standard input instead.")
  var stream = false

  func validate() throws {
    if stream == (designs != nil) { throw ValidationError("give either --designs FILE.csv or --stream") }
    if stream && out != nil { throw ValidationError("--out goes with --designs") }
  }

  func run() throws {
    let (plan, _, _) = try arguments.plan()
    if let designs { try evaluate(plan, designs) } else { answer(plan) }
  }

  private func evaluate(_ plan: StudyPlan, _ file: String) throws {
    do throws(Faults) {
      let bytes = try FileSystem.read(file)
      let inputs = try plan.designs(from: try CSV(parsing: bytes, file: file), file: file)
      let evaluator = DesignEvaluator(plan)
      let designs = inputs.map { evaluator.design(combination: $0.combination, $0.x) }
      let table = plan.table(of: designs, names: inputs.map(\.name), withStatus: true).text
      if let out { try WholeFiles.write(table, to: out) } else { Console.put(table) }
    } catch {
      throw Console.refuse(error, "The designs cannot be evaluated")
    }
  }

  private func answer(_ plan: StudyPlan) {
    let stream = DesignStream(plan)
    while let line = readLine() {
      guard !line.isEmpty else { continue }
      Console.put(stream.answer(line.utf8) + "\n")
    }
  }
}
