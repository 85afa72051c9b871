// Names resolved, dimensions checked, instructions made. A formula that another one reads is compiled first; what is
// wrong in one branch does not hide what is wrong in another.
import Documents
import Quantities

/// Compiles the formulas of one card.
struct FormulaCompiler {
  /// What a name stands for.
  enum Meaning: Sendable {
    case input(Int)
    case constant(Double)
    case table(MonotoneTable, of: String)
    case formula(Formula, place: String)
  }
  struct Symbol: Sendable {
    var meaning: Meaning
    var dimension: Dimension
  }

  private(set) var builder = FormulaBuilder()
  private(set) var faults = Faults()
  private var symbols: [String: Symbol]
  private let spoiled: Set<String>
  /// What each name came to; `nil` after a fault, which is reported once.
  private var done: [String: FormulaBuilder.Operand?] = [:]
  /// The formulas that are being compiled, outermost first.
  private var trail: [String] = []
  /// The operations that wait for an operand, in all of them.
  private var depth = 0
  /// Where the formula stands that is being compiled.
  private var place = ""

  typealias Operand = FormulaBuilder.Operand

  /// A partial result: where it is and what it measures.
  private struct Value {
    var operand: Operand
    var dimension: Dimension
  }

  /// - Parameter spoiled: Names whose declaration has a fault of its own: what reads them is not checked further.
  init(_ symbols: [String: Symbol], spoiled: Set<String> = []) {
    self.symbols = symbols
    self.spoiled = spoiled
    for (name, symbol) in Self.constants { self.symbols[name] = symbol }
  }

  static let constants: [String: Symbol] = [
    "pi": Symbol(meaning: .constant(.pi), dimension: .one),
    "boltzmann": constant(PhysicalConstants.boltzmann, "J/K"),
    "elementaryCharge": constant(PhysicalConstants.elementaryCharge, "C"),
    "avogadro": constant(PhysicalConstants.avogadro, "1/mol"),
    "faraday": constant(PhysicalConstants.faraday, "C/mol"),
    "gasConstant": constant(PhysicalConstants.molarGas, "J/(mol K)"),
  ]

  private static func constant(_ value: Double, _ unit: String) -> Symbol {
    guard let unit = try? Unit(unit) else { preconditionFailure("the bad unit '\(unit)'") }
    return Symbol(meaning: .constant(value), dimension: unit.dimension)
  }

  /// Every function with the least and the greatest number of its arguments.
  static let functions: [String: ClosedRange<Int>] = [
    "exp": 1...1, "log": 1...1, "log10": 1...1, "sqrt": 1...1, "sin": 1...1, "cos": 1...1, "tan": 1...1, "atan": 1...1,
    "tanh": 1...1, "abs": 1...1, "min": 2...99, "max": 2...99, "smoothMin": 3...3, "smoothMax": 3...3,
  ]

  /// Formulas that may rest on one another in a row, and operations that may wait for one: as many as there are in the longest formula,
  /// so that the stack holds twice that.
  private static let (deepest, mostWaiting) = (500, Formula.longest / 2)

  /// The operand of a card's name; `nil` after a fault.
  mutating func operand(of name: String) -> Operand? {
    if let known = done[name] { return known }
    guard let symbol = symbols[name] else { return nil }
    let operand: Operand?
    switch symbol.meaning {
    case .input(let port): operand = builder.input(port)
    case .constant(let value): operand = .constant(value)
    case .table(let table, let argument): operand = self.operand(of: argument).map { builder.table(table, of: $0) }
    case .formula(let formula, let place): operand = compile(name, formula, symbol.dimension, place)
    }
    done.updateValue(operand, forKey: name)
    return operand
  }

  /// Makes a name's value the next output.
  mutating func output(_ operand: Operand) { builder.output(operand) }

  private mutating func compile(_ name: String, _ formula: Formula, _ dimension: Dimension, _ place: String) -> Operand?
  {
    guard trail.count < Self.deepest else {
      faults.add(place, "is needed by a formula that rests on more than \(Self.deepest) others, one on the other")
      return nil
    }
    guard depth <= Self.mostWaiting else {
      faults.add(
        place, "is needed in the midst of more than \(Self.mostWaiting) operations, each waiting for the next",
        remedy: "shorter formulas, or brackets that halve a long sum")
      return nil
    }
    let outer = self.place
    self.place = place
    trail.append(name)
    defer {
      trail.removeLast()
      self.place = outer
    }
    guard let value = value(formula) else { return nil }
    guard value.dimension == dimension else {
      faults.add(place, "gives \(described(value.dimension)), but its unit is that of \(described(dimension))")
      return nil
    }
    return value.operand
  }

