import CNLopt

/// The NLopt library this process is linked with.
public enum Library {
  /// Its version, e.g. 2.7.1.
  public static let version: (major: Int, minor: Int, patch: Int) = {
    var major: Int32 = 0
    var minor: Int32 = 0
    var patch: Int32 = 0
    nlopt_version(&major, &minor, &patch)
    return (Int(major), Int(minor), Int(patch))
  }()

  /// Seeds the calling thread's random numbers where `algorithm`, or `local` inside it, draws any; else they are left to a run around
  /// this one.
  static func seed(_ seed: UInt64, for algorithm: Algorithm, local: Algorithm?) {
    if algorithm.traits.union(local?.traits ?? []).contains(.stochastic) { nlopt_srand(UInt(seed)) }
  }
}
