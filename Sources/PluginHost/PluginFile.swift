// What a file says on its own, whatever the other files say: threads share this. What is left to be done in the order of
// the search is to open the libraries, since each is told which ids are taken, and to settle who has an id.
import Documents
import Modeling

/// A file that may hold plugins, as read.
struct PluginFile: Sendable {
  /// What it holds.
  enum Content: Sendable {
    /// A library, not yet opened.
    case library([UInt8])
    case card(CardComponent)
    /// JSON of another kind.
    case noPlugin
  }
  let content: Content
  /// The SHA-256 digest of its bytes, in hexadecimal.
  let sha256: String

  /// - Throws: All faults of a card, or why the file cannot be read.
  init(_ candidate: PluginCandidate) throws(Faults) {
    // A pipe may have no end, and a device none that memory holds.
    guard FileSystem.kind(candidate.path) != .stream else {
      throw Faults(Fault(candidate.path, "is neither a file nor a folder"))
    }
    let bytes = try FileSystem.read(candidate.path)
    switch candidate.format {
    case .library: content = .library(bytes)
    case .card:
      let node = try JSONNode.parse(bytes, file: candidate.path)
      let isCard = node.isMeantAsCard || candidate.mustBeCard
      content = isCard ? .card(try CardReader.read(node, file: candidate.path)) : .noPlugin
    }
    sha256 = SHA256.hexadecimal(bytes)
  }
}

extension JSONNode {
  /// Whether it has the key `card`, or one that is nearly that; or an id and what only a card has beside one.
  fileprivate var isMeantAsCard: Bool {
    guard case .object(let members) = kind else { return false }
    let keys = Set(members.map(\.key))
    return nearest("card", among: keys) != nil
      || (keys.contains("id") && !keys.isDisjoint(with: ["parameters", "tables", "formulas"]))
  }
}
