import Documents
import Foundation

/// Messages go to standard error, so that standard output stays data.
enum Console {
  /// Whether a person is watching.
  static let isTerminal = isatty(STDERR_FILENO) == 1

  /// The columns of the terminal that shows messages; 80 where they go elsewhere.
  static var width: Int {
    var size = winsize()
    guard isTerminal, ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }

  /// Whether braille dots are shown where messages go: by the language of the user, and by a terminal that is none of the dumb ones.
  static var hasDots: Bool {
    let environment = ProcessInfo.processInfo.environment
    let language = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
    return language.uppercased().contains("UTF") && !(isTerminal && environment["TERM"] == "dumb")
  }

  /// Names and titles come from files, so no character of them reaches a terminal that would steer it.
  static func say(_ text: String) { FileHandle.standardError.write(Data((text.harmless + "\n").utf8)) }

  /// Answers for people, on standard output.
  static func show(_ text: String) { put(text.harmless + "\n") }

  /// Data, for a file or a pipe.
  static func put(_ text: String) { FileHandle.standardOutput.write(Data(text.utf8)) }

  /// Tells every fault and ends with `Exit.invalid`.
  static func refuse(_ faults: Faults, _ headline: String) -> any Error {
    let count = faults.list.count
    say("\(headline.singleLine): \(count == 1 ? "one fault" : "\(count) faults")")
    for fault in faults.list { say("  \(fault)".singleLine) }
    return Exit.invalid
  }

  /// Draws over the line drawn last; only for a person.
  static func redraw(_ line: String) {
    guard isTerminal else { return }
    FileHandle.standardError.write(Data("\r\u{1B}[2K\(line)".utf8))
  }
}
