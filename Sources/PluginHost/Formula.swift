// A card's formula as a tree, from a Pratt parser: `+ -` bind weakest, then `* /`, then the sign, then `^` (to the right).
import Quantities

/// A node of a formula; columns count characters from 1.
indirect enum Formula: Equatable, Sendable {
  /// A number in SI and what it measures; where it stands if it is read on a scale with a zero of its own, as degrees Celsius are.
  case number(Double, Dimension, readingAt: Int? = nil)
  case name(String, column: Int)
  case negated(Formula)
  case operation(Character, Formula, Formula, column: Int)
  case call(String, [Formula], column: Int)

  /// What is wrong with a formula, and where in it.
  struct Mistake: Error, Equatable {
    var column: Int
    var problem: String
    var remedy: String?
  }

  /// Bytes, of which each operation takes two.
  static let longest = 20_000

  /// - Throws: The first break of the grammar.
  init(parsing text: String) throws(Mistake) {
    // A sum of many terms is a tree as deep, and whoever walks it needs as much of the stack.
    guard text.utf8.count <= Self.longest else {
      throw Mistake(
        column: 1, problem: "is longer than \(Self.longest) bytes", remedy: "a table, or parts under names of their own"
      )
    }
    var parser = FormulaParser(text)
    self = try parser.formula()
  }
}

private struct FormulaParser {
  private let text: [Character]
  private var at = 0
  private var depth = 0

  init(_ text: String) { self.text = Array(text) }

  mutating func formula() throws(Formula.Mistake) -> Formula {
    let whole = try expression(bindingTighterThan: 0)
    guard peek == nil else { throw unexpected("an operator or the end") }
    return whole
  }

  private mutating func expression(bindingTighterThan least: Int) throws(Formula.Mistake) -> Formula {
    depth += 1
    defer { depth -= 1 }
    guard depth <= 100 else { throw mistake("is nested deeper than 100 levels") }
    var left = try operand()
    while let mark = peek, let strength = Self.strengths[mark], strength > least {
      let column = at + 1
      at += 1
      // A power binds to the right: 2^3^2 is 2^9.
      let right = try expression(bindingTighterThan: mark == "^" ? strength - 1 : strength)
      left = .operation(mark, left, right, column: column)
    }
    return left
  }

  private static let strengths: [Character: Int] = ["+": 1, "-": 1, "*": 2, "/": 2, "^": 4]

  private mutating func operand() throws(Formula.Mistake) -> Formula {
    guard let first = peek else { throw mistake("ends where a value should follow") }
    if first == "-" || first == "+" {
      at += 1
      // The sign binds weaker than a power: -x^2 is -(x^2).
      let value = try expression(bindingTighterThan: 3)
      return first == "-" ? .negated(value) : value
    }
    if first == "(" {
      at += 1
      let inner = try expression(bindingTighterThan: 0)
      try close(")", of: "bracket")
      return inner
    }
    if isDigit(first) || first == "." { return try number() }
    if isLetter(first) { return try nameOrCall() }
    throw unexpected("a number, a name or '('")
  }

  private mutating func nameOrCall() throws(Formula.Mistake) -> Formula {
    let column = at + 1
    let name = take { isLetter($0) || isDigit($0) || $0 == "." }
    guard peek == "(" else { return .name(name, column: column) }
    at += 1
    var arguments: [Formula] = []
    repeat { arguments.append(try expression(bindingTighterThan: 0)) } while skip(",")
    try close(")", of: "call")
    return .call(name, arguments, column: column)
  }

  /// A decimal number and, in square brackets, its unit.
  private mutating func number() throws(Formula.Mistake) -> Formula {
    let column = at + 1
    var digits = take { isDigit($0) || $0 == "." }
    if at < text.count, text[at] == "e" || text[at] == "E" {
      let sign = at + 1 < text.count && "+-".contains(text[at + 1]) ? 1 : 0
      if at + 1 + sign < text.count, isDigit(text[at + 1 + sign]) {
        digits += String(text[at...at + sign])
        at += 1 + sign
        digits += take { isDigit($0) }
      }
    }
    guard let value = Double(digits), value.isFinite else {
      throw Formula.Mistake(column: column, problem: "'\(digits)' is no number")
    }
    if at < text.count, isLetter(text[at]) {
      throw mistake("a name follows the number \(digits)", remedy: "'*' between them, or '[' and ']' around a unit")
    }
    guard skip("[") else { return .number(value, .one) }
    let unitColumn = at + 1
    let unitText = take { $0 != "]" }
    try close("]", of: "unit")
    do throws(UnitError) {
      let unit = try Unit(unitText)
      return .number(unit.toSI(value), unit.dimension, readingAt: unit.offset == 0 ? nil : column)
    } catch {
      throw Formula.Mistake(column: unitColumn, problem: error.problem, remedy: error.remedy)
    }
  }

  // MARK: Characters

  /// The next character that is no space.
  private var peek: Character? {
    mutating get {
      while at < text.count, text[at].isWhitespace { at += 1 }
      return at < text.count ? text[at] : nil
    }
  }

  private mutating func skip(_ mark: Character) -> Bool {
    guard peek == mark else { return false }
    at += 1
    return true
  }

  private mutating func take(while matches: (Character) -> Bool) -> String {
    let run = text[at...].prefix(while: matches)
    at += run.count
    return String(run)
  }

  private mutating func close(_ mark: Character, of what: String) throws(Formula.Mistake) {
    guard skip(mark) else { throw unexpected("'\(mark)' to end the \(what)") }
  }

  private mutating func unexpected(_ expected: String) -> Formula.Mistake {
    guard let found = peek else { return mistake("ends too early", remedy: "expected \(expected)") }
    let remedy = found == "*" && at > 0 && text[at - 1] == "*" ? "a power is written '^'" : "expected \(expected)"
    return mistake("found '\(found)'", remedy: remedy)
  }

  private func mistake(_ problem: String, remedy: String? = nil) -> Formula.Mistake {
    Formula.Mistake(column: at + 1, problem: problem, remedy: remedy)
  }
}

private func isDigit(_ mark: Character) -> Bool { mark.isASCII && mark.isWholeNumber }
private func isLetter(_ mark: Character) -> Bool { mark.isASCII && mark.isLetter || mark == "_" }
