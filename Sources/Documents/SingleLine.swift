// Texts of studies, cards and models are shown on terminals, and a terminal obeys some characters instead of showing them.

extension String {
  /// The text on one line, without characters that steer a terminal or turn the direction of reading.
  public var singleLine: String { String(String.UnicodeScalarView(unicodeScalars.map { $0.steers ? " " : $0 })) }

  /// The text with its line ends, without other characters that steer a terminal or turn the direction of reading.
  public var harmless: String {
    String(String.UnicodeScalarView(unicodeScalars.map { $0.steers && $0 != "\n" ? " " : $0 }))
  }
}

extension Unicode.Scalar {
  fileprivate var steers: Bool {
    switch properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: true
    // Overrides and isolates of the bidirectional algorithm; other format characters join letters and emoji.
    case .format: (0x202A...0x202E).contains(value) || (0x2066...0x2069).contains(value)
    default: false
    }
  }
}
