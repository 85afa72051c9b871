import CNLopt

/// When and how an optimization by NLopt runs; the units are those of the problem it is given.
///
/// The defaults are not the library's: without an evaluation budget and tolerances, several of its algorithms never return.
public struct Settings: Sendable, Hashable {
  /// Stops at an objective this good; nil never does.
  public var stopval: Double?
  /// Stops when an iteration changes the objective by less than this fraction, [0, ∞).
  public var ftolRel = 1e-10
  /// Stops when an iteration changes the objective by less than this, [0, ∞).
  public var ftolAbs = 0.0
  /// Stops when an iteration moves x by less than this fraction of its weighted 1-norm, [0, ∞).
  public var xtolRel = 1e-8
  /// Stops when an iteration moves every x[i] by less than `xtolAbs[i]`, [0, ∞); one value stands for all dimensions.
  public var xtolAbs = [1e-14]
  /// Weights of the norm in `xtolRel`, [0, ∞); one value stands for all dimensions.
  public var xWeights = [1.0]
  /// Evaluations of the objective, [1, 2³¹).
  public var maxeval = 10_000
  /// Seconds, (0, ∞); nil sets no limit. Runs that must be repeatable set none.
  public var maxtime: Double?
  /// First step in each dimension, not 0; one value stands for all dimensions, nil leaves it to NLopt.
  public var initialStep: [Double]?
  /// Population of a stochastic algorithm; 0 leaves it to NLopt.
  public var population = 0
  /// Stored vectors of a limited-memory algorithm, [1, ∞); NLopt's own choice clears 10 MiB in each run.
  public var vectorStorage = 10
  /// NLopt's named parameters of an algorithm, e.g. `inner_maxeval`.
  public var parameters: [String: Double] = [:]
  /// Seeds the random numbers of a run that draws any. NLopt draws them all from one generator a thread: a run within another's
  /// functions disturbs that other where both draw.
  public var seed: UInt64 = 1

  /// The defaults.
  public init() {}

  /// What is wrong with these settings for `algorithm` in `dimension` dimensions.
  func faults(_ algorithm: Algorithm, dimension: Int) -> [Fault] {
    var faults: [Fault] = []
    func require(_ isFine: Bool, _ place: String, _ found: some Any, _ allowed: String) {
      if !isFine { faults.append(Fault(place, found: "\(found)", allowed: allowed)) }
    }
    func requireList(_ list: [Double], _ place: String, _ allowed: String, _ isFine: (Double) -> Bool) {
      require(list.count == 1 || list.count == dimension, place, "\(list.count) values", "1 or \(dimension) values")
      for (i, value) in list.enumerated() { require(isFine(value), "\(place)[\(i)]", value, allowed) }
    }
    require(stopval.map { !$0.isNaN } ?? true, "stopval", stopval ?? 0, "a number")
    for (place, value) in [("ftolRel", ftolRel), ("ftolAbs", ftolAbs), ("xtolRel", xtolRel)] {
      require(value >= 0 && value.isFinite, place, value, "[0, ∞)")
    }
    requireList(xtolAbs, "xtolAbs", "[0, ∞)") { $0 >= 0 && $0.isFinite }
    requireList(xWeights, "xWeights", "[0, ∞)") { $0 >= 0 && $0.isFinite }
    require((1...Int(Int32.max)).contains(maxeval), "maxeval", maxeval, "[1, 2147483647]")
    require(maxtime.map { $0 > 0 && $0.isFinite } ?? true, "maxtime", maxtime ?? 0, "(0, ∞) s")
    if let initialStep { requireList(initialStep, "initialStep", "finite and not 0") { $0 != 0 && $0.isFinite } }
    require((0...Int(Int32.max)).contains(population), "population", population, "[0, 2147483647]")
    require((1...Int(Int32.max)).contains(vectorStorage), "vectorStorage", vectorStorage, "[1, 2147483647]")
    for (name, value) in parameters.sorted(by: { $0.key < $1.key }) {
      require(value.isFinite && !name.isEmpty, "parameters[\(name)]", value, "a finite number under a name")
    }
    if algorithm.traits.contains(.uninterruptible) && xtolRel == 0 && xtolAbs.contains(0) {
      faults.append(
        Fault("xtolRel, xtolAbs", found: "0", allowed: "one above 0", hint: "\(algorithm) can loop for ever without"))
    }
    return faults
  }

  /// Writes the settings, found to be without fault, to `handle`.
  func apply(to handle: nlopt_opt, dimension: Int) {
    func perDimension(_ list: [Double]) -> [Double] {
      list.count == dimension ? list : [Double](repeating: list[0], count: dimension)
    }
    if let stopval { mustAccept(nlopt_set_stopval(handle, stopval)) }
    mustAccept(nlopt_set_ftol_rel(handle, ftolRel))
    mustAccept(nlopt_set_ftol_abs(handle, ftolAbs))
    mustAccept(nlopt_set_xtol_rel(handle, xtolRel))
    mustAccept(nlopt_set_xtol_abs(handle, perDimension(xtolAbs)))
    mustAccept(nlopt_set_x_weights(handle, perDimension(xWeights)))
    mustAccept(nlopt_set_maxeval(handle, Int32(maxeval)))
    mustAccept(nlopt_set_maxtime(handle, maxtime ?? 0))
    if let initialStep { mustAccept(nlopt_set_initial_step(handle, perDimension(initialStep))) }
    mustAccept(nlopt_set_population(handle, UInt32(population)))
    mustAccept(nlopt_set_vector_storage(handle, UInt32(vectorStorage)))
    for (name, value) in parameters { mustAccept(nlopt_set_param(handle, name, value)) }
  }
}

/// Stops where NLopt refuses what was found to be without fault: a fault of this module.
func mustAccept(_ result: nlopt_result) {
  precondition(result.rawValue > 0, "NLopt refused a checked setting: \(StopReason(result))")
}
