// The problems; `problems.py` has the same for the peers, and checks every design returned from here.
// ZDT: 10.1162/106365600568202. DTLZ: 10.1109/CEC.2002.1007032. BNH, SRN, OSY: 10.1109/4235.996017. RE and CRE: Tanabe & Ishibuchi
// 2020, 10.1016/j.asoc.2020.106078. BATT: 48 combinations of two materials, a made-up cell with the
// shape of a real one.

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

private let dtlz5 = Problem(
  name: "DTLZ5", points: 300, objectiveCount: 3, variables: box(Array(repeating: (0, 1), count: 12))
) { _, x in
  let g = x.dropFirst(2).reduce(Dual(0)) { $0 + square($1 - 0.5) }
  let r = 1 + g
  let (a, b) = (x[0] * (Double.pi / 2), (1 + 2 * (g * x[1])) / (2 * r) * (Double.pi / 2))
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

private let beam = box([(0.125, 5), (0.1, 10), (0.1, 10), (0.125, 5)])

private let cre22 = Problem(
  name: "CRE22", points: 100, objectiveCount: 2, constraintCount: 4, variables: beam
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

private let brake = box([(55, 80), (75, 110), (1000, 3000), (11, 20)])

private let cre23 = Problem(
  name: "CRE23", points: 100, objectiveCount: 2, constraintCount: 4, variables: brake
) { _, x in
  let squares = square(x[1]) - square(x[0])
  let cubes = cube(x[1]) - cube(x[0])
  return [
    4.9e-5 * squares * (x[3] - 1), 9.82e6 * squares / (x[2] * x[3] * cubes), 1 - (x[1] - x[0]) / 20,
    x[2] / (3.14 * squares) / 0.4 - 1, 2.22e-3 * x[2] * cubes / square(squares) - 1,
    1 - 2.66e-2 * x[2] * x[3] * cubes / squares / 900,
  ]
}

private let batteryBox =
  box([(1, 8)]) + box([(5e-6, 100e-6)], .logarithmic) + box([(0.1, 0.6), (1, 3), (4, 20)])

private let batt3 = Problem(
  name: "BATT3", points: 300, objectiveCount: 3, constraintCount: 2, combinationCount: 48, variables: batteryBox
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

/// The sum of what constraints `g <= 0` are broken by: the last objective of many of the RE problems.
private func excess(_ constraints: Dual...) -> Dual {
  constraints.reduce(Dual(0)) { $1.value > 0 ? $0 + $1 : $0 }
}

/// Areas of reinforcing steel that can be bought [in2].
private let steel: [Double] = [
  0.2, 0.31, 0.4, 0.44, 0.6, 0.62, 0.79, 0.8, 0.88, 0.93, 1, 1.2, 1.24, 1.32, 1.4, 1.55, 1.58, 1.6, 1.76, 1.8, 1.86, 2,
  2.17,
  2.2, 2.37, 2.4, 2.48, 2.6, 2.64, 2.79, 2.8, 3, 3.08, 3.1, 3.16, 3.41, 3.52, 3.6, 3.72, 3.95, 3.96, 4, 4.03, 4.2, 4.34,
  4.4,
  4.65, 4.74, 4.8, 4.84, 5, 5.28, 5.4, 5.53, 5.72, 6, 6.16, 6.32, 6.6, 7.11, 7.2, 7.8, 7.9, 8, 8.4, 8.69, 9, 9.48,
  10.27, 11,
  11.06, 11.85, 12, 13, 14, 15,
]

private let re22 = Problem(
  name: "RE22", points: 100, objectiveCount: 2, combinationCount: steel.count, variables: box([(1e-3, 20), (1e-3, 40)])
) { combination, x in
  let area = steel[combination]
  let (b, c) = (x[0], x[1])
  return [29.4 * area + 0.6 * (b * c), excess(180 + 7.735 * area * area / b - area * c, c / b - 4)]
}

private let re24 = Problem(name: "RE24", points: 100, objectiveCount: 2, variables: box([(0.5, 4), (0.5, 50)])) {
  _, x in
  let (bending, shear) = (4500 / (x[0] * x[1]), 1800 / x[1])
  let deflection = 0.562e6 / (7e5 * x[0] * square(x[1]))
  return [
    x[0] + 120 * x[1],
    excess(bending / 700 - 1, shear / 450 - 1, deflection / 1.5 - 1, bending / (7e3 * square(x[0])) - 1),
  ]
}

private let re31 = Problem(
  name: "RE31", points: 300, objectiveCount: 3,
  variables: box([(1e-5, 100), (1e-5, 100)], .logarithmic) + box([(1, 3)])
) { _, x in
  let (long, short) = (sqrt(16 + square(x[2])), sqrt(1 + square(x[2])))
  let (volume, stress) = (x[0] * long + x[1] * short, 20 * long / (x[0] * x[2]))
  return [volume, stress, excess(volume - 0.1, stress - 1e5, 80 * short / (x[2] * x[1]) - 1e5)]
}

private let re32 = Problem(name: "RE32", points: 300, objectiveCount: 3, variables: beam) { _, x in
  let y = cre22.model(0, x)
  return [y[0], y[1], excess(13600 * y[2], 30000 * y[3], y[4], 6000 * y[5])]
}

private let re33 = Problem(name: "RE33", points: 300, objectiveCount: 3, variables: brake) { _, x in
  let y = cre23.model(0, x)
  return [y[0], y[1], excess(20 * y[2], 0.4 * y[3], y[4], 900 * y[5])]
}

/// A quadratic response surface or a cubic one: constant, then each term's factor and the variables it multiplies.
private func surface(_ constant: Double, _ terms: [(Double, [Int])], _ x: [Dual]) -> Dual {
  terms.reduce(Dual(constant)) { sum, term in sum + term.1.dropFirst().reduce(x[term.1[0]]) { $0 * x[$1] } * term.0 }
}

private let re34 = Problem(
  name: "RE34", points: 300, objectiveCount: 3, variables: box(Array(repeating: (1, 3), count: 5))
) { _, x in
  [
    surface(1640.2823, [(2.3573285, [0]), (2.3220035, [1]), (4.5688768, [2]), (7.7213633, [3]), (4.4559504, [4])], x),
    surface(
      6.5856,
      [
        (1.15, [0]), (-1.0427, [1]), (0.9738, [2]), (0.8364, [3]), (-0.3695, [0, 3]), (0.0861, [0, 4]),
        (0.3628, [1, 3]),
        (-0.1106, [0, 0]), (-0.3437, [2, 2]), (0.1764, [3, 3]),
      ], x),
    surface(
      -0.0551,
      [
        (0.0181, [0]), (0.1024, [1]), (0.0421, [2]), (-0.0073, [0, 1]), (0.024, [1, 2]), (-0.0118, [1, 3]),
        (-0.0204, [2, 3]), (-0.008, [2, 4]), (-0.0241, [1, 1]), (0.0109, [3, 3]),
      ], x),
  ]
}

private let re37 = Problem(
  name: "RE37", points: 300, objectiveCount: 3, variables: box(Array(repeating: (0, 1), count: 4))
) { _, x in
  [
    surface(
      0.692,
      [
        (0.477, [0]), (-0.687, [1]), (-0.080, [2]), (-0.0650, [3]), (-0.167, [0, 0]), (-0.0129, [1, 0]),
        (0.0796, [1, 1]),
        (-0.0634, [2, 0]), (-0.0257, [2, 1]), (0.0877, [2, 2]), (-0.0521, [3, 0]), (0.00156, [3, 1]),
        (0.00198, [3, 2]),
        (0.0184, [3, 3]),
      ], x),
    surface(
      0.153,
      [
        (-0.322, [0]), (0.396, [1]), (0.424, [2]), (0.0226, [3]), (0.175, [0, 0]), (0.0185, [1, 0]), (-0.0701, [1, 1]),
        (-0.251, [2, 0]), (0.179, [2, 1]), (0.0150, [2, 2]), (0.0134, [3, 0]), (0.0296, [3, 1]), (0.0752, [3, 2]),
        (0.0192, [3, 3]),
      ], x),
    surface(
      0.370,
      [
        (-0.205, [0]), (0.0307, [1]), (0.108, [2]), (1.019, [3]), (-0.135, [0, 0]), (0.0141, [1, 0]), (0.0998, [1, 1]),
        (0.208, [2, 0]), (-0.0301, [2, 1]), (-0.226, [2, 2]), (0.353, [3, 0]), (-0.0497, [3, 2]), (-0.423, [3, 3]),
        (0.202, [1, 0, 0]), (-0.281, [2, 0, 0]), (-0.342, [1, 1, 0]), (-0.245, [1, 1, 2]), (0.281, [2, 2, 1]),
        (-0.184, [3, 3, 0]), (-0.281, [1, 0, 2]),
      ], x),
  ]
}

private let cre24 = Problem(
  name: "CRE24", points: 100, objectiveCount: 2, constraintCount: 11,
  variables: box([(2.6, 3.6), (0.7, 0.8)]) + box([(17, 28)], .integer)
    + box([(7.3, 8.3), (7.3, 8.3), (2.9, 3.9), (5, 5.5)])
) { _, x in
  let (a, b, c, d, e, f, g) = (x[0], x[1], x[2], x[3], x[4], x[5], x[6])
  let gears = 0.7854 * (a * square(b)) * (10.0 / 3 * square(c) + 14.933 * c - 43.0934)
  let shafts = 7.477 * (cube(f) + cube(g)) + 0.7854 * (d * square(f) + e * square(g))
  let first = sqrt(square(745 * d / (b * c)) + 1.69e7) / (0.1 * cube(f))
  let second = sqrt(square(745 * e / (b * c)) + 1.575e8) / (0.1 * cube(g))
  return [
    gears - 1.508 * (a * (square(f) + square(g))) + shafts, first, 27 / (a * square(b) * c) - 1,
    397.5 / (a * square(b * c)) - 1, 1.93 * cube(d) / (b * c * square(square(f))) - 1,
    1.93 * cube(e) / (b * c * square(square(g))) - 1, b * c / 40 - 1, a / b / 12 - 1, 1 - a / b / 5,
    (1.9 - d + 1.5 * f) / 1.9, (1.9 - e + 1.1 * g) / 1.9, first / 1300 - 1, second / 1100 - 1,
  ]
}

private let cre25 = Problem(
  name: "CRE25", points: 100, objectiveCount: 2, constraintCount: 1,
  variables: box(Array(repeating: (12, 60), count: 4), .integer)
) { _, x in
  let miss = 6.931 - x[2] / x[0] * x[3] / x[1]
  let error = miss.value < 0 ? -miss : miss
  return [error, x.dropFirst().reduce(x[0]) { $1.value > $0.value ? $1 : $0 }, error / 6.931 / 0.5 - 1]
}

private let batt2 = Problem(
  name: "BATT2", points: 100, objectiveCount: 2, constraintCount: 2, combinationCount: 48, variables: batteryBox
) { combination, x in
  let y = batt3.model(combination, x)
  return [y[0], y[1], y[3], y[4]]
}

let problems: [Problem] = [
  zdt("ZDT1") { 1 - sqrt($0 / $1) }, zdt("ZDT2") { 1 - square($0 / $1) },
  zdt("ZDT3") { 1 - sqrt($0 / $1) - $0 / $1 * sin($0 * (10 * Double.pi)) }, dtlz2, dtlz5, dtlz7, bnh, srn, osy, re21,
  re22, re24, re31, re32, re33, re34, re37, cre21, cre22, cre23, cre24, cre25, batt2, batt3,
]
