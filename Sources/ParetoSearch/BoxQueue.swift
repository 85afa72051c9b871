/// Boxes by depth, the deepest first; of equal ones the one that came first. A binary heap.
struct BoxQueue {
  private var heap: [(box: Box, number: Int)] = []
  private var number = 0

  var count: Int { heap.count }
  var deepest: Box? { heap.first?.box }
  var boxes: [Box] { heap.map(\.box) }

  mutating func push(_ box: Box) {
    heap.append((box, number))
    number += 1
    var child = heap.count - 1
    while child > 0, precedes(child, (child - 1) / 2) {
      heap.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  mutating func pop() -> Box? {
    guard let last = heap.popLast() else { return nil }
    guard let first = heap.first else { return last.box }
    heap[0] = last
    var parent = 0
    while true {
      var best = parent
      for child in [2 * parent + 1, 2 * parent + 2] where child < heap.count && precedes(child, best) { best = child }
      if best == parent { return first.box }
      heap.swapAt(parent, best)
      parent = best
    }
  }

  private func precedes(_ a: Int, _ b: Int) -> Bool {
    let (a, b) = (heap[a], heap[b])
    return a.box.depth != b.box.depth ? a.box.depth > b.box.depth : a.number < b.number
  }
}
