// Files that appear whole or not at all: each is written beside its place under another name, brought to the disk, and
// only then renamed. Several files are all prepared before the first one is put in place, and threads share the waiting
// for the disk.
package import Documents
import Glibc
import Workers

/// Files prepared beside their places.
package struct WholeFiles: ~Copyable {
  private var prepared: [(temporary: String, file: String, descriptor: Int32)] = []

  /// Writes one file.
  package static func write(_ text: String, to file: String) throws(Faults) {
    var files = WholeFiles()
    try files.add(text, to: file)
    try files.commit()
  }

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
    try Self.fill(descriptor, text, file)
  }

  /// Puts all files in place.
  /// - Parameter jobs: The number of threads that wait for the disk.
  mutating func commit(jobs: Int = 1) throws(Faults) {
    let descriptors = prepared.map(\.descriptor)
    let errors = WorkerPool(count: min(jobs, descriptors.count)).map(descriptors.count) { _, at in
      fsync(descriptors[at]) == 0 ? nil : SystemError()
    }
    for (file, error) in zip(prepared.map(\.file), errors) {
      if let error { throw Faults(.system(file, "cannot be written", error)) }
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
    guard descriptor >= 0 else { throw Faults(.system(file, "cannot be written")) }
    defer { close(descriptor) }
    try fill(descriptor, text, file)
  }

  private static func fill(_ descriptor: Int32, _ text: String, _ file: String) throws(Faults) {
    do throws(SystemError) { try FileSystem.write(text, to: descriptor) } catch {
      throw Faults(.system(file, "cannot be written", error))
    }
  }

  /// The names themselves are on the disk only when the folder is.
  private static func synchronize(_ folder: String) {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }
}

/// The path without its last part; `.` for a bare name.
func folder(of path: String) -> String {
  guard let slash = path.lastIndex(of: "/") else { return "." }
  return slash == path.startIndex ? "/" : String(path[..<slash])
}
