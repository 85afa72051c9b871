// Reads "ohm cm2", "W/(m K)", "mAh g-1", "Ω·cm²", "MPa m^0.5". What readers would take in two ways is refused: a product
// after a slash ("W/m K"), and degrees with a zero of their own inside a product ("1/degC").

import Documents

struct UnitParser {
  private let text: String
  private let characters: [Character]
  private var at = 0
  /// A symbol with an offset that was met, and how many factors there are in all.
  private var scale: UnitSymbol?
  private var factors = 0

  /// A product of powers of units.
  struct Product {
    var dimension = Dimension.one
    var ratio = Ratio(1)
    var offset = 0.0
  }

  /// - Parameter text: without space at its ends.
  init(_ text: String) {
    self.text = text
    // U+03BC is the Greek letter, U+00B5 the micro sign; both are read as the prefix u.
    characters = text.map { $0 == "µ" || $0 == "μ" ? "u" : $0 }
  }

  mutating func unit() throws(UnitError) -> Product {
    guard characters.count <= 100 else { throw error("a unit has at most 100 characters", remedy: nil) }
    if characters.isEmpty { return Product() }
    var product = try product(depth: 0)
    if at < characters.count { throw error("'\(text)' closes a bracket that was never opened", remedy: nil) }
    if let scale {
      guard factors == 1, product.dimension == scale.dimension, scale.ratio == product.ratio else {
        throw error(
          "'\(text)' combines \(scale.name) with other units, but it is a scale with a zero of its own",
          remedy: "write differences of temperature in K")
      }
      product.offset = scale.offset
    }
    return product
  }

  private mutating func product(depth: Int) throws(UnitError) -> Product {
    var product = Product()
    var divides = false
    var hasSlash = false
    skipSpace()
    if peek == "/" { throw error("'\(text)' starts with '/'", remedy: "such as '1/K'") }
    while true {
      let factor = try factor(depth: depth)
      if hasSlash && !divides {
        throw error(
          "'\(text)' can be read in two ways, since a product follows a '/'", remedy: "such as 'W/(m K)' or 'W/m/K'")
      }
      hasSlash = hasSlash || divides
      try multiply(&product, by: factor, halves: divides ? -2 : 2)
      skipSpace()
      guard let mark = peek, mark != ")" else { return product }
      divides = mark == "/"
      if divides || "*·⋅×.".contains(mark) { at += 1 }
      skipSpace()
    }
  }

  /// One symbol or bracket with its exponent.
  private mutating func factor(depth: Int) throws(UnitError) -> Product {
    guard let first = peek else { throw error("'\(text)' ends where a unit should follow", remedy: nil) }
    var base: Product
    if first == "(" {
      guard depth < 8 else { throw error("'\(text)' has too many brackets", remedy: nil) }
      at += 1
      base = try product(depth: depth + 1)
      guard peek == ")" else { throw error("'\(text)' has a bracket that is not closed", remedy: nil) }
      at += 1
    } else if first.isNumber {
      let digits = characters[at...].prefix { $0.isNumber || $0 == "." }
      guard digits == ["1"] else {
        throw error(
          "'\(text)' has the number \(String(digits)) in a unit", remedy: "only 1 and exponents stand in a unit")
      }
      at += 1
      factors += 1
      return Product()
    } else {
      base = try symbol()
    }
    let power = try exponent()
    guard power != 2 else { return base }
    var raised = Product()
    try multiply(&raised, by: base, halves: power)
    return raised
  }

