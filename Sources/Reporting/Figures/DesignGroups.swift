// What tells designs apart in a figure: colour and shape by what they are made of, with a key.
import Documents
import Studies

/// The designs by what they are made of.
struct DesignGroups {
  /// Empty where there is nothing to tell apart.
  let names: [String]
  private let title: String
  private let member: (Design) -> Int
  /// More cannot be told apart by colour and shape.
  private static let most = 8

  /// By the combinations that hold the front where those are few, else by the slot that tells most of them apart.
  init(_ findings: Findings) {
    let plan = findings.plan
    let share = findings.share
    let holders = share.indices.filter { share[$0] > 0 }.sorted { (share[$1], $0) < (share[$0], $1) }
    guard plan.combinations.count > 1 else {
      (names, title, member) = ([], "", { _ in 0 })
      return
    }
    if holders.count <= Self.most {
      let parts = holders.map { plan.parts($0) }
      // What all share tells nothing apart.
      let differing = plan.dimensions.indices.filter { at in Set(parts.map { $0[at] }).count > 1 }
      let told = differing.isEmpty ? Array(plan.dimensions.indices) : differing
      names = parts.map { parts in told.map { parts[$0] }.joined(separator: " + ") }
      title = told.map { plan.dimensions[$0].inWords }.joined(separator: " + ")
      member = { design in holders.firstIndex(of: design.combination) ?? 0 }
      return
    }
    let used = plan.document.slots.indices.map { slot in
      Set(holders.map { plan.combinations[$0].fillings[slot] }).count
    }
    let slot = used.indices.filter { used[$0] <= Self.most }.max { used[$0] < used[$1] }
    guard let slot, used[slot] > 1 else {
      (names, title, member) = ([], "", { _ in 0 })
      return
    }
    let ids = plan.document.slots[slot].candidates.map(\.value).filter { id in
      holders.contains { plan.combinations[$0].fillings[slot] == id }
    }
    names = ids
    title = plan.document.slots[slot].name.value.inWords
    member = { design in ids.firstIndex(of: plan.combinations[design.combination].fillings[slot]) ?? 0 }
  }

  func group(of design: Design) -> Int { member(design) }

  /// The key of marks, from a place to the right end of the page.
  func key(at x: Double, _ slide: inout Slide) {
    guard !names.isEmpty else { return }
    let room = Slide.width - 20 - x - 22
    slide.text(title.fitting(room + 22, size: 18), x - 10, 132, size: 18, fill: Slide.soft)
    var y = 164.0
    let (rows, size) = Self.rows(names, room: (room, Slide.height - 20 - y))
    for (group, rows) in rows.enumerated() {
      slide.mark(group, x, y - 0.3 * size)
      for row in rows {
        slide.text(row, x + 22, y, size: size)
        y += 1.2 * size
      }
      y += 0.6 * size
    }
  }
}

extension DesignGroups {
  /// Names in rows, in letters so large that all of them fit.
  static func rows(_ names: [String], room: (width: Double, height: Double)) -> (rows: [[String]], size: Double) {
    var size = 20.0
    var rows = names.map { $0.rows(fitting: room.width, size: size) }
    func isCut() -> Bool { rows.reduce(0) { $0 + 1.2 * size * Double($1.count) + 0.6 * size } > room.height }
    while isCut(), size > 12 {
      size -= 1
      rows = names.map { $0.rows(fitting: room.width, size: size) }
    }
    // Where small letters are not enough the longest lose their last rows.
    while isCut(), let most = rows.map(\.count).max(), most > 1 {
      let at = rows.firstIndex { $0.count == most }!
      rows[at] = rows[at].dropLast(2) + ["\(rows[at][most - 2]) …".fitting(room.width, size: size)]
    }
    return (rows, size)
  }
}

extension String {
  /// A name of several parts over as many rows as it takes, each as wide as the room.
  func rows(fitting room: Double, size: Double) -> [String] {
    var rows: [String] = []
    for part in singleLine.split(separator: " + ", omittingEmptySubsequences: false) {
      if let last = rows.last, "\(last) + \(part)".width(size: size) <= room {
        rows[rows.count - 1] = "\(last) + \(part)"
      } else {
        rows.append((rows.isEmpty ? "" : "+ ") + part)
      }
    }
    return rows.map { $0.fitting(room, size: size) }
  }
}
