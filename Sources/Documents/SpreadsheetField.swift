// A table is opened in spreadsheets too, and those take a text that begins with = + - @ for a formula, quoted or not. Such
// a text is written behind an apostrophe, and read without it: what is read back is what was there, to the character.

extension String {
  /// The text as a field that no spreadsheet takes for a formula; numbers stay as they are.
  var guardedAgainstFormulas: String {
    guard startsLikeFormula, Double(self)?.isFinite != true else { return self }
    return "'" + self
  }

  /// The text that was guarded.
  var withoutGuard: String {
    // A scalar, not a character: an accent may follow.
    unicodeScalars.first == "'" && startsLikeFormula ? String(unicodeScalars.dropFirst()) : self
  }

  /// Whether a sign of a formula, or white space that spreadsheets skip, comes first. Apostrophes before it count with it, so
  /// that a text which has one of its own is told from one that was given one.
  private var startsLikeFormula: Bool {
    switch unicodeScalars.first(where: { $0 != "'" }) {
    case "=", "+", "-", "@", "\t", "\r", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}": true
    default: false
    }
  }
}
