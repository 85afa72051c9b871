// Bounds over a box are what proofs rest on, so they are held against designs within the box: random boxes of the valid range, from a
// thousandth of it to all of it, and in each a few designs that a row of directions leads to.
import Documents
import Glibc

extension ConformanceCheck {
  /// Looks for a design that the bounds of a box around it leave out.
  mutating func checkBounds(boxes: Int, seed: UInt64) {
    guard let instance = try? component.makeDifferentiableInstance(), instance.encloses,
      let other = try? component.makeDifferentiableInstance()
    else { return }
    let probe = Probe(other, description)
    var random = SplitMix64(state: seed ^ 0xB0)
    for _ in 0..<boxes {
      let box = TestBox(description.inputs, &random)
      var rows = GuardedRows(description.outputs.count)
      let outcome = rows.fill { y in box.rows.withUnsafeBufferPointer { x in instance.enclose(x.baseAddress!, y) } }
      if rows.isOverrun { find("writes bounds beyond its outputs", at: box.middle) }
      guard outcome != .failed else { continue }
      for _ in 0..<4 {
        let e = (0..<Enclosure.directions).map { _ in random.signed() }
        let x = box.design(e)
        guard probe.values(x) == .valued else { continue }
        if outcome == .refused {
          find(
            "refuses a box in which it has values; in Swift an upper limit is `(limit - x).canReach(0)` and not `!x.canExceed(limit)`",
            at: x)
          continue
        }
        for (output, port) in description.outputs.enumerated() where !rows.holds(probe.y[output], output, e) {
          find("has bounds over a box that leave out its value in it", port: port.name, at: x)
        }
      }
    }
  }
}

/// A random box of designs: each input moves along one of the directions, or stays.
private struct TestBox {
  let middle: [Double]
  private let radii: [Double]

  init(_ inputs: [Port], _ random: inout SplitMix64) {
    // One size for all: else nearly every box would be large in some input.
    let size = pow(10, -3 * random.unit())
    var (middle, radii): ([Double], [Double]) = ([], [])
    for port in inputs {
      let ends = [ConformanceCheck.sample(port, &random), ConformanceCheck.sample(port, &random)]
      let centre = ends[0]
      let radius = random.unit() < 0.7 ? 0.5 * size * abs(ends[1] - ends[0]) : 0
      let range = port.range ?? -.infinity ... .infinity
      middle.append(centre)
      radii.append(max(0, min(radius, centre - range.lowerBound, range.upperBound - centre)))
    }
    (self.middle, self.radii) = (middle, radii)
  }

  private func direction(_ input: Int) -> Int { input % Enclosure.directions }

  func design(_ e: [Double]) -> [Double] {
    middle.indices.map { middle[$0] + radii[$0] * e[direction($0)] }
  }

  /// As an instance reads it, a row for each input.
  var rows: [Double] {
    middle.indices.flatMap { input -> [Double] in
      let (centre, radius) = (middle[input], radii[input])
      var row = [Double](repeating: 0, count: Enclosure.row)
      if radius == 0 {
        row.replaceSubrange(0..<4, with: repeatElement(centre, count: 4))
      } else {
        row.replaceSubrange(0..<4, with: [(centre - radius).nextDown, (centre + radius).nextUp, centre, centre])
        row[4 + direction(input)] = radius
        row[4 + Enclosure.directions + direction(input)] = radius
      }
      return row
    } + [0]
  }
}

/// What an instance writes of its outputs, with room around it that it must leave alone.
private struct GuardedRows {
  private var numbers: [Double]
  private static let room = 32

  init(_ outputs: Int) {
    numbers = Array(repeating: Probe.untouched, count: outputs * Enclosure.row + 2 * Self.room)
  }

  mutating func fill(_ body: (UnsafeMutablePointer<Double>) -> Outcome) -> Outcome {
    numbers.withUnsafeMutableBufferPointer { body($0.baseAddress! + Self.room) }
  }

  var isOverrun: Bool {
    !(numbers.prefix(Self.room) + numbers.suffix(Self.room)).allSatisfy(Probe.isUntouched)
  }

  /// Whether the bounds of an output hold its value where directions lead by `e`, rounding aside.
  func holds(_ value: Double, _ output: Int, _ e: [Double]) -> Bool {
    let row = Array(numbers[(Self.room + output * Enclosure.row)...].prefix(Enclosure.row))
    guard row.allSatisfy({ !$0.isNaN }) else { return false }
    var (least, greatest) = (row[2], row[3])
    var size = abs(value) + max(abs(least), abs(greatest))
    for (direction, part) in e.enumerated() where part != 0 {
      let ends = [row[4 + direction] * part, row[4 + Enclosure.directions + direction] * part]
      least += ends.min()!
      greatest += ends.max()!
      size += max(abs(ends[0]), abs(ends[1]))
    }
    let slack = size.isFinite ? 1e-9 * size : 0
    func isWithin(_ low: Double, _ high: Double) -> Bool { low - slack <= value && value <= high + slack }
    return isWithin(row[0], row[1]) && (least.isNaN || greatest.isNaN || isWithin(least, greatest))
  }
}
