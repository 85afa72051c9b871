// The component contract as a check that any component can be put through: a few lines in a plugin's own tests, and one
// line over all that are registered.
//
// Derivatives are compared with Ridders' extrapolation of central differences (C. J. F. Ridders, Adv. Eng. Software 4
// (1982) 75): steps that shrink from 1 % of an input's scale, extrapolated to zero, and the entry with the smallest error
// estimate taken. It reaches 1e-9 relative and better for smooth functions. Where its own error estimate exceeds the
// tolerance, as beside a kink, the comparison is counted as unresolved and judges nothing; too many of those are a finding.

import Documents
import Glibc
import Quantities

/// The check of the component contract.
public enum Conformance {
  /// Derivatives must agree with differences to this fraction.
  public static let tolerance = 1e-6
  /// At most this part of the derivatives of an output may be left unjudged.
  static let unresolvedShare = 0.2

  /// Checks declaration, finite values, exact derivatives, purity, memory discipline, and bounds over boxes where there are any.
  /// - Parameters:
  ///   - points: How many random points of the valid range are tried.
  ///   - seed: Of the random points.
  public static func check(_ component: any Component, points: Int = 100, seed: UInt64 = 1) -> ConformanceReport {
    var check = ConformanceCheck(component)
    check.checkDeclaration()
    check.checkBehaviour(points: points, seed: seed)
    check.checkBounds(boxes: points, seed: seed)
    return check.report
  }
}

/// The check as it goes on.
struct ConformanceCheck {
  private(set) var report: ConformanceReport
  let component: any Component
  let description: ComponentDescription
  private var reported: Set<String> = []
  private var unresolved: [Int], compared: [Int]

  init(_ component: any Component) {
    self.component = component
    description = component.description
    report = ConformanceReport(component: description.id, isDifferenced: !description.hasDerivatives)
    unresolved = description.outputs.map { _ in 0 }
    compared = unresolved
  }

  /// Notes a finding of a kind once.
  mutating func find(_ problem: String, kind: String? = nil, port: String? = nil, at point: [Double] = []) {
    guard reported.insert("\(port ?? "") \(kind ?? problem)").inserted else { return }
    let place = zip(description.inputs, point).map { ($0.name, Quantity(si: $1, unit: $0.unit)) }
    report.findings.append(.init(component: description.id, port: port, problem: problem, point: place))
  }

  // MARK: The declaration

  mutating func checkDeclaration() {
    if description.id.isEmpty { find("has no id") }
    if description.title.isEmpty { find("has no title") }
    var names: Set<String> = []
    for port in description.inputs + description.outputs {
      if port.name.isEmpty { find("has a port without a name") }
      if !names.insert(port.name).inserted { find("is declared twice", port: port.name) }
    }
    for port in description.inputs {
      guard let initial = port.initial else { continue }
      if !initial.isFinite { find("has the default \(initial)", port: port.name) }
      if let range = port.range, !range.contains(initial) {
        find("has a default outside its valid range", port: port.name)
      }
      if let plausible = port.plausible, !plausible.contains(initial) {
        find("has a default outside its plausible range", port: port.name)
      }
    }
    for view in description.views {
      for item in view.items where !names.contains(item.port) {
        find("shows '\(item.port)', which is no port", port: view.name)
      }
    }
  }

  // MARK: The behaviour

  mutating func checkBehaviour(points: Int, seed: UInt64) {
    let first: Probe, second: Probe
    do throws(Fault) {
      first = Probe(try component.makeDifferentiableInstance(), description)
      second = Probe(try component.makeDifferentiableInstance(), description)
    } catch { return find(error.problem) }
    var random = SplitMix64(state: seed)
    var earlier: (x: [Double], values: [Double])?
    for _ in 0..<points {
      let x = description.inputs.map { Self.sample($0, &random) }
      switch first.values(x) {
      case .refused:
        // Read, so that words that cannot be are found here.
        _ = first.message
        report.refused += 1
        continue
      case .failed:
        find("fails: \(first.message ?? "and does not say why")", kind: "fails", at: x)
        continue
      case .valued: report.valued += 1
      }
      let values = first.y
      checkFinite(values, "", at: x)
      checkPurity(first, second, x, values)
      checkDerivatives(first, x, values, &random)
      if let earlier, first.values(earlier.x) != .valued || !Self.same(first.y, earlier.values) {
        find("gives other values when it is asked again later", at: earlier.x)
      }
      earlier = (x, values)
      for probe in [first, second] {
        if probe.isOverrun { find("writes beyond its outputs", at: x) }
        if probe.hasChangedInputs { find("changes its inputs", at: x) }
      }
    }
    if points > 0, report.refused == points { find("refuses every point of its valid range") }
    for (output, port) in description.outputs.enumerated()
    where Double(unresolved[output]) > Conformance.unresolvedShare * Double(compared[output]) {
      find(
        "has derivatives that differences cannot judge at \(unresolved[output]) of \(compared[output]) places",
        port: port.name)
    }
  }

  private mutating func checkFinite(_ values: [Double], _ what: String, at x: [Double]) {
    for (port, value) in zip(description.outputs, values) where !value.isFinite {
      find("is \(Probe.isUntouched(value) ? "not set" : "not finite")\(what)", port: port.name, at: x)
    }
  }

  private mutating func checkPurity(_ first: Probe, _ second: Probe, _ x: [Double], _ values: [Double]) {
    if first.values(x) != .valued || !Self.same(first.y, values) { find("gives other values when asked twice", at: x) }
    if second.values(x) != .valued || !Self.same(second.y, values) {
      find("gives other values from a second instance", at: x)
    }
  }

