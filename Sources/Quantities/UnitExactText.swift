// Numbers written such that they read back to the same bits in SI. Rounding to a unit and back loses up to one unit in
// the last place; among the neighbours of the value there is usually one that hits the SI value exactly.

extension Unit {
  /// The shortest decimal in this unit that `toSI` takes to exactly these bits, searched within four units in the last
  /// place (and up to 17 decimals on scales with an offset); where there is none, the decimal that comes nearest.
  ///
  /// None exists for about one arbitrary SI value in ten, between the images of neighbouring doubles; what `toSI` or
  /// `nearestWritable(toSI:)` returned always has one.
  public func exactText(ofSI value: Double) -> String {
    decimal(closest(toSI: value))
  }

  /// The SI value nearest to this one that a decimal in this unit reads back to exactly.
  public func nearestWritable(toSI value: Double) -> Double {
    toSI(closest(toSI: value))
  }

  /// The value in this unit with the fewest digits among those whose SI is nearest to the wanted one.
  private func closest(toSI wanted: Double) -> Double {
    let start = fromSI(wanted)
    guard start.isFinite else { return start }
    if offset != 0 {
      var power = 1.0
      for _ in 0...17 {
        let written = (start * power).rounded() / power + 0  // -0 becomes 0
        if written.isFinite, toSI(written) == wanted { return written }
        power *= 10
      }
    }
    var best = start
    var below = start
    var above = start
    for _ in 0..<4 {
      below = below.nextDown
      above = above.nextUp
      for candidate in [below, above] where isBetter(candidate, than: best, wanted) { best = candidate }
    }
    return best
  }

  private func isBetter(_ candidate: Double, than best: Double, _ wanted: Double) -> Bool {
    let (miss, bestMiss) = (abs(toSI(candidate) - wanted), abs(toSI(best) - wanted))
    return miss != bestMiss ? miss < bestMiss : decimal(candidate).utf8.count < decimal(best).utf8.count
  }
}

/// The shortest decimal that reads back as this double, without ".0".
func decimal(_ value: Double) -> String {
  let text = "\(value)"
  return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
}
