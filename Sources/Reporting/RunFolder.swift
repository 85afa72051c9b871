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
  /// The folders that were not there before, the outermost first.
  private let made: [String]

  /// Makes the folder, parents included, unless it is there already.
  /// - Throws: When it is a file, cannot be made, or cannot be written to; the same of what is to stand in it: a search is not made for
  ///   nothing.
  public init(_ path: String) throws(Faults) {
    self.path = path
    made = try Self.make(path)
    var faults = Faults()
    let figures = "\(path)/figures"
    for folder in [path] + (FileSystem.kind(figures) != nil ? [figures] : []) {
      do throws(Faults) { try Self.probe(folder) } catch { faults.add(error) }
    }
    let files = (["study.json"] + Self.makers.map(\.file)).map { "\(path)/\($0)" }
    for file in files where FileSystem.kind(file) == .folder {
      faults.add(file, "is a folder", remedy: "a file of the run gets this name: move it, or name another folder")
    }
    if !faults.isEmpty { discard() }
    try faults.throwIfAny()
  }

  /// What the files of a folder are made of.
  private struct Known {
    let findings: Findings, views: DesignViews, provenance: Provenance, record: RunRecord
  }

  /// What is made of that, beside the figures. What takes longest first, so that no thread begins with it when the others end.
  private static let makers: [(file: String, text: @Sendable (Known) -> String)] = [
    ("front.json", { FrontRecord($0.findings, $0.views, $0.provenance).value.text(pretty: true) }),
    ("report.html", { ReportPage($0.findings, $0.views, $0.provenance, $0.record).text }),
    ("run.json", { $0.record.value.text(pretty: true) }),
    ("front.csv", { $0.findings.run.plan.table(of: $0.findings.run.designs).text }),
    ("summary.md", { SummaryPage($0.findings).text }),
  ]

  private static func probe(_ folder: String) throws(Faults) {
    guard FileSystem.kind(folder) == .folder else {
      throw Faults(Fault(folder, "is a file", remedy: "name another folder"))
    }
    let probe = "\(folder)/.writable.\(getpid())"
    let descriptor = open(probe, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw Faults(.system(folder, "cannot be written to")) }
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
    // All is known: what follows only reads.
    nonisolated(unsafe) let known = Known(
      findings: findings, views: DesignViews(findings), provenance: Provenance(run.plan, designs: run.designs),
      record: RunRecord(findings, seconds: seconds, version: version, origins: origins))
    let makers = Self.makers
    let made = WorkerPool(count: min(run.jobs, makers.count + 1)).map(makers.count + 1) { _, at in
      at < makers.count
        ? [(makers[at].file, makers[at].text(known))]
        : Figure.all(known.findings, known.views).map { ("figures/\($0.file)", $0.svg) }
    }
    let texts = [("study.json", study)] + made.joined()
    let figures = made[makers.count].map(\.0)

    let folders = figures.isEmpty ? [] : try Self.make("\(path)/figures")
    do throws(Faults) { try put(texts, jobs: run.jobs) } catch {
      for folder in folders { rmdir(folder) }
      throw error
    }
    removeFigures(except: figures)
  }

  private func put(_ texts: [(String, String)], jobs: Int) throws(Faults) {
    var files = WholeFiles()
    for (file, text) in texts { try files.add(text, to: "\(path)/\(file)") }
    try files.commit(jobs: jobs)
  }

  /// Takes the folder back when there is nothing in it: a run that failed leaves nothing behind.
  public func discard() {
    for folder in made.reversed() { rmdir(folder) }
  }

  /// The folders that had to be made, the outermost first.
  private static func make(_ path: String) throws(Faults) -> [String] {
    guard !path.isEmpty else { throw Faults(Fault("''", "is not the name of a folder")) }
    if FileSystem.kind(path) == .folder { return [] }
    let parent = folder(of: path)
    let made = parent != path && FileSystem.kind(parent) != .folder ? try make(parent) : []
    if mkdir(path, 0o777) == 0 { return made + [path] }
    let error = SystemError()
    // Another process may have made it in between.
    if FileSystem.kind(path) == .folder { return made }
    if error.number == EEXIST { throw Faults(Fault(path, "is a file", remedy: "name a folder")) }
    throw Faults(.system(path, "cannot be made", error))
  }

  /// Figures of an earlier run whose objectives were others would tell of a front that is no longer there.
  private func removeFigures(except kept: [String]) {
    for name in (try? FileSystem.names(in: "\(path)/figures")) ?? [] where Figure.isFigure(name) {
      if !kept.contains("figures/\(name)") { unlink("\(path)/figures/\(name)") }
    }
  }
}
