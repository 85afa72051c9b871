// Which points of an archive to hand back: those that together dominate most. In two objectives that is solved exactly, by dynamic
// programming over lines (Kuhn et al. 2016, 10.1162/EVCO_a_00157); in three the next point is always the one that adds
// most, found lazily since contributions only fall (Guerreiro, Fonseca & Paquete 2016, 10.1162/EVCO_a_00159); in more, spread decides.

import NLopt

extension Subset {
  /// Candidates looked at for each point chosen; the others are thinned out first, evenly.
  private static let candidatesPerPoint = 12
  /// Points up to which greed is affordable in three objectives; in more it never is.
  private static let greedyLimit = 1000

  /// Indices of at most `count` >= 1 mutually nondominated vectors that together dominate much, rising; every extreme is among
  /// them as far as `count` allows.
  ///
  /// Volumes are measured in spans of the set below 1.1 spans, so units do not matter.
  public static func best(_ vectors: [[Double]], count: Int) -> [Int] {
    best(of: Array(vectors.indices), in: vectors.flatMap { $0 }, vectors.first?.count ?? 0, count: count)
  }

  /// The same of some rows of so many numbers.
  static func best(of indices: [Int], in rows: [Double], _ width: Int, count: Int) -> [Int] {
    precondition(count >= 1, "a subset of no points")
    guard indices.count > count else { return indices }
    let bounds = ObjectiveBounds(of: indices, in: rows, width)
    let columns = (0..<width).filter(bounds.moves)
    let pool = thinned(indices, rows, bounds, count: candidatesPerPoint * count)
    let vectors = pool.map { index in
      columns.map { (rows[index * width + $0] - bounds.lowest[$0]) / bounds.span($0) }
    }
    let chosen: [Int]
    switch columns.count {
    case 0: chosen = [0]
    case 2 where count > 1 && count <= 2000: chosen = staircase(vectors, count)
    case 3 where count <= greedyLimit: chosen = greedy(vectors, count)
    default: chosen = spread(vectors, count: count)
    }
    return chosen.map { pool[$0] }.sorted()
  }

  /// Evenly spread indices, about `count` of them, every extreme among them: one from each cell of a grid.
  private static func thinned(_ indices: [Int], _ rows: [Double], _ bounds: ObjectiveBounds, count: Int) -> [Int] {
    guard indices.count > count else { return indices }
    let width = bounds.lowest.count
    let spans = (0..<width).map(bounds.span)
    /// A number for the cell of a grid that a row lies in; that of another is the same by chance only, once in 2⁶⁴.
    func cell(_ index: Int, _ size: Double) -> UInt64 {
      var number: UInt64 = 0
      for column in 0..<width {
        let place = (rows[index * width + column] - bounds.lowest[column]) / (spans[column] * size)
        number = SplitMix64.mix(number ^ UInt64(place.rounded(.down)))
      }
      return number
    }
    let ends = extremes(of: indices, in: rows, width)
    // The finest grid that leaves no more than asked, by halving.
    var (coarse, fine) = (1e-6, 1.0)
    var kept: [Int] = ends
    for _ in 0..<20 {
      let size = (coarse * fine).squareRoot()
      var taken = Set<UInt64>(minimumCapacity: count)
      var found = ends
      for index in indices where !ends.contains(index) {
        if taken.insert(cell(index, size)).inserted { found.append(index) }
        if found.count > count { break }
      }
      if found.count > count {
        coarse = size
      } else {
        (fine, kept) = (size, found)
        if found.count * 10 > count * 9 { break }
      }
    }
    return kept.sorted()
  }

  /// The best subset of a front of two objectives that holds both its ends.
  private static func staircase(_ rows: [[Double]], _ count: Int) -> [Int] {
    let order = rows.indices.sorted { rows[$0][0] < rows[$1][0] }
    let n = order.count
    guard n > count else { return Array(rows.indices) }
    let x = order.map { ObjectiveBounds.reach - rows[$0][0] }
    let y = order.map { rows[$0][1] }
    // gain[i]: the most that a chain of so many points from the first to point i dominates left of what follows.
    var gain = [Double](repeating: -.infinity, count: n)
    gain[0] = x[0] * (ObjectiveBounds.reach - y[0])
    var before = [[Int32]]()
    for chosen in 1..<count {
      // Point i after point p adds x[i]·(y[p] − y[i]): the best p is the highest line gain[p] + t·y[p] at t = x[i]. The slopes
      // fall with p and t falls with i, so each line is entered and left once.
      var next = [Double](repeating: -.infinity, count: n)
      var from = [Int32](repeating: -1, count: n)
      var hull: [Int] = []
      var first = 0
      for i in chosen..<n {
        let new = i - 1
        if gain[new] > -.infinity {
          while hull.count - first >= 2 {
            let (a, b) = (hull[hull.count - 2], hull[hull.count - 1])
            // b is never highest if the new line meets a before b does, coming from large t.
            if (gain[new] - gain[a]) * (y[a] - y[b]) < (gain[b] - gain[a]) * (y[a] - y[new]) { break }
            hull.removeLast()
          }
          hull.append(new)
        }
        guard first < hull.count else { continue }
        while first + 1 < hull.count,
          gain[hull[first + 1]] + x[i] * y[hull[first + 1]] >= gain[hull[first]] + x[i] * y[hull[first]]
        {
          first += 1
        }
        next[i] = gain[hull[first]] + x[i] * (y[hull[first]] - y[i])
        from[i] = Int32(hull[first])
      }
      gain = next
      before.append(from)
    }
    var place = n - 1
    var chosen = [order[place]]
    for from in before.reversed() {
      place = Int(from[place])
      chosen.append(order[place])
    }
    return chosen.sorted()
  }

  /// The extremes, then always the point that adds most.
  private static func greedy(_ rows: [[Double]], _ count: Int) -> [Int] {
    let volume = ExclusiveVolume(reference: ObjectiveBounds.reach)
    var chosen: [Int] = []
    func contribution(_ index: Int) -> Double { volume.contribution(rows[index]) }
    func take(_ index: Int) {
      chosen.append(index)
      volume.add(rows[index])
    }
    for index in extremes(of: rows).prefix(count) { take(index) }
    var bounds = rows.indices.map { (gain: contribution($0), index: $0, age: 0) }
    bounds.sort { ($0.gain, $1.index) > ($1.gain, $0.index) }
    var heap = bounds[...]
    while chosen.count < count, !heap.isEmpty {
      var best = heap.removeFirst()
      while best.age < chosen.count {
        best.gain = contribution(best.index)
        best.age = chosen.count
        guard let rival = heap.first, (rival.gain, best.index) > (best.gain, rival.index) else { break }
        var (low, high) = (heap.startIndex, heap.endIndex)
        while low < high {
          let middle = (low + high) / 2
          if (heap[middle].gain, best.index) > (best.gain, heap[middle].index) {
            low = middle + 1
          } else {
            high = middle
          }
        }
        heap.insert(best, at: low)
        best = heap.removeFirst()
      }
      if best.gain <= 0 { break }
      take(best.index)
    }
    return chosen.sorted()
  }
}
