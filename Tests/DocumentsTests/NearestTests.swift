import TestRandom
import Testing

@testable import Documents

struct NearestTests {
  private let names = ["cathode.thickness", "anode.thickness", "cathode.arealCapacity", "cell.specificEnergy"]

  @Test(arguments: [
    ("cathode.thicknes", "cathode.thickness"),
    ("cathod.thickness", "cathode.thickness"),
    ("Cathode.Thickness", "cathode.thickness"),
    ("cathode.arealcapactiy", "cathode.arealCapacity"),
    ("specificEnergy", "cell.specificEnergy"),
    ("thickness", "anode.thickness"),
    ("separator.capacity.thickness", "anode.thickness"),
  ])
  func theNameThatWasMeantIsFound(_ asked: String, _ meant: String) {
    #expect(nearest(asked, among: names) == meant)
  }

  @Test func farNamesAreNotOffered() {
    #expect(nearest("colour", among: names) == nil)
    #expect(nearest("", among: names) == nil)
    #expect(nearest("ab", among: ["cd", "ac"]) == nil)
    #expect(nearest("x", among: [String]()) == nil)
  }

  @Test func tiesDoNotDependOnTheOrderOfTheNames() {
    #expect(nearest("mW", among: ["MW", "mW"]) == "mW")
    #expect(nearest("mw", among: ["MW", "mW"]) == "mW")
    #expect(nearest("abcx", among: ["abcz", "abcy"]) == "abcy")
    #expect(nearest("abcx", among: ["abcy", "abcz"]) == "abcy")
  }

  @Test(arguments: [1, 2, 3])
  func theDistanceIsThatOfItsDefinition(_ seed: UInt64) {
    var random = SplitMix64(seed: seed)
    for _ in 0..<200 {
      let words = (0..<2).map { _ in
        (0..<Int.random(in: 0...5, using: &random)).map { _ in "abc".randomElement(using: &random)! }
      }
      #expect(
        editDistance(words[0], words[1]) == naive(words[0][...], words[1][...]), "seed \(seed): \(words)")
      #expect(editDistance(words[0], words[1]) == editDistance(words[1], words[0]), "seed \(seed): \(words)")
    }
  }

  /// The recursive definition, letter by letter.
  private func naive(_ first: ArraySlice<Character>, _ second: ArraySlice<Character>) -> Int {
    guard let a = first.last else { return second.count }
    guard let b = second.last else { return first.count }
    let (shorterFirst, shorterSecond) = (first.dropLast(), second.dropLast())
    var best = min(
      naive(shorterFirst, second) + 1, naive(first, shorterSecond) + 1,
      naive(shorterFirst, shorterSecond) + (a == b ? 0 : 1))
    if shorterFirst.last == b, shorterSecond.last == a, a != b {
      best = min(best, naive(shorterFirst.dropLast(), shorterSecond.dropLast()) + 1)
    }
    return best
  }
}
