// A page for a slide as SVG: white, with its own colours and sizes, the same in every program that shows it.
import Documents

/// What is drawn so far.
struct Slide {
  static let width = 1280.0, height = 720.0
  /// Okabe & Ito 2008 (Color Universal Design), yellow left out: it does not show on white.
  static let colors = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000", "#7F7F7F"]
  static let ink = "#222222", soft = "#555555", grid = "#DDDDDD", good = "#0B7A50"

  private var body = ""

  /// A page with a headline and, for those who cannot see it, what it shows.
  init(_ headline: String, about: String, note: String = "") {
    body = """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1280 720" width="1280" height="720" role="img" \
      font-family="Helvetica, Arial, sans-serif" font-size="22" fill="\(Self.ink)">
      <title>\(escaped(about.singleLine))</title>
      <rect width="1280" height="720" fill="#fff"/>

      """
    text(headline.singleLine.fitting(Self.width - 80, size: 28), 40, 50, size: 28, isBold: true)
    if !note.isEmpty { text(note.singleLine.fitting(Self.width - 80, size: 20), 40, 82, size: 20, fill: Self.soft) }
  }

  var svg: String { body + "</svg>\n" }

  enum Anchor: String { case start, middle, end }

  mutating func text(
    _ text: String, _ x: Double, _ y: Double, size: Double = 22, anchor: Anchor = .start, fill: String = ink,
    isBold: Bool = false, withHalo: Bool = false
  ) {
    let words = escaped(text.singleLine)
    let place = "x=\"\(px(x))\" y=\"\(px(y))\" font-size=\"\(px(size))\" text-anchor=\"\(anchor.rawValue)\""
    let weight = isBold ? " font-weight=\"bold\"" : ""
    // Drawn twice, for not every program knows how to paint a stroke below its fill.
    if withHalo {
      body += "<text \(place)\(weight) stroke=\"#fff\" stroke-width=\"5\" aria-hidden=\"true\">\(words)</text>\n"
    }
    body += "<text \(place)\(weight) fill=\"\(fill)\">\(words)</text>\n"
  }

  /// A text that reads upwards, around its middle.
  mutating func upright(_ text: String, _ x: Double, _ y: Double, size: Double = 24) {
    body += """
      <text transform="translate(\(px(x)) \(px(y))) rotate(-90)" text-anchor="middle" font-size="\(px(size))">\
      \(escaped(text.singleLine))</text>

      """
  }

  mutating func line(_ points: [(Double, Double)], color: String, width: Double = 1, dashes: String = "") {
    guard points.count > 1 else { return }
    let path = points.enumerated().map { "\($0.offset == 0 ? "M" : "L")\(px($0.element.0)) \(px($0.element.1))" }
    let dash = dashes.isEmpty ? "" : " stroke-dasharray=\"\(dashes)\""
    body += """
      <path d="\(path.joined())" fill="none" stroke="\(color)" stroke-width="\(px(width))"\(dash) stroke-linejoin="round"/>

      """
  }

  mutating func box(_ x: (Double, Double), _ y: (Double, Double), fill: String, opacity: Double = 1) {
    body += """
      <rect x="\(px(min(x.0, x.1)))" y="\(px(min(y.0, y.1)))" width="\(px(abs(x.1 - x.0)))" height="\(px(abs(y.1 - y.0)))" \
      fill="\(fill)"\(opacity < 1 ? " fill-opacity=\"\(px(opacity))\"" : "")/>

      """
  }

  /// A mark whose shape says the group as well as its colour does.
  mutating func mark(_ group: Int, _ x: Double, _ y: Double, isRinged: Bool = false, size: Double = 8) {
    let ring = isRinged ? "stroke=\"\(Self.ink)\" stroke-width=\"2.5\"" : "stroke=\"#fff\""
    body += """
      <path d="\(Self.shape(group, size))" transform="translate(\(px(x)) \(px(y)))" class="mark" \
      fill="\(Self.colors[group % Self.colors.count])"\(isRinged ? "" : " fill-opacity=\"0.8\"") \(ring)/>

      """
  }

