// Plain text laid out for a terminal.

extension RunSummary {
  /// Rows with columns of one width each: the first to the left, the others to the right; no wider than the screen.
  static func aligned(_ rows: [[String]]) -> [String] {
    var widths: [Int] = []
    for column in rows[0].indices { widths.append(rows.map { $0[column].count }.max()!) }
    var columns = widths.count
    while columns > 2, widths.prefix(columns).reduce(0, { $0 + $1 + 2 }) > width { columns -= 1 }
    return rows.map { row in
      var line = ""
      for column in 0..<columns {
        let pad = String(repeating: " ", count: widths[column] - row[column].count)
        line += column == 0 ? row[0] + pad : "  " + pad + row[column]
      }
      while line.last == " " { line.removeLast() }
      return line
    }
  }

  /// A sentence broken at spaces into at most so many lines, the further ones indented.
  static func wrapped(_ text: String, lines limit: Int) -> [String] {
    var lines: [String] = []
    for word in text.split(separator: " ") {
      if let last = lines.last, last.count + 1 + word.count <= width || lines.count == limit {
        lines[lines.count - 1] += " " + word
      } else {
        lines.append((lines.isEmpty ? "" : "  ") + word)
      }
    }
    return lines.map { $0.shortened(to: width) }
  }

  /// How many characters to leave out so that `cell.` is not said of every name: none, unless all share a first part.
  static func commonPrefix(_ names: [String]) -> Int {
    guard names.count > 1, let dot = names[0].firstIndex(of: ".") else { return 0 }
    let first = names[0][...dot]
    return names.allSatisfy { $0.hasPrefix(first) } ? first.count : 0
  }
}

extension String {
  /// At most so many characters, the last one an ellipsis where some are missing.
  func shortened(to length: Int) -> String { count <= length ? self : prefix(length - 1) + "…" }
}
