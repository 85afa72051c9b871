// How near one combination comes to goals while limits and numbers give way, by exact derivatives from a design on:
//   min t  or  min Σ share   with  goal − t <= 0,  limit − share · extent <= 0,  number = start + share · extent,  0 <= share <= 1
import Modeling
import NLopt
import Quantities
import Studies

/// Solves a combination again. One thread at a time.
final class ReachSolver {
  /// Something to be reached: `(value − aim) · factor <= 0`.
  struct Goal {
    let quantity: String
    /// [SI]
    let aim: Double
    /// +1 where small is good, -1 where large is, divided by what counts as one.
    let factor: Double
  }
  /// A design with what gives way for it.
  struct Point: Sendable {
    /// The variables that move there [SI].
    var x: [Double]
    /// How far each concession goes, [0, 1].
    var shares: [Double]
    /// The greatest miss of a goal; not positive where all are reached.
    var miss: Double
    /// By how much the miss falls for a whole of each concession, to first order; empty where the point is no optimum of it.
    var gains: [Double]
  }
  private struct Row {
    let place: Int
    let aim: Double
    let factor: Double
    /// The concession by which it gives way.
    let concession: Int?
    /// Whether it may miss.
    let isGoal: Bool
  }

  let concessions: [Concession]
  private let evaluator: ModelEvaluator
  private let rows: [Row]
  private let lower: [Double], upper: [Double]
  private let scales: [NonlinearProgram.Scale]
  /// The concessions that are numbers, with their places among the model's variables.
  private let numbers: [(concession: Int, places: Range<Int>)]
  private var x: [Double]

  /// - Parameters:
  ///   - design: Whole numbers and choices stay as it has them.
  ///   - goals: What is to be reached; without any, the constraints themselves.
  /// - Returns: `nil` where there is no such model.
  init?(_ plan: StudyPlan, _ design: Design, goals: [Goal], concessions: [Concession]) {
    let combination = plan.combinations[design.combination]
    let variables = combination.moving.map { plan.document.variables[$0] }
    let start = plan.point(of: design)
    var names = variables.map(\.name.value)
    var numbers: [(concession: Int, places: Range<Int>)] = []
    for (at, concession) in concessions.enumerated() {
      guard case .parameter(let parameter) = concession.subject else { continue }
      numbers.append((at, names.count..<names.count + parameter.quantities.count))
      names += parameter.quantities
    }
    let constraints = plan.limits.filter { $0.kind == .constraint }
    let objectives = plan.document.objectives.map(\.name.value)
    var wanted = objectives
    func place(_ name: String) -> Int {
      if let known = wanted.firstIndex(of: name) { return known }
      wanted.append(name)
      return wanted.count - 1
    }
    func concession(_ limit: StudyLimit) -> Int? {
      concessions.firstIndex { if case .limit(limit) = $0.subject { true } else { false } }
    }
    var rows = goals.map {
      Row(place: place($0.quantity), aim: $0.aim, factor: $0.factor, concession: nil, isGoal: true)
    }
    rows += constraints.map { limit in
      Row(
        place: place(limit.quantity), aim: limit.value, factor: (limit.isUpper ? 1 : -1) / limit.scale,
        concession: concession(limit), isGoal: goals.isEmpty)
    }
    var boxes = zip(variables, start).map { variable, value -> (Double, Double) in
      guard case .interval(let min, let max, false, _) = variable.domain else { return (value, value) }
      return (min.quantity.value, max.quantity.value)
    }
    for (at, concession) in concessions.enumerated() {
      guard case .limit(let limit) = concession.subject, limit.kind == .bound,
        let variable = variables.firstIndex(where: { $0.name.value == limit.quantity })
      else { continue }
      if limit.isUpper { boxes[variable].1 = concession.furthest } else { boxes[variable].0 = concession.furthest }
      rows.append(
        Row(
          place: place(limit.quantity), aim: limit.value, factor: (limit.isUpper ? 1 : -1) / limit.scale,
          concession: at, isGoal: false))
    }
    guard let model = try? plan.model(ofCombination: design.combination, variables: names, wanted: wanted),
      let evaluator = try? ModelEvaluator(model)
    else { return nil }
    self.evaluator = evaluator
    self.concessions = concessions
    self.rows = rows
    self.numbers = numbers
    lower = boxes.map(\.0)
    upper = boxes.map(\.1)
    scales = variables.map { variable in
      if case .interval(_, _, false, true) = variable.domain { .logarithmic } else { .automatic }
    }
    x = start + names.dropFirst(start.count).map { _ in 0 }
  }

  /// The objectives at a point [SI]; `nil` where the model has no answer.
  func objectives(_ point: Point, count: Int) -> [Double]? {
    set(point.x, point.shares)
    guard evaluator.evaluate(x, derivatives: false) == .valued else { return nil }
    return (0..<count).map { evaluator.value($0) }
  }

