// A model over a box of designs, component by component. What depends on no variable is the number that the evaluator has:
// for run and bounds alike it is part of what the model is.
import Documents

/// How bounds over a box are written: a row of numbers for each quantity.
///
/// The range from 0 to 1, the value in the middle of the box from 2 to 3, the least slopes from 4 on, the greatest from 12 on: at
/// each e in [-1, 1]^8 the value is middle + sum s_i e_i for some numbers within these bounds.
public enum Enclosure {
  /// The length of a row.
  public static let row = 20
  /// The number of directions that have slopes.
  public static let directions = 8
}

/// Bounds of a model's quantities over boxes. One thread at a time, and the evaluator's.
public final class ModelEnclosure {
  /// The components that depend on variables and have no bounds, by id, sorted: their outputs may be anything.
  public let withoutBounds: [String]

  private let evaluator: ModelEvaluator
  private let turns: [Turn]
  private let rows: UnsafeMutablePointer<Double>
  private let inputs: UnsafeMutablePointer<Double>

  private struct Turn {
    let instance: any ComponentInstance
    let inputs: [Int]
    let outputs: Int
    let outputCount: Int
  }

  /// Of a model at work.
  public init(_ evaluator: ModelEvaluator) {
    self.evaluator = evaluator
    let model = evaluator.model
    withoutBounds = Set(
      evaluator.active.filter { !$0.instance.encloses }
        .map { model.placements[$0.placement].description.id }
    ).sorted()
    rows = .allocate(capacity: model.initial.count * Enclosure.row)
    rows.initialize(repeating: 0, count: model.initial.count * Enclosure.row)
    for place in model.initial.indices { Self.write(rows + place * Enclosure.row, evaluator.values[place]) }
    turns = evaluator.active.map { call in
      let step = model.steps.first { $0.placement == call.placement }!
      return Turn(
        instance: call.instance, inputs: step.inputs, outputs: call.outputs, outputCount: call.outputCount)
    }
    let widest = turns.map(\.inputs.count).max() ?? 0
    inputs = .allocate(capacity: max(1, widest * Enclosure.row))
  }

  deinit {
    rows.deallocate()
    inputs.deallocate()
  }

  /// Bounds over the box from `lower` to `upper`; slopes along the variables of `directions`, at most eight.
  /// - Returns: `refused` if no design of the box has an answer.
  public func enclose(
    _ lower: UnsafePointer<Double>, _ upper: UnsafePointer<Double>, directions: [Int]
  ) -> Outcome {
    let model = evaluator.model
    for (variable, place) in model.variablePlaces.enumerated() {
      let row = rows + place * Enclosure.row
      row.update(repeating: 0, count: Enclosure.row)
      (row[0], row[1], row[2], row[3]) = (lower[variable], upper[variable], lower[variable], upper[variable])
      if let direction = directions.firstIndex(of: variable), lower[variable] < upper[variable] {
        let middle = lower[variable] + 0.5 * (upper[variable] - lower[variable])
        (row[2], row[3]) = (middle, middle)
        let radius = max((upper[variable] - middle).nextUp, (middle - lower[variable]).nextUp)
        (row[4 + direction], row[12 + direction]) = (radius, radius)
      }
    }
    for turn in turns {
      let outputs = rows + turn.outputs * Enclosure.row
      for (to, from) in turn.inputs.enumerated() {
        (inputs + to * Enclosure.row).update(from: rows + from * Enclosure.row, count: Enclosure.row)
      }
      let outcome = turn.instance.enclose(inputs, outputs)
      if outcome == .refused { return .refused }
      for output in 0..<turn.outputCount where outcome == .failed || !Self.isSound(outputs + output * Enclosure.row) {
        Self.write(outputs + output * Enclosure.row, -.infinity, .infinity)
      }
    }
    return .valued
  }

  /// The row of a wanted quantity, after `enclose` was `valued`.
  public func row(_ wanted: Int) -> UnsafePointer<Double> {
    UnsafePointer(rows + evaluator.model.wantedPlaces[wanted] * Enclosure.row)
  }

  /// Ends in order, slopes finite: anything else says nothing.
  private static func isSound(_ row: UnsafePointer<Double>) -> Bool {
    row[0] <= row[1] && row[2] <= row[3] && (4..<Enclosure.row).allSatisfy { row[$0].isFinite }
  }

  private static func write(_ row: UnsafeMutablePointer<Double>, _ value: Double) { write(row, value, value) }

  private static func write(_ row: UnsafeMutablePointer<Double>, _ low: Double, _ high: Double) {
    row.update(repeating: 0, count: Enclosure.row)
    (row[0], row[1], row[2], row[3]) = (low, high, low, high)
  }
}