  private mutating func symbol() throws(UnitError) -> Product {
    let start = at
    while let mark = peek, Self.isSymbolic(mark) || mark == "-" && Self.isSymbolic(after) { at += 1 }
    if at == start, peek == "-", after == nil, start == 0 { at += 1 }
    guard at > start else { throw error("'\(text)' has '\(characters[at])' where a unit should stand", remedy: nil) }
    let name = String(characters[start..<at])
    factors += 1
    if let symbol = UnitSymbol.named(name) {
      if symbol.offset != 0 { scale = symbol }
      return Product(dimension: symbol.dimension, ratio: symbol.ratio)
    }
    let context = name == text ? "" : " in '\(text)'"
    if UnitSymbol.currencies.contains(name.first == "k" || name.first == "M" ? String(name.dropFirst()) : name) {
      throw error(
        "'\(name)'\(context) is a currency that cannot be converted, since no exchange rate is known",
        remedy: "convert the amount to '$' and note the rate and its date in its source")
    }
    let isProduct = name.contains("-")
    let remedy =
      isProduct
      ? "a product is written with a space"
      : UnitSymbol.nearest(to: name).map { "did you mean '\($0)'?" }
    throw error("unknown unit '\(name)'\(context)", remedy: remedy)
  }

  /// Twice the exponent that follows: `2`, `-1`, `^2`, `**2`, `²`, `⁻¹`, `^0.5`, `^(1/2)`, or 1 where none does.
  private mutating func exponent() throws(UnitError) -> Int {
    var digits = ""
    if let mark = peek, mark == "^" || mark == "*" && after == "*" {
      at += mark == "^" ? 1 : 2
      if peek == "(" {
        at += 1
        digits = take { $0 != ")" }
        at += peek == ")" ? 1 : 0
      } else {
        digits = take { $0.isASCII && $0.isNumber || "+-.".contains($0) }
      }
      if let halves = Self.halves(digits) { return try checked(halves) }
      throw error("'\(text)' has the exponent '\(digits)'", remedy: "a multiple of 0.5")
    }
    if let mark = peek, mark.isASCII && mark.isNumber || "+-".contains(mark) && after?.isNumber == true {
      at += 1
      digits = String(mark) + take { $0.isASCII && $0.isNumber }
    } else {
      digits = take { Self.superscripts[$0] != nil }.map { Self.superscripts[$0] ?? "" }.joined()
    }
    if digits.isEmpty { return 2 }
    guard let halves = Self.halves(digits) else {
      throw error("'\(text)' has the exponent '\(digits)'", remedy: "a whole number")
    }
    return try checked(halves)
  }

  private static func halves(_ digits: String) -> Int? {
    let parts = digits.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count <= 2, let above = Double(parts[0]), let below = parts.count == 2 ? Double(parts[1]) : 1 else {
      return nil
    }
    return Int(exactly: 2 * above / below)
  }

  private func checked(_ halves: Int) throws(UnitError) -> Int {
    guard halves != 0, (-18...18).contains(halves) else {
      throw error("'\(text)' has an exponent out of range", remedy: "from -9 to 9 and not 0")
    }
    return halves
  }

  private func multiply(_ product: inout Product, by factor: Product, halves: Int) throws(UnitError) {
    guard let dimension = product.dimension.multiplied(by: factor.dimension, halves: halves) else {
      throw error("'\(text)' has a power beyond what is measured", remedy: nil)
    }
    product.dimension = dimension
    product.ratio = product.ratio.multiplied(by: factor.ratio, halves: halves)
  }

  // MARK: Characters

  private var peek: Character? { at < characters.count ? characters[at] : nil }
  private var after: Character? { at + 1 < characters.count ? characters[at + 1] : nil }

  private mutating func skipSpace() { _ = take { $0.isWhitespace } }

  private mutating func take(while matches: (Character) -> Bool) -> String {
    let run = characters[at...].prefix(while: matches)
    at += run.count
    return String(run)
  }

  private static func isSymbolic(_ mark: Character?) -> Bool {
    guard let mark else { return false }
    return mark.isLetter || mark.isCurrencySymbol || "°%_".contains(mark)
  }

  private static let superscripts: [Character: String] = [
    "⁰": "0", "¹": "1", "²": "2", "³": "3", "⁴": "4", "⁵": "5", "⁶": "6", "⁷": "7", "⁸": "8", "⁹": "9", "⁻": "-",
    "⁺": "+",
  ]

  private func error(_ problem: String, remedy: String?) -> UnitError { UnitError(text, problem, remedy: remedy) }
}
