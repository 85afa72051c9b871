/// The published problems in eight and more variables.
extension PublishedProblems {
  static let hs106 = TestProblem(
    name: "HS106", start: [5000, 5000, 5000, 200, 350, 150, 225, 425], lower: [100, 1000, 1000, 10, 10, 10, 10, 10],
    upper: [10000, 10000, 10000, 1000, 1000, 1000, 1000, 1000],
    box: [100...10000, 1000...10000, 1000...10000] + Array(repeating: 10...1000, count: 5), inequalities: 6,
    minimum: 7049.24802
  ) { x in
    [
      x[0] + x[1] + x[2],
      0.0025 * (x[3] + x[5]) - 1,
      0.0025 * (x[4] + x[6] - x[3]) - 1,
      0.01 * (x[7] - x[4]) - 1,
      833.33252 * x[3] + 100 * x[0] - x[0] * x[5] - 83333.333,
      1250 * (x[4] - x[3]) + x[1] * (x[3] - x[6]),
      1_250_000 + x[2] * (x[4] - x[7]) - 2500 * x[4],
    ]
  }

  static let hs113 = TestProblem(
    name: "HS113", start: [2, 3, 5, 5, 1, 2, 7, 3, 6, 10], free: 10, box: Array(repeating: 0...10, count: 10),
    inequalities: 8, minimum: 24.3062091
  ) { x in
    func distance(_ i: Int, _ center: Double, _ weight: Double) -> Dual { weight * square(x[i] - center) }
    let quadratic = square(x[0]) + square(x[1]) + x[0] * x[1] - 14 * x[0] - 16 * x[1] + 45
    let first = distance(2, 10, 1) + distance(3, 5, 4) + distance(4, 3, 1) + distance(5, 1, 2)
    let second = 5 * square(x[6]) + distance(7, 11, 7) + distance(8, 10, 2) + distance(9, 7, 1)
    return [
      quadratic + first + second,
      linear([4, 5, 0, 0, 0, 0, -3, 9], x) - 105,
      linear([10, -8, 0, 0, 0, 0, -17, 2], x),
      linear([-8, 2, 0, 0, 0, 0, 0, 0, 5, -2], x) - 12,
      distance(0, 2, 3) + distance(1, 3, 4) + 2 * square(x[2]) - 7 * x[3] - 120,
      5 * square(x[0]) + 8 * x[1] + distance(2, 6, 1) - 2 * x[3] - 40,
      distance(0, 8, 0.5) + distance(1, 4, 2) + 3 * square(x[4]) - x[5] - 30,
      square(x[0]) + distance(1, 2, 2) - 2 * x[0] * x[1] + 14 * x[4] - 6 * x[5],
      6 * x[1] - 3 * x[0] + distance(8, 8, 12) - 7 * x[9],
    ]
  }

  static let hs114 = TestProblem(
    name: "HS114", start: [1745, 12000, 110, 3048, 1974, 89.2, 92.8, 8, 3.6, 145],
    lower: [1e-5, 1e-5, 1e-5, 1e-5, 1e-5, 85, 90, 3, 1.2, 145],
    upper: [2000, 16000, 120, 5000, 2000, 93, 95, 12, 4, 162],
    box: [
      1e-5...2000, 1e-5...16000, 1e-5...120, 1e-5...5000, 1e-5...2000, 85...93, 90...95, 3...12, 1.2...4, 145...162,
    ], inequalities: 8, equalities: 3, minimum: -1768.80696
  ) { x in
    let (a, b) = (0.99, 0.9)
    let f = 5.04 * x[0] + 0.035 * x[1] + 10 * x[2] + 3.36 * x[4] - 0.063 * x[3] * x[6]
    let g1 = 35.82 - 0.222 * x[9] - b * x[8]
    let g2 = 3 * x[6] - a * x[9] - 133
    let g5 = 1.12 * x[0] + 0.13167 * x[0] * x[7] - 0.00667 * x[0] * square(x[7]) - a * x[3]
    let g6 = 57.425 + 1.098 * x[7] - 0.038 * square(x[7]) + 0.325 * x[5] - a * x[6]
    let (spanA, spanB) = (1 / a - a, 1 / b - b)
    return [
      f, -g1, -g2, g1 - spanB * x[8], g2 - spanA * x[9], -g5, -g6, g5 - spanA * x[3], g6 - spanA * x[6],
      1.22 * x[3] - x[0] - x[4],
      98000 * x[2] / (x[3] * x[8] + 1000 * x[2]) - x[5],
      (x[1] + x[4]) / x[0] - x[7],
    ]
  }

  static let hs117 = TestProblem(
    name: "HS117", start: [0.001, 0.001, 0.001, 0.001, 0.001, 0.001, 60] + Array(repeating: 0.001, count: 8),
    nonnegative: 15, box: Array(repeating: 0...10, count: 15), inequalities: 5, minimum: 32.348679
  ) { x in
    let b: [Double] = [-40, -2, -0.25, -4, -4, -1, -40, -60, 5, 1]
    let c: [[Double]] = [
      [30, -20, -10, 32, -10], [-20, 39, -6, -31, 32], [-10, -6, 10, -6, -10], [32, -31, -6, 39, -20],
      [-10, 32, -10, -20, 30],
    ]
    let (d, e): ([Double], [Double]) = ([4, 8, 10, 6, 2], [-15, -27, -36, -18, -12])
    let a: [[Double]] = [
      [-16, 2, 0, 1, 0], [0, -2, 0, 4, 2], [-3.5, 0, 2, 0, 0], [0, -2, 0, -4, -1], [0, -9, -2, 1, -2.8],
      [2, 0, -4, 0, 0], [-1, -1, -1, -1, -1], [-1, -2, -3, -2, -1], [1, 2, 3, 4, 5], [1, 1, 1, 1, 1],
    ]
    let y = Array(x[10..<15])
    var f = -linear(b, x)
    for j in 0..<5 { f = f + y[j] * linear(c[j], y) + 2 * d[j] * pow(y[j], 3) }
    return [f]
      + (0..<5).map { j in
        linear(a.map { $0[j] }, x) - 2 * linear(c[j], y) - 3 * d[j] * square(y[j]) - e[j]
      }
  }

  static let hs118 = TestProblem(
    name: "HS118", start: [20, 55, 15, 20, 60, 20, 20, 60, 20, 20, 60, 20, 20, 60, 20],
    lower: [8, 43, 3] + Array(repeating: 0, count: 12),
    upper: [21, 57, 16, 90, 120, 60, 90, 120, 60, 90, 120, 60, 90, 120, 60],
    box: [8...21, 43...57, 3...16] + (3..<15).map { [0...90, 0...120, 0...60][$0 % 3] },
    inequalities: 29, minimum: 664.82045
  ) { x in
    let (costs, curvatures) = ([2.3, 1.7, 2.2], [0.0001, 0.0001, 0.00015])
    var f = Dual(0)
    for i in 0..<15 { f = f + costs[i % 3] * x[i] + curvatures[i % 3] * square(x[i]) }
    var rows = [f]
    for i in 3..<15 {
      let change = x[i] - x[i - 3]
      rows += [-7 - change, change - (i % 3 == 1 ? 7 : 6)]
    }
    for (k, demand) in [60.0, 50, 70, 85, 100].enumerated() {
      rows.append(demand - x[3 * k] - x[3 * k + 1] - x[3 * k + 2])
    }
    return rows
  }
}
