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

  private func process(_ arguments: [String]) -> Process {
    let process = Process()
    process.executableURL = Self.program
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = ProcessInfo.processInfo.environment.merging(["SWIFT_BACKTRACE": "enable=no"]) { $1 }
    return process
  }

  /// Runs the program in the folder.
  func run(_ arguments: [String], input: String = "") throws -> Outcome {
    let process = process(arguments)
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
    process.waitUntilExit()
    func text(_ file: FileHandle) throws -> String {
      try file.seek(toOffset: 0)
      return String(decoding: try file.readToEnd() ?? Data(), as: UTF8.self)
    }
    return Outcome(status: process.terminationStatus, output: try text(files[1]), messages: try text(files[2]))
  }

  /// Runs the program in the folder and presses Ctrl-C when a cue has come on standard error. Standard input has nothing, and ends when
  /// the answer has come there too: until then a model may wait for it.
  func run(_ arguments: [String], interruptAt cue: String, until answer: String) throws -> Outcome {
    let process = process(arguments)
    let (input, error) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = FileHandle.nullDevice
    process.standardError = error
    try process.run()
    var told = Data()
    func wait(for words: String) {
      while !String(decoding: told, as: UTF8.self).contains(words) {
        let more = error.fileHandleForReading.availableData
        // The program has ended without them.
        if more.isEmpty { return }
        told += more
      }
    }
    wait(for: cue)
    process.interrupt()
    wait(for: answer)
    try input.fileHandleForWriting.close()
    told += try error.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return Outcome(status: process.terminationStatus, output: "", messages: String(decoding: told, as: UTF8.self))
  }
}
