// The folder a run leaves behind: the front as CSV and JSON, the record of the run, the report, the figures.
public import Documents
import Glibc
import ParetoSearch
import Studies
import Workers

/// A folder for what a run found.
public struct RunFolder {
  /// As it was given.
  public let path: String
  /// It was not there before.
  private let isNew: Bool

  /// Makes the folder, parents included, unless it is there already.
  /// - Throws: When it is a file, cannot be made, or cannot be written to.
  public init(_ path: String) throws(Faults) {
    self.path = path
    isNew = !isFolder(path)
    try Self.make(path)
    let probe = "\(path)/.writable.\(getpid())"
    let descriptor = open(probe, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw Faults(.system(path, "cannot be written to")) }
    close(descriptor)
    unlink(probe)
  }

  /// Writes everything; files of an earlier run give way, and only when all of the new ones are ready.
  /// - Parameters:
  ///   - study: The study's text, kept beside what it gave.
  ///   - seconds: How long the search took.
  ///   - version: The version of the tool.
  ///   - origins: SHA-256, in hexadecimal, by file: of the plugins, and of the study's file if that is at hand.
  public func write(
    _ findings: Findings, study: String, seconds: Double, version: String, origins: [String: String]
  ) throws(Faults) {
    findings.complete()
    let run = findings.run
    let views = DesignViews(findings)
    let provenance = Provenance(run.plan, designs: run.designs)
    let record = RunRecord(findings, seconds: seconds, version: version, origins: origins)

    // All is known: what follows only reads.
    nonisolated(unsafe) let known = (findings, views, provenance, record)
    // What takes longest first, so that no thread begins with it when the others end.
    let makers: [@Sendable () -> [(file: String, text: String)]] = [
      { [("front.json", FrontRecord(known.0, known.1, known.2).value.text(pretty: true))] },
      { [("report.html", ReportPage(known.0, known.1, known.2, known.3).text)] },
      { [("run.json", known.3.value.text(pretty: true))] },
      { Figure.all(known.0, known.1).map { ("figures/\($0.file)", $0.svg) } },
      { [("front.csv", run.plan.table(of: run.designs).text)] },
      { [("summary.md", SummaryPage(known.0).text)] },
    ]
    let made = WorkerPool(count: min(run.jobs, makers.count)).map(makers.count) { _, at in makers[at]() }
    let texts = [("study.json", study)] + made.joined()
    let figures = texts.map(\.0).filter { $0.hasPrefix("figures/") }

    if !figures.isEmpty { try Self.make("\(path)/figures") }
    var files = WholeFiles()
    for (file, text) in texts { try files.add(text, to: "\(path)/\(file)") }
    try files.commit(jobs: run.jobs)
    removeFigures(except: figures)
  }

  /// Takes the folder back when there is nothing to write: a run that failed leaves nothing behind.
  public func discard() {
    if isNew { rmdir(path) }
  }

  /// Writes a text whole or not at all.
  public static func write(_ text: String, to file: String) throws(Faults) {
    var files = WholeFiles()
    try files.add(text, to: file)
    try files.commit()
  }

  private static func make(_ path: String) throws(Faults) {
    guard !path.isEmpty else { throw Faults(Fault("''", "is not the name of a folder")) }
    if isFolder(path) { return }
    let parent = folder(of: path)
    if parent != path, !isFolder(parent) { try make(parent) }
    // Another process may have made it in between.
    guard mkdir(path, 0o777) != 0, !isFolder(path) else { return }
    if errno == EEXIST { throw Faults(Fault(path, "is a file", remedy: "name a folder")) }
    throw Faults(.system(path, "cannot be made"))
  }

  /// Figures of an earlier run whose objectives were others would tell of a front that is no longer there.
  private func removeFigures(except kept: [String]) {
    guard let folder = opendir("\(path)/figures") else { return }
    defer { closedir(folder) }
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if Figure.isFigure(name), !kept.contains("figures/\(name)") { unlink("\(path)/figures/\(name)") }
    }
  }
}
