import Documents
import Foundation
import PluginHost
import Studies

/// A run folder read again: its study joined with the plugins of today, its designs evaluated anew.
struct SavedRun {
  let folder: String
  let plan: StudyPlan
  let designs: [Design]

  init(_ folder: String, _ plugins: PluginArguments) throws {
    self.folder = folder
    do throws(Faults) {
      let study = "\(folder)/study.json"
      guard FileManager.default.fileExists(atPath: study) else {
        throw Faults(Fault(study, "is not there", remedy: "name a folder that 'cellfront run' wrote"))
      }
      plan = try StudyPlan(parsing: try contents(of: study), file: study, catalog: plugins.load().catalog)
      let table = "\(folder)/front.csv"
      let inputs = try plan.designs(from: try CSV(parsing: try contents(of: table), file: table), file: table)
      let evaluator = DesignEvaluator(plan)
      let designs = inputs.map { evaluator.design(combination: $0.combination, $0.x) }
      let dead = zip(inputs, designs).first { !$0.1.hasAnswer }
      if let (input, design) = dead {
        throw Faults(Fault(table, "design \(input.name) is \(design.status) with the plugins of today"))
      }
      self.designs = designs
    } catch {
      throw Console.refuse(error, "The run cannot be read")
    }
  }
}
