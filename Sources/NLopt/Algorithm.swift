import CNLopt

/// An algorithm of NLopt, by the name the library gives it, e.g. `LD_SLSQP`.
///
/// Names start with `L`ocal or `G`lobal, then `D` with gradients or `N` without.
public struct Algorithm: Sendable, Hashable, CustomStringConvertible {
  /// NLopt's name, without the prefix `NLOPT_`.
  public let name: String
  /// What it needs and what it can do.
  public let traits: AlgorithmTraits

  /// The algorithm called `name`, or nil where NLopt has none of that name.
  public init?(_ name: String) {
    guard let known = Self.all.first(where: { $0.name == name }) else { return nil }
    self = known
  }

  private init(name: String, traits: AlgorithmTraits) { (self.name, self.traits) = (name, traits) }

  /// Every algorithm, in NLopt's order.
  public static let all: [Algorithm] = AlgorithmTraits.table.map { Algorithm(name: $0.name, traits: $0.traits) }

  /// Whether the linked library was built with it.
  public var isAvailable: Bool {
    guard let code, let long = nlopt_algorithm_name(code) else { return false }
    return !String(cString: long).contains("NOT COMPILED")
  }

  /// The library's number for it, asked for by name because numbers shift between versions.
  var code: nlopt_algorithm? {
    let code = nlopt_algorithm_from_string(name)
    return code.rawValue < NLOPT_NUM_ALGORITHMS.rawValue ? code : nil
  }

  /// Its name.
  public var description: String { name }
}

extension Algorithm {
  /// Sequential quadratic programming (Kraft 1994): the default for smooth constrained problems.
  public static let slsqp = known("LD_SLSQP")
  /// Limited-memory BFGS, for bounds only.
  public static let lbfgs = known("LD_LBFGS")
  /// Method of moving asymptotes (Svanberg 2002).
  public static let mma = known("LD_MMA")
  /// Conservative separable quadratic approximations (Svanberg 2002).
  public static let ccsaq = known("LD_CCSAQ")
  /// Linear approximations without gradients (Powell 1994).
  public static let cobyla = known("LN_COBYLA")
  /// Quadratic models without gradients, for bounds only (Powell 2009).
  public static let bobyqa = known("LN_BOBYQA")
  /// Augmented Lagrangian around a local algorithm.
  public static let auglag = known("AUGLAG")
  /// Multi-level single linkage from a low-discrepancy sequence, around a local algorithm.
  public static let mlsl = known("G_MLSL_LDS")
  /// Evolution strategy with stochastic ranking (Runarsson & Yao 2005).
  public static let isres = known("GN_ISRES")

  private static func known(_ name: String) -> Algorithm {
    guard let algorithm = Algorithm(name) else { preconditionFailure("\(name) is missing from the table") }
    return algorithm
  }
}
