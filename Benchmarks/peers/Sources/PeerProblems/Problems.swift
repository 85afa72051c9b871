// The problems; `problems.py` has the same for the peers, and checks every design returned from here.
// ZDT: 10.1162/106365600568202. DTLZ: 10.1109/CEC.2002.1007032. BNH, SRN, OSY: 10.1109/4235.996017. RE and CRE: Tanabe & Ishibuchi
// 2020, 10.1016/j.asoc.2020.106078. CELL: 48 combinations of two materials, a made-up cell with the shape of a real one.

import ParetoSearch

private func zdt(_ name: String, _ shape: @escaping @Sendable (Dual, Dual) -> Dual) -> Problem {
  Problem(name: name, points: 100, objectiveCount: 2, variables: box(Array(repeating: (0, 1), count: 30))) { _, x in
    let g = 1 + x.dropFirst().reduce(Dual(0), +) * (9.0 / 29)
    return [x[0], g * shape(x[0], g)]
  }
}

private let dtlz2 = Problem(
  name: "DTLZ2", points: 300, objectiveCount: 3, variables: box(Array(repeating: (0, 1), count: 12))
) { _, x in
  let r = 1 + x.dropFirst(2).reduce(Dual(0)) { $0 + square($1 - 0.5) }
  let (a, b) = (x[0] * (Double.pi / 2), x[1] * (Double.pi / 2))
  return [r * cos(a) * cos(b), r * cos(a) * sin(b), r * sin(a)]
}

private let dtlz7 = Problem(
  name: "DTLZ7", points: 300, objectiveCount: 3, variables: box(Array(repeating: (0, 1), count: 22))
) { _, x in
  let g = 1 + x.dropFirst(2).reduce(Dual(0), +) * (9.0 / 20)
  let bumps = x[..<2].reduce(Dual(0)) { $0 + $1 / (1 + g) * (1 + sin($1 * (3 * Double.pi))) }
  return [x[0], x[1], (1 + g) * (3 - bumps)]
}

private let bnh = Problem(
  name: "BNH", points: 100, objectiveCount: 2, constraintCount: 2, variables: box([(0, 5), (0, 3)])
) { _, x in
  [
    4 * square(x[0]) + 4 * square(x[1]), square(x[0] - 5) + square(x[1] - 5),
    (square(x[0] - 5) + square(x[1])) / 25 - 1, 1 - (square(x[0] - 8) + square(x[1] + 3)) / 7.7,
  ]
}

private let srn = Problem(
  name: "SRN", points: 100, objectiveCount: 2, constraintCount: 2, variables: box([(-20, 20), (-20, 20)])
) { _, x in
  [
    2 + square(x[0] - 2) + square(x[1] - 1), 9 * x[0] - square(x[1] - 1),
    (square(x[0]) + square(x[1])) / 225 - 1, (x[0] - 3 * x[1] + 10) / 10,
  ]
}

private let osy = Problem(
  name: "OSY", points: 100, objectiveCount: 2, constraintCount: 6,
  variables: box([(0, 10), (0, 10), (1, 5), (0, 6), (1, 5), (0, 10)])
) { _, x in
  let first = 25 * square(x[0] - 2) + square(x[1] - 2) + square(x[2] - 1)
  return [
    -(first + square(x[3] - 4) + square(x[4] - 1)), x.reduce(Dual(0)) { $0 + square($1) }, 1 - (x[0] + x[1]) / 2,
    (x[0] + x[1]) / 6 - 1, (x[1] - x[0]) / 2 - 1, (x[0] - 3 * x[1]) / 2 - 1, (square(x[2] - 3) + x[3]) / 4 - 1,
    1 - (square(x[4] - 3) + x[5]) / 4,
  ]
}

private let re21 = Problem(
  name: "RE21", points: 100, objectiveCount: 2,
  variables: box([(1, 3), (2.0.squareRoot(), 3), (2.0.squareRoot(), 3), (1, 3)])
) { _, x in
  let root = 2.0.squareRoot()
  return [
    200 * (2 * x[0] + root * x[1] + sqrt(x[2]) + x[3]),
    0.01 * (2 / x[0] + 2 * root / x[1] - 2 * root / x[2] + 2 / x[3]),
  ]
}

private let cre21 = Problem(
  name: "CRE21", points: 100, objectiveCount: 2, constraintCount: 3,
  variables: box([(1e-5, 100), (1e-5, 100)], .logarithmic) + box([(1, 3)])
) { _, x in
  let (long, short) = (sqrt(16 + square(x[2])), sqrt(1 + square(x[2])))
  let (volume, stress) = (x[0] * long + x[1] * short, 20 * long / (x[0] * x[2]))
  return [volume, stress, volume / 0.1 - 1, stress / 1e5 - 1, 80 * short / (x[2] * x[1]) / 1e5 - 1]
}

