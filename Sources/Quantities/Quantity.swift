// A number with its unit: SI in memory, the unit of its source remembered.
import Documents

/// A value in SI and the unit it was written in.
public struct Quantity: Hashable, Sendable, CustomStringConvertible {
  /// The value in SI.
  public let value: Double
  /// The unit it was written in.
  public let unit: Unit

  /// A value given in SI.
  public init(si value: Double, unit: Unit) {
    self.value = value
    self.unit = unit
  }

  /// Reads `2 mAh/cm2`, `-20 degC`, `30 %`, `1e-3 S/cm`, `1000`; the space before the unit may be left out.
  /// - Throws: `UnitError` for a bad number or unit, a value beyond a double, a temperature below absolute zero.
  public static func parse(_ text: String) throws(UnitError) -> Quantity {
    let whole = text.trimmed
    let length = numberLength(Array(whole.unicodeScalars))
    let digits = String(String.UnicodeScalarView(whole.unicodeScalars.prefix(length)))
    let rest = String(whole.unicodeScalars.dropFirst(length))
    guard let number = Double(digits.replacing("\u{2212}", with: "-")) else {
      throw UnitError(text, "'\(text)' does not start with a number", remedy: "such as '20 um' or '1e-3 S/cm'")
    }
    if let next = rest.unicodeScalars.first, ",.".unicodeScalars.contains(next) {
      throw UnitError(text, "'\(text)' has a '\(next)' behind \(digits)", remedy: "a decimal point and no other mark")
    }
    if rest.hasPrefix("/") {
      throw UnitError(text, "'\(text)' has a unit that starts with '/'", remedy: "such as '\(digits) 1\(rest)'")
    }
    let unit: Unit
    do throws(UnitError) { unit = try Unit(rest) } catch {
      throw UnitError(text, error.problem, remedy: error.remedy)
    }
    let value = unit.toSI(number)
    // A number that is written as something may be read as nothing.
    let isZero = !digits.prefix { !"eE".contains($0) }.contains { "123456789".contains($0) }
    guard value.isFinite, value != 0 || isZero || unit.offset != 0 else {
      throw UnitError(text, "'\(text)' is too \(value == 0 ? "small" : "large") for a double", remedy: nil)
    }
    if unit.offset != 0, value < 0 {
      throw UnitError(text, "'\(text)' is below absolute zero", remedy: "at least \(decimal(unit.fromSI(0))) \(unit)")
    }
    return Quantity(si: value, unit: unit)
  }

  /// The exact decimal and the unit: `20 um`; a pure number stands alone.
  /// - Precondition: the unit measures the same.
  public func formatted(in unit: Unit) -> String {
    precondition(unit.dimension == self.unit.dimension, "\(self.unit) cannot be written in \(unit)")
    let number = unit.exactText(ofSI: value)
    return unit.text == "1" ? number : "\(number) \(unit)"
  }

  /// The quantity in its own unit.
  public var description: String { formatted(in: unit) }

  /// How many scalars of the text are its leading decimal number; an `e` without digits belongs to the unit (`5 eV`).
  private static func numberLength(_ text: [Unicode.Scalar]) -> Int {
    var end = 0
    func isDigit(_ index: Int) -> Bool { index < text.count && "0"..."9" ~= text[index] }
    func isSign(_ index: Int) -> Bool { index < text.count && ["+", "-", "\u{2212}"].contains(text[index]) }
    if isSign(end) { end += 1 }
    while isDigit(end) { end += 1 }
    if end < text.count, text[end] == "." {
      end += 1
      while isDigit(end) { end += 1 }
    }
    if end < text.count, text[end] == "e" || text[end] == "E" {
      let first = isSign(end + 1) ? end + 2 : end + 1
      if isDigit(first) {
        end = first
        while isDigit(end) { end += 1 }
      }
    }
    return end
  }
}
