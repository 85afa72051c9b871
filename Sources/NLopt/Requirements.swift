/// What a request asks of an algorithm, to be held against its traits before the C library sees it.
struct Requirements {
  var dimension: Int
  var lower: [Double]
  var upper: [Double]
  var inequalities = 0
  var equalities = 0
  /// Whether the functions can write derivatives.
  var hasDerivatives = true

  /// Why `algorithm`, with `local` inside, cannot do this.
  func faults(_ algorithm: Algorithm, local: Algorithm?) -> [Fault] {
    let faults = faults(algorithm)
    guard algorithm.traits.contains(.needsLocal) else { return faults }
    guard let local else {
      return faults + [Fault("algorithm", found: "\(algorithm) without a local algorithm", allowed: "one is set")]
    }
    return faults + self.faults(of: local, inside: algorithm)
  }

  /// Why `algorithm`, whatever is inside, cannot do this.
  private func faults(_ algorithm: Algorithm) -> [Fault] {
    var faults: [Fault] = []
    func fault(_ found: String, _ allowed: String, _ hint: String? = nil) {
      faults.append(Fault("algorithm", found: "\(algorithm) \(found)", allowed: allowed, hint: hint))
    }
    let traits = algorithm.traits
    if !algorithm.isAvailable {
      let version = Library.version
      fault(
        "in NLopt \(version.major).\(version.minor).\(version.patch)", "an algorithm this library was built with")
    }
    if traits.contains(.needsGradient) && !hasDerivatives {
      fault("without derivatives", "an algorithm whose second letter is N")
    }
    if inequalities > 0 && !traits.contains(.inequalities) {
      fault("with inequalities", "an algorithm that takes them", "e.g. LD_SLSQP, LN_COBYLA, GN_ISRES")
    }
    if equalities > 0 && !traits.contains(.equalities) {
      fault("with equalities", "an algorithm that takes them", "e.g. LD_SLSQP, LN_COBYLA, GN_ISRES")
    }
    if equalities > dimension {
      fault("with \(equalities) equalities", "at most one a free variable, here \(dimension)")
    }
    if traits.contains(.atLeast2D) && dimension < 2 { fault("in one dimension", "two or more") }
    if traits.contains(.needsFiniteBounds), let i = infiniteBound {
      fault("with lower[\(i)], upper[\(i)] = \(lower[i]), \(upper[i])", "finite bounds everywhere")
    }
    return faults
  }

  private var infiniteBound: Int? { (0..<lower.count).first { !lower[$0].isFinite || !upper[$0].isFinite } }

  /// Why `local` cannot serve inside `algorithm`.
  private func faults(of local: Algorithm, inside algorithm: Algorithm) -> [Fault] {
    var inner = self
    inner.equalities = 0
    // The variants that keep inequalities leave them to the local algorithm; the others fold them into its objective.
    if !algorithm.name.hasSuffix("AUGLAG_EQ") { inner.inequalities = 0 }
    if algorithm.name.contains("N_") { inner.hasDerivatives = false }
    var faults = inner.faults(local)
    for i in faults.indices { faults[i].place = "local algorithm" }
    if local.traits.contains(.global) {
      faults.append(
        Fault("local algorithm", found: "\(local)", allowed: "a local one", hint: "its name starts with L"))
    } else if local.traits.contains(.needsLocal) {
      faults.append(
        Fault(
          "local algorithm", found: "\(local)", allowed: "one that works without another",
          hint: "e.g. LD_SLSQP, LN_COBYLA"))
    }
    return faults
  }
}