private let cre22 = Problem(
  name: "CRE22", points: 100, objectiveCount: 2, constraintCount: 4,
  variables: box([(0.125, 5), (0.1, 10), (0.1, 10), (0.125, 5)])
) { _, x in
  let (force, length, young, shear) = (6000.0, 14.0, 30e6, 12e6)
  let root = 2.0.squareRoot()
  let half = square((x[0] + x[2]) / 2)
  let arm = sqrt(square(x[1]) / 4 + half)
  let inertia = 2 * root * x[0] * x[1] * (square(x[1]) / 12 + half)
  let first = Dual(force / root) / (x[0] * x[1])
  let second = force * (length + x[1] / 2) * arm / inertia
  let tau = sqrt(square(first) + first * second * x[1] / arm + square(second))
  let sigma = Dual(6 * force * length) / (x[3] * square(x[2]))
  let slender = 1 - x[2] * ((young / (4 * shear)).squareRoot() / (2 * length))
  let buckling = 4.013 * young / (6 * length * length) * x[2] * cube(x[3]) * slender
  let cost = 1.10471 * square(x[0]) * x[1] + 0.04811 * x[2] * x[3] * (14 + x[1])
  let deflection = Dual(4 * force * length * length * length / young) / (x[3] * cube(x[2]))
  return [cost, deflection, tau / 13600 - 1, sigma / 30000 - 1, x[0] - x[3], 1 - buckling / force]
}

private let cre23 = Problem(
  name: "CRE23", points: 100, objectiveCount: 2, constraintCount: 4,
  variables: box([(55, 80), (75, 110), (1000, 3000), (11, 20)])
) { _, x in
  let squares = square(x[1]) - square(x[0])
  let cubes = cube(x[1]) - cube(x[0])
  return [
    4.9e-5 * squares * (x[3] - 1), 9.82e6 * squares / (x[2] * x[3] * cubes), 1 - (x[1] - x[0]) / 20,
    x[2] / (3.14 * squares) / 0.4 - 1, 2.22e-3 * x[2] * cubes / square(squares) - 1,
    1 - 2.66e-2 * x[2] * x[3] * cubes / squares / 900,
  ]
}

private let cell = Problem(
  name: "CELL", points: 300, objectiveCount: 3, constraintCount: 2, combinationCount: 48,
  variables: box([(1, 8)]) + box([(5e-6, 100e-6)], .logarithmic) + box([(0.1, 0.6), (1, 3), (4, 20)])
) { combination, x in
  let (cathode, separator) = (combination % 8, combination / 8)
  let quality = 1 + 0.06 * Double(cathode) - (cathode == 5 ? 0.6 : 0)
  let price = 0.6 + 0.0225 * Double(cathode * cathode) + (cathode == 5 ? 3 : 0)
  let conductivity = [1, 0.6, 0.35, 0.8, 0.2, 1e-4][separator]
  let density = [1, 0.8, 0.7, 1.3, 0.6, 1][separator]
  let (loading, microns, porosity, excess, foil) = (x[0], x[1] * 1e6, x[2], x[3], x[4])
  let energy = loading * quality * 3.7 * (1 - 0.02 * loading)
  let mass = loading * (6 + 4 * porosity) + microns * density * 0.15 + excess * loading * 0.6 + foil * 0.5 + 4
  let resistance = microns / conductivity * 0.08 + square(loading) / (porosity * sqrt(porosity)) * 0.12 + 20 / foil
  let wear = (1 + 0.4 * square(loading) / microns) * (1 + 0.02 * resistance)
  let life = 1200 * excess / wear * (1.1 - 0.5 * porosity)
  let materials = loading * price * 5 + microns * (0.05 + 0.1 * density) + excess * loading * 1.5 + foil * 0.3
  let cost = (materials + 10 / (1.2 - porosity)) / energy
  return [-1000 * (energy / mass), cost * 30, -life, resistance / 25 - 1, 1 - life / 300]
}

let problems: [Problem] = [
  zdt("ZDT1") { 1 - sqrt($0 / $1) }, zdt("ZDT2") { 1 - square($0 / $1) },
  zdt("ZDT3") { 1 - sqrt($0 / $1) - $0 / $1 * sin($0 * (10 * Double.pi)) }, dtlz2, dtlz7, bnh, srn, osy, re21, cre21,
  cre22,
  cre23, cell,
]
