import Testing

@testable import NLopt

@Suite struct AlgorithmTests {
  @Test func everyNameIsKnownToTheLibrary() {
    #expect(Algorithm.all.count == 44)
    #expect(Set(Algorithm.all.map(\.name)).count == 44)
    for algorithm in Algorithm.all { #expect(algorithm.code != nil, "\(algorithm)") }
    #expect(Algorithm("LD_SQP") == nil)
  }

  @Test func traitsAgreeWithTheLettersOfTheName() {
    for algorithm in Algorithm.all where algorithm.name.contains("_") && !algorithm.name.hasPrefix("AUGLAG") {
      #expect(algorithm.traits.contains(.global) == algorithm.name.hasPrefix("G"), "\(algorithm)")
      #expect(algorithm.traits.contains(.needsGradient) == (algorithm.name.prefix(2).last == "D"), "\(algorithm)")
    }
  }

  @Test func whatThisLibraryLacksIsRefusedByName() throws {
    for algorithm in Algorithm.all where !algorithm.isAvailable {
      let optimizer = Optimizer(algorithm, dimension: 2)
      (optimizer.lower, optimizer.upper) = ([-1, -1], [1, 1])
      optimizer.minimize { _, _ in 0 }
      let error = try #require(throws: NLoptError.self) { try optimizer.optimize(from: [0, 0]) }
      #expect(error.faults.count == 1)
      #expect(error.description.contains(algorithm.name))
    }
    #expect(Algorithm("LD_LBFGS_NOCEDAL")?.isAvailable == false)
  }

  @Test func versionIsReadFromTheLibrary() { #expect(Library.version.major >= 2) }
}
