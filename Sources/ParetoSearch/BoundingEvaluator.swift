// What a certificate needs of a model beside its numbers: bounds that hold for every design of a box.

/// An evaluator that has bounds over boxes of designs, so that a search can prove what no design reaches.
public protocol BoundingEvaluator: SearchEvaluator {
  /// The parts of the model that have no bounds, for people; what hangs on them may be anything.
  var partsWithoutBounds: [String] { get }
  /// Bounds of the objectives, then of the constraints, over all designs between `lower` and `upper` [n]; last, of each equality
  /// turned over, for it must not lie below 0 either.
  ///
  /// Writes for each a row of 2 + 2n numbers: least, middle, n slopes, n spreads. At every design x = centre + e ∘ half width,
  /// e in [-1, 1]^n, the value must be at least `least` and at least middle + Σ (slope · e - spread · |e|). What is not known
  /// is a `least` and a `middle` of minus infinity, with slopes and spreads of 0.
  /// - Returns: `.refused` if no design of the box has an answer; nothing is read then.
  func bound(
    _ lower: UnsafePointer<Double>, _ upper: UnsafePointer<Double>, _ rows: UnsafeMutablePointer<Double>
  ) -> SearchEvaluation
}
