// Searches the study of standard input on one thread and prints one line of JSON, with the keys of PeerProblems: when how many evaluations
// were made, how the hypervolume grew, and all nondominated designs, in the units of the study. BUILD is the folder that holds the plugins.

import Foundation
import PluginHost
import Studies

let words = CommandLine.arguments
guard words.count == 3, let seed = UInt64(words[2]) else {
  FileHandle.standardError.write(Data("usage: PeerStudies BUILD SEED < STUDY\n".utf8))
  exit(64)
}
let plugins = Plugins.load(PluginPlaces(paths: [], program: words[1]))
let plan = try StudyPlan(
  parsing: FileHandle.standardInput.readDataToEndOfFile(), file: "standard input", catalog: plugins.catalog)
let run = try plan.run(seed: seed, jobs: 1)
let objectives = plan.document.objectives.map {
  (sign: $0.isMaximized ? -1.0 : 1.0, unit: plan.unit(of: $0.name.value)!)
}
let result: [String: Any] = [
  "evaluations": run.result.counts.evaluations,
  "times": run.pace.map { [Double($0.evaluations), $0.seconds] },
  "history": run.result.history.map { [Double($0.evaluations), $0.hypervolume] },
  "archive": run.result.archive.map { point in
    zip(point.objectives, objectives).map { $1.sign * $1.unit.fromSI($1.sign * $0) }
  },
]
FileHandle.standardOutput.write(try JSONSerialization.data(withJSONObject: result) + Data("\n".utf8))
