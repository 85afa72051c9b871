// How a table of designs calls a column, and how a title that somebody wrote is read.
import Documents

/// A column's title: `name [unit]`, or the name alone.
public struct ColumnTitle: Sendable, Hashable {
  /// What stands in the column.
  public let name: String
  /// The unit as written; `nil` where none is.
  public let unit: String?

  /// Reads a title; spaces around its parts do not count.
  public init(_ text: String) {
    let text = text.trimmed
    guard text.hasSuffix("]"), let open = text.lastIndex(of: "[") else {
      name = text
      unit = nil
      return
    }
    name = String(text[..<open]).trimmed
    unit = String(text[text.index(after: open)..<text.index(before: text.endIndex)])
  }
}
