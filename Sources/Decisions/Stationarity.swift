// The Karush–Kuhn–Tucker conditions of one design, and how much its objective gains where a limit gives way.
//   −∇f = Σ λ ∇g,  λ >= 0  over the limits g <= 0 that hold the design
import NLopt

/// Explains a descent direction by the limits that forbid it.
struct Stationarity {
  /// The share of the objective's gradient that no limit explains, [0, 1]; near 0 at an optimum.
  let residual: Double

  private let target: [Double]
  private let size: Double
  /// The limits' gradients divided by their lengths, which stand beside them.
  private let columns: [(gradient: [Double], size: Double)]

  /// - Parameters:
  ///   - gradient: Of the objective, to be made small, along variables of comparable extent [n].
  ///   - limits: Of the limits that hold the design [m × n].
  init(gradient: [Double], limits: [[Double]]) {
    func length(_ vector: [Double]) -> Double { vector.reduce(0) { $0 + $1 * $1 }.squareRoot() }
    size = length(gradient)
    let scale = size
    target = gradient.map { scale > 0 ? -$0 / scale : 0 }
    columns = limits.map { limit in
      let size = length(limit)
      return (size > 0 ? limit.map { $0 / size } : limit, size)
    }
    residual = Self.solve(target, columns.map(\.gradient), favouring: nil).residual
  }

  /// What relaxing one limit alone gives.
  struct Gain {
    /// By how much the objective falls for each unit, to first order.
    let rate: Double
    /// The relaxation up to which this may be believed, (0, ∞].
    let reach: Double
  }

  /// What the objective gains where one of the limits alone gives way.
  ///
  /// Where more limits hold the design than it has variables, many sets of multipliers may explain it; by duality the gain is the least
  /// multiplier among them (Gauvin & Tolle 1977, 10.1137/0315020).
  func gain(relaxing limit: Int) -> Gain {
    let column = columns[limit]
    guard column.size > 0, size > 0 else { return Gain(rate: 0, reach: .infinity) }
    let (multipliers, _) = Self.solve(target, columns.map(\.gradient), favouring: limit)
    let own = multipliers[limit]
    // The limits that matter stay where they are; the way to the relaxed one is orthogonal to them, so a relaxation `r` moves the
    // design by `r / freedom`. Along it what is held bends away by about half the square, its gradients changing by their own
    // size over the variables' extent; what that costs by the multipliers is to stay below a quarter of the gain.
    let others = columns.indices.filter { $0 != limit && multipliers[$0] > 0 }.map { columns[$0].gradient }
    let (_, freedom) = Self.solve(column.gradient, others, favouring: nil, areFree: true)
    let bend = 1 + multipliers.reduce(0, +)
    let reach = min(0.25 * freedom, 0.5 * freedom * freedom * own / bend)
    return Gain(rate: own * size / column.size, reach: reach * column.size)
  }

  /// What a multiplier costs beside a unit of the residual: small against it, large against rounding.
  private static let price = 1e-6

  /// Multipliers that explain a target best, >= 0 unless free, and the length of what they leave of it.
  /// - Parameter least: The limit whose multiplier is to be the least possible.
  private static func solve(
    _ target: [Double], _ columns: [[Double]], favouring least: Int?, areFree: Bool = false
  ) -> (multipliers: [Double], residual: Double) {
    guard !target.isEmpty else { return (columns.map { _ in 0 }, 0) }
    let count = target.count
    let problem = NonnegativeLeastSquares(rows: count + 1, capacity: max(1, columns.count))
    for row in 0..<count { problem.target[row] = target[row] }
    problem.target[count] = 0
    for (at, column) in columns.enumerated() {
      let memory = problem.addColumn(free: areFree)
      for row in 0..<count { memory[row] = column[row] }
      memory[count] = at == least ? price : 0
    }
    problem.solve()
    var sum = 0.0
    for row in 0..<count { sum += problem.residual[row] * problem.residual[row] }
    return (columns.indices.map { problem.solution[$0] }, sum.squareRoot())
  }
}