  private static func shape(_ group: Int, _ r: Double) -> String {
    func polygon(_ points: [(Double, Double)]) -> String {
      "M" + points.map { "\(px($0.0 * r)) \(px($0.1 * r))" }.joined(separator: "L") + "Z"
    }
    switch group % 8 {
    case 0: return "M\(px(-r)) 0A\(px(r)) \(px(r)) 0 1 1 \(px(r)) 0A\(px(r)) \(px(r)) 0 1 1 \(px(-r)) 0Z"
    case 1: return polygon([(-0.88, -0.88), (0.88, -0.88), (0.88, 0.88), (-0.88, 0.88)])
    case 2: return polygon([(0, -1.2), (1.15, 0.85), (-1.15, 0.85)])
    case 3: return polygon([(0, -1.3), (1.3, 0), (0, 1.3), (-1.3, 0)])
    case 4: return polygon([(0, 1.2), (1.15, -0.85), (-1.15, -0.85)])
    case 5:
      let (a, b) = (0.42, 1.2)
      return polygon([
        (-a, -b), (a, -b), (a, -a), (b, -a), (b, a), (a, a), (a, b), (-a, b), (-a, a), (-b, a), (-b, -a), (-a, -a),
      ])
    case 6: return polygon([(-1.15, 0), (-0.6, -1), (0.6, -1), (1.15, 0), (0.6, 1), (-0.6, 1)])
    default: return polygon([(-1, -1.1), (0, -0.4), (1, -1.1), (1, 0.6), (0, 1.2), (-1, 0.6)])
    }
  }

  // MARK: Axes

  /// Where an axis across begins, so that the numbers and the title of the one upwards have room beside it.
  static func left(of up: Axis) -> Double { max(130, 66 + up.width(size: 20)) }

  /// The grid, the numbers and the titles of two axes.
  mutating func frame(_ across: Axis, _ up: Axis, titles: (across: String, up: String)) {
    for tick in across.ticks {
      let x = across.place(tick)
      line([(x, up.start), (x, up.end)], color: Self.grid)
    }
    for tick in across.sideBySide(size: 20) {
      let words = tick.text(digits: 12)
      let middle = min(across.place(tick), Self.width - 12 - words.width(size: 20) / 2)
      text(words, middle, up.start + 30, size: 20, anchor: .middle)
    }
    for tick in up.ticks {
      let y = up.place(tick)
      line([(across.start, y), (across.end, y)], color: Self.grid)
      text(tick.text(digits: 12), across.start - 12, y + 7, size: 20, anchor: .end)
    }
    line([(across.start, up.end), (across.start, up.start), (across.end, up.start)], color: Self.ink, width: 2)
    let (middle, center) = ((across.start + across.end) / 2, (up.start + up.end) / 2)
    let (wide, size) = titles.across.shrunk(to: 2 * min(middle, Self.width - middle) - 40)
    text(wide, middle, up.start + 68, size: size, anchor: .middle)
    // Above it stand the headline and the note.
    let (high, letters) = titles.up.shrunk(to: 2 * min(center - 92, Self.height - center - 12))
    upright(high, 42, center, size: letters)
  }
}

/// A place on a page: a tenth of a pixel is enough.
private func px(_ value: Double) -> String { ((value * 100).rounded() / 100).text(digits: 6) }

extension String {
  /// About how wide the text is in Helvetica; between narrow and wide letters.
  func width(size: Double) -> Double {
    size
      * unicodeScalars.reduce(0) { sum, scalar in
        switch scalar {
        case "i", "j", "l", "t", "f", "r", "I", " ", ".", ",", ":", ";", "'", "!", "|", "/", "(", ")", "[", "]", "-":
          sum + 0.32
        case "m", "w", "M", "W", "%", "@", "–": sum + 0.88
        case "A"..."Z", "&", "+", "=", "<", ">", "~": sum + 0.7
        case "\u{20}"..."\u{7E}": sum + 0.56
        default: sum + (scalar.value < 0x2E80 ? 0.65 : 1)
        }
      }
  }

  /// The text with the size in which it fits, no smaller than is read; as much of it as fits then.
  fileprivate func shrunk(to room: Double) -> (text: String, size: Double) {
    let size = min(24, max(14, 24 * room / max(1, width(size: 24))))
    return (fitting(room * (1 + 1e-9), size: size), size)
  }

  /// As much of the text as fits, the last character an ellipsis where some are missing.
  func fitting(_ room: Double, size: Double) -> String {
    if width(size: size) <= room { return self }
    var text = self
    while !text.isEmpty, (text + "…").width(size: size) > room { text.removeLast() }
    return text + "…"
  }
}
