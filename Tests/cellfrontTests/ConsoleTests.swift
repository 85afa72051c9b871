import Foundation
import Testing

/// Where standard output and standard error lead nowhere.
struct ConsoleTests {
  /// Runs a line of the shell in a folder that holds the strip; `$P` is the program.
  private func shell(_ place: Workplace, _ line: String) throws -> Int32 {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/bash")
    process.arguments = ["-c", "set -o pipefail; \(line)"]
    process.currentDirectoryURL = place.folder
    process.environment = ProcessInfo.processInfo.environment.merging(
      ["SWIFT_BACKTRACE": "enable=no", "P": Workplace.program.path]
    ) { $1 }
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }

  @Test(arguments: ["2> /dev/full", "2>&-", "2> >(exec 0<&-; sleep 1)"])
  func messagesThatNobodyGetsEndNoRun(where errors: String) throws {
    let place = try Workplace()
    try Strip.lay(place)
    #expect(try shell(place, "\"$P\" run strip.json --plugins cards --out out \(errors)") == 0)
    #expect(try place.read("out/front.csv").hasPrefix("design,"))
  }

  @Test func whatWasFoundIsToldWhereTheRunFolderHasNoRoom() throws {
    let place = try Workplace()
    try Strip.lay(place)
    // A file may have no more than 16 KiB: the report has.
    let run = "trap '' XFSZ; ulimit -f 16; \"$P\" run strip.json --plugins cards --out new/out --quiet"
    #expect(try shell(place, "\(run) 2> errors") == 74)
    let errors = try place.read("errors")
    #expect(errors.contains("designs on the front") && !errors.contains("In new/out"), "\(errors)")
    #expect(errors.contains("The run folder cannot be written: one fault"), "\(errors)")
    #expect(!place.exists("new"))
  }

  @Test func dataThatNobodyGetsAreToldByTheStatus() throws {
    let place = try Workplace()
    try Strip.lay(place)
    #expect(try shell(place, "\"$P\" run strip.json --plugins cards --out out") == 0)
    let evaluate = "\"$P\" evaluate strip.json --plugins cards --designs out/front.csv"
    #expect(try shell(place, "\(evaluate) > /dev/full") == 74)
    #expect(try shell(place, "\(evaluate) >&-") == 74)
    // A reader that has what it wants.
    #expect([0, 141].contains(try shell(place, "\(evaluate) | head -n 1")))
  }
}