  private mutating func value(_ formula: Formula) -> Value? {
    depth += 1
    defer { depth -= 1 }
    switch formula {
    case .number(let value, let dimension, _): return Value(operand: .constant(value), dimension: dimension)
    case .name(let name, let column): return named(name, column)
    case .negated(let inner):
      guard isDifference(inner, "turns the sign of") else { return nil }
      return value(inner).map { Value(operand: builder.negate($0.operand), dimension: $0.dimension) }
    case .operation(let mark, let left, let right, let column):
      if mark == "+" {
        // All that is wrong is told.
        let areDifferences = [left, right].map { isDifference($0, "adds") }
        guard areDifferences == [true, true] else { return nil }
      }
      let (left, right) = (value(left), value(right))
      guard let left, let right else { return nil }
      return finite(operation(mark, left, right, column), column)
    case .call(let name, let arguments, let column):
      let values = arguments.map { value($0) }
      if name.hasPrefix("smooth"), arguments.count == 3 {
        guard isDifference(arguments[2], "takes as a width") else { return nil }
      }
      guard let allowed = Self.functions[name] else {
        let remedy = suggestion(for: name, among: Self.functions.keys)
        return refuse(
          column, "'\(name)' is no function", remedy ?? "known: \(Self.functions.keys.sorted().joined(separator: ", "))"
        )
      }
      guard allowed.contains(values.count) else {
        let count = allowed.count == 1 ? "\(allowed.lowerBound)" : "at least \(allowed.lowerBound)"
        return refuse(column, "'\(name)' takes \(count) argument\(count == "1" ? "" : "s"), found \(values.count)")
      }
      let found = values.compactMap { $0 }
      guard found.count == values.count else { return nil }
      return finite(call(name, found, column), column)
    }
  }

  private mutating func named(_ name: String, _ column: Int) -> Value? {
    guard let symbol = symbols[name] else {
      if spoiled.contains(name) { return nil }
      if Self.functions[name] != nil { return refuse(column, "'\(name)' is a function", "'\(name)(…)'") }
      return refuse(
        column, "'\(name)' is not known", suggestion(for: name, among: symbols.keys))
    }
    if let start = trail.firstIndex(of: name) {
      let ring = trail[start...].map { "'\($0)'" } + ["'\(name)'"]
      return refuse(column, "depends on itself: \(ring.joined(separator: " needs "))")
    }
    // What is wrong with another formula is reported there; its dimension is known all the same.
    let operand = self.operand(of: name) ?? .register(0)
    return Value(operand: operand, dimension: symbol.dimension)
  }

  private mutating func operation(_ mark: Character, _ a: Value, _ b: Value, _ column: Int) -> Value? {
    switch mark {
    case "+", "-":
      guard a.dimension == b.dimension else {
        let (verb, link) = mark == "+" ? ("adds", "to") : ("subtracts", "from")
        return refuse(column, "\(verb) \(described(b.dimension)) \(link) \(described(a.dimension))", hint(a, b))
      }
      let operand = mark == "+" ? builder.add(a.operand, b.operand) : builder.subtract(a.operand, b.operand)
      return Value(operand: operand, dimension: a.dimension)
    case "*", "/":
      guard let dimension = a.dimension.multiplied(by: b.dimension, halves: mark == "*" ? 2 : -2) else {
        return refuse(column, "gives a power beyond what is measured")
      }
      let operand = mark == "*" ? builder.multiply(a.operand, b.operand) : builder.divide(a.operand, b.operand)
      return Value(operand: operand, dimension: dimension)
    default:
      guard b.dimension == .one else {
        return refuse(column, "has \(described(b.dimension)) as an exponent", "a pure number")
      }
      guard let dimension = power(a.dimension, b.operand) else {
        return refuse(
          column, "raises \(described(a.dimension)) to a power that has no unit",
          "a constant exponent that is a multiple of 0.5")
      }
      return Value(operand: builder.power(a.operand, b.operand), dimension: dimension)
    }
  }

  private func power(_ dimension: Dimension, _ exponent: Operand) -> Dimension? {
    if dimension == .one { return .one }
    guard case .constant(let value) = exponent, let halves = Int(exactly: 2 * value) else { return nil }
    return Dimension.one.multiplied(by: dimension, halves: halves)
  }

