import CCellPlugin
import CellPlugin
import Testing

/// Eleven inputs, so that derivatives need a second chunk of eight.
private struct Eleven: Model {
  static let identity = Identity(
    "eleven", version: "2.1", title: "Eleven inputs", category: "test", text: "Nothing else.")
  let inputs = (0..<11).map { Input("x\($0)", "um", "input \($0)") }
  let sum = Output("sum", "um", "weighted sum", .bookkeeping)
  let product = Output("product", "1", "product", .calibrated, source: "doi:1")

  func evaluate<A>(_ v: Values<A>) throws(Refusal) {
    if v[inputs[0]].value < 0 { throw Refusal("the first input is negative") }
    var (s, p) = (Real<A>(0), Real<A>(1))
    for (i, input) in inputs.enumerated() {
      s += Double(i + 1) * v[input]
      p *= v[input]
    }
    v[sum] = s
    // An output may be read once it is set.
    v[product] = p + 0 * v[sum]
  }
}

/// Every part of a declaration.
private struct Declared: Model {
  static let identity = Identity("declared", version: "1.0", title: "Declared", category: "test")
  let rate = Input("cell.cRate", "1/h", "rate", in: 0.1...10)
  let fraction = Input(
    "fraction", "%", "part", in: 0...100, default: 30, plausible: 20...40, source: "doi:2", confidence: .estimated)
  let total = Output("total", "kg", "whole", .bookkeeping)
  let part = Output("part", "kg", "part", .ruleOfThumb)

  var views: [View] {
    [
      .breakdown("mass", "Mass", of: total, into: [(part, "Part"), (total, "Rest")]),
      .stack("layers", "Layers", layers: [(part, "Lower")]),
      .curve("sweep", "Over the rate", over: rate, from: 0.5...5, [(total, "Total")]),
    ]
  }

  func evaluate<A>(_ v: Values<A>) {
    v[total] = v[rate] * v[fraction]
    v[part] = v[fraction]
  }
}

@Suite struct RegistrarTests {
  /// The interface is binary: these numbers may grow with a minor version and never shrink.
  @Test func theStructuresHaveTheirPublishedSizes() {
    #expect(MemoryLayout<cell_port>.size == 80)
    #expect(MemoryLayout<cell_view_item>.size == 16)
    #expect(MemoryLayout<cell_view>.size == 72)
    #expect(MemoryLayout<cell_component>.size == 144)
    #expect(MemoryLayout<cell_host>.size == 40)
    #expect(MemoryLayout<cell_port>.offset(of: \.initial) == 40)
    #expect(MemoryLayout<cell_view>.offset(of: \.items) == 56)
    #expect(MemoryLayout<cell_component>.offset(of: \.evaluate) == 112)
    #expect(cell_plugin_abi() == 1 << 16 | 1)
  }

  @Test func aDeclarationArrivesWhole() throws {
    let host = FakeHost()
    #expect(host.register { $0.add(Declared.self) } == CELL_OK)
    let component = try #require(host.components.first)
    #expect(component.size == 144 && component.port_size == 80 && component.view_size == 72)
    #expect(component.n_inputs == 2 && component.n_outputs == 2 && component.n_views == 3)
    #expect(component.has_derivatives == 1)
    func text(_ pointer: UnsafePointer<CChar>?) -> String? { pointer.map { String(cString: $0) } }
    #expect(text(component.id) == "declared" && text(component.title) == "Declared" && text(component.version) == "1.0")
    #expect(text(component.category) == "test" && text(component.text) == "")
    let (rate, fraction) = (component.inputs[0], component.inputs[1])
    #expect(text(rate.name) == "cell.cRate" && text(rate.unit) == "1/h" && text(rate.text) == "rate")
    #expect(rate.lower == 0.1 && rate.upper == 10)
    #expect(rate.initial.isNaN && rate.low.isNaN && rate.high.isNaN)
    #expect(rate.source == nil && rate.confidence == nil)
    #expect(fraction.initial == 30 && fraction.low == 20 && fraction.high == 40)
    #expect(text(fraction.source) == "doi:2" && text(fraction.confidence) == "estimated")
    #expect(text(component.outputs[1].confidence) == "rule of thumb")
  }

