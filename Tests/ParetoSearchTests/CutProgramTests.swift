import NLopt
import Testing

@testable import ParetoSearch

@Suite struct CutProgramTests {
  private static func random(_ seed: UInt64, isFeasible: Bool = true) -> (bounds: LinearBounds, corner: [Double]) {
    var random = SplitMix64(seed: seed)
    func number() -> Double { Double.random(in: -1...1, using: &random) }
    let (k, m, n) = (3, 2, 4)
    let slopes = (0..<(k + m) * n).map { _ in number() }
    let constants = (0..<k).map { _ in number() } + (0..<m).map { _ in isFeasible ? number() : 0.5 * number() }
    let least = (0..<k).map { row in
      constants[row] - slopes[row * n..<(row + 1) * n].reduce(0) { $0 + abs($1) } - 0.1 * abs(number())
    }
    return (
      LinearBounds(
        least: least, constants: constants, slopes: slopes, spreads: Array(repeating: 0, count: slopes.count),
        dimension: n), (0..<k).map { _ in number() }
    )
  }

  /// What designs of the box can reach lies within every cut; and no cut says more than the design that comes farthest.
  @Test(arguments: 1...60) func theCutIsValidAndTheBest(seed: UInt64) {
    let (bounds, corner) = Self.random(seed)
    var random = SplitMix64(seed: seed + 1000)
    let answer = bounds.bestCut(above: corner)
    func values(_ e: [Double]) -> [Double] {
      bounds.constants.indices.map { row in
        bounds.constants[row] + (0..<4).reduce(0) { $0 + bounds.slopes[row * 4 + $1] * e[$1] }
      }
    }
    var deepest = -Double.infinity
    for _ in 0..<4000 {
      let e = (0..<4).map { _ in
        Bool.random(using: &random) ? Double.random(in: -1...1, using: &random) : Bool.random(using: &random) ? 1 : -1
      }
      let reached = values(e)
      guard reached[3...].allSatisfy({ $0 <= 0 }) else { continue }
      deepest = max(deepest, (0..<3).map { corner[$0] - reached[$0] }.min()!)
      if case .cut(let cut) = answer {
        #expect((0..<3).reduce(0) { $0 + cut.weights[$1] * reached[$1] } >= cut.bound - 1e-12)
      } else {
        Issue.record("a box with the feasible design \(e) is called infeasible, seed \(seed)")
      }
    }
    guard case .cut(let cut) = answer else { return }
    #expect(abs(cut.weights.reduce(0, +) - 1) < 1e-12 && cut.multipliers.allSatisfy { $0 >= 0 })
    let depth = cut.depth(of: corner)
    #expect(depth >= deepest - 1e-12)
    // The design that the program names attains the depth: nothing better than this cut exists.
    let reached = values(cut.place)
    let attained = (0..<3).map { corner[$0] - max(reached[$0], bounds.least[$0]) }.min()!
    #expect(abs(attained - depth) < 1e-9 && reached[3...].allSatisfy { $0 < 1e-9 }, "seed \(seed)")
  }

  @Test func constraintsThatCannotBeKeptTogetherAreSeen() {
    // e <= -0.5 and e >= 0.5.
    let bounds = LinearBounds(
      least: [0], constants: [0, 0.5, 0.5], slopes: [0, 1, -1], spreads: [0, 0, 0], dimension: 1)
    guard case .infeasible = bounds.bestCut(above: [1]) else {
      Issue.record("a design is said to be feasible")
      return
    }
  }
}
