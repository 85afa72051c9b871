// A small picture of the front for a terminal: two objectives, braille dots for designs, figures for the shortlist.
import Decisions
import Quantities
public import Studies

/// The front in characters.
public enum FrontPlot {
  /// The front in its first two objectives with the shortlist in it, and the shortlist in words; empty without a front.
  /// - Parameter width: The columns of the terminal; at least 40 are taken, at most 100.
  public static func text(_ run: StudyRun, width: Int) -> String {
    let findings = Findings(run)
    guard findings.goals.count >= 2, !run.designs.isEmpty else { return "" }
    let list = Shortlist(run.plan, run.designs, count: 6).entries
    let width = min(100, max(40, width))
    let names = findings.goals.map(\.name.inWords)
    let told = list.enumerated().map { at, entry in
      let design = run.designs[entry.design]
      let name = run.plan.combinations.count > 1 ? " \(run.plan.name(design.combination))" : ""
      return "\(at + 1) design \(entry.design + 1)\(name): \(ShortlistText.reasons(entry.reasons, names))"
    }
    return (picture(findings, list.map(\.design), width) + told).map { $0.singleLine.shortened(to: width) }
      .joined(separator: "\n")
  }

  /// - Parameter marked: Designs that are drawn as figures, 1 to 9.
  static func picture(_ findings: Findings, _ marked: [Int], _ width: Int) -> [String] {
    let (a, b) = (findings.goals[0], findings.goals[1])
    let designs = findings.run.designs
    let x = designs.map { a.unit.fromSI(a.value(of: $0)) }, y = designs.map { b.unit.fromSI(b.value(of: $0)) }
    let rows = 10
    // The ends of the axes, a margin for the figures at the left, and the frame.
    let ends = [x.min()!, x.max()!].map { $0.text(digits: 4) }
    let sides = [y.min()!, y.max()!].map { $0.text(digits: 4) }
    let margin = max(sides[0].count, sides[1].count)
    let columns = width - margin - 3
    let across = Scale(x, steps: 2 * columns), up = Scale(y, steps: 4 * rows)
    var dots = [UInt32](repeating: 0, count: rows * columns)
    func cell(_ at: Int) -> (place: Int, dot: UInt32) {
      let (column, row) = (across.step(x[at]), 4 * rows - 1 - up.step(y[at]))
      return (row / 4 * columns + column / 2, braille[row % 4][column % 2])
    }
    for at in designs.indices {
      let (place, dot) = cell(at)
      dots[place] |= dot
    }
    var characters = dots.map { $0 == 0 ? " " : Character(Unicode.Scalar(0x2800 + $0)!) }
    for (at, design) in marked.enumerated().reversed() where at < 9 {
      characters[cell(design).place] = Character("\(at + 1)")
    }
    let lines = (0..<rows).map { row in
      let side = row == 0 ? sides[1] : row == rows - 1 ? sides[0] : ""
      let pad = String(repeating: " ", count: margin - side.count)
      return "\(pad)\(side) │\(String(characters[row * columns..<(row + 1) * columns]))"
    }
    let pad = String(repeating: " ", count: margin + 2)
    let gap = String(repeating: " ", count: max(1, columns - ends[0].count - ends[1].count))
    return ["\(b.title) over \(a.title)"] + lines
      + [
        "\(String(repeating: " ", count: margin + 1))└\(String(repeating: "─", count: columns))",
        pad + ends[0] + gap + ends[1],
      ]
  }

  /// The bit of each dot of a braille character, by row and column.
  private static let braille: [[UInt32]] = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]]

  /// Values laid on whole steps.
  private struct Scale {
    let low: Double, span: Double, steps: Int

    init(_ values: [Double], steps: Int) {
      low = values.min()!
      span = values.max()! - low
      self.steps = steps
    }

    func step(_ value: Double) -> Int {
      span > 0 ? min(steps - 1, Int((value - low) / span * Double(steps))) : steps / 2
    }
  }
}
