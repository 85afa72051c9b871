// The hot path: one call chain over flat buffers, with derivatives along every variable in the same pass.
// Allocates nothing per evaluation. A component's constant inputs are written once; only those that move are copied.
import Documents

/// A compiled model at work. One thread at a time.
public final class ModelEvaluator {
  /// What is evaluated.
  public let model: CompiledModel

  /// Why the last evaluation had no values.
  public struct Failure: Error, Sendable, CustomStringConvertible {
    /// The id of the component.
    public let component: String
    /// The file that registered it.
    public let origin: String
    /// Whether it refused or failed.
    public let outcome: Outcome
    /// What it says, or what is wrong with its numbers.
    public let message: String
    /// `component: message`.
    public var description: String { "\(component): \(message)" }
  }
  /// About the last evaluation that was not `valued`.
  public var failure: Failure? { obstacle.map { Self.failure(active[$0.call], $0.outcome, model, values) } }
  /// The placement of the component that stood in the way of the last evaluation; cheap to ask, unlike `failure`.
  public var failedPlacement: Int? { obstacle.map { active[$0.call].placement } }
  /// What it did; cheap as well.
  public var failedOutcome: Outcome? { obstacle?.outcome }
  private var obstacle: (call: Int, outcome: Outcome)?

  let values: UnsafeMutablePointer<Double>
  private let slopes: UnsafeMutablePointer<Double>
  private let count: Int
  private let directions: Int
  let active: UnsafeMutableBufferPointer<Call>

  /// One component's turn, with its own input buffers.
  struct Call {
    let placement: Int
    let instance: any ComponentInstance
    let x: UnsafeMutablePointer<Double>
    let dx: UnsafeMutablePointer<Double>
    /// Input `to` is copied from place `from` before each call.
    let moving: UnsafeMutableBufferPointer<(from: Int, to: Int)>
    let outputs: Int
    let outputCount: Int

    func deallocate() {
      x.deallocate()
      dx.deallocate()
      moving.deallocate()
    }
  }

  /// Evaluates what depends on no variable.
  /// - Throws: The failure of a component there: the model has no answer, whatever the variables are.
  public init(_ model: CompiledModel) throws(Failure) {
    self.model = model
    count = model.initial.count
    directions = model.directions
    values = .allocate(capacity: count)
    values.initialize(from: model.initial, count: count)
    slopes = .allocate(capacity: count * model.directions)
    slopes.initialize(repeating: 0, count: count * model.directions)
    for (direction, place) in model.variablePlaces.enumerated() { slopes[place * directions + direction] = 1 }

    var calls: [Call] = []
    var failure: Failure?
    for step in model.steps where !step.isRepeated {
      let placement = model.placements[step.placement]
      let outputCount = placement.outputs.count
      let instance: any ComponentInstance
      do { instance = try placement.component.makeDifferentiableInstance() } catch {
        failure = Failure(
          component: placement.description.id, origin: placement.description.origin, outcome: .failed,
          message: error.problem)
        break
      }
      let x = UnsafeMutablePointer<Double>.allocate(capacity: max(1, step.inputs.count))
      for (to, from) in step.inputs.enumerated() { x[to] = values[from] }
      let dx = UnsafeMutablePointer<Double>.allocate(capacity: max(1, step.inputs.count * directions))
      dx.initialize(repeating: 0, count: step.inputs.count * directions)
      let moving = step.inputs.enumerated().filter { step.moves[$0.offset] }.map { (from: $0.element, to: $0.offset) }
      let copies = UnsafeMutableBufferPointer<(from: Int, to: Int)>.allocate(capacity: moving.count)
      _ = copies.initialize(from: moving)
      let call = Call(
        placement: step.placement, instance: instance, x: x, dx: dx, moving: copies, outputs: step.outputs,
        outputCount: outputCount)
      if step.isActive {
        instance.settle(x, values + step.outputs, moving: step.moves)
        calls.append(call)
      } else {
        defer { call.deallocate() }
        let outcome = withUnsafePointer(to: call) { [values, slopes] in
          Self.run($0, values, slopes, directions: 0)
        }
        guard outcome == .valued else {
          failure = Self.failure(call, outcome, model, values)
          break
        }
      }
    }
    active = .allocate(capacity: calls.count)
    _ = active.initialize(from: calls)
    if let failure { throw failure }
  }

  deinit {
    for call in active { call.deallocate() }
    active.deinitialize()
    active.deallocate()
    values.deallocate()
    slopes.deallocate()
  }

