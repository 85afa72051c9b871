// The name that was probably meant: Damerau–Levenshtein distance in its optimal-alignment form, ignoring case.

/// The nearest known name, if one is near: at most a third of the letters wrong, in the whole name or, failing that,
/// in its last dotted component; ties go to the better match of case, then to the first in alphabetical order.
public func nearest(_ name: String, among known: some Sequence<String>) -> String? {
  typealias Rank = (tier: Int, distance: Int, exactDistance: Int, name: String)
  let asked = Spelling(name)
  var best: Rank?
  for candidate in known {
    let spelling = Spelling(candidate)
    let tier: Int
    let distance: Int
    if let whole = nearness(asked.whole, spelling.whole) {
      (tier, distance) = (0, whole)
    } else if let part = nearness(asked.last, spelling.last) {
      (tier, distance) = (1, part)
    } else {
      continue
    }
    if let best, best.tier < tier || (best.tier == tier && best.distance < distance) { continue }
    let exactDistance = editDistance(Array(name.unicodeScalars), Array(candidate.unicodeScalars))
    let rank: Rank = (tier, distance, exactDistance, candidate)
    if best.map({ rank < $0 }) ?? true { best = rank }
  }
  return best?.name
}

/// The question whether the nearest known name was meant, for the remedy of a fault; nil if none is near.
package func suggestion(for name: String, among known: some Sequence<String>) -> String? {
  nearest(name, among: known).map { "did you mean '\($0)'?" }
}

/// A name without regard to case: whole, and its last dotted component. In scalars, which compare fast: a study of many combinations
/// may lack a name in each.
private struct Spelling {
  let whole: [Unicode.Scalar]
  let last: ArraySlice<Unicode.Scalar>

  init(_ name: String) {
    whole = Array(name.lowercased().unicodeScalars)
    last = whole[((whole.lastIndex(of: ".") ?? -1) + 1)...]
  }
}

/// The distance of two spellings, if it is at most a third of the longer one.
private func nearness(
  _ first: some Collection<Unicode.Scalar>, _ second: some Collection<Unicode.Scalar>
) -> Int? {
  let limit = max(first.count, second.count) / 3
  guard abs(first.count - second.count) <= limit else { return nil }
  let distance = editDistance(Array(first), Array(second))
  return distance <= limit ? distance : nil
}

/// Insertions, deletions, substitutions and swaps of neighbours that turn one into the other.
func editDistance<Letter: Equatable>(_ first: [Letter], _ second: [Letter]) -> Int {
  var beforeLast = [Int](repeating: 0, count: second.count + 1)
  var last = Array(0...second.count)
  var row = beforeLast
  for i in first.indices {
    row[0] = i + 1
    for j in second.indices {
      var cost = min(row[j] + 1, last[j + 1] + 1, last[j] + (first[i] == second[j] ? 0 : 1))
      if i > 0, j > 0, first[i] == second[j - 1], first[i - 1] == second[j] {
        cost = min(cost, beforeLast[j - 1] + 1)
      }
      row[j + 1] = cost
    }
    (beforeLast, last, row) = (last, row, beforeLast)
  }
  return last[second.count]
}
