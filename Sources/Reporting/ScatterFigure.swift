// A still picture of the front in two objectives, readable on a slide: SVG with its own colours and a legend.
import Quantities
import Studies

/// One figure of the folder `figures`.
struct ScatterFigure {
  let file: String
  let text: String

  /// A figure for each pair of the first three objectives; none for an empty front.
  static func all(_ findings: Findings) -> [ScatterFigure] {
    let goals = Array(findings.goals.prefix(3))
    guard !findings.run.designs.isEmpty else { return [] }
    return goals.indices.flatMap { a in
      goals.indices.filter { $0 > a }.map { ScatterFigure(goals[a], goals[$0], findings) }
    }
  }

  /// Whether a file of the folder is one that a run made.
  static func isFigure(_ name: String) -> Bool { name.hasPrefix("front-") && name.hasSuffix(".svg") }

  // Okabe & Ito 2008 (Color Universal Design), yellow left out: it does not show on white.
  private static let colors = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000", "#7F7F7F"]
  private static let width = 1280.0, height = 720.0

  private init(_ a: Goal, _ b: Goal, _ findings: Findings) {
    file = "front-\(Self.plain(a.name))-\(Self.plain(b.name)).svg"
    let designs = findings.run.designs
    func values(_ goal: Goal) -> [Double] { designs.map { goal.unit.fromSI(goal.value(of: $0)) } }
    func target(_ goal: Goal) -> Double? { goal.target.map { goal.unit.fromSI($0) } }
    let (x, y) = (values(a), values(b))
    let groups = Groups(findings.plan)
    let right = groups.names.isEmpty ? Self.width - 60 : Self.width - 300
    let across = Axis(x, wished: [target(a)].compactMap { $0 }, start: 130, end: right)
    let up = Axis(y, wished: [target(b)].compactMap { $0 }, start: Self.height - 110, end: 90)

    var svg = """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1280 720" font-family="Helvetica, Arial, sans-serif" \
      font-size="22" fill="#222">
      <title>\(escaped("\(findings.plan.document.title): \(b.name.inWords) against \(a.name.inWords)"))</title>
      <rect width="1280" height="720" fill="#fff"/>
      <text x="130" y="48" font-size="28" font-weight="bold">\(escaped(findings.plan.document.title.shortened(to: 70)))</text>

      """
    for tick in across.ticks {
      let place = Self.px(across.place(tick))
      svg += """
        <path d="M\(place) \(Self.px(up.start))V\(Self.px(up.end))" stroke="#ddd"/>
        <text x="\(place)" y="\(Self.px(up.start + 32))" text-anchor="middle">\(tick.text(digits: 12))</text>

        """
    }
    for tick in up.ticks {
      let place = Self.px(up.place(tick))
      svg += """
        <path d="M\(Self.px(across.start)) \(place)H\(Self.px(across.end))" stroke="#ddd"/>
        <text x="\(Self.px(across.start - 12))" y="\(Self.px(up.place(tick) + 8))" text-anchor="end">\(tick.text(digits: 12))</text>

        """
    }
    svg += Self.lines(across, up, target(a), target(b), a, b)
    let middle = (Self.px((across.start + across.end) / 2), Self.px((up.start + up.end) / 2))
    svg += """
      <path d="M\(Self.px(across.start)) \(Self.px(up.end))V\(Self.px(up.start))H\(Self.px(across.end))" fill="none" stroke="#222" stroke-width="2"/>
      <text x="\(middle.0)" y="\(Self.px(Self.height - 30))" text-anchor="middle" font-size="24">\(escaped(a.title))</text>
      <text transform="translate(40 \(middle.1)) rotate(-90)" text-anchor="middle" font-size="24">\(escaped(b.title))</text>

      """
    for (at, design) in designs.enumerated() {
      let group = groups.group(of: design)
      svg += Self.mark(group, across.place(x[at]), up.place(y[at])) + "\n"
    }
    for (at, name) in groups.names.enumerated() {
      let line = 110 + 36 * Double(at)
      svg += Self.mark(at, right + 40, line)
      svg += "<text x=\"\(Self.px(right + 60))\" y=\"\(Self.px(line + 8))\">\(escaped(name.shortened(to: 18)))</text>\n"
    }
    text = svg + "</svg>\n"
  }

