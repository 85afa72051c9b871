/// Outputs that belong together, so that reports can draw them and need to know nothing of the subject.
public struct View: Sendable {
  var name: String, kind: String, title: String
  var total: Output?, sweep: Input?
  var ends: ClosedRange<Double>?
  var items: [(output: Output, label: String)]

  /// Parts that sum to a whole: drawn as a stacked bar.
  public static func breakdown(_ name: String, _ title: String, of total: Output, into parts: [(Output, String)])
    -> View
  {
    View(name: name, kind: "breakdown", title: title, total: total, items: parts.map { (output: $0.0, label: $0.1) })
  }
  /// Layers from bottom to top, each output a thickness: drawn to scale.
  public static func stack(_ name: String, _ title: String, layers: [(Output, String)]) -> View {
    View(name: name, kind: "stack", title: title, items: layers.map { (output: $0.0, label: $0.1) })
  }
  /// Outputs over a swept input; `ends` in the unit of that input.
  public static func curve(
    _ name: String, _ title: String, over input: Input, from ends: ClosedRange<Double>, _ curves: [(Output, String)]
  ) -> View {
    View(
      name: name, kind: "curve", title: title, sweep: input, ends: ends,
      items: curves.map { (output: $0.0, label: $0.1) })
  }
}
