// A small picture of the front for a terminal: two objectives, dots for designs, figures for the shortlist. Dots are braille, or
// plain letters where those are not shown.
import Decisions
import Documents
import Quantities
import Studies

/// The front in characters.
public enum FrontPlot {
  /// The front in its first two objectives with the shortlist in it, and the shortlist in words; empty without a front.
  /// - Parameters:
  ///   - width: The columns of the terminal; at least 40 are taken, at most 100.
  ///   - withDots: Whether braille is shown there.
  public static func text(_ findings: Findings, width: Int, withDots: Bool) -> String {
    let run = findings.run
    guard findings.goals.count >= 2, !run.designs.isEmpty else { return "" }
    let list = findings.shortlist.entries
    let width = min(100, max(40, width))
    let names = findings.goals.map(\.name)
    let prefix = RunSummary.commonPrefix(names)
    let short = names.map { String($0.dropFirst(prefix)).inWords }
    let told = list.enumerated().map { at, entry in
      let design = run.designs[entry.design]
      let name = run.plan.combinations.count > 1 ? " \(run.plan.name(design.combination))" : ""
      let mark = design.extrapolated.isEmpty ? "" : "; extrapolated"
      return
        "\(at + 1) design \(entry.design + 1)\(name): \(ShortlistText.reasons(entry.reasons, short, isBrief: true))\(mark)"
    }
    return (picture(findings, list.map(\.design), width, withDots ? .braille : .plain) + told).map {
      $0.singleLine.shortened(to: width)
    }
    .joined(separator: "\n")
  }

  /// - Parameter marked: Designs that are drawn as figures, 1 to 9.
  static func picture(_ findings: Findings, _ marked: [Int], _ width: Int, _ grain: Grain) -> [String] {
    let (a, b) = (findings.goals[0], findings.goals[1])
    let designs = findings.run.designs
    let x = designs.map { a.unit.fromSI(a.value(of: $0)) }, y = designs.map { b.unit.fromSI(b.value(of: $0)) }
    let rows = 10
    // The ends of the axes, a margin for the figures at the left, and the frame.
    let ends = [x.min()!, x.max()!].map { $0.text(digits: 4) }
    let sides = [y.min()!, y.max()!].map { $0.text(digits: 4) }
    let margin = max(sides[0].count, sides[1].count)
    let columns = width - margin - 3
    let (wide, high) = (grain.bits[0].count, grain.bits.count)
    let across = Scale(x, steps: wide * columns), up = Scale(y, steps: high * rows)
    var dots = [UInt32](repeating: 0, count: rows * columns)
    func cell(_ at: Int) -> (place: Int, dot: UInt32) {
      let (column, row) = (across.step(x[at]), high * rows - 1 - up.step(y[at]))
      return (row / high * columns + column / wide, grain.bits[row % high][column % wide])
    }
    for at in designs.indices {
      let (place, dot) = cell(at)
      dots[place] |= dot
    }
    var characters = dots.map { $0 == 0 ? " " : grain.character($0) }
    for (at, design) in marked.enumerated().reversed() where at < 9 {
      characters[cell(design).place] = Character("\(at + 1)")
    }
    let lines = (0..<rows).map { row in
      let side = row == 0 ? sides[1] : row == rows - 1 ? sides[0] : ""
      let pad = String(repeating: " ", count: margin - side.count)
      return "\(pad)\(side) \(grain.frame.side)\(String(characters[row * columns..<(row + 1) * columns]))"
    }
    let pad = String(repeating: " ", count: margin + 2)
    let gap = String(repeating: " ", count: max(1, columns - ends[0].count - ends[1].count))
    return ["\(b.unit.title(b.name)) over \(a.unit.title(a.name))"] + lines
      + [
        "\(String(repeating: " ", count: margin + 1))\(grain.frame.corner)\(String(repeating: grain.frame.bottom, count: columns))",
        pad + ends[0] + gap + ends[1],
      ]
  }

  /// What a character shows of the designs that fall on it.
  struct Grain: Sendable {
    /// The bit of each dot, by row and column.
    let bits: [[UInt32]]
    let frame: (side: Character, corner: Character, bottom: Character)
    /// The character with these dots.
    let character: @Sendable (UInt32) -> Character

    static let braille = Grain(
      bits: [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]], frame: ("│", "└", "─"),
      character: { Character(Unicode.Scalar(0x2800 + $0)!) })
    static let plain = Grain(
      bits: [[1], [2]], frame: ("|", "+", "-"), character: { $0 == 1 ? "'" : $0 == 2 ? "." : ":" })
  }

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