  @Test func viewsNameTheirPorts() throws {
    let host = FakeHost()
    #expect(host.register { $0.add(Declared.self) } == CELL_OK)
    let views = try #require(host.components.first).views!
    func text(_ pointer: UnsafePointer<CChar>?) -> String? { pointer.map { String(cString: $0) } }
    #expect((0..<3).map { text(views[$0].kind) } == ["breakdown", "stack", "curve"])
    #expect(text(views[0].name) == "mass" && text(views[0].title) == "Mass" && text(views[0].total) == "total")
    #expect(views[0].n_items == 2 && views[0].item_size == 16)
    #expect(text(views[0].items[0].port) == "part" && text(views[0].items[1].label) == "Rest")
    #expect(views[1].total == nil && views[1].sweep == nil && views[1].from.isNaN)
    #expect(text(views[2].sweep) == "cell.cRate" && views[2].from == 0.5 && views[2].to == 5)
  }

  @Test(arguments: [1, 3, 7, 8, 11, 16, 19, 24])
  func anyNumberOfDirectionsIsServed(_ directions: Int) {
    let model = FakeHost.running(Eleven.self)
    let x = (0..<11).map { 0.7 + 0.1 * Double($0) }
    let dx = Self.pattern(directions)
    let (y, dy) = model.slopes(x, dx, directions)
    let product = x.reduce(1, *)
    #expect(y == model.values(x).y)
    for d in 0..<directions {
      var (sum, slope) = (0.0, 0.0)
      for i in 0..<11 {
        sum += Double(i + 1) * dx[i * directions + d]
        slope += product / x[i] * dx[i * directions + d]
      }
      #expect(abs(dy[d] - sum) <= 1e-11)
      #expect(abs(dy[directions + d] - slope) <= 1e-11 * product)
    }
  }

  /// Seeds in which each direction moves the inputs in a way of its own.
  private static func pattern(_ directions: Int) -> [Double] {
    var dx: [Double] = []
    for input in 0..<11 {
      for direction in 0..<directions { dx.append(Double((input * 7 + direction * 3) % 5 - 2)) }
    }
    return dx
  }

  @Test func chunksDoNotChangeTheBitsOfTheDerivatives() {
    let model = FakeHost.running(Eleven.self)
    let x = (0..<11).map { 0.7 + 0.1 * Double($0) }
    let (many, few) = (model.slopes(x, Self.pattern(16), 16).dy, model.slopes(x, Self.pattern(3), 3).dy)
    for output in 0..<2 {
      #expect(Array(many[16 * output..<16 * output + 3]) == Array(few[3 * output..<3 * output + 3]))
    }
  }

  @Test func aRefusalIsToldWithItsReason() {
    let model = FakeHost.running(Eleven.self)
    #expect(model.message == nil)
    #expect(model.values([-1] + [Double](repeating: 1, count: 10)).status == CELL_REFUSED)
    #expect(model.message == "the first input is negative")
    #expect(model.values([Double](repeating: 1, count: 11)).status == CELL_OK)
  }

  @Test func instancesKeepTheirOwnReasons() {
    let (first, second) = (FakeHost.running(Eleven.self), FakeHost.running(Eleven.self))
    #expect(first.values([Double](repeating: -1, count: 11)).status == CELL_REFUSED)
    #expect(second.message == nil)
  }

  @Test func theFirstRefusalOfTheHostIsReturned() {
    let host = FakeHost()
    host.answer = CELL_DUPLICATE
    let status = host.register { registrar in
      registrar.add(Eleven.self)
      host.answer = CELL_INVALID
      registrar.add(Declared.self)
    }
    #expect(status == CELL_DUPLICATE)
    #expect(host.components.count == 2, "one that is taken does not keep the others out")
  }

  @Test func aHostOfAnotherMajorVersionIsRefused() {
    var host = cell_host()
    host.abi_major = CELL_ABI_MAJOR + 1
    #expect(register(&host) { $0.add(Eleven.self) } == CELL_INVALID)
    #expect(register(nil) { $0.add(Eleven.self) } == CELL_INVALID)
  }

  @Test func aJacobianBecomesDirections() {
    // Two outputs, three inputs, two directions.
    let jacobian = [1.0, 2, 3, 4, 5, 6], dx = [1.0, 0, 0, 1, 2, -1]
    var dy = [Double](repeating: .nan, count: 4)
    cell_directions_from_jacobian(2, 3, 2, jacobian, dx, &dy)
    #expect(dy == [7, -1, 16, -1])
  }
}
