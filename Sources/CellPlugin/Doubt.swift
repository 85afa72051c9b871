// A comparison cannot say that it was undecided: it says yes or no. So it is noted aside, for the thread that asked.
import Glibc

/// Whether a formula over a box has taken a turn that not all designs of the box take.
enum Doubt {
  private static let key: pthread_key_t = {
    var key = pthread_key_t()
    let status = pthread_key_create(&key, nil)
    precondition(status == 0, "no thread-specific data")
    return key
  }()

  static func note() { pthread_setspecific(key, UnsafeRawPointer(bitPattern: 1)) }

  /// Runs a formula; whether it was in doubt.
  static func arises(in body: () throws(Refusal) -> Void) throws(Refusal) -> Bool {
    pthread_setspecific(key, nil)
    do throws(Refusal) { try body() } catch {
      // A refusal that hangs on an undecided comparison is none.
      if pthread_getspecific(key) != nil { return true }
      throw error
    }
    return pthread_getspecific(key) != nil
  }
}
