import Testing

@testable import ParetoSearch

@Suite struct SearchVariableTests {
  @Test(arguments: [
    SearchVariable(name: "a", lower: -3, upper: 7),
    SearchVariable(name: "b", lower: 1e-6, upper: 1e3, kind: .logarithmic),
    SearchVariable(name: "c", lower: 2, upper: 9, kind: .integer),
  ])
  func unitsAndValuesAreInverse(variable: SearchVariable) {
    #expect(variable.value(atUnit: 0) == variable.lower && variable.value(atUnit: 1) == variable.upper)
    for step in 0...20 {
      let unit = Double(step) / 20
      #expect(abs(variable.unit(of: variable.value(atUnit: unit)) - unit) < 1e-12)
    }
  }

  @Test func aLogarithmicScaleHasItsMiddleAtTheGeometricMean() {
    let variable = SearchVariable(name: "thickness", lower: 1e-6, upper: 1e-2, kind: .logarithmic)
    #expect(abs(variable.value(atUnit: 0.5) / 1e-4 - 1) < 1e-12)
  }

  @Test func aFixedVariableIsItsValueEverywhere() {
    let variable = SearchVariable(name: "fixed", lower: 4, upper: 4, kind: .logarithmic)
    #expect(variable.isFixed && variable.value(atUnit: 0.3) == 4 && variable.unit(of: 4) == 0)
    #expect(variable.fault == nil)
  }
}
