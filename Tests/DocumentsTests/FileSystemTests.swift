import Documents
import Foundation
import Testing

struct FileSystemTests {
  @Test func filesFoldersAndStreamsAreToldApartOverLinks() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "kinds-\(UUID())").path
    try FileManager.default.createDirectory(atPath: "\(folder)/inner", withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try "content".write(toFile: "\(folder)/file", atomically: true, encoding: .utf8)
    for (link, target) in [("toFile", "file"), ("toFolder", "inner"), ("toNothing", "nothing")] {
      try FileManager.default.createSymbolicLink(atPath: "\(folder)/\(link)", withDestinationPath: target)
    }
    let kinds = ["file", "toFile", "inner", "toFolder", "toNothing", "nothing"].map {
      FileSystem.kind("\(folder)/\($0)")
    }
    #expect(kinds == [.file, .file, .folder, .folder, nil, nil])
    #expect(FileSystem.kind("/dev/null") == .stream)
    #expect(FileSystem.isSame("\(folder)/file", "\(folder)/toFile"))
    #expect(FileSystem.realPath("\(folder)/toFile") == FileSystem.realPath(folder).map { "\($0)/file" })
    #expect(try FileSystem.names(in: folder) == ["file", "inner", "toFile", "toFolder", "toNothing"])
    #expect(try FileSystem.read("\(folder)/toFile") == Array("content".utf8))
  }

  @Test func aTextIsWrittenWhole() throws {
    let text = String(repeating: "ä\n", count: 300_000)
    let file = FileManager.default.temporaryDirectory.appending(path: "text-\(UUID())").path
    defer { try? FileManager.default.removeItem(atPath: file) }
    let descriptor = open(file, O_WRONLY | O_CREAT, 0o600)
    defer { close(descriptor) }
    try FileSystem.write(text, to: descriptor)
    #expect(try FileSystem.read(file) == Array(text.utf8))
  }

  @Test func whatCannotBeWrittenIsTheSystemsError() {
    #expect(#expect(throws: SystemError.self) { try FileSystem.write("x", to: -1) }?.number == EBADF)
    let descriptor = open("/dev/full", O_WRONLY)
    defer { close(descriptor) }
    let error = #expect(throws: SystemError.self) { try FileSystem.write("x", to: descriptor) }
    #expect(error?.description == "No space left on device")
  }

  @Test func whatCannotBeReadIsNamedWithTheReason() throws {
    let nowhere = #expect(throws: Faults.self) { try FileSystem.read("/nowhere") }
    #expect(nowhere?.list.map(\.description) == ["/nowhere: cannot be read: No such file or directory"])
    let folder = #expect(throws: Faults.self) { try FileSystem.read("/") }
    #expect(folder?.list.map(\.description) == ["/: cannot be read: Is a directory"])
    #expect(throws: Faults.self) { try FileSystem.names(in: "/dev/null") }
  }
}
