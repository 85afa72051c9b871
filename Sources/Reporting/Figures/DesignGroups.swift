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
      names = holders.map { plan.name($0) }
      title = plan.dimensions.map(\.inWords).joined(separator: " + ")
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
    for (group, name) in names.enumerated() {
      slide.mark(group, x, y - 6)
      for row in name.rows(fitting: room, size: 20) {
        slide.text(row, x + 22, y, size: 20)
        y += 24
      }
      y += 12
    }
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
