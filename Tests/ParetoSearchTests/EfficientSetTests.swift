import NLopt
import Testing

@testable import ParetoSearch

@Suite struct EfficientSetTests {
  private static func point(_ objectives: [Double]) -> FrontPoint {
    FrontPoint(combination: 0, x: [], objectives: objectives)
  }

  /// By the definition: no other lies within the cone, measured in spans of the whole archive.
  private static func efficient(_ archive: Archive, tradeOff: Double) -> [FrontPoint] {
    let points = archive.sorted()
    let bounds = ObjectiveBounds(of: points.map(\.objectives))
    let moved = points.map { point in
      let normalised = bounds.normalised(point.objectives)
      return normalised.map { $0 + tradeOff * normalised.reduce(0, +) }
    }
    return points.indices.filter { index in
      !moved.contains { Dominance.compare($0, moved[index]) == .dominates }
    }.map { points[$0] }
  }

  @Test(arguments: [0, 1e-5, 0.02, 0.2])
  func pointByPointItIsWhatTheDefinitionSays(tradeOff: Double) {
    for seed in UInt64(1)...5 {
      var generator = SplitMix64(seed: seed)
      var archive = Archive(objectiveCount: 3)
      var set = EfficientSet(objectiveCount: 3, tradeOff: tradeOff, looseness: 0)
      for round in 0..<20 {
        for _ in 0..<40 {
          // The archive grows towards a sphere, and its box with it.
          let (a, b) = (generator.nextUnit(), generator.nextUnit())
          let c = (max(0, 2 - a * a - b * b)).squareRoot()
          let far = 1 + generator.nextUnit() * Double(20 - round)
          let point = Self.point([far - a, far * (1.5 - b), far * (2 - c)])
          if archive.insert(point) { set.insert(point) }
        }
        set.update(from: archive)
        let expected = Self.efficient(archive, tradeOff: tradeOff)
        #expect(Array(set) == expected, "seed \(seed), round \(round)")
        #expect(set.rows == expected.flatMap(\.objectives))
        #expect(set.bounds == ObjectiveBounds(of: expected.map(\.objectives)))
      }
    }
  }

  /// In spans of the first two the others are no numbers.
  @Test func pointsFarOutsideTheBoxAreMeasuredAnew() {
    var archive = Archive(objectiveCount: 2)
    var set = EfficientSet(objectiveCount: 2, tradeOff: 1e-5, looseness: 0.02)
    func offer(_ point: FrontPoint) { if archive.insert(point) { set.insert(point) } }
    for objectives in [[0, 1e-300], [1e-300, 0]] { offer(Self.point(objectives)) }
    set.update(from: archive)
    for step in 1...60 { offer(Self.point([-1e298 * Double(step), 1e298 * Double(step * step)])) }
    set.update(from: archive)
    // In spans of all the first two are one.
    #expect(set.elementsEqual(archive.sorted().dropLast()))
  }

  @Test func whatBuysLittleWithMuchIsLeftOut() {
    var archive = Archive(objectiveCount: 2)
    let vectors: [[Double]] = [[0, 1], [0.5, 0.5], [1, 0], [1.001, -1e-9]]
    for objectives in vectors { archive.insert(Self.point(objectives)) }
    var set = EfficientSet(objectiveCount: 2, tradeOff: 1e-5, looseness: 0)
    set.update(from: archive)
    #expect(set.map(\.objectives) == [[0, 1], [0.5, 0.5], [1, 0]])
  }

  @Test func pointsWithinTheToleranceAreOneButNoExtremeIsLost() {
    var archive = Archive(objectiveCount: 2)
    let vectors: [[Double]] = [
      [0, 1], [1e-12, 1 - 1e-12], [0.5, 0.5], [0.5 + 1e-12, 0.5 - 1e-12], [1 - 1e-12, 1e-12], [1, 0],
    ]
    for objectives in vectors { archive.insert(Self.point(objectives)) }
    var set = EfficientSet(objectiveCount: 2, tradeOff: 0, looseness: 0)
    set.update(from: archive)
    let distinct = set.distinct(Array(set.indices), tolerance: 1e-9)
    #expect(distinct.map(set.objectives) == [[0, 1], [0.5, 0.5], [1, 0]])
    #expect(set.distinct([1, 2, 3], tolerance: 1e-9) == [1, 3])
  }
}
