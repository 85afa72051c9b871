import Glibc

/// The published problems with one minimum in their start boxes; SOURCES.md names their origins.
enum PublishedProblems {
  static let unimodal = [
    hs24, rosenbrock, tutorial, hs35, hs64, hs65, hs66, hs43, hs76, hs77, hs83, hs93, hs100, hs106, hs113, hs114, hs117,
    hs118,
  ]

  static let hs24 = TestProblem(
    name: "HS24", start: [1, 0.5], lower: [0, 0], upper: [.infinity, .infinity], box: [0...5, 0...5],
    inequalities: 3, minimum: -1
  ) { x in
    let root = 3.0.squareRoot()
    let f = (square(x[0] - 3) - 9) * pow(x[1], 3) / (27 * root)
    return [f, x[1] - x[0] / root, -(x[0] + root * x[1]), x[0] + root * x[1] - 6]
  }

  static let rosenbrock = TestProblem(
    name: "ROSEN2", start: [-1.2, 1], free: 2, box: [-2...2, -2...2], minimum: 0
  ) { x in [100 * square(x[1] - square(x[0])) + square(1 - x[0])] }

  static let tutorial = TestProblem(
    name: "TUTORIAL", start: [1.234, 5.678], lower: [-.infinity, 0], upper: [.infinity, .infinity],
    box: [-2...2, 0...6], inequalities: 2, minimum: (8.0 / 27).squareRoot()
  ) { x in [sqrt(x[1]), pow(2 * x[0], 3) - x[1], pow(1 - x[0], 3) - x[1]] }

  static let hs35 = TestProblem(
    name: "HS35", start: [0.5, 0.5, 0.5], nonnegative: 3, box: [0...3, 0...3, 0...3], inequalities: 1,
    minimum: 1.0 / 9
  ) { x in
    let squares = 2 * square(x[0]) + 2 * square(x[1]) + square(x[2])
    let f = 9 + linear([-8, -6, -4], x) + squares + 2 * x[0] * (x[1] + x[2])
    return [f, linear([1, 1, 2], x) - 3]
  }

  static let hs64 = TestProblem(
    name: "HS64", start: [1, 1, 1], lower: [1e-5, 1e-5, 1e-5], upper: [.infinity, .infinity, .infinity],
    box: [1...400, 1...400, 1...400], inequalities: 1, minimum: 6299.842428
  ) { x in
    let f = linear([5, 20, 10], x) + 50_000 / x[0] + 72_000 / x[1] + 144_000 / x[2]
    return [f, 4 / x[0] + 32 / x[1] + 120 / x[2] - 1]
  }

  static let hs65 = TestProblem(
    name: "HS65", start: [-5, 5, 0], lower: [-4.5, -4.5, -5], upper: [4.5, 4.5, 5],
    box: [-4.5...4.5, -4.5...4.5, -5...5], inequalities: 1, minimum: 0.9535288567
  ) { x in
    let f = square(x[0] - x[1]) + square(x[0] + x[1] - 10) / 9 + square(x[2] - 5)
    return [f, square(x[0]) + square(x[1]) + square(x[2]) - 48]
  }

  static let hs66 = TestProblem(
    name: "HS66", start: [0, 1.05, 2.9], lower: [0, 0, 0], upper: [100, 100, 10], box: [0...3, 0...3, 0...10],
    inequalities: 2, minimum: 0.5181632741
  ) { x in [linear([-0.8, 0, 0.2], x), exp(x[0]) - x[1], exp(x[1]) - x[2]] }

  static let hs43 = TestProblem(
    name: "HS43", start: [0, 0, 0, 0], free: 4, box: Array(repeating: -3...3, count: 4), inequalities: 3, minimum: -44
  ) { x in
    let s = x.map(square)
    return [
      linear([1, 1, 2, 1], s) + linear([-5, -5, -21, 7], x),
      linear([1, 1, 1, 1], s) + linear([1, -1, 1, -1], x) - 8,
      linear([1, 2, 1, 2], s) + linear([-1, 0, 0, -1], x) - 10,
      linear([2, 1, 1, 0], s) + linear([2, -1, 0, -1], x) - 5,
    ]
  }

  static let hs71 = TestProblem(
    name: "HS71", start: [1, 5, 5, 1], lower: [1, 1, 1, 1], upper: [5, 5, 5, 5],
    box: Array(repeating: 1...5, count: 4), inequalities: 1, equalities: 1, minimum: 17.0140173
  ) { x in
    let f = x[0] * x[3] * (x[0] + x[1] + x[2]) + x[2]
    return [f, 25 - x[0] * x[1] * x[2] * x[3], linear([1, 1, 1, 1], x.map(square)) - 40]
  }

