// The little of the file system that finding plugins needs, straight from the C library.
import Documents
import Glibc

/// Reads files and folders; what cannot be read is a fault that names it.
enum FileSystem {
  /// The whole content.
  static func read(_ path: String) throws(Fault) -> [UInt8] {
    // A pipe may have no end, and a device none that memory holds.
    guard !isOther(path) else { throw Fault(path, "is neither a file nor a folder") }
    guard let file = fopen(path, "rb") else { throw Fault(path, "cannot be read: \(reason)") }
    defer { fclose(file) }
    var content: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&chunk, 1, chunk.count, file)
      if count == 0 { break }
      content += chunk[..<count]
    }
    // Opening a folder succeeds, reading it does not.
    guard ferror(file) == 0 else { throw Fault(path, "cannot be read: \(reason)") }
    return content
  }

  /// The names in a folder, sorted byte by byte.
  static func names(in folder: String) throws(Fault) -> [String] {
    guard let listing = opendir(folder) else { throw Fault(folder, "cannot be read: \(reason)") }
    defer { closedir(listing) }
    var names: [String] = []
    while let entry = readdir(listing) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { tuple in
        tuple.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// The path without links, dots and double slashes; `nil` where nothing is.
  static func realPath(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }

  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Whether something is there that is neither a file nor a folder.
  private static func isOther(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && ![S_IFREG, S_IFDIR].contains(status.st_mode & S_IFMT)
  }

  /// Whether two paths lead to one file.
  static func isSame(_ first: String, _ second: String) -> Bool {
    var (a, b) = (stat(), stat())
    return stat(first, &a) == 0 && stat(second, &b) == 0 && a.st_ino == b.st_ino && a.st_dev == b.st_dev
  }

  /// The folder of the running program.
  static let executableFolder: String? = realPath("/proc/self/exe").map { path in
    String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
  }

  private static var reason: String { String(cString: strerror(errno)) }
}
