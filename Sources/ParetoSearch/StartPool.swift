// Where solves start: from the best designs known for the purpose, far enough apart to lead to different ends.
// The numbers that are compared lie in one flat row a design, since every job reads all of them.

/// The designs of one combination from which solves can start, in the order found.
struct StartPool: Sendable {
  private(set) var designs: [Design] = []
  /// Which of them are samples rather than ends of solves.
  private var sampled: [Int] = []
  private let variables: [SearchVariable]
  private let free: [Int]
  private let objectiveCount: Int
  /// Objectives, violation, free variables on the unit interval.
  private var rows: [Double] = []

  init(variables: [SearchVariable], objectiveCount: Int) {
    self.variables = variables
    self.objectiveCount = objectiveCount
    free = variables.indices.filter { !variables[$0].isFixed }
  }

  private var width: Int { objectiveCount + 1 + free.count }

  mutating func append(_ design: Design, isSample: Bool) {
    if isSample { sampled.append(designs.count) }
    designs.append(design)
    rows += design.objectives
    rows.append(design.violation)
    rows += free.map { variables[$0].unit(of: design.x[$0]) }
  }

  mutating func removeAll() {
    sampled = []
    designs = []
    rows = []
  }

  var sampleCount: Int { sampled.count }

  /// The next `count` samples from a number on, round and round: neighbours in the sequence lie far apart.
  func samples(from first: Int, count: Int) -> [Design] {
    (0..<min(count, sampleCount)).map { designs[sampled[(first + $0) % sampleCount]] }
  }

  /// At most `count` designs with their merit: the best, then the next best that is not near one taken.
  ///
  /// An infeasible design, and one beyond a fixed limit, counts as worse by ten times its excess. Designs are apart if one free variable differs by more
  /// than `apart`, on the unit interval.
  func best(for scalarisation: Scalarisation, count: Int, apart: Double) -> [(design: Design, merit: Double)] {
    let merits = merits(for: scalarisation)
    var taken: [(index: Int, merit: Double)] = []
    rows.withUnsafeBufferPointer { rows in
      while taken.count < count {
        var best = -1
        var least = Double.infinity
        for index in merits.indices where merits[index] < least {
          var isFree = true
          for other in taken where !isApart(rows, index, other.index, by: apart) {
            isFree = false
            break
          }
          if isFree { (best, least) = (index, merits[index]) }
        }
        if best < 0 { break }
        taken.append((best, least))
      }
    }
    return taken.map { (designs[$0.index], $0.merit) }
  }

  private func merits(for scalarisation: Scalarisation) -> [Double] {
    return rows.withUnsafeBufferPointer { rows in
      (0..<designs.count).map { index in
        let row = rows.baseAddress! + index * width
        let violation = row[objectiveCount]
        var merit = 10 * violation
        if let weight = scalarisation.slackWeight {
          var slack = scalarisation.relaxesConstraints ? violation : -Double.infinity
          for limit in scalarisation.limits where limit.direction > 0 {
            let excess = scalarisation.normalised(row[limit.objective], limit.objective) - limit.limit
            slack = max(slack, excess / limit.direction)
          }
          merit += weight * slack
        }
        for limit in scalarisation.limits where limit.direction <= 0 {
          merit += 10 * max(0, scalarisation.normalised(row[limit.objective], limit.objective) - limit.limit)
        }
        for objective in 0..<objectiveCount where scalarisation.weights[objective] != 0 {
          merit += scalarisation.weights[objective] * scalarisation.normalised(row[objective], objective)
        }
        return merit
      }
    }
  }

  private func isApart(_ rows: UnsafeBufferPointer<Double>, _ a: Int, _ b: Int, by apart: Double) -> Bool {
    let first = objectiveCount + 1
    for column in first..<width where abs(rows[a * width + column] - rows[b * width + column]) > apart { return true }
    return false
  }
}
