import Documents
import Foundation
import Testing

@testable import Reporting

struct WholeFilesTests {
  @Test func aFileIsReplacedWhole() throws {
    let scratch = try Scratch()
    let long = String(repeating: "ä\n", count: 300_000)
    try WholeFiles.write(long, to: "\(scratch.path)/a")
    #expect(try scratch.text("a") == long)
    try WholeFiles.write("short", to: "\(scratch.path)/a")
    #expect(try scratch.text("a") == "short")
    #expect(scratch.files == ["a"])
  }

  @Test func preparedFilesAreNotSeenAndVanishWhenTheyAreNotPutInPlace() throws {
    let scratch = try Scratch()
    try WholeFiles.write("old", to: "\(scratch.path)/a")
    do {
      var files = WholeFiles()
      try files.add("new", to: "\(scratch.path)/a")
      #expect(try scratch.text("a") == "old")
      #expect(scratch.files.count == 2)
    }
    #expect(scratch.files == ["a"])
    #expect(try scratch.text("a") == "old")
  }

  @Test(arguments: [1, 3, 20]) func threadsPutSeveralFilesInPlace(jobs: Int) throws {
    let scratch = try Scratch()
    var files = WholeFiles()
    for at in 0..<10 { try files.add("text \(at)", to: "\(scratch.path)/\(at)") }
    #expect(!scratch.files.contains("0"))
    try files.commit(jobs: jobs)
    #expect(scratch.files == (0..<10).map { "\($0)" })
    for at in 0..<10 { #expect(try scratch.text("\(at)") == "text \(at)") }
  }

  @Test func whatCannotBeWrittenIsAFaultThatNamesTheFileAndLeavesNothing() throws {
    let scratch = try Scratch()
    let missing = "\(scratch.path)/none/a"
    let faults = #expect(throws: Faults.self) { try WholeFiles.write("x", to: missing) }
    #expect(faults?.list.first?.place == missing)
    #expect(throws: Faults.self) { try WholeFiles.write("x", to: scratch.path) }
    #expect(scratch.files.isEmpty)
  }

  @Test func overALinkTheFileBehindItGivesWay() throws {
    let scratch = try Scratch()
    try WholeFiles.write("old", to: "\(scratch.path)/a")
    try FileManager.default.createSymbolicLink(atPath: "\(scratch.path)/link", withDestinationPath: "a")
    try WholeFiles.write("new", to: "\(scratch.path)/link")
    #expect(try scratch.text("a") == "new")
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: "\(scratch.path)/link") == "a")
  }

  @Test func aPipeIsWrittenToAndStays() throws {
    let scratch = try Scratch()
    let pipe = "\(scratch.path)/pipe"
    try #require(mkfifo(pipe, 0o600) == 0)
    // Open both ways, so that neither end waits for the other.
    let descriptor = open(pipe, O_RDWR)
    defer { close(descriptor) }
    try WholeFiles.write("text", to: pipe)
    var bytes = [UInt8](repeating: 0, count: 10)
    #expect(read(descriptor, &bytes, bytes.count) == 4)
    #expect(String(decoding: bytes.prefix(4), as: UTF8.self) == "text")
    #expect(scratch.files == ["pipe"])
    #expect(throws: Faults.self) { try WholeFiles.write("text", to: "/dev/full") }
  }

  @Test func aFullDiskLeavesTheOldFile() throws {
    // A link to the device that is always full stands where the temporary file would: nothing follows it.
    let scratch = try Scratch()
    try WholeFiles.write("old", to: "\(scratch.path)/a")
    let temporary = "\(scratch.path)/a.\(ProcessInfo.processInfo.processIdentifier).0.partial"
    try FileManager.default.createSymbolicLink(atPath: temporary, withDestinationPath: "/dev/full")
    #expect(throws: Faults.self) { try WholeFiles.write("new", to: "\(scratch.path)/a") }
    #expect(try scratch.text("a") == "old")
  }
}
