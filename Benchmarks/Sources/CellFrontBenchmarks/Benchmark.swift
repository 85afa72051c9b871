/// Something measured: it prints its own small table. A new one is one file and one line in `main.swift`.
protocol Benchmark {
  /// What it is called on the command line.
  static var name: String { get }

  /// Measures and prints.
  static func run() throws
}

/// The fastest of `repeats` runs of each body, in seconds; the bodies take turns, so that all see the same machine.
func fastest(of bodies: [() throws -> Void], repeats: Int) throws -> [Double] {
  let clock = ContinuousClock()
  var best = [Double](repeating: .infinity, count: bodies.count)
  for _ in 0..<repeats {
    for (i, body) in bodies.enumerated() {
      let time = try clock.measure(body)
      let (seconds, attoseconds) = time.components
      best[i] = min(best[i], Double(seconds) + Double(attoseconds) * 1e-18)
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
