// A few designs that differ in what they mean, each with why it is there. Compromises by the Chebyshev distance (Zeleny 1973),
// by an achievement function of a reference point (Wierzbicki 1980), by TOPSIS (Hwang & Yoon 1981); knees by the least trade-off
// of all moves away (Rachmawati & Srinivasan 2009).
import Glibc
import Quantities
public import Studies

/// Designs to choose from.
public struct Shortlist: Sendable {
  /// Why a design is on the list.
  public enum Reason: Sendable, Hashable {
    /// It is the best in this objective, by its place in the study; said of no design that only comes near.
    case best(objective: Int)
    /// Its greatest loss, weighted where the user gave weights, is the least.
    case compromise
    /// Every move away from it loses clearly more than it gains, in spans.
    case knee
    /// Of the designs that reach the reference point it is the least compromise; where none does, it comes nearest.
    case reference(isReached: Bool)
    /// TOPSIS ranks it first: nearest to the best and farthest from the worst values, all taken together.
    case topsis
    /// It is the least compromise among the designs in which the id fills the slot.
    case family(slot: String, id: String)
    /// It lies farthest from the others on the list.
    case different
  }
  /// One design of the list.
  public struct Entry: Sendable {
    /// Its place among the designs.
    public let design: Int
    /// Why it is there. All but `best` may be reasons of another design that means the same.
    public internal(set) var reasons: [Reason]
  }
  /// What the user wishes.
  public struct Wishes: Sendable {
    /// A value to reach for each objective [SI]; `nil`: the best there is.
    public var reference: [Double?]?
    /// How much each objective counts, >= 0; alike when left out.
    public var weights: [Double]?

    /// No wishes.
    public init() {}
  }

  /// In the order in which they were found: the user's wish, the compromise, the knee, the best of each objective, TOPSIS, families, others.
  public let entries: [Entry]
  /// The design that is called the best in each objective, where several are: the one that loses least in all; empty without designs.
  public let leaders: [Int]
  /// The objectives on one scale.
  public let scale: ObjectiveScale
  /// What was wished.
  public let wishes: Wishes

  /// Two designs of one combination mean the same where all variables agree to this share of their intervals, each on its
  /// own scale, and all objectives agree as well.
  static let sameVariable = 0.05
  /// Objectives agree to this share of their spans.
  static let sameObjective = 0.02
  /// Two values differ by no more than rounding up to this share of them.
  static let rounding = 1e-6

  /// What the cheapest move away from a knee loses at least for a span gained; 1 on a straight front.
  static let kneePrice = 1.5

  /// - Parameters:
  ///   - designs: A front: feasible designs.
  ///   - count: The greatest number of entries, >= 1.
  public init(_ plan: StudyPlan, _ designs: [Design], wishes: Wishes = Wishes(), count: Int) {
    precondition(count >= 1, "a list of no designs")
    scale = ObjectiveScale(plan, designs)
    self.wishes = wishes
    var builder = Builder(plan: plan, designs: designs, scale: scale, wishes: wishes, count: count)
    if !designs.isEmpty { builder.fill() }
    entries = builder.entries
    leaders = builder.leaders
  }
}

private struct Builder {
  let plan: StudyPlan
  let designs: [Design]
  let scale: ObjectiveScale
  let wishes: Shortlist.Wishes
  let count: Int
  var entries: [Shortlist.Entry] = []
  var leaders: [Int] = []

  private var losses: [[Double]] { scale.losses }
  private var weights: [Double] { wishes.weights ?? scale.best.map { _ in 1 } }

  mutating func fill() {
    let all = Array(designs.indices)
    if let reference = wishes.reference {
      let misses = all.map { miss($0, reference) }
      // A wish that is reached is reached: what surpasses it is weighed with everything else.
      let nearest = all.filter { misses[$0] == misses.min()! }
      let chosen = least(nearest) { greatest($0) }
      take(chosen, .reference(isReached: reaches(chosen, reference)))
    }
    // Of two designs each is an end, and in one direction nothing is given up.
    let isTradeOff = designs.count >= 3 && scale.spans.count { $0 > 0 } >= 2
    if isTradeOff {
      take(least(all) { greatest($0) }, .compromise)
      if let knee { take(knee, .knee) }
    }
    for objective in scale.best.indices {
      let leader = least(all) { (losses[$0][objective], sum($0)) }
      let isTold = scale.spans[objective] > 0 || scale.best.count == 1 || designs.count == 1
      leaders.append(isTold ? take(leader, .best(objective: objective)) ?? leader : leader)
    }
    if isTradeOff { take(least(all) { (-closeness($0), 0) }, .topsis) }
    for (at, slot) in plan.document.slots.enumerated() where slot.hasChoice {
      for id in slot.candidates {
        let family = all.filter { plan.combinations[designs[$0].combination].fillings[at] == id.value }
        if !family.isEmpty {
          take(least(family) { greatest($0) }, .family(slot: slot.name.value, id: id.value))
        }
      }
    }
    while entries.count < count {
      let rest = all.filter { at in !entries.contains { isSame($0.design, at) } }
      guard let farthest = rest.max(by: { nearest($0) < nearest($1) }) else { break }
      take(farthest, .different)
    }
  }

