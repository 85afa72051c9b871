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

  /// Seeds the random numbers that optimizations on the calling thread draw.
  static func seed(_ seed: UInt64) { nlopt_srand(UInt(seed)) }
}