  static let hs76 = TestProblem(
    name: "HS76", start: [0.5, 0.5, 0.5, 0.5], nonnegative: 4, box: Array(repeating: 0...3, count: 4),
    inequalities: 3, minimum: -4.681818181
  ) { x in
    let squares = linear([1, 0.5, 1, 0.5], x.map(square))
    let f = squares - x[0] * x[2] + x[2] * x[3] + linear([-1, -3, 1, -1], x)
    return [f, linear([1, 2, 1, 1], x) - 5, linear([3, 1, 2, -1], x) - 4, 1.5 - linear([0, 1, 4, 0], x)]
  }

  static let hs77 = TestProblem(
    name: "HS77", start: [2, 2, 2, 2, 2], free: 5, box: Array(repeating: 0.5...2.5, count: 5), equalities: 2,
    minimum: 0.24150513
  ) { x in
    let f = square(x[0] - 1) + square(x[0] - x[1]) + square(x[2] - 1) + pow(x[3] - 1, 4) + pow(x[4] - 1, 6)
    let first = square(x[0]) * x[3] + sin(x[3] - x[4]) - 2 * 2.0.squareRoot()
    return [f, first, x[1] + pow(x[2], 4) * square(x[3]) - 8 - 2.0.squareRoot()]
  }

  static let hs83 = TestProblem(
    name: "HS83", start: [78, 33, 27, 27, 27], lower: [78, 33, 27, 27, 27], upper: [102, 45, 45, 45, 45],
    box: [78...102, 33...45, 27...45, 27...45, 27...45], inequalities: 6, minimum: -30665.53867
  ) { x in
    let f = 5.3578547 * square(x[2]) + 0.8356891 * x[0] * x[4] + 37.293239 * x[0] - 40792.141
    let a = 85.334407 + 0.0056858 * x[1] * x[4] + 0.0006262 * x[0] * x[3] - 0.0022053 * x[2] * x[4]
    let b = 80.51249 + 0.0071317 * x[1] * x[4] + 0.0029955 * x[0] * x[1] + 0.0021813 * square(x[2])
    let c = 9.300961 + 0.0047026 * x[2] * x[4] + 0.0012547 * x[0] * x[2] + 0.0019085 * x[2] * x[3]
    return [f, a - 92, -a, b - 110, 90 - b, c - 25, 20 - c]
  }

  static let hs93 = TestProblem(
    name: "HS93", start: [5.54, 4.4, 12.02, 11.82, 0.702, 0.852], nonnegative: 6,
    box: [1...20, 1...20, 1...20, 1...20, 0.1...2, 0.1...2], inequalities: 2, minimum: 135.075961
  ) { x in
    let (a, b) = (x[0] * x[3] * (x[0] + x[1] + x[2]), x[1] * x[2] * (x[0] + 1.57 * x[1] + x[3]))
    let (c, d) = (a * square(x[4]), b * square(x[5]))
    let product = x[0] * x[1] * x[2] * x[3] * x[4] * x[5]
    return [0.0204 * a + 0.0187 * b + 0.0607 * c + 0.0437 * d, 2.07 - 0.001 * product, 0.00062 * c + 0.00058 * d - 1]
  }

  static let hs100 = TestProblem(
    name: "HS100", start: [1, 2, 0, 4, 0, 1, 1], free: 7, box: Array(repeating: -5...5, count: 7), inequalities: 4,
    minimum: 680.6300573
  ) { x in
    let low = square(x[0] - 10) + 5 * square(x[1] - 12) + pow(x[2], 4) + 3 * square(x[3] - 11) + 10 * pow(x[4], 6)
    let high = 7 * square(x[5]) + pow(x[6], 4) - 4 * x[5] * x[6] - 10 * x[5] - 8 * x[6]
    let s = x.map(square)
    return [
      low + high,
      2 * s[0] + 3 * square(s[1]) + x[2] + 4 * s[3] + 5 * x[4] - 127,
      linear([7, 3, 0, 1, -1], x) + 10 * s[2] - 282,
      23 * x[0] + s[1] + 6 * s[5] - 8 * x[6] - 196,
      4 * s[0] + s[1] - 3 * x[0] * x[1] + 2 * s[2] + 5 * x[5] - 11 * x[6],
    ]
  }
}
