import Foundation

/// The whole program from the study to the last file, plugins, models and explanations included, on one thread and on two.
enum ProgramBenchmark: Benchmark {
  static let name = "program"

  static func run() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "cellfront-\(getpid())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let many = folder.appending(path: "many.json")
    try manyCombinations().write(to: many)
    let repeats = 2
    var rows: [[String]] = []
    for (name, study) in [("flagship", Flagship.study), ("300 combinations, six variables", many)] {
      var fronts: [Data] = []
      var memory = 0
      func program(_ jobs: Int) -> () throws -> Void {
        {
          let out = folder.appending(path: "\(jobs)")
          memory = max(
            memory, try execute(["run", study.path, "--jobs", "\(jobs)", "--quiet", "--out", out.path]))
          fronts.append(try Data(contentsOf: out.appending(path: "front.csv")))
        }
      }
      let times = try fastest(of: [program(1), program(2)], repeats: repeats, by: .wall)
      precondition(fronts.allSatisfy { $0 == fronts[0] }, "threads changed the front")
      rows.append([name, format(times[0]), format(times[1]), format(times[0] / times[1]), "\(memory)"])
    }
    print("The whole program, fastest of \(repeats).")
    printTable(["", "s, one thread", "s, two threads", "times as fast", "MB at most"], rows)
  }

  /// The flagship with more materials to choose from, and one variable fewer.
  private static func manyCombinations() throws -> Data {
    let text = try Data(contentsOf: Flagship.study)
    guard var study = try JSONSerialization.jsonObject(with: text) as? [String: Any],
      var slots = study["slots"] as? [String: Any], var variables = study["variables"] as? [String: Any],
      var fixed = study["fixed"] as? [String: Any]
    else { preconditionFailure("the flagship study is not what it was") }
    slots["cathode"] = ["nmc811", "nmc622", "lfp", "nca", "lmfp", "lmr"]
    slots["anode"] = ["graphite", "lithium-metal", "anode-free", "silicon", "siox-graphite"]
    slots["separator"] = [
      "llzo", "lpscl", "peo-litfsi", "liquid-carbonate", "gel-20", "hybrid-10", "lagp", "latp", "lgps", "li3ycl6",
    ]
    variables["anode.npRatio"] = nil
    fixed["anode.npRatio"] = 1.1
    study["baseline"] = nil
    (study["slots"], study["variables"], study["fixed"]) = (slots, variables, fixed)
    return try JSONSerialization.data(withJSONObject: study, options: .sortedKeys)
  }

  /// Runs the program and waits for it.
  /// - Returns: Its peak memory [MB].
  private static func execute(_ arguments: [String]) throws -> Int {
    let program = Flagship.build.appending(path: "cellfront").path
    var words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var process = pid_t()
    guard posix_spawn(&process, program, nil, nil, &words, environ) == 0 else { throw Flagship.Missing() }
    var (status, usage): (Int32, rusage) = (0, rusage())
    guard wait4(process, &status, 0, &usage) == process, status == 0 else { throw Failed(status: status) }
    return usage.ru_maxrss / 1024
  }

  struct Failed: Error {
    let status: Int32
  }
}
