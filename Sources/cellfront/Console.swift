import Documents
import Foundation

/// Messages go to standard error, so that standard output stays data.
enum Console {
  /// Whether a person is watching.
  static let isTerminal = isatty(STDERR_FILENO) == 1

  /// The columns of the terminal that shows messages; `nil` where no person is watching, or it shows plain letters only.
  static var width: Int? {
    let environment = ProcessInfo.processInfo.environment
    let language = environment["LC_ALL"] ?? environment["LC_CTYPE"] ?? environment["LANG"] ?? ""
    guard isTerminal, environment["TERM"] != "dumb", language.uppercased().contains("UTF") else { return nil }
    var size = winsize()
    guard ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }

  static func say(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }

  /// Data, for a file or a pipe.
  static func put(_ text: String) { FileHandle.standardOutput.write(Data(text.utf8)) }

  /// Tells every fault and ends with `Exit.invalid`.
  static func refuse(_ faults: Faults, _ headline: String) -> any Error {
    let count = faults.list.count
    say("\(headline): \(count == 1 ? "one fault" : "\(count) faults")")
    for fault in faults.list { say("  \(fault)") }
    return Exit.invalid
  }

  /// Draws over the line drawn last; only for a person.
  static func redraw(_ line: String) {
    guard isTerminal else { return }
    FileHandle.standardError.write(Data("\r\u{1B}[2K\(line)".utf8))
  }
}
