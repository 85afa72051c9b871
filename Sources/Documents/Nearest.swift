// The name that was probably meant: Damerau–Levenshtein distance in its optimal-alignment form, ignoring case.

/// The nearest known name, if one is near: at most a third of the letters wrong, in the whole name or, failing that,
/// in its last dotted component; ties go to the better match of case, then to the first in alphabetical order.
public func nearest(_ name: String, among known: some Sequence<String>) -> String? {
  typealias Rank = (tier: Int, distance: Int, exactDistance: Int, name: String)
  var best: Rank?
  for candidate in known {
    let tier: Int
    let distance: Int
    if let whole = nearness(name, candidate) {
      (tier, distance) = (0, whole)
    } else if let part = nearness(lastComponent(name), lastComponent(candidate)) {
      (tier, distance) = (1, part)
    } else {
      continue
    }
    let rank: Rank = (tier, distance, editDistance(Array(name), Array(candidate)), candidate)
    if best.map({ rank < $0 }) ?? true { best = rank }
  }
  return best?.name
}

/// The distance of two names, ignoring case, if it is at most a third of the longer one.
private func nearness(_ first: String, _ second: String) -> Int? {
  let (first, second) = (Array(first.lowercased()), Array(second.lowercased()))
  let limit = max(first.count, second.count) / 3
  guard abs(first.count - second.count) <= limit else { return nil }
  let distance = editDistance(first, second)
  return distance <= limit ? distance : nil
}

private func lastComponent(_ name: String) -> String {
  name.split(separator: ".", omittingEmptySubsequences: false).last.map(String.init) ?? name
}

/// Insertions, deletions, substitutions and swaps of neighbours that turn one into the other.
func editDistance(_ first: [Character], _ second: [Character]) -> Int {
  var beforeLast: [Int] = []
  var last = Array(0...second.count)
  for i in first.indices {
    var row = [i + 1]
    for j in second.indices {
      var cost = min(row[j] + 1, last[j + 1] + 1, last[j] + (first[i] == second[j] ? 0 : 1))
      if i > 0, j > 0, first[i] == second[j - 1], first[i - 1] == second[j] {
        cost = min(cost, beforeLast[j - 1] + 1)
      }
      row.append(cost)
    }
    (beforeLast, last) = (last, row)
  }
  return last[second.count]
}
