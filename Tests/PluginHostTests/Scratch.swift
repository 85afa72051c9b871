import Foundation

@testable import PluginHost

/// A folder that lives as long as the test.
final class Scratch {
  let folder: String

  init() throws {
    folder = NSTemporaryDirectory() + "/cellfront-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  @discardableResult
  func write(_ name: String, _ text: String) throws -> String { try write(name, Array(text.utf8)) }

  @discardableResult
  func write(_ name: String, _ bytes: [UInt8]) throws -> String {
    let path = "\(folder)/\(name)"
    try FileManager.default.createDirectory(
      atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    return path
  }

  /// Compiles C that includes `cell_plugin.h` into a library.
  func compile(_ source: String, to name: String = "libtest.so", linking: [String] = []) throws -> String {
    let sourcePath = try write("\(name).c", source)
    let header = URL(fileURLWithPath: #filePath).appendingPathComponent("../../../Sources/CCellPlugin/include")
      .standardized.path
    let compiler = Process()
    compiler.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    compiler.arguments =
      ["clang", "-shared", "-fPIC", "-O1", "-I", header, sourcePath, "-o", "\(folder)/\(name)", "-lm"] + linking
    try compiler.run()
    compiler.waitUntilExit()
    struct CompilerFailed: Error {}
    guard compiler.terminationStatus == 0 else { throw CompilerFailed() }
    try FileManager.default.removeItem(atPath: sourcePath)
    return "\(folder)/\(name)"
  }

  /// Everything in the folder and nothing else.
  func load() -> Plugins { Plugins.load(PluginPlaces(paths: [folder])) }

  /// The faults of the folder's plugins, with its path left out.
  func problems() -> [String] { load().problems.map(shortened) }

  func shortened(_ text: some CustomStringConvertible) -> String {
    text.description.replacingOccurrences(of: folder + "/", with: "").replacingOccurrences(of: folder, with: ".")
  }
}