  /// Computes everything at `x`, the values of the variables in order [SI].
  /// - Parameter derivatives: Whether `slope` is to be had as well.
  public func evaluate(_ x: UnsafePointer<Double>, derivatives: Bool) -> Outcome {
    for (i, place) in model.variablePlaces.enumerated() { values[place] = x[i] }
    let directions = derivatives ? self.directions : 0
    obstacle = nil
    for turn in 0..<active.count {
      let call = active.baseAddress! + turn
      for move in call.pointee.moving { call.pointee.x[move.to] = values[move.from] }
      if derivatives {
        // A row is one or a few times eight numbers: copied in place, where a call to copy memory would cost as much again.
        for move in call.pointee.moving {
          let (from, to) = (slopes + move.from * directions, call.pointee.dx + move.to * directions)
          for chunk in stride(from: 0, to: directions, by: 8) {
            let row = UnsafeRawPointer(from + chunk).loadUnaligned(as: SIMD8<Double>.self)
            UnsafeMutableRawPointer(to + chunk).storeBytes(of: row, as: SIMD8<Double>.self)
          }
        }
      }
      let outcome = Self.run(call, values, slopes, directions: directions)
      guard outcome == .valued else {
        obstacle = (turn, outcome)
        return outcome
      }
    }
    return .valued
  }

  /// A wanted quantity [SI], after an evaluation that was `valued`.
  public func value(_ wanted: Int) -> Double { values[model.wantedPlaces[wanted]] }

  /// Its derivative with respect to a variable, after an evaluation with derivatives.
  public func slope(_ wanted: Int, _ variable: Int) -> Double {
    slopes[model.wantedPlaces[wanted] * directions + variable]
  }

  /// The inputs that lie outside the range in which their component is valid, and the outputs outside that in which it is
  /// to be believed, as `component: quantity`, sorted.
  /// - Parameter outputsOnly: Leaves the inputs out.
  public func extrapolations(outputsOnly: Bool = false) -> [String] {
    var found: [String] = []
    for at in bounds.indices where bounds[at].isOutput || !outputsOnly {
      if !bounds[at].range.contains(values[bounds[at].place]) { found.append(bounds[at].name) }
    }
    return found.sorted()
  }

  /// A range in which a number is to be believed, and what is said where it is not.
  private struct Bound {
    let place: Int
    let range: ClosedRange<Double>
    let name: String
    let isOutput: Bool
  }
  /// Looked at once for every point of a curve, so made once.
  private lazy var bounds: [Bound] = model.steps.flatMap { step -> [Bound] in
    let placement = model.placements[step.placement]
    let description = placement.description
    let ports = zip(description.inputs + description.outputs, placement.inputs + placement.outputs)
    let places = step.inputs + (step.outputs..<step.outputs + description.outputs.count)
    return zip(ports, places).enumerated().compactMap { at, found in
      let ((port, name), place) = found
      return port.range.map {
        Bound(place: place, range: $0, name: "\(description.id): \(name)", isOutput: at >= description.inputs.count)
      }
    }
  }

  /// A component that answers with a NaN or an infinity is broken there: none may reach a comparison.
  private static func run(
    _ call: UnsafePointer<Call>, _ values: UnsafeMutablePointer<Double>, _ slopes: UnsafeMutablePointer<Double>,
    directions: Int
  ) -> Outcome {
    let y = values + call.pointee.outputs
    let dy = slopes + call.pointee.outputs * directions
    let outcome =
      directions == 0
      ? call.pointee.instance.evaluate(call.pointee.x, y, directions: 0, nil, nil)
      : call.pointee.instance.evaluate(call.pointee.x, y, directions: directions, call.pointee.dx, dy)
    guard outcome == .valued else { return outcome }
    let count = call.pointee.outputCount
    return areFinite(y, count) && areFinite(dy, count * directions) ? .valued : .failed
  }

  /// A sum is not finite where one of its terms is not; should it overflow, each is looked at. Sixteen sums side by side: one
  /// alone would wait for itself.
  private static func areFinite(_ numbers: UnsafePointer<Double>, _ count: Int) -> Bool {
    func eight(_ at: Int) -> SIMD8<Double> {
      UnsafeRawPointer(numbers + at).loadUnaligned(as: SIMD8<Double>.self)
    }
    var (even, odd, rest) = (SIMD8<Double>(repeating: 0), SIMD8<Double>(repeating: 0), 0.0)
    for at in stride(from: 0, to: count & ~15, by: 16) {
      even += eight(at)
      odd += eight(at + 8)
    }
    if count & 8 != 0 { even += eight(count & ~15) }
    for at in count & ~7..<count { rest += numbers[at] }
    if ((even + odd).sum() + rest).isFinite { return true }
    return UnsafeBufferPointer(start: numbers, count: count).allSatisfy(\.isFinite)
  }

  private static func failure(
    _ call: Call, _ outcome: Outcome, _ model: CompiledModel, _ values: UnsafeMutablePointer<Double>
  ) -> Failure {
    let placement = model.placements[call.placement]
    let description = placement.description
    let bad = description.outputs.indices.first { !values[call.outputs + $0].isFinite }
    let message =
      call.instance.message
      ?? bad.map {
        "its output '\(placement.outputs[$0])' is \(values[call.outputs + $0].isNaN ? "not a number" : "infinite")"
      }
      ?? (outcome == .refused ? "refused the design" : "a derivative of its outputs is not finite")
    return Failure(component: description.id, origin: description.origin, outcome: outcome, message: message)
  }
}
