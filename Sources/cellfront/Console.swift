import ArgumentParser
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

  /// Makes sure that writing to where nobody reads is an answer and not the end, and that no file opened later takes the place of
  /// a stream that is closed.
  static func prepare() {
    signal(SIGPIPE, SIG_IGN)
    for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) < 0 {
      // Standard output stays one that cannot be written: data that goes nowhere is to be noticed.
      _ = open("/dev/null", descriptor == STDERR_FILENO ? O_WRONLY : O_RDONLY)
    }
  }

  /// Names and titles come from files, so no character of them reaches a terminal that would steer it. A message that nobody can get
  /// does not end what it is about.
  static func say(_ text: String) { try? FileSystem.write(text.harmless + "\n", to: STDERR_FILENO) }

  /// Answers for people, on standard output.
  static func show(_ text: String) { put(text.harmless + "\n") }

  /// Data, for a file or a pipe. Ends the program where they cannot be written; silently if the reader has what it wants.
  static func put(_ text: String) {
    do throws(SystemError) { try FileSystem.write(text, to: STDOUT_FILENO) } catch {
      if error.number == EPIPE {
        signal(SIGPIPE, SIG_DFL)
        raise(SIGPIPE)
      }
      say("standard output cannot be written: \(error)")
      exit(Exit.unwritten.rawValue)
    }
  }

  /// Tells every fault; what ends the program, with `Exit.invalid` where nothing else is said.
  static func refuse(_ faults: Faults, _ headline: String, ending: ExitCode = Exit.invalid) -> any Error {
    let count = faults.list.count
    say("\(headline.singleLine): \(count == 1 ? "one fault" : "\(count) faults")")
    for fault in faults.list { say("  \(fault)".singleLine) }
    return ending
  }

  /// Draws over the line drawn last; only for a person.
  static func redraw(_ line: String) {
    guard isTerminal else { return }
    try? FileSystem.write("\r\u{1B}[2K\(line)", to: STDERR_FILENO)
  }
}
