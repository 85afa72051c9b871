import Glibc
import ParetoSearch
import Studies

/// The flagship run, on one thread and on two.
enum RunBenchmark: Benchmark {
  static let name = "run"

  static func run() throws {
    let plan = try Flagship.plan()
    var runs: [StudyRun?] = [nil, nil]
    let repeats = 3
    let times = try fastest(
      of: [{ runs[0] = try plan.run(jobs: 1) }, { runs[1] = try plan.run(jobs: 2) }], repeats: repeats, by: .wall)
    // Of the one thread's own time, which other work on the machine does not change.
    let alone = try fastest(of: [{ runs[0] = try plan.run(jobs: 1) }], repeats: 2)[0]
    let (one, two) = (runs[0]!, runs[1]!)
    precondition(plan.table(of: one.designs) == plan.table(of: two.designs), "threads changed the front")
    let counts = one.result.counts
    print(
      "The flagship run: \(plan.combinations.count) combinations, \(one.designs.count) designs, fastest of \(repeats).")
    printTable(
      ["", "s", "ratio"],
      [
        ["one thread", format(times[0], digits: 3), "1.00"],
        ["two threads", format(times[1], digits: 3), format(times[1] / times[0])],
      ])
    print(
      "\(counts.evaluations) evaluations, \(counts.gradientEvaluations) of them with gradient,"
        + " \(format(alone / Double(counts.evaluations) * 1e6)) µs of CPU each, all included")
    print(
      "\(counts.solves) scalarised solves, \(format(alone / Double(counts.solves) * 1e6)) µs of CPU each, all included")
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    print("peak resident memory \(usage.ru_maxrss / 1024) MB")
  }
}
