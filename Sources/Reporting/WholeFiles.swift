// Files that appear whole or not at all: each is written beside its place under another name, brought to the disk, and
// only then renamed. Several files are all prepared before the first one is put in place, and threads share the waiting
// for the disk.
import Documents
import Glibc
import Workers

/// Files prepared beside their places.
struct WholeFiles: ~Copyable {
  private var prepared: [(temporary: String, file: String, descriptor: Int32)] = []

  /// Writes a file under a temporary name in its folder; what a link points to, and not the link, is what gives way. A pipe or a device
  /// is written to at once: nothing can take its place.
  mutating func add(_ text: String, to file: String) throws(Faults) {
    let kind = FileSystem.kind(file)
    guard kind != .folder else { throw Faults(Fault(file, "cannot be written: it is a folder")) }
    if kind == .stream { return try Self.send(text, to: file) }
    let file = FileSystem.realPath(file) ?? file
    let temporary = "\(file).\(getpid()).\(prepared.count).partial"
    // O_EXCL: nobody else's file is ever overwritten, and no link followed.
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw Faults(.system(file, "cannot be written")) }
    prepared.append((temporary, file, descriptor))
    guard Reporting.write(text, to: descriptor) else { throw Faults(.system(file, "cannot be written")) }
  }

  /// Puts all files in place.
  /// - Parameter jobs: The number of threads that wait for the disk.
  mutating func commit(jobs: Int = 1) throws(Faults) {
    let descriptors = prepared.map(\.descriptor)
    let errors = WorkerPool(count: min(jobs, descriptors.count)).map(descriptors.count) { _, at in
      fsync(descriptors[at]) == 0 ? 0 : errno
    }
    for (file, error) in zip(prepared.map(\.file), errors) where error != 0 {
      errno = error
      throw Faults(.system(file, "cannot be written"))
    }
    var folders: Set<String> = []
    while let (temporary, file, descriptor) = prepared.first {
      guard rename(temporary, file) == 0 else { throw Faults(.system(file, "cannot be written")) }
      prepared.removeFirst()
      close(descriptor)
      folders.insert(folder(of: file))
    }
    for folder in folders { Self.synchronize(folder) }
  }

  deinit {
    for (temporary, _, descriptor) in prepared {
      close(descriptor)
      unlink(temporary)
    }
  }

  private static func send(_ text: String, to file: String) throws(Faults) {
    let descriptor = open(file, O_WRONLY | O_CLOEXEC)
    defer { close(descriptor) }
    let isWritten = descriptor >= 0 && Reporting.write(text, to: descriptor)
    guard isWritten else { throw Faults(.system(file, "cannot be written")) }
  }

  /// The names themselves are on the disk only when the folder is.
  private static func synchronize(_ folder: String) {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }
}

/// Writes a text to where a descriptor leads; whether all of it could be written, else `errno` says why not.
public func write(_ text: String, to descriptor: Int32) -> Bool {
  var text = text
  return text.withUTF8 { bytes in
    var done = 0
    while done < bytes.count {
      let count = Glibc.write(descriptor, bytes.baseAddress! + done, bytes.count - done)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      done += count
    }
    return true
  }
}

/// The path without its last part; `.` for a bare name.
func folder(of path: String) -> String {
  guard let slash = path.lastIndex(of: "/") else { return "." }
  return slash == path.startIndex ? "/" : String(path[..<slash])
}
