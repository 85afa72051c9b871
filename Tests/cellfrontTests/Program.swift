// The built program, run as a user runs it.
import Foundation

/// What a run of the program left behind.
struct Outcome {
  let status: Int32
  /// Standard output.
  let output: String
  /// Standard error.
  let messages: String
}

/// A folder of its own for a test, with the program at hand.
final class Workplace {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "cellfront-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// Beside the test runner.
  static let program = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
    .appending(path: "cellfront")
  static let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  func write(_ text: String, to name: String) throws {
    let file = folder.appending(path: name)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  func read(_ name: String) throws -> String {
    try String(decoding: Data(contentsOf: folder.appending(path: name)), as: UTF8.self)
  }

  func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: folder.appending(path: name).path) }

  /// Every file below the folder, by its path, sorted.
  var files: [String] {
    (FileManager.default.subpaths(atPath: folder.path) ?? []).filter {
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: folder.appending(path: $0).path, isDirectory: &isFolder)
        && !isFolder.boolValue
    }.sorted()
  }

  /// Runs the program in the folder.
  func run(_ arguments: String..., input: String = "") throws -> Outcome { try run(arguments, input: input) }

  /// Runs the program in the folder.
  /// - Parameter delay: When to press Ctrl-C [s].
  func run(_ arguments: [String], input: String = "", interruptAfter delay: Double? = nil) throws -> Outcome {
    let process = Process()
    process.executableURL = Self.program
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = ProcessInfo.processInfo.environment.merging(["SWIFT_BACKTRACE": "enable=no"]) { $1 }
    // Files and not pipes: a pipe that nobody empties blocks the program.
    let files = try ["in", "out", "err"].map { name -> FileHandle in
      let file = folder.deletingLastPathComponent().appending(path: "\(folder.lastPathComponent).\(name)")
      try Data((name == "in" ? input : "").utf8).write(to: file)
      defer { try? FileManager.default.removeItem(at: file) }
      return try FileHandle(forUpdating: file)
    }
    process.standardInput = files[0]
    process.standardOutput = files[1]
    process.standardError = files[2]
    try process.run()
    if let delay {
      Thread.sleep(forTimeInterval: delay)
      process.interrupt()
    }
    process.waitUntilExit()
    func text(_ file: FileHandle) throws -> String {
      try file.seek(toOffset: 0)
      return String(decoding: try file.readToEnd() ?? Data(), as: UTF8.self)
    }
    return Outcome(status: process.terminationStatus, output: try text(files[1]), messages: try text(files[2]))
  }
}
