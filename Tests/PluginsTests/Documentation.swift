import Foundation

/// The pages and data of the package that tests compare with the models.
enum Documentation {
  static let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The rows of all tables of a page, each as its fields.
  static func rows(of page: String) throws -> [[String]] {
    let text = String(decoding: try Data(contentsOf: package.appending(path: "Documentation/\(page)")), as: UTF8.self)
    return text.components(separatedBy: "\n").filter { $0.hasPrefix("|") }.map { line in
      line.components(separatedBy: "|").dropFirst().dropLast().map { $0.trimmingCharacters(in: .whitespaces) }
    }
  }
}
