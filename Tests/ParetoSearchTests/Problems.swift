// Published problems. ZDT1–3: Zitzler, Deb & Thiele 2000, 10.1162/106365600568202. DTLZ2: Deb et al. 2002, 10.1109/CEC.2002.1007032.
// BNH, SRN, OSY: Deb 2001 and 10.1109/4235.996017. RE21: Tanabe & Ishibuchi 2020, 10.1016/j.asoc.2020.106078.

import Glibc
import ParetoSearch

enum Problems {
  static func zdt(_ dimension: Int, _ shape: @escaping @Sendable (Dual, Dual) -> Dual) -> TestProblem {
    TestProblem(objectives: 2, combinations: [unitBox(dimension)]) { _, x in
      var sum = Dual(0)
      for value in x.dropFirst() { sum = sum + value }
      let g = 1 + sum * (9 / Double(dimension - 1))
      return [x[0], g * shape(x[0], g)]
    }
  }

  static let zdt1 = zdt(30) { 1 - sqrt($0 / $1) }
  static let zdt2 = zdt(30) { 1 - square($0 / $1) }
  static let zdt3 = zdt(30) { 1 - sqrt($0 / $1) - $0 / $1 * sin($0 * (10 * Double.pi)) }

  static func dtlz2(objectives: Int) -> TestProblem {
    TestProblem(objectives: objectives, combinations: [unitBox(objectives + 9)]) { _, x in
      var g = Dual(0)
      for value in x.dropFirst(objectives - 1) { g = g + square(value - 0.5) }
      return (0..<objectives).map { objective in
        var product = 1 + g
        for index in 0..<(objectives - 1 - objective) { product = product * cos(x[index] * (Double.pi / 2)) }
        if objective > 0 { product = product * sin(x[objectives - 1 - objective] * (Double.pi / 2)) }
        return product
      }
    }
  }

  static let bnh = TestProblem(objectives: 2, constraints: 2, combinations: [box([(0, 5), (0, 3)])]) { _, x in
    [
      4 * square(x[0]) + 4 * square(x[1]), square(x[0] - 5) + square(x[1] - 5),
      (square(x[0] - 5) + square(x[1])) / 25 - 1, 1 - (square(x[0] - 8) + square(x[1] + 3)) / 7.7,
    ]
  }

  static let srn = TestProblem(objectives: 2, constraints: 2, combinations: [box([(-20, 20), (-20, 20)])]) { _, x in
    [
      2 + square(x[0] - 2) + square(x[1] - 1), 9 * x[0] - square(x[1] - 1),
      (square(x[0]) + square(x[1])) / 225 - 1, (x[0] - 3 * x[1] + 10) / 10,
    ]
  }

  static let osy = TestProblem(
    objectives: 2, constraints: 6, combinations: [box([(0, 10), (0, 10), (1, 5), (0, 6), (1, 5), (0, 10)])]
  ) { _, x in
    let first = 25 * square(x[0] - 2) + square(x[1] - 2)
    let second = square(x[2] - 1) + square(x[3] - 4) + square(x[4] - 1)
    var sum = Dual(0)
    for value in x { sum = sum + square(value) }
    return [
      -(first + second), sum, 1 - (x[0] + x[1]) / 2, (x[0] + x[1]) / 6 - 1, (x[1] - x[0]) / 2 - 1,
      (x[0] - 3 * x[1]) / 2 - 1, (square(x[2] - 3) + x[3]) / 4 - 1, 1 - (square(x[4] - 3) + x[5]) / 4,
    ]
  }

  /// The four-bar truss.
  static let re21 = TestProblem(
    objectives: 2,
    combinations: [box([(1, 3), (2.0.squareRoot(), 3), (2.0.squareRoot(), 3), (1, 3)])]
  ) { _, x in
    let (force, modulus, length) = (10.0, 2e5, 200.0)
    let root = 2.0.squareRoot()
    return [
      length * (2 * x[0] + root * x[1] + sqrt(x[2]) + x[3]),
      (force * length / modulus) * (2 / x[0] + 2 * root / x[1] - 2 * root / x[2] + 2 / x[3]),
    ]
  }

  /// A billion whole designs.
  static let wholeNumbers = TestProblem(
    objectives: 2, combinations: [box(Array(repeating: (0, 1000), count: 3), .integer)]
  ) { _, x in
    let low = square(x[0] - 300) + square(x[1] - 400)
    return [low + square(x[2]), square(x[0] - 800) + square(x[1] - 500) + square(x[2] - 100)]
  }

  /// A mixed problem like a battery cell: combinations of two materials, five continuous variables, three objectives.
  ///
  /// Loading and thickness buy energy, cost and resistance; some second materials cannot carry any current, some first
  /// materials are worse in everything.
  static func cell(combinations count: Int = 48) -> TestProblem {
    let variables = [
      SearchVariable(name: "loading", lower: 1, upper: 8),
      SearchVariable(name: "thickness", lower: 5e-6, upper: 100e-6, kind: .logarithmic),
      SearchVariable(name: "porosity", lower: 0.1, upper: 0.6),
      SearchVariable(name: "excess", lower: 1, upper: 3),
      SearchVariable(name: "foil", lower: 4, upper: 20),
    ]
    return TestProblem(
      objectives: 3, constraints: 2, combinations: Array(repeating: variables, count: count)
    ) { combination, x in
      let (cathode, separator) = (combination % 8, combination / 8)
      let quality = 1 + 0.06 * Double(cathode) - (cathode == 5 ? 0.6 : 0)
      let price = 0.6 + 0.09 * Double(cathode * cathode) / 4 + (cathode == 5 ? 3 : 0)
      let conductivity = separator == 5 ? 1e-4 : [1, 0.6, 0.35, 0.8, 0.2, 0][separator]
      let density = [1, 0.8, 0.7, 1.3, 0.6, 1][separator] * 1.0
      let (loading, microns, porosity, excess, foil) = (x[0], x[1] * 1e6, x[2], x[3], x[4])
      let energy = loading * quality * 3.7 * (1 - 0.02 * loading)
      let mass =
        loading * (6 + 4 * porosity) + microns * density * 0.15 + excess * loading * 0.6 + foil * 0.5 + 4
      let resistance =
        microns / conductivity * 0.08 + loading * loading / (porosity * sqrt(porosity)) * 0.12 + 20 / foil
      let stress = loading * loading / microns
      let life = 1200 * excess / (1 + 0.4 * stress) / (1 + 0.02 * resistance) * (1.1 - 0.5 * porosity)
      let cost =
        (loading * price * 5 + microns * (0.05 + 0.1 * density) + excess * loading * 1.5 + foil * 0.3 + 10
          / (1.2 - porosity))
        / energy
      return [-(energy / mass) * 1000, cost * 30, -life, resistance / 25 - 1, 1 - life / 300]
    }
  }
}
