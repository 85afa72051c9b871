import Documents
import Glibc
import Modeling
import Testing

@testable import PluginHost

@Suite struct LibraryComponentTests {
  private func component(_ fixture: LibraryFixture) throws -> (any Component, Scratch) {
    let scratch = try Scratch()
    _ = try scratch.compile(fixture.source)
    return (try #require(scratch.load()["ohm"]), scratch)
  }

  @Test func viewsAreReadWithTheirPorts() throws {
    var fixture = LibraryFixture()
    fixture.prelude = """
      static const cell_view_item parts[] = {{"heat", "Heat"}, {"heat", 0}};
      static const cell_view_item curves[] = {{"cell.voltageDrop", "Drop"}};
      """
    fixture.views = """
      {"loss", "breakdown", "Losses", "heat", 0, NAN, NAN, parts, 2, sizeof(cell_view_item)},
      {"drop", "curve", 0, 0, "resistance", 2, 40, curves, 1, sizeof(cell_view_item)},
      """
    let views = try component(fixture).0.description.views
    #expect(views.map(\.name) == ["loss", "drop"])
    #expect(views.map(\.title) == ["Losses", "drop"])
    guard case .breakdown("heat") = views[0].kind else { return #expect(Bool(false), "\(views[0].kind)") }
    #expect(views[0].items.map(\.label) == ["Heat", "heat"])
    guard case .curve("resistance", 0.002, 0.04) = views[1].kind else {
      return #expect(Bool(false), "\(views[1].kind)")
    }
  }

  @Test func everyFaultOfAViewIsReportedAtOnce() throws {
    var fixture = LibraryFixture()
    fixture.prelude = """
      static const cell_view_item parts[] = {{"heat", 0}, {"cell.voltageDrop", 0}, {"heal", 0}, {0, 0}};
      """
    fixture.views = """
      {0, "stack", 0, 0, 0, NAN, NAN, parts, 1, sizeof(cell_view_item)},
      {"a", "pie", 0, 0, 0, NAN, NAN, parts, 1, sizeof(cell_view_item)},
      {"a", "stack", 0, 0, 0, NAN, NAN, parts, 1, sizeof(cell_view_item)},
      {"b", "breakdown", 0, "heat", 0, NAN, NAN, parts, 4, sizeof(cell_view_item)},
      {"c", "curve", 0, 0, "heat", 1, 2, parts, 1, sizeof(cell_view_item)},
      {"d", "curve", 0, 0, "resistance", NAN, 2, parts, 1, sizeof(cell_view_item)},
      {"e", "stack", 0, 0, 0, NAN, NAN, parts, 1, 4},
      {"f", "stack", 0, 0, 0, NAN, NAN, 0, 0, 0},
      """
    let scratch = try Scratch()
    _ = try scratch.compile(fixture.source)
    let place = "libtest.so component 'ohm' view "
    #expect(
      scratch.problems() == [
        place + "0: has no name",
        place + "'a': is of the unknown kind 'pie'; one of 'breakdown', 'stack', 'curve'",
        place + "'a': has the name of another view",
        place + "'b': names 'heal' as its item 2, which is no such port of this component; did you mean 'heat'?",
        place + "'b': names no port as its item 3",
        place + "'b': puts 'cell.voltageDrop', a voltage, beside 'heat', a power",
        place + "'c': names 'heat' as its sweep, which is no such port of this component",
        place + "'d': sweeps 'resistance' from nan to 2.0; two different finite values",
        place + "'e': states the item_size 4, less than the 16 of this interface; set it to sizeof",
        place + "'f': has no items",
      ])
  }

  @Test func aComponentWithoutDerivativesSaysSoAndIsDifferencedByTheModel() throws {
    let (ohm, _) = try component(LibraryFixture(fields: ".has_derivatives = 0,"))
    #expect(!ohm.description.hasDerivatives)
    let model = try ComponentGraph([Placement(ohm)]).compiled(
      fixed: [:], variables: ["cell.current", "resistance"], wanted: ["heat"])
    #expect(model.differenced == ["ohm"])
    let evaluator = try ModelEvaluator(model)
    #expect(evaluator.evaluate([20, 0.01], derivatives: true) == .valued)
    #expect(abs(evaluator.slope(0, 0) - 0.4) <= 1e-9)
    #expect(abs(evaluator.slope(0, 1) - 400) <= 1e-6)
  }

  @Test func anUnknownStatusIsAFailureOfTheModel() throws {
    let fixture = LibraryFixture(values: "if (x[0] > 50) return 77; y[0] = x[0]; y[1] = x[1];")
    let scratch = try Scratch()
    var source = fixture.source
    source.replace("return \"the current flows backwards\"", with: "return 0")
    _ = try scratch.compile(source)
    let instance = try #require(scratch.load()["ohm"]).makeInstance()
    var y = [0.0, 0]
    #expect(instance.evaluate([60, 1], &y, directions: 0, nil, nil) == .failed)
    #expect(instance.message == "its evaluate returned the unknown status 77")
  }

  @Test func aModelThatCannotBeMadeSaysWhy() throws {
    var fixture = LibraryFixture()
    fixture.prelude =
      "static int32_t fail(void *c, void **i) { (void)c; static int one; *i = &one; return CELL_FAILED; }"
    fixture.fields = ".create = fail,"
    let (ohm, scratch) = try component(fixture)
    let fault = #expect(throws: Fault.self) { try ohm.makeInstance() }
    #expect(
      fault.map(scratch.shortened) == "libtest.so component 'ohm': makes no instance: the current flows backwards")
  }

  @Test func aNaNIsNamedByTheEvaluationOfTheModel() throws {
    let (ohm, scratch) = try component(LibraryFixture(values: "y[0] = x[0]; y[1] = sqrt(x[1] - 1);"))
    let graph = try ComponentGraph([Placement(ohm)])
    let model = try graph.compiled(fixed: [:], variables: ["cell.current", "resistance"], wanted: ["heat"])
    let evaluator = try ModelEvaluator(model)
    #expect(evaluator.evaluate([1, 0.01], derivatives: false) == .failed)
    #expect(evaluator.failure?.component == "ohm")
    #expect((evaluator.failure?.origin).map(scratch.shortened) == "libtest.so")
    #expect(evaluator.failure?.message.hasPrefix("its output 'heat' is ") == true)
  }
}
