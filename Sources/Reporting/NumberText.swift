// Numbers and names for people. What is read by programs is written exactly, elsewhere.
import Documents
import Quantities

extension Double {
  /// With so many significant digits, trailing zeros left out: `523.4`, `0.00125`, `12340`.
  func text(digits: Int = 4) -> String {
    let rounded = rounded(toDigits: digits)
    guard rounded.magnitude < 1e15 else { return "\(rounded)" }
    let text = "\(rounded)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}

extension Int {
  /// With a comma between thousands: `41,203`.
  var text: String {
    let digits = Array(String(magnitude))
    var text = self < 0 ? "-" : ""
    for (at, digit) in digits.enumerated() {
      if at > 0, (digits.count - at) % 3 == 0 { text += "," }
      text.append(digit)
    }
    return text
  }

  /// `1 design`, `2 designs`.
  func counted(_ noun: String, plural: String? = nil) -> String {
    "\(text) \(self == 1 ? noun : plural ?? noun + "s")"
  }
}

extension Unit {
  /// A value for people, with its unit.
  func words(_ si: Double, digits: Int = 4) -> String {
    text == "1" ? fromSI(si).text(digits: digits) : "\(fromSI(si).text(digits: digits)) \(text)"
  }

  /// A difference of two values for people: on a scale with a zero of its own, degrees without it.
  func differenceWords(_ si: Double, digits: Int = 3) -> String {
    let number = (si / factor).text(digits: digits)
    return text == "1" ? number : "\(number) \(text)"
  }

  /// `cell specific energy [Wh/kg]`, for a quantity measured in it.
  func title(_ name: String) -> String { text == "1" ? name.inWords : "\(name.inWords) [\(text)]" }

  /// The value in this unit as a reader sees it.
  func seen(_ si: Double?, digits: Int = 6) -> JSONValue {
    si.map { .number(fromSI($0).rounded(toDigits: digits)) } ?? .null
  }

  /// The number that the tables show, which reads back to the same value.
  func shown(_ si: Double?) -> JSONValue {
    si.flatMap { Double(exactText(ofSI: $0)) }.map { .number($0) } ?? .null
  }
}

extension String {
  /// As a sentence begins.
  var capitalised: String { prefix(1).uppercased() + dropFirst() }

  /// A quantity's name in words: `cell.costPerEnergy` is `cell cost per energy`.
  var inWords: String {
    var words = ""
    var before: Character = " "
    for character in self {
      if character == "." {
        words.append(" ")
      } else if character.isUppercase, before.isLowercase || before.isNumber {
        words += " " + character.lowercased()
      } else {
        words.append(character)
      }
      before = character
    }
    return words
  }
}