  /// Directions: each input by itself, filled up to eights; and eight more that mix them.
  private mutating func checkDerivatives(_ probe: Probe, _ x: [Double], _ values: [Double], _ random: inout SplitMix64)
  {
    let inputs = description.inputs.count, outputs = description.outputs.count
    let single = max(8, (inputs + 7) / 8 * 8)
    let directions = single + 8
    var dx = [Double](repeating: 0, count: inputs * directions)
    for input in 0..<inputs {
      dx[input * directions + input] = 1
      let scale = InputSize(description.inputs[input]).at(x[input])
      for mixed in single..<directions { dx[input * directions + mixed] = scale * random.signed() }
    }
    guard probe.slopes(x, dx, directions) == .valued else {
      return find(
        "has values but no derivatives: \(probe.message ?? "and does not say why")", kind: "no derivatives", at: x)
    }
    let slopes = probe.dy
    if !Self.same(probe.y, values) {
      find("gives other values with \(directions) directions than with none", kind: "directions", at: x)
    }
    for output in 0..<outputs {
      for direction in 0..<directions where !slopes[output * directions + direction].isFinite {
        find("has a derivative that is not finite", port: description.outputs[output].name, at: x)
      }
    }
    let eight = dx.indices.filter { $0 % directions < 8 }.map { dx[$0] }
    if probe.slopes(x, eight, 8) != .valued || !Self.same(probe.y, values) {
      find("gives other values with 8 directions than with none", kind: "directions", at: x)
    }
    for output in 0..<outputs {
      for direction in 0..<8 {
        let (few, many) = (probe.dy[output * 8 + direction], slopes[output * directions + direction])
        guard abs(few - many) > Conformance.tolerance * abs(many) else { continue }
        let port = description.outputs[output].name
        find("gives other derivatives with 8 directions than with \(directions)", kind: "chunks", port: port, at: x)
      }
    }
    checkMixed(slopes, dx, single, x)
    if !report.isDifferenced { compare(probe, slopes, directions, x) }
  }

  /// A derivative along a mixed direction is the sum of those along its parts.
  private mutating func checkMixed(_ slopes: [Double], _ dx: [Double], _ single: Int, _ x: [Double]) {
    let directions = single + 8
    for (output, port) in description.outputs.enumerated() {
      for mixed in single..<directions {
        let parts = description.inputs.indices.map { slopes[output * directions + $0] * dx[$0 * directions + mixed] }
        let size = parts.reduce(0) { $0 + abs($1) }
        let difference = abs(slopes[output * directions + mixed] - parts.reduce(0, +))
        if difference > Conformance.tolerance * size + .leastNormalMagnitude {
          find("has a derivative along a mixed direction that is not the sum of its parts", port: port.name, at: x)
        }
      }
    }
  }

  private mutating func compare(_ probe: Probe, _ slopes: [Double], _ directions: Int, _ x: [Double]) {
    let noise = probe.noise(x)
    for (input, port) in description.inputs.enumerated() {
      let given = description.outputs.indices.map { slopes[$0 * directions + input] }
      let step = 0.01 * InputSize(port).at(x[input])
      var found = probe.differences(x, input, step: step, noise: noise)
      // Among many thousand tableaux some entries agree by chance. A second tableau from another step settles it.
      if zip(given, found).contains(where: { Verdict($0, $1) == .wrong }) {
        let second = probe.differences(x, input, step: 0.37 * step, noise: noise)
        for output in found.indices where Verdict(given[output], found[output]) == .wrong {
          found[output] = second[output]
        }
      }
      for (output, target) in description.outputs.enumerated() where given[output].isFinite {
        compared[output] += 1
        report.compared += 1
        switch Verdict(given[output], found[output]) {
        case .right: break
        case .unresolved:
          unresolved[output] += 1
          report.unresolved += 1
        case .wrong:
          find(
            "has the derivative \(given[output]) with respect to '\(port.name)', "
              + "but differences say \(found[output].slope)",
            kind: "derivative \(port.name)", port: target.name, at: x)
        }
      }
    }
  }

  /// A derivative against differences.
  private enum Verdict {
    case right, wrong, unresolved

    init(_ given: Double, _ found: Probe.Difference) {
      // Below the normal numbers there are few digits to compare.
      let allowed =
        Conformance.tolerance * max(abs(given), abs(found.slope)) + found.noise + .leastNormalMagnitude
      guard found.error <= allowed else {
        self = .unresolved
        return
      }
      self = abs(given - found.slope) <= allowed ? .right : .wrong
    }
  }

  // MARK: Points

  private static func same(_ a: [Double], _ b: [Double]) -> Bool {
    a.count == b.count && zip(a, b).allSatisfy { $0.bitPattern == $1.bitPattern }
  }

  /// Uniform in the valid range, or in its logarithm when that spans decades; else around the default.
  static func sample(_ port: Port, _ random: inout SplitMix64) -> Double {
    let part = random.unit()
    if let range = port.range, range.lowerBound.isFinite, range.upperBound.isFinite {
      let (low, high) = (range.lowerBound, range.upperBound)
      if low > 0, high > 100 * low { return min(high, low * pow(high / low, part)) }
      return low + part * (high - low)
    }
    var value = port.initial.map { $0 * (0.8 + 0.4 * part) } ?? port.unit.toSI(0.5 + 1.5 * part)
    if let range = port.range { value = min(max(value, range.lowerBound), range.upperBound) }
    return value
  }
}
