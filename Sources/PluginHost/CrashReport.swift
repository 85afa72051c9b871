// A crash in a plugin cannot be survived, since memory and locks are in an unknown state; but it can be explained.
import CPluginSupport
import Glibc

/// Explains crashes inside plugins.
public enum CrashReport {
  /// From now on a fatal signal inside a plugin, or its ending the process, prints which component of which file crashed and what it was doing,
  /// and ends the process with status 70 (EX_SOFTWARE). Elsewhere a fatal signal does what it did before.
  ///
  /// Call it once, before plugins are loaded.
  public static func install() { crash_install() }
}

/// What a thread is about to do in a plugin; made once and never freed, because a signal handler reads it.
struct Activity: @unchecked Sendable {  // never written after its initialiser
  let pointer: UnsafePointer<crash_activity>

  init(component: String?, file: String, _ action: String) {
    let activity = UnsafeMutablePointer<crash_activity>.allocate(capacity: 1)
    activity.initialize(
      to: crash_activity(
        component: component.map { UnsafePointer(strdup($0)) }, file: strdup(file), action: strdup(action)))
    pointer = UnsafePointer(activity)
  }

  /// Runs a call into the plugin under this mark.
  @inline(__always) func during<Result>(_ body: () -> Result) -> Result {
    crash_enter(pointer)
    defer { crash_leave() }
    return body()
  }
}
