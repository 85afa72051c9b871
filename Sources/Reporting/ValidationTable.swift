// Computed beside reported, for a terminal and for a page of documentation.
public import Studies

/// The comparisons of some cases.
public struct ValidationTable: Sendable {
  private let cases: [(known: ValidationCase, comparisons: [ValidationCase.Comparison])]

  /// A table of cases that have been run.
  public init(_ cases: [(known: ValidationCase, comparisons: [ValidationCase.Comparison])]) { self.cases = cases }

  private var all: [ValidationCase.Comparison] { cases.flatMap(\.comparisons) }
  /// Whether every deviation is allowed.
  public var isWithin: Bool { all.allSatisfy(\.isWithin) }
  /// `23 of 24 reported quantities of 8 cases are within their tolerance.`
  public var summary: String {
    let within = all.count(where: \.isWithin)
    return "\(within) of \(all.count.counted("reported quantity", plural: "reported quantities")) of"
      + " \(cases.count.counted("case")) \(within == 1 ? "is" : "are") within tolerance."
  }

  private static let header = ["quantity", "computed", "reported", "deviation", "tolerance", ""]

  private static func cells(_ comparison: ValidationCase.Comparison) -> [String] {
    let deviation = (100 * comparison.deviation * 100).rounded() / 100
    return [
      comparison.name, comparison.unit.words(comparison.computed), comparison.unit.words(comparison.reported),
      "\(deviation > 0 ? "+" : "")\(deviation == 0 ? "0" : deviation.text()) %",
      "\((100 * comparison.tolerance).text()) %", comparison.isWithin ? "" : "outside",
    ]
  }

  /// Aligned columns, a block for each case.
  public var text: String {
    let rows = [Self.header] + all.map(Self.cells)
    let widths = Self.header.indices.map { column in rows.map { $0[column].count }.max()! }
    func line(_ row: [String]) -> String {
      let fields = zip(row, widths).enumerated().map { at, field in
        let pad = String(repeating: " ", count: field.1 - field.0.count)
        return at == 0 || at == row.count - 1 ? field.0 + pad : pad + field.0
      }
      let text = "  " + fields.joined(separator: "  ")
      return String(text.reversed().drop { $0 == " " }.reversed())
    }
    var lines = [line(Self.header)]
    for (known, comparisons) in cases {
      lines += ["", known.title] + comparisons.map { line(Self.cells($0)) }
    }
    return (lines + ["", summary, ""]).joined(separator: "\n")
  }

  /// A page: a table, then what each case is and what was assumed for it.
  public var markdown: String {
    var lines = [
      "# Validation", "",
      "Published designs through the models: made by `cellfront validate --markdown`, checked by a test. A tolerance is that of",
      "the case; what a source lacks and what was assumed instead stands below the table.", "",
      "| case | quantity | computed | reported | deviation | tolerance |", "|---|---|---:|---:|---:|---:|",
    ]
    for (known, comparisons) in cases {
      for (at, comparison) in comparisons.enumerated() {
        let cells = Self.cells(comparison)
        let deviation = comparison.isWithin ? cells[3] : "**\(cells[3])**"
        let fields = [at == 0 ? known.title : "", "`\(cells[0])`", cells[1], cells[2], deviation, cells[4]]
        lines.append("| " + fields.joined(separator: " | ") + " |")
      }
    }
    lines += ["", summary]
    for (known, _) in cases {
      lines += ["", "## \(known.title)", "", "Source: \(known.source)"]
      if !known.text.isEmpty { lines += ["", known.text] }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
