// Searches the problems named, or all, for each seed on one thread, and prints one line of JSON a run.

import Glibc
import ParetoSearch
import Synchronization

/// CPU seconds of this process.
private func cpuSeconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) + 1e-9 * Double(time.tv_nsec)
}

private func json(_ rows: [[Double]]) -> String {
  "[" + rows.map { "[" + $0.map(\.description).joined(separator: ",") + "]" }.joined(separator: ",") + "]"
}

let words = CommandLine.arguments.dropFirst()
let seeds = words.compactMap(UInt64.init).first ?? 3
let names = words.filter { UInt64($0) == nil }
for problem in problems where names.isEmpty || names.contains(problem.name) {
  for seed in 1...seeds {
    // When how many evaluations had been made.
    let times = Mutex<[[Double]]>([])
    let start = cpuSeconds()
    let options = SearchOptions(points: problem.points, seed: seed, jobs: 1)
    let result = try ParetoSearch(problem: problem, options: options).run(progress: { progress in
      times.withLock { $0.append([Double(progress.evaluations), cpuSeconds() - start]) }
    })
    let seconds = cpuSeconds() - start
    print(
      """
      {"problem":"\(problem.name)","seed":\(seed),"seconds":\(seconds),"evaluations":\(result.counts.evaluations),\
      "gap":\(result.remainingGap),"times":\(json(times.withLock { $0 })),\
      "history":\(json(result.history.map { [Double($0.evaluations), $0.hypervolume] })),\
      "archive":\(json(result.archive.map(\.objectives))),"front":\(json(result.front.map(\.objectives))),\
      "designs":\(json(result.front.map { [Double($0.combination)] + $0.x }))}
      """)
  }
}