  private static func lines(_ across: Axis, _ up: Axis, _ x: Double?, _ y: Double?, _ a: Goal, _ b: Goal) -> String {
    var svg = ""
    if let x, across.contains(x) {
      let place = across.place(x)
      svg += """
        <path d="M\(px(place)) \(px(up.start))V\(px(up.end))" stroke="#444" stroke-width="2" stroke-dasharray="10 7"/>
        <text x="\(px(place))" y="\(px(up.end - 10))" text-anchor="middle" fill="#444">target \(escaped(a.unit.words(a.target!)))</text>

        """
    }
    if let y, up.contains(y) {
      let place = up.place(y)
      svg += """
        <path d="M\(px(across.start)) \(px(place))H\(px(across.end))" stroke="#444" stroke-width="2" stroke-dasharray="10 7"/>
        <text x="\(px(across.start + 8))" y="\(px(place - 8))" fill="#444">target \(escaped(b.unit.words(b.target!)))</text>

        """
    }
    return svg
  }

  /// A mark whose shape says the group as well as its colour does.
  private static func mark(_ group: Int, _ x: Double, _ y: Double) -> String {
    let color = "fill=\"\(colors[group % colors.count])\" fill-opacity=\"0.8\" stroke=\"#fff\""
    let (cx, cy) = (px(x), px(y))
    return switch group % 4 {
    case 0: "<circle cx=\"\(cx)\" cy=\"\(cy)\" r=\"8\" \(color)/>"
    case 1: "<rect x=\"\(px(x - 7))\" y=\"\(px(y - 7))\" width=\"14\" height=\"14\" \(color)/>"
    case 2: "<path d=\"M\(cx) \(px(y - 9))L\(px(x + 9)) \(px(y + 7))H\(px(x - 9))Z\" \(color)/>"
    default: "<path d=\"M\(cx) \(px(y - 10))L\(px(x + 10)) \(cy)L\(cx) \(px(y + 10))L\(px(x - 10)) \(cy)Z\" \(color)/>"
    }
  }

  /// The designs by what fills the first slot that has several candidates.
  private struct Groups {
    let names: [String]
    private let slot: Int?
    private let plan: StudyPlan

    init(_ plan: StudyPlan) {
      self.plan = plan
      slot = plan.document.slots.firstIndex { $0.candidates.count > 1 }
      names = slot.map { plan.document.slots[$0].candidates } ?? []
    }

    func group(of design: Design) -> Int {
      slot.map { names.firstIndex(of: plan.combinations[design.combination].fillings[$0])! } ?? 0
    }
  }

  private static func px(_ value: Double) -> String { ((value * 10).rounded() / 10).text(digits: 6) }

  /// A name that any file system takes.
  private static func plain(_ name: String) -> String {
    String(
      name.unicodeScalars.map {
        $0.isASCII && ($0.properties.isAlphabetic || "0"..."9" ~= $0 || $0 == ".") ? Character($0) : "_"
      })
  }
}

extension Goal {
  /// `cell specific energy [Wh/kg]`.
  var title: String { unit.text == "1" ? name.inWords : "\(name.inWords) [\(unit)]" }
}

extension StudyDocument.Slot {
  /// The ids among which it chooses; none for a slot that follows another.
  var candidates: [String] {
    if case .candidates(let candidates) = filling { candidates.map(\.value) } else { [] }
  }
}

extension String {
  /// At most so many characters, the last one an ellipsis where some are missing.
  func shortened(to length: Int) -> String { count <= length ? self : prefix(length - 1) + "…" }
}

/// A text for XML and HTML, in elements and in quoted attributes.
func escaped(_ text: String) -> String {
  var result = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "&": result += "&amp;"
    case "<": result += "&lt;"
    case ">": result += "&gt;"
    case "\"": result += "&quot;"
    case "'": result += "&#39;"
    // XML has no way to write most control characters.
    case "\u{0}"..<" ", "\u{7F}", "\u{FFFE}", "\u{FFFF}": result += " "
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}
