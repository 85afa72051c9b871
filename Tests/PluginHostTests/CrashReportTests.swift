import Foundation
import Modeling
import Testing

@testable import PluginHost

/// Each crash happens in a child process.
@Suite struct CrashReportTests {
  /// Loads a library with this body of `evaluate` and runs it once on a thread of its own.
  private static func evaluate(_ values: String, prelude: String = "") throws {
    try evaluate(LibraryFixture(values: values, prelude: prelude), at: [1, 0.01])
  }

  private static func evaluate(_ library: LibraryFixture, at x: [Double]) throws {
    CrashReport.install()
    let scratch = try Scratch()
    _ = try scratch.compile(library.source, to: "libcrash.so")
    let component = scratch.load()["ohm"]!
    let thread = Thread { _ = try? component.at(x) }
    thread.stackSize = 1 << 20
    thread.start()
    Thread.sleep(forTimeInterval: 20)
  }

  private func errors(of result: ExitTest.Result?) -> String {
    String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
  }

  private func expect(_ result: ExitTest.Result?, _ meaning: String, _ action: String = "evaluating a design") {
    let lines = errors(of: result).split(separator: "\n")
    let reports = lines.filter { $0.hasPrefix("error: ") }
    #expect(reports.count == 1, "\(lines)")
    #expect(
      reports.first?.hasSuffix("/libcrash.so: component 'ohm' crashed while \(action) (\(meaning))") == true, "\(lines)"
    )
  }

  @Test func aWildPointerIsReported() async {
    let result = await #expect(processExitsWith: .exitCode(70), observing: [\.standardErrorContent]) {
      try Self.evaluate("*(volatile int *)8 = 1;")
    }
    expect(result, "SIGSEGV: invalid memory access or stack overflow")
  }

  @Test func aTrapIsReported() async {
    let result = await #expect(processExitsWith: .exitCode(70), observing: [\.standardErrorContent]) {
      try Self.evaluate("__builtin_trap();")
    }
    expect(result, "SIGILL: trap, such as a failed precondition")
  }

  @Test func anAbortIsReported() async {
    let result = await #expect(processExitsWith: .exitCode(70), observing: [\.standardErrorContent]) {
      try Self.evaluate("abort();")
    }
    expect(result, "SIGABRT: abort")
  }

  @Test func endingTheProcessIsReported() async {
    let result = await #expect(processExitsWith: .exitCode(70), observing: [\.standardErrorContent]) {
      try Self.evaluate("exit(0);")
    }
    #expect(errors(of: result).contains("/libcrash.so: component 'ohm' ended the process while evaluating a design"))
  }

  @Test func wordsThatCannotBeReadAreReported() async {
    let result = await #expect(processExitsWith: .exitCode(70), observing: [\.standardErrorContent]) {
      // It refuses a current below zero.
      let words = "static const char *words(void *instance) { (void)instance; return (const char *)8; }"
      try Self.evaluate(LibraryFixture(fields: ".message = words,", prelude: words), at: [-1, 0.01])
    }
    expect(result, "SIGSEGV: invalid memory access or stack overflow", "explaining a refusal")
  }

  @Test func anIntegerDivisionByZeroIsReported() async {
    let result = await #expect(processExitsWith: .exitCode(70), observing: [\.standardErrorContent]) {
      try Self.evaluate("volatile int seven = 7, zero = 0; y[0] = seven / zero;")
    }
    expect(result, "SIGFPE: integer division by zero or overflow")
  }

  @Test func aStackOverflowIsReported() async {
    let result = await #expect(processExitsWith: .exitCode(70), observing: [\.standardErrorContent]) {
      try Self.evaluate(
        "y[0] = deep(1);",
        prelude: "static int deep(int n) { volatile char a[4096]; a[0] = 1; return deep(n + 1) + a[0]; }")
    }
    expect(result, "SIGSEGV: invalid memory access or stack overflow")
  }

  @Test func aCrashWhileLoadingNamesTheFile() async {
    let result = await #expect(processExitsWith: .exitCode(70), observing: [\.standardErrorContent]) {
      CrashReport.install()
      let scratch = try Scratch()
      _ = try scratch.compile(
        "__attribute__((constructor)) static void start(void) { __builtin_trap(); }", to: "libcrash.so")
      _ = scratch.load()
    }
    let text = errors(of: result)
    #expect(text.contains("/libcrash.so: crashed while being loaded (SIGILL"))
  }

  @Test func aCrashOutsideOfPluginsIsNotClaimed() async {
    let result = await #expect(processExitsWith: .signal(SIGSEGV), observing: [\.standardErrorContent]) {
      // Swift's own report would end the process by another way.
      signal(SIGSEGV, SIG_DFL)
      CrashReport.install()
      let scratch = try Scratch()
      _ = try scratch.compile(LibraryFixture().source)
      _ = try scratch.load()["ohm"]!.at([1, 0.01])
      UnsafeMutablePointer<Int>(bitPattern: 8)!.pointee = 1
    }
    let text = errors(of: result)
    #expect(!text.contains("crashed while"))
  }

  @Test func aCrashInTheHostsOwnFunctionIsNotBlamedOnThePlugin() async {
    let result = await #expect(processExitsWith: .signal(SIGABRT), observing: [\.standardErrorContent]) {
      signal(SIGABRT, SIG_DFL)
      CrashReport.install()
      let scratch = try Scratch()
      _ = try scratch.compile(LibraryFixture(register: "host->log(host, \"hello\"); return CELL_OK;").source)
      _ = Plugins.load(PluginPlaces(paths: [scratch.folder])) { _ in abort() }
    }
    let text = errors(of: result)
    #expect(!text.contains("crashed while"))
  }
}
