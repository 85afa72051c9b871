// The little of the file system that studies, plugins and runs need, straight from the C library.
import Glibc

/// Reads files and folders; what cannot be read is a fault that names it.
package enum FileSystem {
  /// What a path leads to, over links.
  package enum Kind {
    case file, folder
    /// A pipe, a socket or a device: it may have no end, and nothing can take its place.
    case stream
  }

  /// What is there; `nil` where nothing is, or nothing that may be looked at.
  package static func kind(_ path: String) -> Kind? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    return switch status.st_mode & S_IFMT {
    case S_IFREG: .file
    case S_IFDIR: .folder
    default: .stream
    }
  }

  /// The whole content, of a stream too.
  package static func read(_ path: String) throws(Faults) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Faults(.system(path, "cannot be read")) }
    defer { close(descriptor) }
    var content: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(descriptor, &block, block.count)
      if count < 0, errno == EINTR { continue }
      // Opening a folder succeeds, reading it does not.
      guard count >= 0 else { throw Faults(.system(path, "cannot be read")) }
      guard count > 0 else { return content }
      content += block[..<count]
    }
  }

  /// Writes a text to where a descriptor leads.
  /// - Throws: Why not all of it could be written.
  package static func write(_ text: String, to descriptor: Int32) throws(SystemError) {
    var text = text
    let error = text.withUTF8 { bytes -> SystemError? in
      var done = 0
      while done < bytes.count {
        let count = Glibc.write(descriptor, bytes.baseAddress! + done, bytes.count - done)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return SystemError() }
        done += count
      }
      return nil
    }
    if let error { throw error }
  }

  /// The names in a folder, sorted byte by byte.
  package static func names(in folder: String) throws(Faults) -> [String] {
    guard let listing = opendir(folder) else { throw Faults(.system(folder, "cannot be read")) }
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
  package static func realPath(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }

  /// Whether two paths lead to one file.
  package static func isSame(_ first: String, _ second: String) -> Bool {
    var (a, b) = (stat(), stat())
    return stat(first, &a) == 0 && stat(second, &b) == 0 && a.st_ino == b.st_ino && a.st_dev == b.st_dev
  }
}

/// Why a call of the system failed.
package struct SystemError: Error, CustomStringConvertible {
  /// `errno` after the call.
  package let number: Int32

  /// - Parameter number: That of the call that just failed, when left out.
  package init(number: Int32 = errno) { self.number = number }

  /// In the system's words.
  package var description: String { String(cString: strerror(number)) }
}

extension Fault {
  /// What the system says of a call: of the one that just failed, when left out.
  package static func system(_ place: String, _ problem: String, _ error: SystemError = SystemError()) -> Fault {
    Fault(place, "\(problem): \(error)")
  }
}
