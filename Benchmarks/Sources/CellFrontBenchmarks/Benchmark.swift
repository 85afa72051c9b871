import Glibc

/// Something measured: it prints its own small table. A new one is one file and one line in `main.swift`.
protocol Benchmark {
  /// What it is called on the command line.
  static var name: String { get }

  /// Measures and prints.
  static func run() throws
}

/// How time is taken.
enum Watch {
  /// Of the wall: for what several threads do.
  case wall
  /// Of the calling thread: other work on the machine does not count.
  case thread

  /// [s]
  var now: Double {
    var time = timespec()
    clock_gettime(self == .wall ? CLOCK_MONOTONIC : CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + 1e-9 * Double(time.tv_nsec)
  }
}

/// The fastest of `repeats` runs of each body, in seconds; the bodies take turns, so that all see the same machine.
func fastest(of bodies: [() throws -> Void], repeats: Int, by watch: Watch = .thread) throws -> [Double] {
  var best = [Double](repeating: .infinity, count: bodies.count)
  for _ in 0..<repeats {
    for (i, body) in bodies.enumerated() {
      let start = watch.now
      try body()
      best[i] = min(best[i], watch.now - start)
    }
  }
  return best
}

/// `number` with `digits` after the point.
func format(_ number: Double, digits: Int = 2) -> String {
  let scale = (0..<digits).reduce(1.0) { power, _ in power * 10 }
  let rounded = (abs(number) * scale).rounded()
  let fraction = String(Int(rounded.truncatingRemainder(dividingBy: scale)))
  let zeros = String(repeating: "0", count: max(0, digits - fraction.count))
  return (number < 0 ? "-" : "") + String(Int(rounded / scale)) + "." + zeros + fraction
}

/// Prints `rows` under `header`, columns aligned.
func printTable(_ header: [String], _ rows: [[String]]) {
  let widths = header.indices.map { column in ([header] + rows).map { $0[column].count }.max() ?? 0 }
  for row in [header] + rows {
    let cells = row.enumerated().map { column, cell in
      let padding = String(repeating: " ", count: widths[column] - cell.count)
      return column == 0 ? cell + padding : padding + cell
    }
    print(cells.joined(separator: "  "))
  }
}
