import NLopt
import Testing

@testable import ParetoSearch

@Suite struct BoxQueueTests {
  @Test func theDeepestComesFirstAndOfEqualsTheEarliest() {
    var queue = BoxQueue()
    var random = SplitMix64(seed: 7)
    let depths = (0..<200).map { _ in Double(Int.random(in: 0..<20, using: &random)) }
    for (at, depth) in depths.enumerated() {
      queue.push(Box(combination: at, lower: [], upper: [], depth: depth, direction: nil))
    }
    #expect(queue.count == 200 && queue.deepest?.depth == depths.max())
    var order: [Int] = []
    while let box = queue.pop() { order.append(box.combination) }
    #expect(order == depths.indices.sorted { (-depths[$0], $0) < (-depths[$1], $1) })
  }
}
