import CNLopt

/// Owns one optimizer of the C library.
final class Handle {
  let pointer: nlopt_opt

  /// An optimizer with `algorithm`, which must be available, in `dimension` ≥ 1 dimensions.
  init(_ algorithm: Algorithm, dimension: Int) {
    guard let code = algorithm.code, let pointer = nlopt_create(code, UInt32(dimension)) else {
      preconditionFailure("NLopt has no \(algorithm), or no memory")
    }
    self.pointer = pointer
  }

  deinit { nlopt_destroy(pointer) }

  /// The library's words on the last fault; they are gone with the next setting.
  var message: String? { nlopt_get_errmsg(pointer).map { String(cString: $0) } }
}
