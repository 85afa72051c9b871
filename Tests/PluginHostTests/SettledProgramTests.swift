import Documents
import Modeling
import Testing

@testable import PluginHost

@Suite struct SettledProgramTests {
  private let card: CardComponent

  init() throws {
    card = try CardReader.read(try JSONNode.parse(CardFixture().text, file: "card"), file: "card")
  }

  private func inputs(moving names: [String]) -> [Bool] { card.description.inputs.map { names.contains($0.name) } }

  @Test func onlyOutputsThatAMovingInputReachesMove() {
    let outputs = card.description.outputs.map(\.name)
    func moving(_ names: String...) -> [String] {
      zip(outputs, card.moving(inputs(moving: names))).filter(\.1).map(\.0)
    }
    #expect(moving() == [])
    #expect(moving("tortuosity") == ["ionicConductivity"])
    #expect(Set(moving("cell.temperature")) == ["viscosity", "ionicConductivity"])
  }

  @Test func whatDoesNotMoveIsComputedOnce() {
    let whole = card.program
    let (settled, constants) = whole.settled(moving: inputs(moving: ["tortuosity"]))
    // The input itself and the quotient.
    #expect(settled.instructions.count - settled.first == 2)
    #expect(settled.first == constants.count)
    #expect(settled.outputs.count == 1)
  }

  @Test(arguments: ["conductivity25", "activationEnergy", "tortuosity", "cell.temperature"])
  func aSettledInstanceSaysWhatAFreshOneSays(_ name: String) throws {
    let moving = inputs(moving: [name])
    let at = try #require(moving.firstIndex(of: true))
    var x = [0.12, 0.14 * 1.602176634e-19, 3, 300]
    let outputs = card.description.outputs.count
    var dx = [Double](repeating: 0, count: 8 * x.count)
    dx[8 * at + 2] = 1
    let settled = card.makeInstance()
    var (y, dy) = ([Double](repeating: 0, count: outputs), [Double](repeating: 0, count: 8 * outputs))
    settled.settle(x, &y, moving: moving)
    for factor in [1.0, 1.01, 0.97] {
      x[at] *= factor
      #expect(settled.evaluate(x, &y, directions: 8, dx, &dy) == .valued)
      let rows = (0..<x.count).map { Array(dx[8 * $0..<8 * $0 + 8]) }
      let fresh = try card.at(x, rows)
      #expect(y == fresh.values)
      #expect(dy == fresh.slopes.flatMap { $0 })
      #expect(settled.evaluate(x, &y, directions: 0, nil, nil) == .valued)
      #expect(y == fresh.values)
    }
  }
}