  /// The least miss that is found from a point on.
  /// - Parameter free: The concessions that may move; the others stay as the point has them.
  func nearest(from point: Point, free: Set<Int>) -> Point? { solve(from: point, free: free, isReaching: false) }

  /// The point that reaches all goals with the least sum of shares, found from one that reaches them.
  func least(from point: Point, free: Set<Int>) -> Point? { solve(from: point, free: free, isReaching: true) }

  private func solve(from point: Point, free: Set<Int>, isReaching: Bool) -> Point? {
    let (n, m) = (lower.count, concessions.count)
    let columns = n + m + 1
    let shares = (0..<m).map { free.contains($0) ? (0.0, 1.0) : (point.shares[$0], point.shares[$0]) }
    var solver = Solver()
    solver.maxeval = 300
    solver.restarts = 2
    let miss = isReaching ? (0, 0) : (-1e3, max(1e3, 2 * point.miss))
    let program = NonlinearProgram(
      lower: lower + shares.map(\.0) + [miss.0], upper: upper + shares.map(\.1) + [miss.1],
      scales: scales + shares.map { _ in .linear(1) } + [.linear(1)], inequalities: rows.count
    ) { [self] z, values, jacobian in
      write(z, values, jacobian, isReaching: isReaching)
    }
    let start = point.x + point.shares + [isReaching ? 0 : point.miss]
    guard let solution = try? solver.solve(program, from: start), solution.scaledViolation <= 1e-6 else { return nil }
    let gains = solution.multipliers.map { self.gains($0.inequalities, at: solution.x, columns) } ?? []
    return Point(
      x: Array(solution.x[..<n]), shares: Array(solution.x[n..<n + m]), miss: solution.x[columns - 1], gains: gains)
  }

  /// What each concession is worth by the multipliers of the rows.
  private func gains(_ multipliers: [Double], at z: [Double], _ columns: Int) -> [Double] {
    var values = [Double](repeating: 0, count: rows.count + 1)
    var jacobian = [Double](repeating: 0, count: (rows.count + 1) * columns)
    let answer = z.withUnsafeBufferPointer { z in
      values.withUnsafeMutableBufferPointer { values in
        jacobian.withUnsafeMutableBufferPointer { write(z, values, $0, isReaching: false) }
      }
    }
    guard answer == .given else { return [] }
    return concessions.indices.map { at -> Double in
      var slope = 0.0
      for row in rows.indices { slope += multipliers[row] * jacobian[(row + 1) * columns + lower.count + at] }
      return -slope
    }
  }

  private func set(_ point: some Collection<Double>, _ shares: some RandomAccessCollection<Double>) {
    for (at, value) in point.enumerated() { x[at] = value }
    for (concession, places) in numbers {
      let share = shares[shares.index(shares.startIndex, offsetBy: concession)]
      for place in places { x[place] = concessions[concession].value(share) }
    }
  }

  private func write(
    _ z: UnsafeBufferPointer<Double>, _ values: UnsafeMutableBufferPointer<Double>,
    _ jacobian: UnsafeMutableBufferPointer<Double>?, isReaching: Bool
  ) -> NonlinearProgram.Answer {
    let (n, columns) = (lower.count, z.count)
    let shares = z[n..<columns - 1]
    set(z[..<n], shares)
    guard evaluator.evaluate(x, derivatives: jacobian != nil) == .valued else { return .refused }
    values[0] = isReaching ? shares.reduce(0, +) : z[columns - 1]
    if let jacobian {
      for column in 0..<columns { jacobian[column] = (isReaching ? column >= n : column == columns - 1) ? 1 : 0 }
    }
    for (at, row) in rows.enumerated() {
      var value = (evaluator.value(row.place) - row.aim) * row.factor
      let extent = row.concession.map { (concessions[$0].furthest - concessions[$0].start) * row.factor } ?? 0
      if let concession = row.concession { value -= z[n + concession] * extent }
      if row.isGoal { value -= z[columns - 1] }
      values[at + 1] = value
      guard let jacobian else { continue }
      let first = (at + 1) * columns
      for column in 0..<n { jacobian[first + column] = evaluator.slope(row.place, column) * row.factor }
      for column in n..<columns { jacobian[first + column] = 0 }
      for (concession, places) in numbers {
        let slope = places.reduce(0) { $0 + evaluator.slope(row.place, $1) }
        jacobian[first + n + concession] =
          slope * row.factor * (concessions[concession].furthest - concessions[concession].start)
      }
      if let concession = row.concession { jacobian[first + n + concession] -= extent }
      if row.isGoal { jacobian[first + columns - 1] = -1 }
    }
    return .given
  }
}