  private mutating func call(_ name: String, _ values: [Value], _ column: Int) -> Value? {
    let first = values[0]
    switch name {
    case "abs":
      return Value(operand: builder.function(.magnitude, first.operand), dimension: first.dimension)
    case "sqrt":
      guard let dimension = Dimension.one.multiplied(by: first.dimension, halves: 1) else {
        return refuse(column, "takes the root of \(described(first.dimension)), which has no unit")
      }
      return Value(operand: builder.function(.sqrt, first.operand), dimension: dimension)
    case "min", "max", "smoothMin", "smoothMax":
      if let other = values.first(where: { $0.dimension != first.dimension }) {
        return refuse(
          column, "'\(name)' compares \(described(first.dimension)) with \(described(other.dimension))",
          hint(first, other))
      }
      let operand =
        name.hasPrefix("smooth")
        ? smooth(name == "smoothMax", values.map(\.operand))
        : values.dropFirst().reduce(first.operand) {
          builder.extreme(name == "max" ? .maximum : .minimum, $0, $1.operand)
        }
      return Value(operand: operand, dimension: first.dimension)
    default:
      guard first.dimension == .one else {
        return refuse(
          column, "'\(name)' needs a pure number, found \(described(first.dimension))",
          "divide by a reference: '\(name)(x / 1 [\(first.dimension)])'")
      }
      return Value(operand: transcendental(name, first.operand), dimension: .one)
    }
  }

  private mutating func transcendental(_ name: String, _ a: Operand) -> Operand {
    switch name {
    case "exp": builder.function(.exp, a)
    case "log": builder.function(.log, a)
    case "log10": builder.divide(builder.function(.log, a), builder.function(.log, .constant(10)))
    case "sin": builder.function(.sin, a)
    case "cos": builder.function(.cos, a)
    case "tan": builder.divide(builder.function(.sin, a), builder.function(.cos, a))
    case "atan": builder.function(.atan, a)
    default: builder.function(.tanh, a)
    }
  }

  /// max(a, b) + (√(d² + w²) − |d|) / 2 with d = a − b, written as the SDK's functions of the same names.
  private mutating func smooth(_ isMaximum: Bool, _ values: [Operand]) -> Operand {
    let extreme = builder.extreme(isMaximum ? .maximum : .minimum, values[0], values[1])
    if case .constant(0) = values[2] { return extreme }
    // At equality the kinks of the extreme and of the size must take the same side.
    let difference = isMaximum ? builder.subtract(values[0], values[1]) : builder.subtract(values[1], values[0])
    let square = builder.multiply(values[2], values[2])
    let root = builder.function(.sqrt, builder.add(builder.multiply(difference, difference), square))
    let size = builder.function(.magnitude, difference)
    let rounding = builder.divide(builder.multiply(.constant(0.5), square), builder.add(root, size))
    return isMaximum ? builder.add(extreme, rounding) : builder.subtract(extreme, rounding)
  }

  // MARK: Faults

  /// Five degrees Celsius are 278.15 K, which nobody means to add.
  private mutating func isDifference(_ formula: Formula, _ verb: String) -> Bool {
    guard case .number(let value, let dimension, let column?) = formula else { return true }
    _ = refuse(
      column, "\(verb) \(value) [\(dimension)], a reading of a scale with a zero of its own",
      "a difference in [\(dimension)]")
    return false
  }

  /// A constant that is no number would make every design fail.
  private mutating func finite(_ value: Value?, _ column: Int) -> Value? {
    guard case .constant(let number) = value?.operand, !number.isFinite else { return value }
    return refuse(column, "is \(number.isNaN ? "not a number" : "infinite"), whatever the inputs are")
  }

  private mutating func refuse(_ column: Int, _ problem: String, _ remedy: String? = nil) -> Value? {
    faults.add("\(place) column \(column)", problem, remedy: remedy)
    return nil
  }

  private func described(_ dimension: Dimension) -> String {
    dimension == .one ? dimension.described : "\(dimension.described) [\(dimension)]"
  }

  /// A bare number beside a quantity most often lacks its unit.
  private func hint(_ a: Value, _ b: Value) -> String? {
    for (value, other) in [(a, b), (b, a)] {
      if value.dimension == .one, case .constant = value.operand {
        return "a number with a unit: '1 [\(other.dimension)]'"
      }
    }
    return nil
  }
}
