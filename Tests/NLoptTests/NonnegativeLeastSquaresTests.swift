import Testing

@testable import NLopt

@Suite struct NonnegativeLeastSquaresTests {
  /// ‖A z − b‖² at the best z, by trying every set of columns: an independent and slow way.
  private func leastByEnumeration(_ columns: [[Double]], free: Int, _ target: [Double]) -> Double {
    var least = target.reduce(0) { $0 + $1 * $1 }
    for set in 0..<(1 << columns.count) {
      let chosen = columns.indices.filter { set >> $0 & 1 == 1 }
      guard let z = normalEquations(chosen.map { columns[$0] }, target) else { continue }
      if zip(chosen, z).contains(where: { $0 >= free && $1 < 0 }) { continue }
      var residual = target
      for (column, factor) in zip(chosen, z) {
        for i in residual.indices { residual[i] -= factor * columns[column][i] }
      }
      least = min(least, residual.reduce(0) { $0 + $1 * $1 })
    }
    return least
  }

  /// z of AᵀA z = Aᵀb by Gaussian elimination; nil where A has dependent columns.
  private func normalEquations(_ columns: [[Double]], _ target: [Double]) -> [Double]? {
    func dot(_ a: [Double], _ b: [Double]) -> Double { zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } }
    let n = columns.count
    var rows = columns.map { a in columns.map { dot(a, $0) } + [dot(a, target)] }
    for k in 0..<n {
      let pivot = (k..<n).max { abs(rows[$0][k]) < abs(rows[$1][k]) }!
      rows.swapAt(k, pivot)
      if abs(rows[k][k]) < 1e-10 { return nil }
      for i in 0..<n where i != k {
        let factor = rows[i][k] / rows[k][k]
        for j in k...n { rows[i][j] -= factor * rows[k][j] }
      }
    }
    return (0..<n).map { rows[$0][n] / rows[$0][$0] }
  }

  @Test func theResidualIsTheLeastOfAllSetsOfColumns() {
    var random = SplitMix64(seed: 42)
    for trial in 0..<400 {
      let (rows, count) = (1 + trial % 5, 1 + trial % 6)
      let free = min(trial % 3, count)
      var columns = (0..<count).map { _ in (0..<rows).map { _ in 2 * random.nextUnit() - 1 } }
      // Some columns depend on others, as the gradients of redundant constraints do.
      if trial % 4 == 0 && count > 2 { columns[count - 1] = columns[count - 2].map { 2 * $0 } }
      let target = (0..<rows).map { _ in 2 * random.nextUnit() - 1 }
      let solver = NonnegativeLeastSquares(rows: rows, capacity: count)
      for _ in 0..<2 {
        solver.reset()
        for i in 0..<rows { solver.target[i] = target[i] }
        for (k, column) in columns.enumerated() {
          let memory = solver.addColumn(free: k < free)
          for i in 0..<rows { memory[i] = column[i] }
        }
        solver.solve()
      }
      let found = (0..<rows).reduce(0.0) { $0 + solver.residual[$1] * solver.residual[$1] }
      let expected = leastByEnumeration(columns, free: free, target)
      #expect(abs(found - expected) < 1e-9, "trial \(trial)")
      for k in free..<count { #expect(solver.solution[k] >= 0, "trial \(trial)") }
      for i in 0..<rows {
        let rebuilt = (0..<count).reduce(target[i]) { $0 - solver.solution[$1] * columns[$1][i] }
        #expect(abs(rebuilt - solver.residual[i]) < 1e-9, "trial \(trial)")
      }
    }
  }
}
