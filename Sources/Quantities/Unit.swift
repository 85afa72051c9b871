// A unit as it was written, with its way to SI and back.
import Documents

/// A parsed unit; `SI = value * factor + offset`.
public struct Unit: Hashable, Sendable, CustomStringConvertible {
  /// The unit as written; `1` where nothing was written.
  public let text: String
  /// What it measures.
  public let dimension: Dimension
  /// Zero of the scale in SI; other than 0 for degC and degF standing alone only.
  public let offset: Double
  private let ratio: Ratio
  /// Of a scale: how far 0 K lies below its zero, in hundredths of a degree, which are whole for degC and degF.
  private let hundredths: Double

  /// How much one of it is in SI.
  public var factor: Double { ratio.value }

  /// Reads a unit such as `Wh/kg`, `ohm cm2`, `W/(m K)`, `mAh g-1`, `µm`, `$/kWh`; nothing and `-` are the unit 1.
  /// - Throws: `UnitError` for unknown symbols, other currencies, and what can be read in two ways.
  public init(_ text: String) throws(UnitError) {
    let text = text.trimmed
    var parser = UnitParser(text)
    let product = try parser.unit()
    self.text = text.isEmpty || text == "-" ? "1" : text
    dimension = product.dimension
    ratio = product.ratio
    offset = product.offset
    hundredths = (product.ratio.inverse.applied(to: product.offset) * 100).rounded()
  }

  private init() {
    text = "1"
    dimension = .one
    ratio = Ratio(1)
    offset = 0
    hundredths = 0
  }

  /// The unit of pure numbers.
  public static let one = Unit()

  /// The value in SI; rounded once.
  public func toSI(_ value: Double) -> Double {
    // Adding whole hundredths makes -20 degC the same double as 253.15 K, which adding 273.15 does not.
    offset == 0 ? ratio.applied(to: value) : ratio.applied(to: (value * 100 + hundredths) / 100)
  }

  /// The value in this unit, within one unit in the last place of the value whose SI this is.
  public func fromSI(_ value: Double) -> Double {
    guard offset != 0 else { return ratio.inverse.applied(to: value) }
    // Taking 273.15 away leaves digits that were never written: -20 degC must not come back as -20.000000000000028.
    let plain = (ratio.inverse.applied(to: value) * 100 - hundredths) / 100
    let written = (plain * 1e10).rounded() / 1e10 + 0  // -0 becomes 0
    return toSI(written) == value ? written : plain
  }

  /// The unit as written.
  public var description: String { text }
}
