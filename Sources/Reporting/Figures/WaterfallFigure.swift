// A waterfall as a picture: rows with bars that hang where the last one ended, each with its number.
import Quantities

/// One waterfall for a slide.
struct WaterfallFigure {
  let svg: String

  /// Without a direction that is good, what rises is drawn as what is better.
  private static let better = Slide.colors[0], worse = Slide.colors[1], standing = "#4D4D4D"

  /// - Parameter study: What the study is called.
  init(_ waterfall: Waterfall, study: String) {
    let rows = waterfall.rows
    let unit = waterfall.unit.text == "1" ? "" : " \(waterfall.unit)"
    let top = waterfall.target == nil ? 110.0 : 142.0, bottom = Slide.height - 92
    let height = min(64, (bottom - top) / Double(rows.count))
    let hasDetails = rows.contains { !$0.detail.isEmpty }
    let size = min(22, max(13, height * (hasDetails ? 0.4 : 0.5)))
    let widest = rows.map { max($0.label.width(size: size), $0.detail.width(size: 0.8 * size)) }.max() ?? 0
    let left = min(max(widest + 60, 200), 560)
    let isWhole = rows.count { $0.from == nil } == 1
    let numbers = rows.map { Self.number($0, whole: isWhole ? rows[rows.count - 1].to : nil, unit) }
    // Bold letters are a little wider.
    let room = 40 + 1.08 * (numbers.map { $0.width(size: size) }.max() ?? 0)
    let values = rows.flatMap { [$0.from, $0.to].compactMap { $0 } } + (waterfall.target.map { [$0] } ?? [])
    // Parts of a whole begin at zero; of steps far above it only the part is shown in which they lie.
    let (low, high) = (values.min() ?? 0, values.max() ?? 0)
    let isCut = low > 0.7 * high
    let axis = Axis(
      values + [isCut ? low - 0.2 * (high - low) : 0], wished: [], start: left, end: Slide.width - max(150, room),
      isTight: true)
    let zero = axis.place(min(max(0, axis.lower), axis.upper))
    var slide = Slide(
      waterfall.title, about: "\(waterfall.title), \(waterfall.note)", note: "\(waterfall.note) – \(study)")
    let end = top + height * Double(rows.count)
    for tick in axis.ticks {
      let x = axis.place(tick)
      slide.line([(x, top), (x, end)], color: Slide.grid)
    }
    for tick in axis.sideBySide(size: 18) {
      slide.text(tick.text(digits: 12), axis.place(tick), end + 28, size: 18, anchor: .middle, fill: Slide.soft)
    }
    let shown = waterfall.unit.text == "1" ? "" : "[\(waterfall.unit)]"
    slide.text(
      [shown, isCut ? "the axis does not begin at zero" : ""].filter { !$0.isEmpty }.joined(separator: "; "),
      (axis.start + axis.end) / 2, end + 58, size: 20, anchor: .middle, fill: Slide.soft)
    if let target = waterfall.target {
      let x = axis.place(target), words = "target \(target.text())\(unit)"
      slide.line([(x, top), (x, end)], color: Slide.good, width: 3, dashes: "10 7")
      let middle = min(max(x, left + words.width(size: 20) / 2), Slide.width - 30 - words.width(size: 20) / 2)
      slide.text(words, middle, top - 12, size: 20, anchor: .middle, fill: Slide.good, isBold: true)
    }
    for (at, row) in rows.enumerated() {
      let y = top + height * Double(at)
      let b = axis.place(row.to), a = row.from.map { axis.place($0) } ?? zero
      slide.box((a, b), (y + 0.16 * height, y + 0.84 * height), fill: Self.color(row, waterfall, isWhole))
      if at + 1 < rows.count {
        slide.line([(b, y + 0.84 * height), (b, y + 1.16 * height)], color: Slide.soft, width: 1.5)
      }
      let baseline = y + 0.5 * height + (row.detail.isEmpty ? 0.35 : -0.08) * size
      slide.text(
        row.label.fitting(left - 52, size: size), left - 14, baseline, size: size, anchor: .end,
        isBold: row.from == nil)
      if !row.detail.isEmpty {
        slide.text(
          row.detail.fitting(left - 52, size: 0.8 * size), left - 14, baseline + 0.95 * size, size: 0.8 * size,
          anchor: .end, fill: Slide.soft)
      }
      slide.text(
        numbers[at], max(a, b) + 10, y + 0.5 * height + 0.35 * size, size: size, isBold: row.from == nil,
        withHalo: true)
    }
    svg = slide.svg
  }

  private static func color(_ row: Waterfall.Row, _ waterfall: Waterfall, _ isWhole: Bool) -> String {
    guard let from = row.from else { return standing }
    let isRising = row.to >= from
    return isWhole || isRising == (waterfall.isMaximized ?? true) ? better : worse
  }

  /// A value, a change with its sign, or a part with its share of the whole.
  private static func number(_ row: Waterfall.Row, whole: Double?, _ unit: String) -> String {
    guard let from = row.from else { return row.to.text(digits: 3) + unit }
    let change = row.to - from
    guard let whole, whole > 0 else { return change.signedText }
    return "\(change.text(digits: 3)) (\((100 * change / whole).text(digits: 2)) %)"
  }
}

extension Double {
  /// `+3.2`, `−0.4`.
  var signedText: String { (self > 0 ? "+" : self < 0 ? "−" : "") + magnitude.text(digits: 3) }
}
