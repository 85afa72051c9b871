import Documents
import PluginHost
import Reporting
import Studies

/// A run folder read again: its study joined with the plugins of today, its designs evaluated anew.
struct SavedRun {
  let plan: StudyPlan
  /// Those that keep all limits with the plugins of today, in the order of the table.
  let designs: [Design]
  /// What the table calls each of them.
  let names: [String]
  /// What is no longer as the run left it, a line each.
  let notes: [String]

  init(_ folder: String, _ plugins: PluginArguments) throws {
    do throws(Faults) {
      let study = "\(folder)/study.json"
      guard FileSystem.kind(study) != nil else {
        throw Faults(Fault(study, "is not there", remedy: "name a folder that 'cellfront run' wrote"))
      }
      plan = try StudyPlan(parsing: try FileSystem.read(study), file: study, catalog: plugins.load().catalog)
      let file = "\(folder)/front.csv"
      let table = try CSV(parsing: try FileSystem.read(file), file: file)
      let inputs = try plan.designs(from: table, file: file)
      let evaluator = DesignEvaluator(plan)
      let designs = inputs.map { evaluator.design(combination: $0.combination, $0.x) }
      let dead = zip(inputs, designs).first { !$0.1.hasAnswer }
      if let (input, design) = dead {
        throw Faults(Fault(file, "design \(input.name) is \(design.status) with the plugins of today"))
      }
      let names = zip(inputs, table.rows).map { input, row in
        input.name.allSatisfy(\.isWhitespace) ? "in row \(row.line)" : input.name
      }
      let kept = designs.indices.filter { designs[$0].status == .feasible }
      self.designs = kept.map { designs[$0] }
      self.names = kept.map { names[$0] }
      let drift = TableDrift.note(designs, names: names, from: table, file: file, plan)
      notes = [drift, Self.leftOut(designs)].compactMap { $0 }
    } catch {
      throw Console.refuse(error, "The run cannot be read")
    }
  }

  /// How many designs break which limits; `nil` where all keep them.
  private static func leftOut(_ designs: [Design]) -> String? {
    let broken = designs.compactMap { design -> [String]? in
      if case .violates(let limits) = design.status { limits } else { nil }
    }
    guard !broken.isEmpty else { return nil }
    let counts = Dictionary(broken.joined().map { ($0, 1) }, uniquingKeysWith: +)
    let limits = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { "\($0.key) (\($0.value))" }
    return "\(broken.count) of \(designs.count) designs left out, which break limits with the plugins of today:"
      + " \(limits.joined(separator: ", "))"
  }
}
