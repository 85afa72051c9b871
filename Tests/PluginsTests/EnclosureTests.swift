import Modeling
import PluginHost
import Testing
import TestRandom

/// Bounds over boxes, of every shipped component and of whole cells.
@Suite struct EnclosureTests {
  /// Random boxes in the valid range, random designs in them: each value lies within range and slopes.
  @Test(arguments: StandardCell.plugins.components.map(\.description.id))
  func everyShippedComponentHoldsItsValues(id: String) throws {
    let component = try StandardCell.component(id)
    let ports = component.description
    let instance = try component.makeInstance()
    #expect(instance.encloses)
    for seed in 1...3 as ClosedRange<UInt64> {
      var random = SplitMix64(seed: seed)
      for _ in 0..<30 {
        let share = Double.random(in: 0...1, using: &random) * Double.random(in: 0...0.3, using: &random)
        var (middles, radii): ([Double], [Double]) = ([], [])
        for port in ports.inputs {
          let range = port.range ?? (port.initial ?? 1)...((port.initial ?? 1) + 1)
          let radius = 0.5 * share * (range.upperBound - range.lowerBound)
          radii.append(radius)
          middles.append(
            Double.random(
              in: (range.lowerBound + radius)...max(range.lowerBound + radius, range.upperBound - radius),
              using: &random))
        }
        var rows = [Double](repeating: 0, count: Enclosure.row * max(1, ports.inputs.count))
        for (input, (middle, radius)) in zip(middles, radii).enumerated() {
          let at = input * Enclosure.row
          (rows[at], rows[at + 1]) = ((middle - radius).nextDown, (middle + radius).nextUp)
          (rows[at + 2], rows[at + 3]) = (middle, middle)
          (rows[at + 4 + input % 8], rows[at + 12 + input % 8]) = (radius, radius)
        }
        var bounds = [Double](repeating: .nan, count: Enclosure.row * ports.outputs.count)
        let outcome = instance.enclose(rows, &bounds)
        #expect(outcome != .failed)
        for _ in 0..<10 {
          let e = (0..<8).map { _ in Double.random(in: -1...1, using: &random) }
          let x = zip(middles, radii).enumerated().map { $1.0 + $1.1 * e[$0 % 8] }
          var y = [Double](repeating: .nan, count: ports.outputs.count)
          guard instance.evaluate(x, &y, directions: 0, nil, nil) == .valued else { continue }
          #expect(outcome == .valued, "a box with an answer is refused, seed \(seed)")
          for (output, port) in ports.outputs.enumerated() where y[output].isFinite {
            let excess = Self.excess(Array(bounds[output * Enclosure.row..<(output + 1) * Enclosure.row]), e, y[output])
            #expect(excess <= 1e-9, "\(port.name) lies \(excess) of its size outside, seed \(seed)")
          }
        }
      }
    }
  }

  /// How far a value lies outside, in its own size.
  private static func excess(_ row: [Double], _ e: [Double], _ value: Double) -> Double {
    var (low, high) = (row[2], row[3])
    for (direction, at) in e.enumerated() {
      low += min(row[4 + direction] * at, row[12 + direction] * at)
      high += max(row[4 + direction] * at, row[12 + direction] * at)
    }
    let outside = max(row[0] - value, value - row[1], low - value, value - high)
    return outside <= 0 ? 0 : outside / max(abs(value), 1e-12)
  }

  private static let variables = [
    "cathode.arealCapacity", "cathode.electrolyteFraction", "separator.thickness", "anode.npRatio", "cell.chargeRate",
    "cell.temperature",
  ]
  private static let lower = [15 * 3.6e3 / 1e3 * 10, 0.2, 20e-6, 1.02, 0.1 / 3600, 298.15]
  private static let upper = [80 * 3.6e3 / 1e3 * 10, 0.5, 50e-6, 1.3, 2 / 3600.0, 333.15]

  @Test(arguments: [
    ("nmc811", "graphite", "liquid-carbonate"), ("nmc622", "lithium-metal", "lpscl"),
    ("lfp", "anode-free", "peo-litfsi"),
  ])
  func aWholeCellHoldsItsValuesAndClosesInOnThem(cathode: String, anode: String, electrolyte: String) throws {
    let cell = try StandardCell(cathode, anode, electrolyte)
    let wanted = ["cell.specificEnergy", "cell.costPerEnergy", "cell.cycleLife", "cell.chargeTime"]
    let fixed = [
      "cell.layers": 20.0, "cell.electrodeWidth": 0.1, "cell.electrodeHeight": 0.3, "cell.dischargeRate": 0.2 / 3600,
    ]
    let model = try cell.graph.compiled(fixed: fixed, variables: Self.variables, wanted: wanted)
    let evaluator = try ModelEvaluator(model)
    let enclosure = ModelEnclosure(evaluator)
    #expect(enclosure.withoutBounds.isEmpty)
    for seed in 1...3 as ClosedRange<UInt64> {
      var random = SplitMix64(seed: seed)
      for _ in 0..<40 {
        let share = Double.random(in: 0...1, using: &random) * Double.random(in: 0...0.3, using: &random)
        var (lower, upper): ([Double], [Double]) = ([], [])
        for (low, high) in zip(Self.lower, Self.upper) {
          let start = low + (high - low) * (1 - share) * Double.random(in: 0...1, using: &random)
          lower.append(start)
          upper.append(start + share * (high - low))
        }
        let outcome = enclosure.enclose(lower, upper, directions: Array(0..<6))
        for _ in 0..<10 {
          let e = Self.variables.map { _ in Double.random(in: -1...1, using: &random) } + [0, 0]
          let x = lower.indices.map { 0.5 * (lower[$0] + upper[$0]) + e[$0] * 0.5 * (upper[$0] - lower[$0]) }
          guard evaluator.evaluate(x, derivatives: false) == .valued else { continue }
          #expect(outcome == .valued)
          for (at, name) in wanted.enumerated() {
            let row = Array(UnsafeBufferPointer(start: enclosure.row(at), count: Enclosure.row))
            let excess = Self.excess(row, e, evaluator.value(at))
            #expect(excess <= 1e-9, "\(name) lies \(excess) of its size outside, seed \(seed)")
          }
        }
      }
    }
    // Of a box of a thousandth the bounds are within a hundredth of the value.
    let corner = zip(Self.lower, Self.upper).map { 0.7 * $0 + 0.3 * $1 }
    let beside = zip(corner, zip(Self.lower, Self.upper)).map { $0 + 1e-3 * ($1.1 - $1.0) }
    if evaluator.evaluate(corner, derivatives: false) == .valued {
      #expect(enclosure.enclose(corner, beside, directions: Array(0..<6)) == .valued)
      for (at, name) in wanted.enumerated() {
        let row = enclosure.row(at)
        #expect(row[1] - row[0] < 0.02 * abs(evaluator.value(at)), "\(name): \(row[0]) to \(row[1])")
      }
    }
  }
}