  /// A design that means the same as one of the list adds its reason to that, if the reason holds there too.
  /// - Returns: The design of the list; `nil` where that is full.
  @discardableResult
  private mutating func take(_ design: Int, _ reason: Shortlist.Reason) -> Int? {
    let known =
      entries.firstIndex { $0.design == design }
      ?? entries.firstIndex { isSame($0.design, design) && holds(reason, $0.design) }
    if let known {
      entries[known].reasons.append(reason)
      return entries[known].design
    }
    guard entries.count < count else { return nil }
    entries.append(Shortlist.Entry(design: design, reasons: [reason]))
    return design
  }

  /// Whoever asks for the best wants that design and no neighbour; all other reasons are a matter of degree.
  private func holds(_ reason: Shortlist.Reason, _ at: Int) -> Bool {
    guard case .best(let objective) = reason else { return true }
    return losses[at][objective] * scale.spans[objective] <= Shortlist.rounding * abs(scale.best[objective])
  }

  private func isSame(_ a: Int, _ b: Int) -> Bool {
    guard designs[a].combination == designs[b].combination else { return false }
    guard zip(losses[a], losses[b]).allSatisfy({ abs($0 - $1) <= Shortlist.sameObjective }) else { return false }
    return zip(plan.document.variables, zip(designs[a].variables, designs[b].variables)).allSatisfy {
      variable, values in
      guard case .interval(let min, let max, _, let isLogarithmic) = variable.domain, let a = values.0, let b = values.1
      else { return true }
      let (low, high) = (min.quantity.value, max.quantity.value)
      return isLogarithmic
        ? abs(log(a / b)) <= Shortlist.sameVariable * log(high / low)
        : abs(a - b) <= Shortlist.sameVariable * (high - low)
    }
  }

  private func least(_ among: [Int], _ merit: (Int) -> (Double, Double)) -> Int {
    let merits = among.map(merit)
    return among[merits.indices.min { merits[$0] < merits[$1] }!]
  }

  private func sum(_ at: Int) -> Double { zip(weights, losses[at]).reduce(0) { $0 + $1.0 * $1.1 } }

  private func greatest(_ at: Int) -> (Double, Double) {
    (zip(weights, losses[at]).map { $0 * $1 }.max() ?? 0, sum(at))
  }

  /// The greatest miss of what the reference names, in weighted spans; 0 where all of it is reached up to rounding.
  private func miss(_ at: Int, _ reference: [Double?]) -> Double {
    let misses = losses[at].indices.map { objective in
      reference[objective].map { losses[at][objective] - scale.loss($0, objective) } ?? 0
    }
    return zip(weights, misses).map { $1 > Shortlist.rounding ? $0 * $1 : 0 }.max() ?? 0
  }

  private func reaches(_ at: Int, _ reference: [Double?]) -> Bool {
    zip(zip(scale.values(of: designs[at]), scale.signs), reference).allSatisfy { own, wished in
      wished.map { own.1 * (own.0 - $0) <= Shortlist.rounding * abs($0) } ?? true
    }
  }

  /// The design from which the cheapest move costs most for what it gains; `nil` on a front without a bend.
  private var knee: Int? {
    let rows = losses.flatMap { $0 }
    var best: (design: Int, price: Double)?
    var first = 0
    rows.withUnsafeBufferPointer { rows in
      for design in designs.indices {
        let price = Self.cheapestMove(
          from: design, rows, scale.best.count, notBelow: best.map(\.price.nextUp) ?? Shortlist.kneePrice, &first)
        if let price, price.isFinite { best = (design, price) }
      }
    }
    return best?.design
  }

  /// What a move to another design loses for what it gains, where that is least; infinite where none gains, `nil` where it is below some
  /// price. Of flat rows, since it may be asked for every pair of designs.
  /// - Parameter first: The design that is looked at first; then one to which a move is too cheap: as a rule it is so for the next as well.
  private static func cheapestMove(
    from at: Int, _ rows: UnsafeBufferPointer<Double>, _ width: Int, notBelow price: Double, _ first: inout Int
  ) -> Double? {
    var least = Double.infinity
    for other in [first..<rows.count / width, 0..<first].joined() {
      var (gained, lost, moves) = (0.0, 0.0, false)
      for objective in 0..<width {
        let move = rows[other * width + objective] - rows[at * width + objective]
        if abs(move) > Shortlist.sameObjective { moves = true }
        if move < 0 { gained -= move } else { lost += move }
      }
      if moves && gained > 0 { least = min(least, lost / gained) }
      if least < price {
        first = other
        return nil
      }
    }
    return least
  }

  private func closeness(_ at: Int) -> Double {
    func length(_ row: [Double]) -> Double { row.reduce(0) { $0 + $1 * $1 }.squareRoot() }
    let good = length(zip(weights, losses[at]).map { $0 * $1 })
    let bad = length(zip(weights, losses[at]).map { $0 * (1 - $1) })
    return good + bad > 0 ? bad / (good + bad) : 1
  }

  /// The distance to the nearest of the list, in spans.
  private func nearest(_ at: Int) -> Double {
    entries.map { entry in
      zip(losses[at], losses[entry.design]).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
    }.min() ?? .infinity
  }
}
