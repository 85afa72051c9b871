import Documents
import Foundation

/// The package's folder.
let packageFolder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent()

/// A file of the package as text.
func packageText(_ path: String) throws -> String {
  try String(decoding: Data(contentsOf: packageFolder.appending(path: path)), as: UTF8.self)
}

extension JSONNode {
  /// The node at a path such as `$.a.b`.
  func member(_ path: String) -> JSONNode? {
    path.split(separator: ".").dropFirst().reduce(Optional(self)) { node, key in
      guard case .object(let members) = node?.kind else { return nil }
      return members.first { $0.key == key }?.value
    }
  }

  var keys: [String] { if case .object(let members) = kind { members.map(\.key) } else { [] } }
}
