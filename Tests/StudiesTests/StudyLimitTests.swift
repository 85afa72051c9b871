import Quantities
import Studies
import TestComponents
import Testing

struct StudyLimitTests {
  private func limits(_ variable: String, _ constraint: String) throws -> [String: StudyLimit] {
    let block = FormulaComponent("block", ["block.width [m]"], ["block.area [m2]"]) { x in [x[0] * x[0]] }
    let study = """
      { "cellfront": 1, "title": "A block", "components": ["block"], "variables": { "block.width": \(variable) },
        "objectives": { "block.area": { "maximize": true, "unit": "cm2" } }, "constraints": { "block.area": \(constraint) } }
      """
    let plan = try StudyPlan(parsing: study.utf8, file: "block", catalog: ["block": block])
    return Dictionary(uniqueKeysWithValues: plan.limits.map { ($0.name, $0) })
  }

  private func step(_ limit: StudyLimit?) -> Double? {
    limit.flatMap { limit in limit.step.map { ($0 / limit.unit.factor * 1e9).rounded() / 1e9 } }
  }

  @Test func stepsAreRoundNumbersOfTheUnit() throws {
    let limits = try limits(#"{ "min": "20 mm", "max": "50 mm" }"#, #"{ "max": "24 cm2" }"#)
    #expect(step(limits["block.width min"]) == 2)
    #expect(step(limits["block.width max"]) == 2)
    #expect(step(limits["block.area max"]) == 2)
    #expect(limits.count == 3)
  }

  @Test func aLowerLimitStaysAboveZero() throws {
    let limits = try limits(#"{ "min": "1 mm", "max": "500 mm" }"#, #"{ "min": "0 cm2" }"#)
    #expect(step(limits["block.width min"]) == 0.5)
    #expect(limits["block.width min"].flatMap { limit in limit.step.map { limit.relaxed(by: $0) > 0 } } == true)
    #expect(limits["block.area min"]?.step == nil)
  }

  @Test func whatIsNoNumberOfItsUnitHasNoStep() throws {
    let limits = try limits(#"{ "min": "0 m", "max": "1e308 m", "unit": "nm" }"#, #"{ "max": "1e308 m2" }"#)
    #expect(limits["block.width max"]?.step == nil)
    #expect(limits["block.area max"]?.step == nil)
  }

  @Test func aVariableThatCannotMoveHasNoLimits() throws {
    let limits = try limits(#"{ "min": "5 mm", "max": "5 mm" }"#, #"{ "max": "24 cm2" }"#)
    #expect(limits.keys.sorted() == ["block.area max"])
  }
}
