// What the studies of the package give, for all tests that look at it: each is run once.
import Foundation
import Synchronization
import Testing

/// A study of the package.
final class ShippedStudy: Sendable {
  let file: URL
  private let answer = Mutex<String?>(nil)

  /// All of them, by name.
  static let all: [String: ShippedStudy] = {
    let folder = Workplace.package.appending(path: "Studies")
    let files = (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
    return Dictionary(
      uniqueKeysWithValues: files.filter { $0.pathExtension == "json" }.map {
        ($0.deletingPathExtension().lastPathComponent, ShippedStudy($0))
      })
  }()

  private init(_ file: URL) { self.file = file }

  static func named(_ name: String) throws -> ShippedStudy { try #require(all[name], "Studies/\(name).json") }

  /// The front.csv of a run without options.
  func front() throws -> String {
    try answer.withLock { known in
      if let known { return known }
      let place = try Workplace()
      let outcome = try place.run("run", file.path, "--out", "run")
      #expect(outcome.status == 0, "\(outcome.messages)")
      let text = try place.read("run/front.csv")
      known = text
      return text
    }
  }

  /// Its text.
  func text() throws -> String { try String(contentsOf: file, encoding: .utf8) }
}
