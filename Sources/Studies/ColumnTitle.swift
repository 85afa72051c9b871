// How a table of designs calls a column, and how a title that somebody wrote is read.

/// A column's title: `name [unit]`, or the name alone.
public struct ColumnTitle: Sendable, Hashable {
  /// What stands in the column.
  public let name: String
  /// The unit as written; `nil` where none is.
  public let unit: String?

  /// Reads a title; spaces around its parts do not count.
  public init(_ text: String) {
    let text = text.trimmingSpaces
    guard text.hasSuffix("]"), let open = text.lastIndex(of: "[") else {
      name = text
      unit = nil
      return
    }
    name = String(text[..<open]).trimmingSpaces
    unit = String(text[text.index(after: open)..<text.index(before: text.endIndex)])
  }
}

extension String {
  /// Without white space at the ends.
  var trimmingSpaces: String {
    var text = Substring(self)
    while let first = text.first, first.isWhitespace { text.removeFirst() }
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return String(text)
  }
}
