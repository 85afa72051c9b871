/// What an algorithm needs and what it can do.
public struct AlgorithmTraits: OptionSet, Sendable, Hashable {
  /// One bit a trait.
  public let rawValue: UInt16

  /// The traits whose bits are set.
  public init(rawValue: UInt16) { self.rawValue = rawValue }

  /// Asks for gradients of the objective and of all constraints.
  public static let needsGradient = AlgorithmTraits(rawValue: 1 << 0)
  /// Takes constraints c(x) ≤ 0.
  public static let inequalities = AlgorithmTraits(rawValue: 1 << 1)
  /// Takes constraints h(x) = 0.
  public static let equalities = AlgorithmTraits(rawValue: 1 << 2)
  /// Needs finite lower and upper bounds in every dimension.
  public static let needsFiniteBounds = AlgorithmTraits(rawValue: 1 << 3)
  /// Draws random numbers, so its answer depends on the seed.
  public static let stochastic = AlgorithmTraits(rawValue: 1 << 4)
  /// Never stops by itself: needs `maxeval`, `maxtime` or `stopval`.
  public static let needsBudget = AlgorithmTraits(rawValue: 1 << 5)
  /// Works through another algorithm, which must be given: the packaged 2.7.1 crashes without.
  public static let needsLocal = AlgorithmTraits(rawValue: 1 << 6)
  /// Refuses problems in one dimension.
  public static let atLeast2D = AlgorithmTraits(rawValue: 1 << 7)
  /// Can loop without evaluating anything, and then neither budget nor cancellation reaches it.
  public static let uninterruptible = AlgorithmTraits(rawValue: 1 << 8)
  /// Searches the whole box rather than a neighbourhood of the start.
  public static let global = AlgorithmTraits(rawValue: 1 << 9)
  /// Crashes when stopped at its first point, so a stop waits for the second.
  static let stopsLate = AlgorithmTraits(rawValue: 1 << 10)
}

extension AlgorithmTraits {
  private static let direct: AlgorithmTraits = [.global, .needsFiniteBounds, .needsBudget]
  private static let multiLevel: AlgorithmTraits = [.global, .needsFiniteBounds, .needsBudget, .needsLocal]
  private static let lagrangian: AlgorithmTraits = [.inequalities, .equalities, .needsLocal]

  /// Every algorithm of NLopt 2.7 by name, as its manual and its sources describe it. There, the three unscaled DIRECT
  /// variants are one and the same algorithm.
  static let table: [(name: String, traits: AlgorithmTraits)] = [
    ("GN_DIRECT", direct),
    ("GN_DIRECT_L", direct),
    ("GN_DIRECT_L_RAND", [direct, .stochastic]),
    ("GN_DIRECT_NOSCAL", direct),
    ("GN_DIRECT_L_NOSCAL", direct),
    ("GN_DIRECT_L_RAND_NOSCAL", [direct, .stochastic]),
    ("GN_ORIG_DIRECT", [direct, .inequalities, .stopsLate]),
    ("GN_ORIG_DIRECT_L", [direct, .inequalities, .stopsLate]),
    ("GD_STOGO", [.global, .needsGradient, .needsFiniteBounds, .needsBudget, .uninterruptible]),
    ("GD_STOGO_RAND", [.global, .needsGradient, .needsFiniteBounds, .needsBudget, .uninterruptible, .stochastic]),
    ("LD_LBFGS_NOCEDAL", .needsGradient),
    ("LD_LBFGS", .needsGradient),
    ("LN_PRAXIS", .stochastic),
    ("LD_VAR1", .needsGradient),
    ("LD_VAR2", .needsGradient),
    ("LD_TNEWTON", .needsGradient),
    ("LD_TNEWTON_RESTART", .needsGradient),
    ("LD_TNEWTON_PRECOND", .needsGradient),
    ("LD_TNEWTON_PRECOND_RESTART", .needsGradient),
    ("GN_CRS2_LM", [.global, .needsFiniteBounds, .needsBudget, .stochastic]),
    ("GN_MLSL", [multiLevel, .stochastic]),
    ("GD_MLSL", [multiLevel, .needsGradient, .stochastic]),
    ("GN_MLSL_LDS", multiLevel),
    ("GD_MLSL_LDS", [multiLevel, .needsGradient]),
    ("LD_MMA", [.needsGradient, .inequalities]),
    ("LN_COBYLA", [.inequalities, .equalities, .uninterruptible]),
    ("LN_NEWUOA", [.atLeast2D, .uninterruptible]),
    ("LN_NEWUOA_BOUND", [.atLeast2D, .uninterruptible]),
    ("LN_NELDERMEAD", []),
    ("LN_SBPLX", []),
    ("LN_AUGLAG", lagrangian),
    ("LD_AUGLAG", [lagrangian, .needsGradient]),
    ("LN_AUGLAG_EQ", lagrangian),
    ("LD_AUGLAG_EQ", [lagrangian, .needsGradient]),
    ("LN_BOBYQA", []),
    ("GN_ISRES", [.global, .inequalities, .equalities, .needsFiniteBounds, .needsBudget, .stochastic]),
    ("AUGLAG", lagrangian),
    ("AUGLAG_EQ", lagrangian),
    ("G_MLSL", [multiLevel, .stochastic]),
    ("G_MLSL_LDS", multiLevel),
    ("LD_SLSQP", [.needsGradient, .inequalities, .equalities]),
    ("LD_CCSAQ", [.needsGradient, .inequalities]),
    ("GN_ESCH", [.global, .needsFiniteBounds, .needsBudget, .stochastic]),
    ("GN_AGS", [.global, .inequalities, .needsFiniteBounds, .needsBudget]),
  ]
}
